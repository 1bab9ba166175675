import { motionBlur, zoomed } from './blur.ts';
import { clampField, fillField, mapField, type Field } from './field.ts';

/** Constants of snow: the layer's mean and deviation, its zoom, what is left out below, its motion, and how much colour is kept. */
export type SnowConstants = readonly [
  mean: number,
  deviation: number,
  zoom: number,
  threshold: number,
  radius: number,
  sigma: number,
  keep: number,
];

/** Falling flakes over the whole picture. @param normal N(0, 1) for every pixel. @param angle of their fall, degrees. */
export function snowLayer(
  size: Pick<Field, 'width' | 'height'>,
  [mean, deviation, zoom, threshold, radius, sigma]: SnowConstants,
  normal: ArrayLike<number>,
  angle: number,
): Field {
  const flakes = fillField({ ...size, channels: 1, data: new Float64Array() }, (x, y) => {
    return mean + deviation * normal[y * size.width + x]!;
  });
  const left = mapField(zoomed(flakes, zoom), (value) => (value < threshold ? 0 : Math.min(1, value)));
  return motionBlur(left, radius, sigma, angle);
}

/** A greyer, brighter picture under a layer of flakes and the same turned by 180 degrees. */
export function snow(x: Field, layer: Field, keep: number): Field {
  const pixels = x.width * x.height;
  return clampField(
    mapField(x, (value, i) => {
      const pixel = Math.floor(i / 3);
      const [r, g, b] = [x.data[3 * pixel]!, x.data[3 * pixel + 1]!, x.data[3 * pixel + 2]!];
      const grey = 0.299 * r + 0.587 * g + 0.114 * b;
      const pale = keep * value + (1 - keep) * Math.max(value, 1.5 * grey + 0.5);
      return pale + layer.data[pixel]! + layer.data[pixels - 1 - pixel]!;
    }),
  );
}

/** A cloud added, and the whole darkened to the old maximum. @param plasma in [0, 1] for every pixel. */
export function fog(x: Field, amount: number, plasma: ArrayLike<number>): Field {
  const top = x.data.reduce((most, value) => Math.max(most, value), 0);
  return clampField(mapField(x, (value, i) => ((value + amount * plasma[Math.floor(i / 3)]!) * top) / (top + amount)));
}

/** A darker picture under a texture. The published one uses six photographs of ice. */
export const frost = (x: Field, [image, ice]: readonly [number, number], texture: Field): Field =>
  clampField(mapField(x, (value, i) => image * value + ice * texture.data[i]!));
