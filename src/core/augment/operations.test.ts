import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pictures } from '../../testing/pictures.ts';
import { applyOperation, OPERATIONS, type Operation } from './operation.ts';
import { fromPixels, picture, toPixels, toRgbaImage, type Picture } from './picture.ts';
import { warp } from './warp.ts';

const BLACK = { interpolation: 'nearest', fill: [0, 0, 0] } as const;
const apply = (image: Picture, operation: Operation, sampling: Parameters<typeof applyOperation>[2] = BLACK): Picture =>
  applyOperation(image, operation, sampling);

const magnitudeOf: Readonly<Record<string, fc.Arbitrary<number>>> = {
  Posterize: fc.integer({ min: 0, max: 8 }),
  Solarize: fc.double({ min: 0, max: 256, noNaN: true }),
  Rotate: fc.double({ min: -180, max: 180, noNaN: true }),
};
const operations: fc.Arbitrary<Operation> = fc
  .constantFrom(...OPERATIONS)
  .chain((name) =>
    (magnitudeOf[name] ?? fc.double({ min: -2, max: 2, noNaN: true })).map((magnitude) => ({ name, magnitude })),
  );
const samplings = fc.record({
  interpolation: fc.constantFrom('nearest', 'bilinear'),
  fill: fc.constantFrom([0, 0, 0] as const, [255, 0, 7] as const),
});

describe('every operation', () => {
  it('gives whole pictures of the same size, and leaves its picture as it was', () => {
    fc.assert(
      fc.property(pictures(), operations, samplings, (image, operation, sampling) => {
        const before = image.data.slice();
        const result = apply(image, operation, sampling);
        expect(picture(result.width, result.height, result.data)).toEqual(result);
        expect([result.width, result.height]).toEqual([image.width, image.height]);
        expect(image.data).toEqual(before);
      }),
    );
  });

  it.each([
    ...['ShearX', 'ShearY', 'TranslateX', 'TranslateY', 'Rotate', 'Brightness', 'Color', 'Contrast', 'Sharpness'].map(
      (name) => [name, 0] as const,
    ),
    ['Identity', 0],
    ['Rotate', 360],
    ['Posterize', 8],
    ['Solarize', 256],
  ] as const)('%s at %d changes nothing', (name, magnitude) => {
    fc.assert(
      fc.property(pictures(), samplings, (image, sampling) => {
        const operation = { name: name as Operation['name'], magnitude };
        expect(apply(image, operation, sampling).data).toEqual(image.data);
      }),
    );
  });
});

describe('geometry', () => {
  it('moves whole pixels alike in both interpolations, and fills what it leaves', () => {
    fc.assert(
      fc.property(pictures(), fc.integer({ min: -15, max: 15 }), samplings, ({ width, height, data }, by, sampling) => {
        const image = { width, height, data };
        const moved = apply(image, { name: 'TranslateX', magnitude: by }, sampling);
        for (let y = 0; y < height; y++) {
          for (let x = 0; x < width; x++) {
            const from = 3 * (y * width + x - by);
            const expected = x - by >= 0 && x - by < width ? [...data.slice(from, from + 3)] : [...sampling.fill];
            expect([...moved.data.slice(3 * (y * width + x), 3 * (y * width + x) + 3)]).toEqual(expected);
          }
        }
      }),
    );
  });

  it('turns by 180 degrees without loss, and by 90 where the sides are equal', () => {
    fc.assert(
      fc.property(pictures(), samplings, (image, sampling) => {
        const once = apply(image, { name: 'Rotate', magnitude: 180 }, sampling);
        const pixels = (data: Uint8Array) =>
          Array.from({ length: data.length / 3 }, (_, i) => [...data.slice(3 * i, 3 * i + 3)]);
        expect(pixels(once.data)).toEqual(pixels(image.data).reverse());
        if (image.width !== image.height) return;
        const quarters = [0, 1, 2, 3].reduce(
          (turned) => apply(turned, { name: 'Rotate', magnitude: 90 }, sampling),
          image,
        );
        expect(quarters.data).toEqual(image.data);
      }),
    );
  });

  it('turns counter-clockwise, as angles are read', () => {
    const image = picture(2, 2, Uint8Array.of(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4));
    const turned = apply(image, { name: 'Rotate', magnitude: 90 });
    expect([...turned.data]).toEqual([2, 2, 2, 4, 4, 4, 1, 1, 1, 3, 3, 3]);
  });

  it('reads nothing but the fill where every point lies outside, however far', () => {
    const image = picture(3, 2, new Uint8Array(18).fill(9));
    for (const interpolation of ['nearest', 'bilinear'] as const) {
      const away = warp(image, [1, 0, 1e9, 0, 1, 0], { interpolation, fill: [1, 2, 3] });
      expect([...away.data]).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3]);
    }
  });
});

describe('levels', () => {
  it('solarize twice gives the picture back, and a threshold of 0 inverts it', () => {
    fc.assert(
      fc.property(pictures(), (image) => {
        const inverted = apply(image, { name: 'Solarize', magnitude: 0 });
        expect(inverted.data).toEqual(image.data.map((byte) => 255 - byte));
        expect(apply(inverted, { name: 'Solarize', magnitude: 0 }).data).toEqual(image.data);
      }),
    );
  });

  it('autocontrast reaches both ends of every channel that has two levels, and doing it again changes nothing', () => {
    fc.assert(
      fc.property(pictures(), (image) => {
        const stretched = apply(image, { name: 'AutoContrast', magnitude: 0 });
        for (const c of [0, 1, 2]) {
          const channel = (data: Uint8Array) => data.filter((_, i) => i % 3 === c);
          const levels = channel(image.data);
          const result = channel(stretched.data);
          if (new Set(levels).size === 1) expect(result).toEqual(levels);
          else {
            expect(Math.min(...result)).toBe(0);
            expect(Math.max(...result)).toBeGreaterThanOrEqual(254); // truncation may lose one
          }
        }
      }),
    );
  });

  it('equalize keeps the order of levels', () => {
    fc.assert(
      fc.property(pictures(40), (image) => {
        const { data } = apply(image, { name: 'Equalize', magnitude: 0 });
        for (const c of [0, 1, 2]) {
          const pairs = Array.from(
            { length: data.length / 3 },
            (_, i) => [image.data[3 * i + c]!, data[3 * i + c]!] as const,
          );
          pairs.sort(([a], [b]) => a - b);
          for (let i = 1; i < pairs.length; i++) expect(pairs[i]![1]).toBeGreaterThanOrEqual(pairs[i - 1]![1]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('colour', () => {
  it('at -1 is the degenerate picture: black, grey, one level', () => {
    fc.assert(
      fc.property(pictures(), (image) => {
        const at = (name: Operation['name']) => apply(image, { name, magnitude: -1 }).data;
        expect(at('Brightness').every((byte) => byte === 0)).toBe(true);
        expect(new Set(at('Contrast')).size).toBe(1);
        const grey = at('Color');
        for (let i = 0; i < grey.length; i += 3) expect(new Set(grey.slice(i, i + 3)).size).toBe(1);
      }),
    );
  });
});

describe('pictures', () => {
  it('come back from pixels, and go to files as they are', () => {
    fc.assert(
      fc.property(pictures(), (image) => {
        expect(fromPixels(toPixels(image))).toEqual(image);
        const { data } = toRgbaImage(image);
        expect([...data.filter((_, i) => i % 4 < 3)]).toEqual([...image.data]);
        expect(data.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
      }),
    );
  });

  it('are refused where size and bytes disagree', () => {
    expect(() => picture(2, 1, new Uint8Array(8))).toThrow('Expected 6 bytes of RGB for 2 x 1 pixels, got 8');
    expect(() => picture(0, 1, new Uint8Array(0))).toThrow('Expected a picture of at least 1 x 1 pixels, got 0 x 1.');
  });
});
