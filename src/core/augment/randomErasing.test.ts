import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictures } from '../../testing/pictures.ts';
import { imageId, runSeed } from '../brands.ts';
import { fillSettings } from '../methods/settings.ts';
import type { StreamAddress } from '../random/stream.ts';
import { areaOf } from './box.ts';
import { picture } from './picture.ts';
import { drawRectangle, randomErasing, RANDOM_ERASING_SETTINGS } from './randomErasing.ts';

const streamOf = (variant: number): StreamAddress => ({
  ...{ runSeed: runSeed(7), image: imageId('cat/a.jpg'), variant, purpose: 'augmentation' },
});
const settings = fillSettings(RANDOM_ERASING_SETTINGS);

/** Draws that were recorded: shares of ranges, and places. */
function recorded(draws: readonly number[]) {
  let next = 0;
  const draw = () => {
    expect(next).toBeLessThan(draws.length);
    return draws[next++]!;
  };
  return { uniform: draw, below: draw, isSpent: () => next === draws.length };
}

describe('drawRectangle', () => {
  // torchvision 0.29.2: torch.manual_seed(0 to 4, 7, 6); i, j, h, w, _ = RandomErasing.get_params(torch.zeros(3, height, width), area,
  // ratio, [0.]); what `uniform_(a, b)` gave is recorded as its share of [a, b], what `randint` gave as it is; the box is
  // j, i, j + w, i + h. Where none of ten fitted, torchvision gives the whole picture in its own place.
  it.each([
    [
      [16, 12],
      [0.02, 0.33],
      [0.3, 3.3],
      [0.496256578, 0.768221796, 3, 3],
      [3, 3, 7, 11],
    ],
    [
      [16, 12],
      [0.02, 0.33],
      [0.3, 3.3],
      [0.757631598, 0.279310882, 4, 0],
      [0, 4, 9, 9],
    ],
    [
      [48, 40],
      [0.02, 0.33],
      [0.3, 3.3],
      [0.614695093, 0.381012862, 5, 6],
      [6, 5, 29, 22],
    ],
    [
      [48, 40],
      [0.02, 0.33],
      [0.3, 3.3],
      [0.004263521, 0.105569355, 31, 3],
      [3, 31, 13, 35],
    ],
    [
      [48, 40],
      [0.5, 1],
      [0.3, 3.3],
      [0.559638619, 0.559092401, 0.09145689, 0.21000319, 3, 2],
      [2, 3, 48, 26],
    ],
    [
      ...([
        [9, 64],
        [0.3, 0.6],
        [0.3, 3.3],
      ] as const),
      [
        ...[0.53492262, 0.198803192, 0.659211715, 0.656890275, 0.232761641, 0.425061406, 0.207086047, 0.629736365],
        ...[0.365316212, 0.851268362, 0.854943236, 0.550935209, 0.286839048, 0.206319397, 0.445090274, 0.359285946],
        ...[0.720380584, 0.073051937, 0.969919602, 0.107786531],
      ],
      null,
    ],
    [
      ...([
        [8, 8],
        [0.97, 1],
        [0.9, 1.1],
      ] as const),
      [
        ...[0.572197596, 0.553875526, 0.98682936, 0.608029622, 0.234656493, 0.449179488, 0.674336116, 0.74800744],
        ...[0.560109774, 0.16737736, 0.333329995, 0.464752274, 0.633244673, 0.769245953, 0.214702845, 0.781495721],
        ...[0.864409367, 0.605173196, 0.364974101, 0.253577125],
      ],
      null,
    ],
  ] as const)("is torchvision's from its draws (%#)", ([width, height], area, ratio, drawn, box) => {
    const draws = recorded(drawn);
    const [left, top, right, bottom] = box ?? [];
    expect(drawRectangle({ width, height }, { area, ratio }, draws)).toEqual(box && { left, top, right, bottom });
    expect(draws.isSpent()).toBe(true);
  });
});

describe('randomErasing', () => {
  it('changes nothing but one box, smaller than the picture in both directions, and of the area that was asked for', () => {
    const values = fc
      .tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true }))
      .map(([a, b]) => ({ ...settings, leastArea: Math.min(a, b), mostArea: Math.max(a, b) }));
    const fills = fc.constantFrom('noise', 'black', 'grey', 'mean');
    fc.assert(
      fc.property(pictures(), values, fills, fc.nat(1000), (image, ranges, fill, variant) => {
        const { picture: erased, box } = randomErasing(image, { ...ranges, fill }, streamOf(variant));
        const { left, top, right, bottom } = box;
        const outside = (at: number): boolean => {
          const [x, y] = [Math.floor(at / 3) % image.width, Math.floor(at / 3 / image.width)];
          return x < left || x >= right || y < top || y >= bottom;
        };
        expect(erased.data.every((byte, at) => !outside(at) || byte === image.data[at])).toBe(true);
        if (areaOf(box) === 0) return;
        expect([right - left < image.width, bottom - top < image.height]).toEqual([true, true]);
        // Each side is rounded to a pixel.
        const [wide, high] = [right - left, bottom - top];
        const area = image.width * image.height;
        expect((wide - 0.5) * (high - 0.5)).toBeLessThanOrEqual(ranges.mostArea * area + 1e-9);
        expect((wide + 0.5) * (high + 0.5)).toBeGreaterThanOrEqual(ranges.leastArea * area - 1e-9);
      }),
    );
  });

  it('erases with noise of every level, which another stream draws otherwise, and with one colour where that is asked for', () => {
    const image = picture(80, 80, new Uint8Array(80 * 80 * 3).fill(200));
    const large = { ...settings, leastArea: 0.5, mostArea: 0.6, flattest: 1 };
    const [one, other] = [0, 1].map((variant) => randomErasing(image, large, streamOf(variant)));
    const counts = new Array<number>(256).fill(0);
    for (const byte of one!.picture.data) counts[byte]! += 1;
    const noise = 3 * areaOf(one!.box);
    expect(Math.min(...counts)).toBeGreaterThan(noise / 256 / 3);
    expect(counts.toSpliced(200, 1).every((count) => count < (3 * noise) / 256)).toBe(true);
    expect(one!.picture.data).not.toEqual(other!.picture.data);
    const colours = (fill: 'black' | 'grey' | 'mean') =>
      new Set(randomErasing(image, { ...large, fill }, streamOf(0)).picture.data);
    expect([colours('black'), colours('grey'), colours('mean')]).toEqual([
      new Set([200, 0]),
      new Set([200, 128]),
      new Set([200]),
    ]);
  });

  it('erases nothing where no rectangle fits, and says so', () => {
    const image = picture(
      6,
      6,
      Uint8Array.from({ length: 108 }, (_, i) => i),
    );
    const { picture: same, box } = randomErasing(image, { ...settings, leastArea: 1, mostArea: 1 }, streamOf(0));
    expect([same.data, areaOf(box)]).toEqual([image.data, 0]);
  });

  it('refuses a least area above the most', () => {
    expect(() =>
      randomErasing(picture(2, 2, new Uint8Array(12)), { ...settings, leastArea: 0.5 }, streamOf(0)),
    ).toThrow('Expected leastArea to be at most 0.33, as mostArea is, got 0.5.');
  });
});
