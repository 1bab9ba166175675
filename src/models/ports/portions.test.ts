import { describe, expect, it } from 'vitest';
import { embeddingTensor, latentTensor, pixelTensor } from '../../core/brands.ts';
import type { JudgedCriterion, Judge, Prior } from '../../core/expansion/ports.ts';
import type { Tensor } from '../../core/tensor.ts';
import { inPortions, portionsOf, type Portioned } from './portions.ts';

describe('portionsOf', () => {
  it.each([
    { count: 5, threads: 1, sizes: [5] },
    { count: 5, threads: 2, sizes: [4, 1] },
    { count: 4, threads: 2, sizes: [4] },
    { count: 3, threads: 2, sizes: [2, 1] },
    { count: 1, threads: 2, sizes: [1] },
    { count: 0, threads: 2, sizes: [0] },
    { count: 5, threads: 3, sizes: [5] },
    { count: 5, threads: 4, sizes: [4, 1] },
    { count: 6, threads: 4, sizes: [4, 1, 1] },
    { count: 7, threads: 4, sizes: [7] },
    { count: 5, threads: 8, sizes: [5] },
  ])('of $count pictures on $threads threads: $sizes', ({ count, threads, sizes }) => {
    const portions = portionsOf(count, threads);
    expect(portions.map(({ from, to }) => to - from)).toEqual(sizes);
    expect(portions.map(({ from }) => from)).toEqual(portions.map((_, i) => (i === 0 ? 0 : portions[i - 1]!.to)));
  });
});

/** Models of one operation, which say how many rows they are asked for. */
function models(joins = true) {
  const asked: number[] = [];
  const scaled = (rows: Tensor, by: number): Tensor => {
    asked.push(rows.dims[0]!);
    return { dims: rows.dims, data: rows.data.map((value) => by * value) };
  };
  const prior: Prior = {
    kind: 'reconstruction',
    layout: 'channels-first',
    encode: (pixels) => Promise.resolve(latentTensor(scaled(pixels, 2))),
    decode: (latents) => Promise.resolve(pixelTensor(scaled(latents, 3))),
    decodeVjp: (latents) => Promise.resolve(latents),
  };
  const judge: Judge = {
    embed: (pixels) => Promise.resolve(embeddingTensor(scaled(pixels, 5))),
    embedVjp: (pixels) => Promise.resolve(pixels),
  };
  const whole: Portioned = {
    prior,
    judge,
    jointPass: (latents) =>
      Promise.resolve(
        joins
          ? {
              images: pixelTensor(scaled(latents, 3)),
              embeddings: embeddingTensor({ dims: latents.dims, data: latents.data.map((value) => 7 * value) }),
              gradients: latentTensor({ dims: latents.dims, data: latents.data.map((value) => 11 * value) }),
            }
          : null,
      ),
  };
  return { whole, asked };
}

const DIMS = [5, 3, 1, 2];
const data = Float32Array.from({ length: 30 }, (_, i) => i);
const CRITERION = {} as JudgedCriterion;

describe('inPortions', () => {
  it('gives the rows of all portions in order, for every port', async () => {
    const { whole, asked } = models();
    const { prior, judge, jointPass } = inPortions(whole, 2);
    if (prior?.kind !== 'reconstruction') throw new Error('Expected a prior that encodes.');
    const times = (by: number) => data.map((value) => by * value);
    expect(await prior.encode(pixelTensor({ dims: DIMS, data }))).toMatchObject({ dims: DIMS, data: times(2) });
    expect(await prior.decode(latentTensor({ dims: DIMS, data }))).toMatchObject({ dims: DIMS, data: times(3) });
    expect(await judge!.embed(pixelTensor({ dims: DIMS, data }))).toMatchObject({ dims: DIMS, data: times(5) });
    expect(await jointPass!(latentTensor({ dims: DIMS, data }), CRITERION)).toMatchObject({
      images: { dims: DIMS, data: times(3) },
      embeddings: { dims: DIMS, data: times(7) },
      gradients: { dims: DIMS, data: times(11) },
    });
    expect(asked).toEqual([4, 1, 4, 1, 4, 1, 4, 1]);
  });

  it('gives nothing where the two cannot be joined', async () => {
    const { jointPass } = inPortions(models(false).whole, 2);
    expect(await jointPass!(latentTensor({ dims: DIMS, data }), CRITERION)).toBeNull();
  });

  it('leaves models alone on one thread, and those that are not there', () => {
    const { whole } = models();
    expect(inPortions(whole, 1)).toBe(whole);
    expect(inPortions({ prior: null, judge: null }, 2)).toEqual({ prior: null, judge: null });
  });
});
