import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteDifferences, reals } from '../../testing/arbitraries.ts';
import { dot } from '../reals.ts';
import { compose, composeGradient, seenThrough, stageOf } from './compose.ts';
import type { Layers } from './layers.ts';
import { COORDINATES } from './placement.ts';

const SIZE = [16, 20] as const;
const AREA = SIZE[0] * SIZE[1];
const smooth = (x: number, y: number, phase: number) => 0.5 + 0.3 * Math.sin(0.3 * x + phase) * Math.cos(0.25 * y);

/** A soft blob in the middle. */
const layers: Layers = {
  size: SIZE,
  object: Float64Array.from({ length: 4 * AREA }, (_, i) => {
    const [c, x, y] = [Math.floor(i / AREA), i % SIZE[1], Math.floor((i % AREA) / SIZE[1])];
    const alpha = Math.exp(-((x - 9.5) ** 2 + (y - 7.5) ** 2) / 12);
    return c === 3 ? alpha : alpha * smooth(x, y, c);
  }),
  colour: [0.5, 0.4, 0.6],
  bounds: {
    left: 4.5,
    right: 14.5,
    top: 2.5,
    bottom: 12.5,
    cut: { left: false, right: false, top: false, bottom: false },
  },
  scene: new Float64Array(3 * AREA),
  hole: 0.2,
};
const stage = stageOf(Float64Array.from({ length: 3 * AREA }, (_, i) => smooth(i % 20, (i % AREA) / 20, 4 + i / AREA)));

/** Away from where whole pixels lie on whole pixels. */
const moved = fc
  .array(fc.double({ min: 0.07, max: 0.5, noNaN: true }), {
    minLength: COORDINATES.length,
    maxLength: COORDINATES.length,
  })
  .map((at) => Float64Array.from(at, (value, i) => (i % 2 === 0 ? value : -value)));

describe('compose', () => {
  it('shows the scene where the object is not, and the object where it is, a little in the scene’s light', () => {
    const picture = compose(layers, stage, { at: new Float64Array(COORDINATES.length), mirrored: false });
    expect(picture[0]).toBeCloseTo(stage.scene[0]!, 5);
    const middle = 7 * 20 + 9;
    expect(picture[middle]).toBeCloseTo(layers.object[middle]!, 0);
    const brighter = stageOf(stage.scene.map((value) => value + 0.3));
    const lit = compose(layers, brighter, { at: new Float64Array(COORDINATES.length), mirrored: false });
    expect(lit[middle]! - picture[middle]!).toBeGreaterThan(0.05);
  });

  it('has the gradient for the placement that finite differences show', () => {
    fc.assert(
      fc.property(moved, fc.boolean(), reals(3 * AREA, 1), (at, mirrored, cotangent) => {
        const gradient = composeGradient(layers, stage, { at, mirrored }, cotangent);
        const shown = finiteDifferences((x) => dot(compose(layers, stage, { at: x, mirrored }), cotangent), at, 1e-6);
        // Bilinear sampling has kinks at whole pixels, which a difference may lie across.
        const scale = Math.max(1, ...shown.map(Math.abs));
        gradient.forEach((value, i) => {
          expect(Math.abs(value - shown[i]!) / scale).toBeLessThan(3e-3);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('sees part of a scene, drawn up', () => {
    const whole = { before: [0, 0], after: [0, 0], mirrored: false } as const;
    expect(seenThrough(stage.scene, SIZE, whole)).toEqual(stage.scene);
    const right = seenThrough(stage.scene, SIZE, { ...whole, before: [0.5, 0] });
    expect(right[19]).toBeCloseTo(stage.scene[19]!, 9);
    expect(right[0]).toBeCloseTo((stage.scene[9]! + stage.scene[10]!) / 2, 9);
    const mirrored = seenThrough(stage.scene, SIZE, { ...whole, mirrored: true });
    expect(mirrored[0]).toBe(stage.scene[19]);
  });
});
