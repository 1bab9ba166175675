import { clampField, fillField, mapField, type Field } from './field.ts';

/** The value of HSV (the largest channel) moved by c, hue and saturation kept. */
export function brightness(x: Field, c: number): Field {
  return fillField(x, (column, row, channel) => {
    const first = (row * x.width + column) * 3;
    const value = Math.max(x.data[first]!, x.data[first + 1]!, x.data[first + 2]!);
    const moved = Math.min(1, Math.max(0, value + c));
    return value === 0 ? moved : (x.data[first + channel]! * moved) / value;
  });
}

/** The distance of every channel from its mean, times c. */
export function contrast(x: Field, c: number): Field {
  const pixels = x.width * x.height;
  const means = [0, 0, 0];
  for (const [i, value] of x.data.entries()) means[i % 3]! += value / pixels;
  return clampField(mapField(x, (value, i) => (value - means[i % 3]!) * c + means[i % 3]!));
}
