import { describe, expect, it } from 'vitest';
import { planeModels, redOn } from '../../testing/planeModels.ts';
import type { PixelTensor } from '../brands.ts';
import { coverageOf, layersOf } from './layers.ts';
import { declined } from '../../ui/words/en/declined.ts';
import { cutOut } from './stages.ts';

const GREEN = [0.2, 0.6, 0.3] as const;
const { mask } = planeModels();
const layered = async (pixels: PixelTensor) => layersOf(pixels, (await mask(pixels)).alpha.data);
const objected = async (pixels: PixelTensor) => {
  const { objection } = await cutOut(pixels, mask);
  return objection && declined(objection);
};

describe('layersOf', () => {
  it('cuts the object out, and closes its hole with what is around it', async () => {
    const pixels = redOn(GREEN, [10, 12, 20, 22]);
    const { object, scene, hole, bounds, colour } = await layered(pixels);
    const area = 32 * 32;
    const at = (x: number, y: number) => y * 32 + x;
    expect([object[3 * area + at(15, 16)], object[3 * area + at(2, 2)]]).toEqual([1, 0]);
    expect(object[at(15, 16)]).toBeCloseTo(0.9, 6);
    expect(colour[0]).toBeCloseTo(0.9, 2);
    expect(bounds).toMatchObject({ left: 9.5, right: 19.5, top: 11.5, bottom: 21.5 });
    expect(Object.values(bounds.cut)).toEqual([false, false, false, false]);
    for (let i = 0; i < area; i++) {
      expect(scene[i]).toBeCloseTo(0.2, 6);
      expect(Math.abs(scene[area + i]! - 0.6)).toBeLessThan(0.1);
    }
    expect(hole).toBeGreaterThan(100 / area);
    expect(hole).toBeLessThan(200 / area);
  });

  it('knows at which sides the frame cuts an object off', async () => {
    const { bounds } = await layered(redOn(GREEN, [0, 12, 20, 32]));
    expect(bounds).toMatchObject({
      left: -0.5,
      bottom: 31.5,
      cut: { left: true, bottom: true, top: false, right: false },
    });
  });

  it.each([
    [28, 28],
    [96, 32],
  ])('takes pictures of %i x %i pixels', async (height, width) => {
    const pixels = redOn(GREEN, [8, 8, 20, 20], [height, width]);
    const { size, scene } = await layered(pixels);
    expect(size).toEqual([height, width]);
    expect(scene.every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(await objected(pixels)).toBeNull();
  });
});

describe('objections', () => {
  it.each([
    ['no object stands out', [0, 0, 0, 0]],
    ['the object covers less than 3 % of the picture', [4, 4, 8, 8]],
    ['the object covers more than 85 % of the picture', [0, 0, 32, 31]],
    ['the frame cuts the object off at more than 2 sides', [0, 0, 32, 16]],
    [null, [4, 4, 24, 32]],
  ] as const)('%s', async (reason, box) => {
    expect(await objected(redOn(GREEN, box))).toBe(reason);
  });

  it.each([
    ['no object stands out', 0.7, 1],
    ['the object has no clear outline', 1, 0.6],
  ])('%s', async (reason, confidence, alpha) => {
    const pixels = redOn(GREEN, [8, 8, 24, 24]);
    const faint: typeof mask = async (of) => {
      const masked = await mask(of);
      const { dims, data } = masked.alpha;
      const confidences = Float32Array.of(confidence);
      return { ...masked, alpha: { dims, data: data.map((value) => value * alpha) }, confidence: confidences };
    };
    const { objection } = await cutOut(pixels, faint);
    expect(objection && declined(objection)).toBe(reason);
  });

  it('counts what the object covers', () => {
    expect(coverageOf(Float32Array.of(0.4, 0.6, 1, 0))).toBe(0.5);
  });
});
