import { exactExp } from '../elementary.ts';
import { at, fillField, type Border, type Field } from './field.ts';

/** Weights of a Gaussian at -radius, ..., radius, of sum 1. @param sigma in pixels; 0 leaves a single weight. */
export function gaussianWeights(sigma: number, radius: number): number[] {
  const raw = Array.from({ length: 2 * radius + 1 }, (_, i) => {
    const distance = i - radius;
    if (sigma === 0) return distance === 0 ? 1 : 0;
    return exactExp(Math.max(-700, -(distance ** 2) / (2 * sigma ** 2)));
  });
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => weight / sum);
}

/** Every channel blurred, rows first. */
export function gaussianBlur(field: Field, sigma: number, radius: number, border: Border): Field {
  const weights = gaussianWeights(sigma, radius);
  const along = (of: Field, dx: number, dy: number): Field =>
    fillField(of, (x, y, c) =>
      weights.reduce(
        (sum, weight, i) => sum + weight * at(of, x + dx * (i - radius), y + dy * (i - radius), c, border),
        0,
      ),
    );
  return along(along(field, 1, 0), 0, 1);
}
