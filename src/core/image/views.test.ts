import { expect, it } from 'vitest';
import { pixelTensor } from '../brands.ts';
import { viewsOf } from './views.ts';

it('mirrors a picture and takes its corners', () => {
  // Pixel (y, x) of channel c of image n is 1000 n + 100 c + 10 y + x.
  const dims = [2, 3, 5, 4];
  const data = Float32Array.from({ length: 120 }, (_, i) => {
    const [x, y, c, n] = [i % 4, Math.floor(i / 4) % 5, Math.floor(i / 20) % 3, Math.floor(i / 60)];
    return 1000 * n + 100 * c + 10 * y + x;
  });
  const [flip, upperLeft, lowerRight] = viewsOf(pixelTensor({ dims, data }));
  expect(flip.dims).toEqual(dims);
  expect([...flip.data.slice(0, 5)]).toEqual([3, 2, 1, 0, 13]);
  expect(upperLeft.dims).toEqual([2, 3, 4, 3]);
  expect([...upperLeft.data.slice(0, 4)]).toEqual([0, 1, 2, 10]);
  expect(lowerRight.dims).toEqual([2, 3, 4, 3]);
  expect([...lowerRight.data.slice(0, 4)]).toEqual([11, 12, 13, 21]);
  expect(lowerRight.data.at(-1)).toBe(1243);
});

it('keeps a pixel of a picture of one', () => {
  for (const view of viewsOf(pixelTensor({ dims: [1, 3, 1, 1], data: Float32Array.of(1, 2, 3) })))
    expect([...view.data]).toEqual([1, 2, 3]);
});
