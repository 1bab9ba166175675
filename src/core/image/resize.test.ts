import { describe, expect, it } from 'vitest';
import { tensor, type Tensor } from '../tensor.ts';
import { resizeImage, squareImage } from './resize.ts';

/** [planes, height, width] with the value `of(plane, y, x)`. */
function imageOf(
  planes: number,
  height: number,
  width: number,
  of: (p: number, y: number, x: number) => number,
): Tensor {
  const at = (i: number) => of(Math.floor(i / (height * width)), Math.floor(i / width) % height, i % width);
  return tensor(
    [planes, height, width],
    Float32Array.from({ length: planes * height * width }, (_, i) => at(i)),
  );
}

describe('resizeImage', () => {
  // Pillow 13, float images: x = ((np.arange(6 * 9).reshape(6, 9) * 7919) % 101 / 100).astype(np.float32);
  //   np.asarray(Image.fromarray(x).resize((6, 4), BICUBIC or BILINEAR)).ravel()
  it.each([
    [
      'bicubic' as const,
      [
        0.22646, 0.54958, 0.5112, 0.3194, 0.44032, 0.60336, 0.50027, 0.35344, 0.63631, 0.60008, 0.42182, 0.52389,
        0.61627, 0.47725, 0.45289, 0.6946, 0.47009, 0.53298, 0.40568, 0.29258, 0.62391, 0.50581, 0.35153, 0.50305,
      ],
    ],
    [
      'bilinear' as const,
      [
        0.25922, 0.5275, 0.5025, 0.35472, 0.44194, 0.58047, 0.48542, 0.39346, 0.59914, 0.57605, 0.44506, 0.52611,
        0.59708, 0.47395, 0.48012, 0.65654, 0.47568, 0.52556, 0.41297, 0.33056, 0.58611, 0.50847, 0.38528, 0.4975,
      ],
    ],
  ])('agrees with Pillow (%s)', (filter, expected) => {
    const image = imageOf(2, 6, 9, (_, y, x) => (((y * 9 + x) * 7919) % 101) / 100);
    const { dims, data } = resizeImage(image, 4, 6, filter);
    expect(dims).toEqual([2, 4, 6]);
    [...expected, ...expected].forEach((value, i) => {
      expect(data[i]).toBeCloseTo(value, 4);
    });
  });

  it('gives the image itself when nothing changes', () => {
    const image = imageOf(3, 4, 5, (p, y, x) => p + y + x);
    expect(resizeImage(image, 4, 5, 'bicubic')).toBe(image);
  });
});

describe('squareImage', () => {
  const image = imageOf(3, 20, 50, (_, __, x) => (x >= 14 && x < 36 ? 1 : 0));

  it('crops the longer side', () => {
    const { dims, data } = squareImage(image, 10, { fit: 'crop', filter: 'area' });
    expect(dims).toEqual([3, 10, 10]);
    expect(data.every((value) => value === 1)).toBe(true);
  });

  it('leaves the smaller half of an odd margin in front', () => {
    const strip = imageOf(1, 3, 6, (_, y, x) => (10 * y + x) / 100);
    expect([...squareImage(strip, 3, { fit: 'crop', filter: 'area' }).data].map((x) => Math.round(100 * x))).toEqual([
      1, 2, 3, 11, 12, 13, 21, 22, 23,
    ]);
  });

  it('crops out of a larger shorter side', () => {
    const corners = imageOf(1, 20, 20, (_, y, x) => (y < 2 || y >= 18 || x < 2 || x >= 18 ? 1 : 0));
    const { data } = squareImage(corners, 8, { fit: 'crop', filter: 'area', shorterSide: 10 });
    expect(data.every((value) => value === 0)).toBe(true);
  });

  it('stretches, losing nothing but the aspect', () => {
    const { data } = squareImage(image, 10, { fit: 'stretch', filter: 'area' });
    expect([...data.subarray(0, 10)]).toEqual([0, 0, expect.closeTo(0.2), 1, 1, 1, 1, expect.closeTo(0.2), 0, 0]);
  });

  it('stays within [0, 1] where a filter overshoots', () => {
    const { data } = squareImage(image, 33, { fit: 'stretch', filter: 'lanczos3' });
    expect(Math.min(...data)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...data)).toBeLessThanOrEqual(1);
  });
});
