import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reals } from '../../testing/arbitraries.ts';
import { channelSizes } from './channelSizes.ts';
import { holdNoise } from './holdNoise.ts';
import { noiseShape } from './layout.ts';
import { perturb } from './perturb.ts';
import { projectToBall } from './project.ts';

const shape = noiseShape('channels-first', [3, 2, 2], 'channel');

it('keeps every element in the ball, the direction of each pair, and noise that is in it already', () => {
  fc.assert(
    fc.property(
      reals(12),
      reals(3),
      reals(3),
      fc.double({ min: 0.01, max: 3, noNaN: true }),
      (f, scale, offset, epsilon) => {
        const held = holdNoise({ scale, offset }, f, epsilon, shape);
        const moved = perturb(f, held, shape);
        // Nothing is left for the projection to cut off.
        projectToBall(moved, f, epsilon).forEach((value, i) => {
          expect(value).toBeCloseTo(moved[i]!, 5);
        });
        held.scale.forEach((z, c) => {
          expect(z * offset[c]!).toBeCloseTo(held.offset[c]! * scale[c]!, 9);
          expect(Math.abs(z)).toBeLessThanOrEqual(Math.abs(scale[c]!));
        });
        const again = holdNoise(held, f, 1.000001 * epsilon, shape);
        expect(again).toEqual(held);
      },
    ),
  );
});

it('says how far a factor moves its elements', () => {
  const sizes = channelSizes(Float64Array.of(3, -4, 0, 0, 0, 0, 0, 0, 1, 1, -1, 1), shape);
  expect([...sizes]).toEqual([2.5, 0, 1]);
});
