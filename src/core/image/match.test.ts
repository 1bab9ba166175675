import { describe, expect, it } from 'vitest';
import { matchedPixels } from './match.ts';
import type { RgbaImage } from './pixels.ts';

/** @param colourAt RGB of a pixel. */
function picture(width: number, height: number, colourAt: (x: number, y: number) => readonly number[]): RgbaImage {
  const data = Uint8Array.from({ length: 4 * width * height }, (_, i) => {
    const pixel = Math.floor(i / 4);
    return i % 4 === 3 ? 255 : colourAt(pixel % width, Math.floor(pixel / width))[i % 4]!;
  });
  return { width, height, data };
}

const at = ({ data, width, channels }: ReturnType<typeof matchedPixels>, x: number, y: number) => [
  ...data.subarray(channels * (y * width + x), channels * (y * width + x + 1)),
];

describe('matchedPixels', () => {
  const spread = picture(8, 8, (x, y) => [30 * x, 30 * y, 200]);

  it.each(['crop', 'pad'] as const)('leaves a square of the side as it is, by %s', (fit) => {
    const { data } = matchedPixels(spread, { side: 8, fit, grey: false });
    expect([...data]).toEqual([...spread.data].filter((_, i) => i % 4 < 3));
  });

  // Left third red, the middle grey with a black line above and below, right third blue.
  const wide = picture(24, 8, (x) => (x < 8 ? [250, 0, 0] : x < 16 ? [90, 90, 90] : [0, 0, 250]));

  it('crops to the middle', () => {
    const cropped = matchedPixels(wide, { side: 8, fit: 'crop', grey: false });
    for (const [x, y] of [
      [1, 0],
      [4, 4],
      [6, 7],
    ] as const)
      expect(at(cropped, x, y)).toEqual([90, 90, 90]);
  });

  it('pads with the mean of the edge, and keeps all of it', () => {
    const padded = matchedPixels(wide, { side: 24, fit: 'pad', grey: false });
    expect(at(padded, 2, 12)).toEqual([250, 0, 0]);
    expect(at(padded, 21, 12)).toEqual([0, 0, 250]);
    // The edge: 8 of each third above and below, and 6 more rows of red at the left and blue at the right.
    const mean = (250 * (16 + 6) + 90 * 16) / 60;
    expect(at(padded, 0, 0)).toEqual([mean, (90 * 16) / 60, mean].map(Math.round));
    expect(at(padded, 23, 23)).toEqual(at(padded, 0, 0));
  });

  it('gives one value a pixel where it is to be grey', () => {
    const grey = matchedPixels(spread, { side: 8, fit: 'crop', grey: true });
    expect(grey.channels).toBe(1);
    expect(at(grey, 3, 2)).toEqual([Math.round((90 + 60 + 200) / 3)]);
  });

  it.each([1, 3, 17])('makes a line of pixels a square of %d', (side) => {
    const line = picture(40, 1, () => [10, 20, 30]);
    for (const fit of ['crop', 'pad'] as const) {
      const { data } = matchedPixels(line, { side, fit, grey: false });
      expect(data).toHaveLength(3 * side * side);
      expect([...data.subarray(0, 3)]).toEqual([10, 20, 30]);
    }
  });
});
