import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteDifferences, reals } from '../../testing/arbitraries.ts';
import { dot, maxAbsDifference } from '../reals.ts';
import { noiseIndex, noiseShape, type Granularity, type LatentLayout } from './layout.ts';
import { perturb, perturbBackward } from './perturb.ts';
import { projectToBall, projectToBallBackward } from './project.ts';

const small = fc.integer({ min: 1, max: 4 });
const latentCase = fc
  .record({
    layout: fc.constantFrom<LatentLayout>('channels-first', 'tokens', 'vector'),
    axes: fc.tuple(small, small, small),
    granularity: fc.constantFrom<Granularity>('channel', 'element'),
  })
  .chain(({ layout, axes, granularity }) => {
    const dims = axes.slice(0, { 'channels-first': 3, tokens: 2, vector: 1 }[layout]);
    const shape = noiseShape(layout, dims, granularity);
    return fc.record({
      shape: fc.constant(shape),
      f: reals(shape.size),
      scale: reals(shape.count),
      offset: reals(shape.count),
      cotangent: reals(shape.size),
    });
  });

describe('noiseShape', () => {
  it('shares a value over positions, wherever the channel axis is', () => {
    const indices = (layout: LatentLayout, dims: number[], granularity: Granularity) => {
      const shape = noiseShape(layout, dims, granularity);
      return Array.from({ length: shape.size }, (_, i) => noiseIndex(shape, i));
    };
    expect(indices('channels-first', [2, 1, 3], 'channel')).toEqual([0, 0, 0, 1, 1, 1]);
    expect(indices('tokens', [3, 2], 'channel')).toEqual([0, 1, 0, 1, 0, 1]);
    expect(indices('vector', [3], 'channel')).toEqual([0, 1, 2]);
    expect(indices('channels-first', [2, 1, 2], 'element')).toEqual([0, 1, 2, 3]);
  });

  it('refuses a latent of another rank', () => {
    expect(() => noiseShape('tokens', [2, 3, 4], 'channel')).toThrow(/2 axes for layout "tokens", got \[2, 3, 4\]/);
  });
});

describe('perturb', () => {
  it('has the gradient that finite differences show', () => {
    fc.assert(
      fc.property(latentCase, ({ shape, f, scale, offset, cotangent }) => {
        const gradient = perturbBackward(f, cotangent, shape);
        const byScale = finiteDifferences((z) => dot(perturb(f, { scale: z, offset }, shape), cotangent), scale);
        const byOffset = finiteDifferences((b) => dot(perturb(f, { scale, offset: b }, shape), cotangent), offset);
        expect(maxAbsDifference(gradient.scale, byScale)).toBeLessThan(1e-6);
        expect(maxAbsDifference(gradient.offset, byOffset)).toBeLessThan(1e-6);
      }),
    );
  });

  it('refuses noise of another size', () => {
    const noise = { scale: new Float64Array(2), offset: new Float64Array(2) };
    expect(() => perturb(new Float32Array(3), noise, noiseShape('vector', [3], 'channel'))).toThrow(/3 of each noise/);
  });
});

describe('projectToBall', () => {
  it('stays in the ball, leaves what is inside, and is idempotent', () => {
    fc.assert(
      fc.property(latentCase, fc.double({ min: 0, max: 3, noNaN: true }), ({ f, cotangent: point }, epsilon) => {
        const projected = projectToBall(point, f, epsilon);
        expect(maxAbsDifference(projected, f)).toBeLessThanOrEqual(epsilon + 1e-6);
        projected.forEach((value, i) => {
          if (Math.abs(point[i]! - f[i]!) < epsilon) expect(value).toBe(Math.fround(point[i]!));
        });
        expect(maxAbsDifference(projectToBall(projected, f, epsilon), projected)).toBeLessThan(1e-6);
      }),
    );
  });

  it('passes gradients inside the ball alone', () => {
    const f = Float64Array.of(0, 0, 0, 0);
    const gradient = projectToBallBackward(Float64Array.of(-2, -0.5, 0.9, 1), f, 1, Float64Array.of(1, 2, 3, 4));
    expect([...gradient]).toEqual([0, 2, 3, 0]);
  });

  it('refuses a radius below zero and NaN', () => {
    expect(() => projectToBall(new Float32Array(1), new Float32Array(1), -1)).toThrow(/epsilon >= 0/);
    expect(() => projectToBall(new Float32Array(1), new Float32Array(1), NaN)).toThrow(/epsilon >= 0/);
  });
});
