import { describe, expect, it } from 'vitest';
import { largest, mean, summarised } from './window.ts';

const [HEIGHT, WIDTH] = [4, 5];
const planes = Float64Array.from({ length: 2 * HEIGHT * WIDTH }, (_, i) => (i * 7) % 11);

/** Values of the square around a pixel, one by one. */
function around(channel: number, y: number, x: number, reach: number): number[] {
  const values: number[] = [];
  for (let r = Math.max(0, y - reach); r <= Math.min(HEIGHT - 1, y + reach); r++) {
    for (let c = Math.max(0, x - reach); c <= Math.min(WIDTH - 1, x + reach); c++) {
      values.push(planes[(channel * HEIGHT + r) * WIDTH + c]!);
    }
  }
  return values;
}

describe.each([0, 1, 2, 9])('squares that reach %i pixels', (reach) => {
  it.each([
    ['largest', largest, (values: readonly number[]) => Math.max(...values)],
    ['mean', mean, (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length],
  ] as const)('have the %s of what lies in them, cut at the edges', (_, summary, plainly) => {
    const found = summarised(planes, [HEIGHT, WIDTH], reach, summary);
    for (let i = 0; i < planes.length; i++) {
      const [channel, y, x] = [Math.floor(i / 20), Math.floor((i % 20) / 5), i % 5];
      expect(found[i]).toBeCloseTo(plainly(around(channel, y, x, reach)), 9);
    }
  });
});
