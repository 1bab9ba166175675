import { beforeAll, describe, expect, it } from 'vitest';
import { pixelTensor, type PixelTensor } from '../../core/brands.ts';
import { frameMap } from '../../core/image/framing.ts';
import { parseManifest } from '../../packs/parse.ts';
import { TINY_SAFETY, tinySafety } from '../../testing/tinyPacks.ts';
import { openRuntime } from '../../../cli/runtime/node.ts';
import { safetyPack, type Pack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openSafety, scoreOf } from './safety.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openRuntime('wasm', 1);
});

function tiny(): Pack {
  const { manifest, files } = tinySafety();
  const listed = Object.entries(files).map(([path, { length }]) => ({ path, bytes: length, sha256: '0'.repeat(64) }));
  return {
    manifest: parseManifest({ ...manifest, files: listed }),
    read: (path) => Promise.resolve(Uint8Array.from(files[path]!)),
  };
}

/** Pictures of one colour each, in [0, 1]. */
const plain = (colours: readonly (readonly [number, number, number])[], height: number, width: number): PixelTensor =>
  pixelTensor({
    dims: [colours.length, 3, height, width],
    data: Float32Array.from(
      colours.flatMap((rgb) => rgb.flatMap((value) => Array<number>(height * width).fill(value))),
    ),
  });

describe('openSafety', () => {
  it('feeds channels last and blue first, and scores every picture by itself', async () => {
    // oxlint-disable-next-line typescript/unbound-method -- a port keeps no this
    const { safety, close } = await openSafety(safetyPack(tiny()), runtime);
    const colours = [
      [0.9, 0.1, 0.2],
      [0.1, 0.9, 0.3],
      [0.2, 0.1, 0.9],
    ] as const;
    const scores = await safety(plain(colours, 20, 30));
    const expected = colours.map(
      (rgb) => 1 / (1 + Math.exp(-TINY_SAFETY.reduce((sum, weight, c) => sum + weight * rgb[c]!, 0))),
    );
    expect(scores).toHaveLength(3);
    for (const [i, score] of expected.entries()) expect(scores[i]).toBeCloseTo(score, 5);
    const alone = await safety(plain([colours[1]], 20, 30));
    expect(alone[0]).toBe(scores[1]);
    await close();
  });

  it('sees the middle of a picture whose sides were both stretched', () => {
    const framing = { height: 16, width: 16, fit: 'stretch', filter: 'bilinear', shorterSide: 20 } as const;
    const whole = frameMap(10, 40, { ...framing, height: 20, width: 20, shorterSide: undefined });
    const { rows, columns } = frameMap(10, 40, framing);
    expect(rows.windows).toEqual(whole.rows.windows.slice(2, 18));
    expect(columns.windows).toEqual(whole.columns.windows.slice(2, 18));
  });
});

describe('scoreOf', () => {
  const labels = ['drawing', 'porn', 'neutral', 'sexy'];
  const scores = (values: 'probabilities' | 'softmax' | 'sigmoid') => ({
    labels,
    unsafe: ['porn', 'sexy'],
    values,
    threshold: 0.5,
  });

  it('adds the probabilities of the labels that should not be shown', () => {
    expect(scoreOf(Float32Array.of(0.25, 0.5, 0.125, 0.125), scores('probabilities'))).toBeCloseTo(0.625, 6);
    // e^0 : e^1 : e^0 : e^1, of which the second and the fourth count; large values must not overflow.
    const half = Math.E / (1 + Math.E);
    expect(scoreOf(Float32Array.of(0, 1, 0, 1), scores('softmax'))).toBeCloseTo(half, 6);
    expect(scoreOf(Float32Array.of(1000, 1001, 1000, 1001), scores('softmax'))).toBeCloseTo(half, 6);
    expect(scoreOf(Float32Array.of(5, -1, 5, -2), scores('sigmoid'))).toBeCloseTo(
      1 / (1 + Math.E) + 1 / (1 + Math.E ** 2),
      6,
    );
  });

  it('is 1 at most, and never of what is no number', () => {
    expect(scoreOf(Float32Array.of(0, 9, 0, 9), scores('sigmoid'))).toBe(1);
    expect(() => scoreOf(Float32Array.of(0, NaN, 0, 0), scores('softmax'))).toThrow(/NaN or infinity/u);
  });
});
