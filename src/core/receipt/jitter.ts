/**
 * @file What every arm does to a picture each time it is seen: mirrored or not, turned and scaled a little, shifted, what is missing
 * mirrored at the edge. Without it a network learns a small folder by heart, and any augmentation would look better than it is.
 */

import { sinCos } from '../elementary.ts';
import { uniforms } from '../random/stream.ts';
import type { TrainingStreams } from './batches.ts';

/** How one picture is seen. */
export interface Jitter {
  readonly mirrored: boolean;
  /** Degrees, within 15 to either side. */
  readonly turn: number;
  /** Sides of what is read over the picture's: 1 / U(0.8, 1.1). */
  readonly scale: number;
  /** Shares of half a side, within 0.1 to either side. */
  readonly shift: readonly [x: number, y: number];
}

const NUMBERS = 5;

/**
 * How the pictures of an update are seen.
 *
 * @param streams of the training.
 * @param update its number, from 0.
 * @param size pictures of the batch.
 */
export function jittersAt(streams: TrainingStreams, update: number, size: number): Jitter[] {
  const numbers = uniforms({ ...streams, variant: update, purpose: 'jitter' }, NUMBERS * size);
  return Array.from({ length: size }, (_, i) => {
    const [mirror, turn, scale, x, y] = numbers.subarray(NUMBERS * i, NUMBERS * (i + 1)) as unknown as [
      ...[number, number, number, number, number],
    ];
    return {
      mirrored: mirror < 0.5,
      turn: (2 * turn - 1) * 15,
      scale: 1 / (0.8 + 0.3 * scale),
      shift: [(2 * x - 1) * 0.1, (2 * y - 1) * 0.1],
    };
  });
}

/**
 * A picture as it is seen: PyTorch's `affine_grid` and `grid_sample` with bilinear reading, reflection at the edges and
 * `align_corners=False`.
 *
 * @param pixels [3, side, side], 0 to 255.
 * @param side in pixels.
 * @param jitter how.
 * @param into takes [3, side, side] in [0, 1].
 */
export function jitterInto(pixels: Uint8Array, side: number, jitter: Jitter, into: Float32Array): void {
  const { sin, cos } = sinCos(jitter.turn);
  const [a, b] = [cos * jitter.scale, sin * jitter.scale];
  const [tx, ty] = jitter.shift;
  const plane = side * side;
  for (let row = 0; row < side; row++) {
    const v = (2 * row + 1) / side - 1;
    for (let column = 0; column < side; column++) {
      const u = (2 * column + 1) / side - 1;
      const x = reflected(((a * u - b * v + tx + 1) * side - 1) / 2, side);
      const y = reflected(((b * u + a * v + ty + 1) * side - 1) / 2, side);
      const [x0, y0] = [Math.floor(x), Math.floor(y)];
      const [dx, dy] = [x - x0, y - y0];
      const right = Math.min(side - 1, x0 + 1);
      const left = jitter.mirrored ? side - 1 - x0 : x0;
      const other = jitter.mirrored ? side - 1 - right : right;
      const [upper, lower] = [y0 * side, Math.min(side - 1, y0 + 1) * side];
      for (let at = 0, to = row * side + column; at < 3 * plane; at += plane, to += plane) {
        const top = pixels[at + upper + left]! * (1 - dx) + pixels[at + upper + other]! * dx;
        const bottom = pixels[at + lower + left]! * (1 - dx) + pixels[at + lower + other]! * dx;
        into[to] = (top * (1 - dy) + bottom * dy) / 255;
      }
    }
  }
}

/** A coordinate mirrored at -0.5 and side - 0.5 until it lies between them, and cut to the centres of the outer pixels. */
function reflected(x: number, side: number): number {
  const from = Math.abs(x + 0.5);
  const rest = from % side;
  const inside = Math.floor(from / side) % 2 === 0 ? rest - 0.5 : side - rest - 0.5;
  return Math.min(side - 1, Math.max(0, inside));
}
