import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame } from './frame.ts';
import { frameInLevels } from './frameInLevels.ts';
import { frameMap } from './framing.ts';

const side = fc.integer({ min: 1, max: 20 });

describe('frameInLevels', () => {
  it('is the frame rounded, within a level where nothing overshoots', () => {
    fc.assert(
      fc.property(
        fc.record({
          h: side,
          w: side,
          height: side,
          width: side,
          filter: fc.constantFrom('bilinear' as const, 'area' as const),
        }),
        fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
        ({ h, w, height, width, filter }, values) => {
          const levels = Float32Array.from({ length: 2 * 3 * h * w }, () => (values.next().value as number) / 255);
          const images = { dims: [2, 3, h, w], data: levels };
          const map = frameMap(h, w, { height, width, filter, fit: 'stretch' });
          const [exact, whole] = [frame(images, map), frameInLevels(images, map)];
          expect(whole.dims).toEqual([2, 3, height, width]);
          for (const [i, value] of whole.data.entries()) {
            expect(Math.abs(value * 255 - Math.round(value * 255))).toBeLessThan(1e-4);
            // Half a level from each pass, and a little from weights of 16 bits.
            expect(Math.abs(value - exact.data[i]!) * 255).toBeLessThan(1.05);
          }
        },
      ),
    );
  });

  it('holds what a bicubic kernel overshoots after each pass', () => {
    // An edge from black to white, made larger: the kernel leaves [0, 1] on both sides of it.
    const images = { dims: [1, 1, 1, 8], data: Float32Array.of(0, 0, 0, 0, 1, 1, 1, 1) };
    const map = frameMap(1, 8, { height: 1, width: 24, filter: 'bicubic', fit: 'stretch' });
    expect(Math.min(...frame(images, map).data)).toBeLessThan(-0.01);
    const { data } = frameInLevels(images, map);
    expect(Math.min(...data)).toBe(0);
    expect(Math.max(...data)).toBe(1);
  });

  it('refuses images of another size', () => {
    const map = frameMap(4, 4, { height: 2, width: 2, filter: 'area', fit: 'stretch' });
    expect(() => frameInLevels({ dims: [1, 3, 4, 5], data: new Float32Array(60) }, map)).toThrow(
      /\[n, channels, 4, 4\]/u,
    );
  });
});

describe('frameMap with a shorter side', () => {
  it('cuts the longer side to whole pixels, as published processors do', () => {
    // 83 x 50 to a shorter side of 24: 39.84, which is 39; 7 of the 15 pixels to spare are in front.
    const { rows, columns } = frameMap(83, 50, {
      height: 24,
      width: 24,
      shorterSide: 24,
      filter: 'bicubic',
      fit: 'crop',
    });
    const centre = (windows: typeof rows.windows, i: number) => windows[i]!.start + windows[i]!.weights.length / 2;
    expect(columns.windows).toHaveLength(24);
    expect(Math.abs(centre(rows.windows, 12) - ((7 + 12 + 0.5) * 83) / 39)).toBeLessThan(1);
  });
});
