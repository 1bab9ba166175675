/** @file The judge looks at pictures without labels: what they, the seeds and all that they must be no copies of are to it. */

import { imageId } from '../../core/brands.ts';
import { readSeed } from '../../core/expansion/seed.ts';
import { resolveRecipe } from '../../core/run/recipe.ts';
import { failure, success, type Result } from '../../protocol/failure.ts';
import { cloudOf, type PickCloud } from '../../protocol/insight.ts';
import { failureOf } from '../../core/failure.ts';
import type { Sight } from '../../protocol/models.ts';
import type { Context } from '../context.ts';
import { embedPictures } from '../embedPictures.ts';
import { isSameSpace, spaceOf, type EmbeddingSpace, type StoredEmbedding } from '../embedding.ts';
import type { ClassKey } from '../ids.ts';
import { labelOf, openJudging, presentFacts, setJudgeFor } from '../judging.ts';
import { suggestionsOf } from '../recipe/state.ts';
import { isSeed } from '../seeds/classSummaries.ts';
import { embedForJudge } from '../seeds/embed.ts';
import { grownSeeds, keptImages } from '../seeds/selectors.ts';
import { sightOfRun } from '../sight.ts';
import type { Candidate } from './candidates.ts';

/** Embeddings of pictures that are no seeds, by what they are called, as long as the judge sees them so. */
export interface Seen {
  space: EmbeddingSpace | null;
  readonly embeddings: Map<string, Float32Array>;
}

export const nothingSeen = (): Seen => ({ space: null, embeddings: new Map() });

/** What picking goes by, whatever the precision; and the classes that the judge decides between, in their order. */
export interface Looked {
  readonly question: Omit<PickCloud, 'precision'>;
  readonly classes: readonly ClassKey[];
  /** Pictures of the folder that the judge saw. */
  readonly looked: number;
}

/**
 * Looks at pictures.
 *
 * @param candidates the pictures without labels.
 * @param seen what was embedded before; grows.
 * @param onProgress told of pictures that the judge has seen.
 */
export async function lookAt(
  context: Context,
  candidates: readonly Candidate[],
  seen: Seen,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<Looked>> {
  try {
    const { store, blobs } = context;
    const { seeds, picks } = store.getState();
    const images = grownSeeds(seeds);
    const judging = await openJudging(context, presentFacts(seeds));
    if (!judging.ok) return judging;
    const loaded = await context.engine.load();
    if (!loaded.ok) return loaded;
    // The models have said by now what suits them.
    const { recipe, engine } = store.getState();
    const settings = resolveRecipe(recipe.settings, suggestionsOf(recipe.limits));
    const sight = sightOfRun(settings);
    const space = spaceOf(engine, sight);
    if (!isSameSpace(seen.space, space)) seen.embeddings.clear();
    seen.space = space;
    const heldOut = keptImages(seeds).filter((image) => !isSeed(image));
    const taken = [...picks.all.values()];
    const wanted = [
      ...candidates.map(({ from, file }) => ({ name: candidateName(from), read: () => Promise.resolve(file) })),
      ...[...heldOut.map(({ original }) => original), ...taken.map(({ image }) => image)].map((key) => ({
        name: key,
        read: () => blobs.get(key),
      })),
    ];
    const embedded = await embedInto(context, wanted, sight, seen, onProgress, signal);
    if (!embedded.ok) return embedded;
    const seeing = await embedForJudge(context, judging.value, images, settings, sight, signal);
    if (!seeing.ok) return seeing;

    const { judge, embeddings } = await setJudgeFor(context, judging.value, images, settings);
    const read = images.flatMap((image) => {
      const embedding = embeddings.get(image.id);
      if (!embedding) return [];
      const label = labelOf(image, judging.value, seeds);
      const { probabilities } = readSeed(embedding, label, judge.classesFor(image.id), 'label');
      return [{ embedding, label, probabilities }];
    });
    const own = (names: readonly string[]) => cloudOf(names.flatMap((name) => seen.embeddings.get(name) ?? []));
    const there = candidates.filter(({ from }) => seen.embeddings.has(candidateName(from)));
    return success({
      question: {
        pictures: own(there.map(({ from }) => candidateName(from))),
        keys: there.map(({ from }) => from),
        // Of a picture that is no seed: by all of them.
        classes: judge.classesFor(imageId('')),
        seeds: cloudOf(read.map(({ embedding }) => embedding)),
        labels: read.map(({ label }) => label),
        probabilities: read.map(({ probabilities }) => probabilities),
        heldOut: own(heldOut.map(({ original }) => original)),
        taken: own(taken.map(({ image }) => image)),
      },
      classes: judging.value.active.map((index) => seeds.classes[index]!.key),
      looked: there.length,
    });
  } catch (error) {
    return failure(failureOf(error));
  }
}

const candidateName = (from: string): string => `candidate:${from}`;

/** The judge's embedding of a picture of the folder, as it is stored; `null` where it was not seen. */
export function embeddingOf({ space, embeddings }: Seen, from: string): StoredEmbedding | null {
  const values = embeddings.get(candidateName(from));
  return space && values ? { ...space, values } : null;
}

interface Wanted {
  readonly name: string;
  readonly read: () => Promise<Blob | null>;
}

/** Embeds what was not seen yet; what cannot be decoded, or is gone, stays unseen. */
async function embedInto(
  context: Pick<Context, 'engine'>,
  wanted: readonly Wanted[],
  sight: Sight,
  { embeddings }: Seen,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Result<null>> {
  const missing = wanted.filter(({ name }) => !embeddings.has(name));
  let done = 0;
  onProgress(done, missing.length);
  return embedPictures(
    context,
    missing.map(({ name, read }) => ({ id: imageId(name), read })),
    sight,
    (id, embedding) => {
      if (embedding.ok) embeddings.set(id, embedding.value);
      onProgress(++done, missing.length);
    },
    signal,
  );
}
