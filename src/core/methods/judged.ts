/** @file Images that nobody has judged yet, as the variants of a seed. */

import { pixelTensor } from '../brands.ts';
import { inBatches, toBatch } from '../expansion/batches.ts';
import type { Judge } from '../expansion/ports.ts';
import { figuresOf } from '../expansion/variant.ts';
import { cosine, unit } from '../judge/embedding.ts';
import { evaluate } from '../objective/objective.ts';
import type { Tensor } from '../tensor.ts';
import type { Family, Made, MethodEvent, Mixture, Task } from './method.ts';

/** An image of a variant, as whoever made it gives it. */
export interface Unjudged<Facts> {
  readonly number: number;
  readonly image: Tensor;
  readonly how: Facts;
  /** Default: none. */
  readonly mixture?: Mixture | null;
}

/** All terms count alike; the diversity is that of the judge's embeddings, since there are no latents. */
const MEASURE = { diversity: 'judge', weights: { consistency: 1, entropy: 1, diversity: 1 } } as const;

/**
 * The end of a method that does not judge for itself: a family of finished images, with figures where there is a judge.
 *
 * @param task whose variants they are.
 * @param images in the order of the task's numbers.
 * @param judge `null` where nobody judges.
 */
export async function* judgedFamily<Facts>(
  task: Task,
  images: readonly Unjudged<Facts>[],
  judge: Judge | null,
): AsyncGenerator<MethodEvent, Family<Facts>, void> {
  const family = await judgeAll(task, images, judge);
  for (const made of family.variants) yield { kind: 'made', made };
  return family;
}

async function judgeAll<Facts>(
  { judgement, seed, batch }: Task,
  images: readonly Unjudged<Facts>[],
  judge: Judge | null,
): Promise<Family<Facts>> {
  const made = images.map(({ number, image, how, mixture = null }) => ({ number, image, how, mixture }));
  if (!judgement || !judge || made.length === 0) {
    return { variants: made.map((one): Made<Facts> => ({ ...one, judged: null })), path: [] };
  }
  const { classes, reading } = judgement;
  const { rows: embeddings } = await inBatches(made.length, batch, (from, to) => {
    const some = made.slice(from, to).map(({ image }) => image.data);
    return judge.embed(pixelTensor(toBatch(some, made[from]!.image.dims)));
  });
  const evaluation = evaluate(
    { embeddings, latents: embeddings },
    { ...MEASURE, classes, anchor: reading.anchor, seedEntropy: reading.entropy },
  );
  const variants = made.map((one, i): Made<Facts> => {
    const embedding = embeddings[i]!;
    const read = evaluation.variants[i]!;
    const judged = {
      ...figuresOf(read, seed.label),
      cosineToSeed: cosine(embedding, reading.embedding),
      diversityOf: unit(embedding),
      embedding,
      probabilities: read.probabilities,
    };
    return { ...one, judged };
  });
  return { variants, path: [evaluation] };
}
