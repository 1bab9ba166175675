import { describe, expect, it } from 'vitest';
import { imageId, runSeed } from '../brands.ts';
import { jitterInto, jittersAt, type Jitter } from './jitter.ts';

const SIDE = 6;
const picture = Uint8Array.from({ length: 3 * SIDE * SIDE }, (_, i) => (i * 37) % 251);

/**
 * The middle plane of `picture` after PyTorch 2.15:
 * y = x.flip(3) if mirrored else x; c, s = cos(turn) * scale, sin(turn) * scale
 * F.grid_sample(y, F.affine_grid([[c, -s, tx], [s, c, ty]], y.shape, align_corners=False), padding_mode='reflection',
 * align_corners=False), in float64.
 */
const REFERENCE: readonly { readonly jitter: Jitter; readonly plane: readonly number[] }[] = [
  {
    jitter: { mirrored: false, turn: 0, scale: 1, shift: [0, 0] },
    plane: [
      77.0, 114.0, 151.0, 188.0, 225.0, 11.0, 48.0, 85.0, 122.0, 159.0, 196.0, 233.0, 19.0, 56.0, 93.0, 130.0, 167.0,
      204.0, 241.0, 27.0, 64.0, 101.0, 138.0, 175.0, 212.0, 249.0, 35.0, 72.0, 109.0, 146.0, 183.0, 220.0, 6.0, 43.0,
      80.0, 117.0,
    ],
  },
  {
    jitter: { mirrored: true, turn: 0, scale: 1, shift: [0, 0] },
    plane: [
      11.0, 225.0, 188.0, 151.0, 114.0, 77.0, 233.0, 196.0, 159.0, 122.0, 85.0, 48.0, 204.0, 167.0, 130.0, 93.0, 56.0,
      19.0, 175.0, 138.0, 101.0, 64.0, 27.0, 241.0, 146.0, 109.0, 72.0, 35.0, 249.0, 212.0, 117.0, 80.0, 43.0, 6.0,
      220.0, 183.0,
    ],
  },
  {
    jitter: { mirrored: false, turn: 11.5, scale: 1.2, shift: [0.07, -0.04] },
    plane: [
      86.0497, 134.1369, 177.6455, 221.1542, 11.0, 70.1703, 81.2533, 117.824, 154.3946, 190.9653, 222.3101, 226.4675,
      42.3757, 74.8707, 111.4413, 148.012, 184.5826, 192.6857, 101.1069, 58.4402, 68.488, 105.0587, 141.6293, 158.5843,
      225.1729, 208.2722, 84.9758, 62.1054, 98.676, 124.4829, 191.0716, 197.0107, 107.8765, 31.8945, 75.4031, 117.0,
    ],
  },
  {
    jitter: { mirrored: true, turn: -14.0, scale: 0.93, shift: [-0.1, 0.09] },
    plane: [
      230.7806, 200.1172, 199.9351, 173.0719, 146.2087, 117.9416, 204.6117, 192.305, 165.4417, 138.5785, 111.7152,
      84.852, 178.4429, 157.8116, 130.9483, 104.0851, 77.2218, 50.3586, 150.1814, 123.3182, 96.4549, 69.5917, 42.7284,
      109.8488, 115.688, 88.8248, 61.9615, 35.0983, 184.0437, 209.6137, 98.2584, 64.8705, 31.4826, 54.2325, 224.7416,
      198.5594,
    ],
  },
  {
    jitter: { mirrored: true, turn: 9.0, scale: 1.25, shift: [0.1, 0.1] },
    plane: [
      54.299, 208.8331, 163.1526, 117.472, 76.8031, 85.0216, 113.6186, 197.0799, 145.7286, 94.3772, 43.0259, 41.9828,
      212.8787, 168.5113, 117.16, 65.8086, 104.0287, 168.0847, 177.075, 139.9427, 88.5914, 78.5507, 204.5042, 214.7213,
      141.2713, 111.3741, 60.0228, 39.7931, 208.3201, 183.0, 117.0, 100.0086, 54.328, 8.6474, 219.1822, 193.8861,
    ],
  },
].map(({ jitter, plane }) => ({ jitter: { ...jitter, shift: [jitter.shift[0]!, jitter.shift[1]!] }, plane }));

describe('jitter', () => {
  it('reads a picture as PyTorch does', () => {
    for (const { jitter, plane } of REFERENCE) {
      const into = new Float32Array(picture.length);
      jitterInto(picture, SIDE, jitter, into);
      const own = [...into.subarray(SIDE * SIDE, 2 * SIDE * SIDE)].map((value) => 255 * value);
      expect(Math.max(...own.map((value, i) => Math.abs(value - plane[i]!)))).toBeLessThan(1e-3);
    }
  });

  it('stays within its bounds, and differs from update to update and from picture to picture', () => {
    const streams = { runSeed: runSeed(3), image: imageId('receipt/0') };
    const all = [0, 1, 2, 3].flatMap((update) => jittersAt(streams, update, 64));
    expect(new Set(all.map(({ turn }) => turn)).size).toBe(all.length);
    expect(
      all.every(
        ({ turn, scale, shift }) =>
          Math.abs(turn) <= 15 && scale >= 1 / 1.1 && scale <= 1 / 0.8 && shift.every((s) => Math.abs(s) <= 0.1),
      ),
    ).toBe(true);
    const mirrored = all.filter((one) => one.mirrored).length;
    expect(Math.abs(mirrored / all.length - 0.5)).toBeLessThan(0.15);
    expect(jittersAt(streams, 2, 64)).toEqual(all.slice(128, 192));
  });
});
