import type { Draws } from '../random/draws.ts';

/**
 * A cloud by the diamond-square method, as the published code has it: a torus, each new point the mean of its four neighbours and
 * a draw whose size falls by `decay` from level to level.
 *
 * @param size a power of two.
 * @param decay larger is smoother; above 1.
 * @returns rows of [size, size], from 0 to 1.
 */
export function plasma(size: number, decay: number, draws: Draws): Float64Array {
  const map = new Float64Array(size * size);
  const wrap = (i: number): number => ((i % size) + size) % size;
  const get = (x: number, y: number): number => map[wrap(y) * size + wrap(x)]!;
  let wibble = 100;
  for (let step = size; step >= 2; step /= 2) {
    const half = step / 2;
    const fill = (x0: number, y0: number, neighbours: readonly (readonly [number, number])[]): void => {
      for (let y = y0; y < size; y += step) {
        for (let x = x0; x < size; x += step) {
          const sum = neighbours.reduce((total, [dx, dy]) => total + get(x + dx, y + dy), 0);
          map[y * size + x] = sum / 4 + wibble * wibble * (2 * draws.uniform() - 1);
        }
      }
    };
    const cross = [
      [-half, 0],
      [half, 0],
      [0, -half],
      [0, half],
    ] as const;
    const corners = [
      [-half, -half],
      [half, -half],
      [-half, half],
      [half, half],
    ] as const;
    fill(half, half, corners);
    fill(half, 0, cross);
    fill(0, half, cross);
    wibble /= decay;
  }
  const low = map.reduce((least, value) => Math.min(least, value), Infinity);
  const high = map.reduce((most, value) => Math.max(most, value), -Infinity);
  return map.map((value) => (high > low ? (value - low) / (high - low) : 0));
}
