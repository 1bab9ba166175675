import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resampleMatrix, resampleWindows, type ResampleFilter } from './resample.ts';

const FILTERS: readonly ResampleFilter[] = ['nearest', 'bilinear', 'bicubic', 'lanczos3', 'area'];

function resample(values: readonly number[], to: number, filter: ResampleFilter): number[] {
  const { data } = resampleMatrix(values.length, resampleWindows(values.length, to, filter));
  return Array.from({ length: to }, (_, row) =>
    values.reduce((sum, value, column) => sum + value * data[row * values.length + column]!, 0),
  );
}

describe('resampleMatrix', () => {
  // Pillow 13, float images: for x = np.arange(from, dtype=np.float32) ** 2 / 10,
  //   np.asarray(Image.fromarray(x[None]).resize((to, 1), filter))[0]
  // with NEAREST, BILINEAR, BICUBIC, LANCZOS and BOX.
  it.each<[ResampleFilter, number, number, number[]]>([
    ['nearest', 7, 3, [0.1, 0.9, 2.5]],
    ['bilinear', 7, 3, [0.128571, 0.994118, 2.7]],
    ['bicubic', 7, 3, [0.0677419, 0.936386, 2.80645]],
    ['lanczos3', 7, 3, [0.0419244, 0.9, 2.8646]],
    ['area', 7, 3, [0.05, 0.966667, 3.05]],
    ['nearest', 5, 8, [0, 0, 0.1, 0.4, 0.4, 0.9, 1.6, 1.6]],
    ['bilinear', 5, 8, [0, 0.04375, 0.11875, 0.30625, 0.55625, 0.86875, 1.29375, 1.6]],
    ['bicubic', 5, 8, [-0.00719557, 0.0243749, 0.112891, 0.284766, 0.534766, 0.862891, 1.34882, 1.65037]],
    ['lanczos3', 5, 8, [-0.000854654, 0.0195206, 0.111012, 0.292855, 0.504124, 0.849301, 1.3746, 1.65591]],
    ['area', 5, 8, [0, 0, 0.1, 0.4, 0.4, 0.9, 1.6, 1.6]],
    ['nearest', 4, 4, [0, 0.1, 0.4, 0.9]],
    ['bilinear', 4, 4, [0, 0.1, 0.4, 0.9]],
    ['bicubic', 4, 4, [0, 0.1, 0.4, 0.9]],
    ['lanczos3', 4, 4, [0, 0.1, 0.4, 0.9]],
    ['area', 4, 4, [0, 0.1, 0.4, 0.9]],
    ['nearest', 10, 1, [2.5]],
    ['bilinear', 10, 1, [2.71667]],
    ['bicubic', 10, 1, [2.73612]],
    ['lanczos3', 10, 1, [2.7513]],
    ['area', 10, 1, [2.85]],
    ['nearest', 3, 7, [0, 0, 0.1, 0.1, 0.1, 0.4, 0.4]],
    ['bilinear', 3, 7, [0, 0.0142857, 0.0571429, 0.1, 0.228571, 0.357143, 0.4]],
    ['bicubic', 3, 7, [-0.00961538, 0.00692521, 0.0360111, 0.1, 0.238781, 0.372576, 0.428846]],
    ['lanczos3', 3, 7, [-0.00219011, -0.000190602, 0.0113298, 0.1, 0.25739, 0.373906, 0.439622]],
    ['area', 3, 7, [0, 0, 0.1, 0.1, 0.1, 0.4, 0.4]],
  ])('%s resamples %i to %i pixels as Pillow does', (filter, from, to, expected) => {
    const values = Array.from({ length: from }, (_, i) => i ** 2 / 10);
    resample(values, to, filter).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 4);
    });
  });

  it('keeps a constant, whatever the lengths', () => {
    const length = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(length, length, fc.constantFrom(...FILTERS), (from, to, filter) => {
        const constant = resample(Array<number>(from).fill(0.7), to, filter);
        return constant.every((value) => Math.abs(value - 0.7) < 1e-5);
      }),
    );
  });

  it('stays inside the axis', () => {
    const length = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(length, length, fc.constantFrom(...FILTERS), (from, to, filter) =>
        resampleWindows(from, to, filter).every(
          (w) => w.start >= 0 && w.start + w.weights.length <= from && w.weights.length > 0,
        ),
      ),
    );
  });

  it('refuses an empty axis', () => {
    expect(() => resampleWindows(0, 4, 'area')).toThrow(
      'Expected lengths of at least 1 pixel to resample, got 0 to 4.',
    );
  });
});
