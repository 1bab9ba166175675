import { describe, expect, it } from 'vitest';
import { tensor } from '../core/tensor.ts';
import { parseManifest } from './parse.ts';
import { fromGraphUnits, preferredSide, takesSide, toGraphUnits, toSquare } from './preprocess.ts';
import { clip, mae, taesd } from './testing/manifests.ts';

const howOf = (json: unknown) => parseManifest(json).preprocessing;
const [clipHow, taesdHow, maeHow] = [howOf(clip), howOf(taesd), howOf(mae)];

describe('toGraphUnits', () => {
  it("normalises as CLIP's processor does", () => {
    // (0.5 - mean) / std for each channel, by hand.
    const { data } = toGraphUnits(tensor([1, 3, 1, 1], Float32Array.of(0.5, 0.5, 0.5)), clipHow);
    [0.069037, 0.161393, 0.332839].forEach((value, channel) => {
      expect(data[channel]).toBeCloseTo(value, 4);
    });
  });

  it('scales to [-1, 1]', () => {
    expect([...toGraphUnits(tensor([3, 1, 1], Float32Array.of(0, 0.5, 1)), taesdHow).data]).toEqual([-1, 0, 1]);
  });

  it('is undone by fromGraphUnits', () => {
    const image = tensor(
      [2, 3, 2, 2],
      Float32Array.from({ length: 24 }, (_, i) => i / 23),
    );
    const back = fromGraphUnits(toGraphUnits(image, maeHow), maeHow);
    image.data.forEach((value, i) => {
      expect(back.data[i]).toBeCloseTo(value, 6);
    });
  });

  it('refuses what is no image', () => {
    expect(() => toGraphUnits(tensor([1, 4, 1, 1], new Float32Array(4)), clipHow)).toThrow(
      'Expected images [..., 3, height, width]',
    );
  });
});

describe('fromGraphUnits', () => {
  it('clamps to [0, 1]', () => {
    expect([...fromGraphUnits(tensor([3, 1, 1], Float32Array.of(-3, 0, 3)), taesdHow).data]).toEqual([0, 0.5, 1]);
  });
});

describe('toSquare', () => {
  const image = tensor([3, 30, 60], new Float32Array(3 * 30 * 60).fill(0.25));

  it('gives the size the graph takes', () => {
    expect(toSquare(image, clipHow).dims).toEqual([3, 224, 224]);
    expect(toSquare(image, taesdHow, 64).dims).toEqual([3, 64, 64]);
  });

  it('refuses another one', () => {
    expect(() => toSquare(image, clipHow, 64)).toThrow('Expected 224 pixels, got 64.');
    expect(() => toSquare(image, taesdHow, 60)).toThrow('Expected a multiple of 8 from 64 to 1024 pixels, got 60.');
  });

  it('knows which sides are taken', () => {
    expect([
      preferredSide(taesdHow),
      takesSide(taesdHow, 1024),
      takesSide(taesdHow, 1032),
      takesSide(maeHow, 224),
    ]).toEqual([512, true, false, true]);
  });
});
