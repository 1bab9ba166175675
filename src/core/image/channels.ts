/** @file The order of an image's channels in memory, for models that take another than planes of red, green and blue. */

import type { Tensor } from '../tensor.ts';

/** [n, c, h, w] as [n, h, w, c]. */
export function channelsLast({ dims, data }: Tensor): Tensor {
  const [n, channels, height, width] = dims as readonly [number, number, number, number];
  const plane = height * width;
  const target = new Float32Array(data.length);
  for (let i = 0; i < n; i++)
    for (let c = 0; c < channels; c++)
      for (let p = 0; p < plane; p++) target[(i * plane + p) * channels + c] = data[(i * channels + c) * plane + p]!;
  return { dims: [n, height, width, channels], data: target };
}

/** [n, c, h, w] with its channels in reverse: red, green and blue as blue, green and red. */
export function reversedChannels({ dims, data }: Tensor): Tensor {
  const [n, channels, height, width] = dims as readonly [number, number, number, number];
  const plane = height * width;
  const target = new Float32Array(data.length);
  for (let i = 0; i < n; i++)
    for (let c = 0; c < channels; c++) {
      const from = (i * channels + c) * plane;
      target.set(data.subarray(from, from + plane), (i * channels + channels - 1 - c) * plane);
    }
  return { dims, data: target };
}
