/**
 * @file A batch in portions that keep all threads busy. In WebAssembly a convolution of several pictures gives each thread whole pictures: five
 * on two threads take as long as six. One picture by itself is shared by all threads.
 */

import type { Prior, Judge, JointPass } from '../../core/expansion/ports.ts';
import { sizeOf, type Tensor } from '../../core/tensor.ts';

/** Rows [from, to). */
export interface Portion {
  readonly from: number;
  readonly to: number;
}

/**
 * How a batch is run: as many pictures at once as each thread has the same number of, then the others one by one. All at once where those would
 * be more than half of the threads, since a picture by itself does not keep all of them busy.
 *
 * @param count pictures, >= 0.
 * @param threads that share the work, >= 1.
 * @returns portions in order.
 */
export function portionsOf(count: number, threads: number): readonly Portion[] {
  const left = count % threads;
  const even = count - left;
  if (even === 0 || left === 0 || 2 * left > threads) return [{ from: 0, to: count }];
  const singles = Array.from({ length: left }, (_, i) => ({ from: even + i, to: even + i + 1 }));
  return [{ from: 0, to: even }, ...singles];
}

/** Models whose rows do not depend on each other, so that a batch may be run in portions. */
export interface Portioned {
  readonly prior: Prior | null;
  readonly judge: Judge | null;
  readonly jointPass?: JointPass;
}

/**
 * The same models, run in portions.
 *
 * @param models that are asked for batches.
 * @param threads that share the work. With 1, the models as they are.
 */
export function inPortions<Models extends Portioned>(models: Models, threads: number): Models {
  if (threads === 1) return models;
  const { prior, judge, jointPass } = models;
  const one =
    <Input extends Tensor, Output extends Tensor>(port: (rows: Input) => Promise<Output>) =>
    async (rows: Input) =>
      joined(await each(rows, threads, (portion) => port(cut(rows, portion))));
  return {
    ...models,
    prior:
      prior?.kind === 'reconstruction' ? { ...prior, encode: one(prior.encode), decode: one(prior.decode) } : prior,
    judge: judge && { ...judge, embed: one(judge.embed) },
    ...(jointPass && {
      jointPass: async (latents, criterion) => {
        const parts = await each(latents, threads, (portion) => jointPass(cut(latents, portion), criterion));
        const all = parts.filter((part) => part !== null);
        if (all.length < parts.length) return null;
        return {
          images: joined(all.map(({ images }) => images)),
          embeddings: joined(all.map(({ embeddings }) => embeddings)),
          gradients: joined(all.map(({ gradients }) => gradients)),
        };
      },
    }),
  };
}

async function each<Part>(
  rows: Tensor,
  threads: number,
  run: (portion: Portion) => Promise<Part>,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (const portion of portionsOf(rows.dims[0]!, threads)) parts.push(await run(portion));
  return parts;
}

/** Rows of a tensor, which they share memory with. */
function cut<Kind extends Tensor>(rows: Kind, { from, to }: Portion): Kind {
  const [count, ...dims] = rows.dims;
  if (from === 0 && to === count) return rows;
  const size = sizeOf(dims);
  return { ...rows, dims: [to - from, ...dims], data: rows.data.subarray(from * size, to * size) };
}

function joined<Kind extends Tensor>(parts: readonly Kind[]): Kind {
  const [first] = parts;
  if (parts.length === 1) return first!;
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.data.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  const count = parts.reduce((sum, { dims }) => sum + dims[0]!, 0);
  return { ...first!, dims: [count, ...first!.dims.slice(1)], data };
}
