/** @file What the studio knows of its images and no view shows: the judge's embeddings, and texts it has embedded already. */

import type { ImageId } from '../core/brands.ts';
import { unitFloat32 } from '../core/judge/embedding.ts';
import { nearestTo as nearestUnits } from '../evaluation/nearest.ts';
import { isSameSpace, type EmbeddingSpace, type StoredEmbedding } from './embedding.ts';
import { createJudgeKeeper, type JudgeKeeper } from './fitting.ts';
import type { ImageKey, SlotId } from './ids.ts';
import type { Neighbour } from './run/state.ts';

/** One image in the judge's space. */
export interface Known {
  readonly of: Neighbour['of'];
  /** As the judge gave it. */
  readonly embedding: Float32Array;
  readonly unit: Float32Array;
  /** Embeddings of its other views; absent where nobody looked. */
  readonly views?: readonly Float32Array[];
}

export interface Memory {
  /** Of what `seeds` and `variants` hold the embeddings: variants are of this judge, at any side. `null` before there is one. */
  space: EmbeddingSpace | null;
  readonly seeds: Map<ImageId, Known>;
  readonly variants: Map<SlotId, Known>;
  /** Embeddings of seeds by their pictures, those of another space included. */
  readonly originals: Map<ImageKey, StoredEmbedding>;
  /** Pictures of seeds whose embeddings the project has and the memory has not, see `putAway`. */
  readonly away: Set<ImageKey>;
  /** How many work with the embeddings of all seeds, see `withAll`. */
  all: number;
  /** Embeddings of variants by their pictures, those in no slot any more included: an undone regrow comes back. */
  readonly pictures: Map<ImageKey, StoredEmbedding>;
  /** Embeddings of texts, by text. */
  readonly texts: Map<string, Float32Array>;
  logitScale: number;
  /** The judges of the last sets. */
  readonly judges: JudgeKeeper;
}

export const createMemory = (): Memory => ({
  space: null,
  seeds: new Map(),
  variants: new Map(),
  originals: new Map(),
  away: new Set(),
  all: 0,
  pictures: new Map(),
  texts: new Map(),
  logitScale: 1,
  judges: createJudgeKeeper(),
});

export const knownSeed = (id: ImageId, embedding: Float32Array, views?: readonly Float32Array[]): Known => ({
  ...known({ kind: 'seed', id }, embedding),
  ...(views && { views }),
});

const knownVariant = (slot: SlotId, embedding: Float32Array): Known => known({ kind: 'variant', slot }, embedding);

const known = (of: Neighbour['of'], embedding: Float32Array): Known => ({
  of,
  embedding,
  unit: unitFloat32(embedding),
});

/** A seed was looked at, or what was seen of it comes back. */
export function learnSeed(memory: Memory, picture: SeedPicture, embedding: StoredEmbedding): void {
  memory.originals.set(picture.original, embedding);
  memory.away.delete(picture.original);
  recallSeed(memory, picture);
}

/** What is known of a seed, where its picture was seen by the present judge as it lies now. */
function recallSeed(memory: Memory, { id, original, crop }: SeedPicture): void {
  const known = memory.originals.get(original);
  if (known && isSameSpace(memory.space, known) && known.crop === crop)
    memory.seeds.set(id, knownSeed(id, known.values, known.views));
}

/** Seeds up to which all embeddings stay: a few megabytes, and wanted again when a person changes their mind. */
const ALL_STAY = 2000;

/**
 * Embeddings of seeds that nobody asks about leave the memory of a large set, 5 kB each; the project has them, and who wants them again
 * reads them there, see `bringBack`.
 */
export function putAway(memory: Memory, seeds: Iterable<SeedPicture>): void {
  if (memory.originals.size <= ALL_STAY) return;
  for (const { id, original } of seeds) {
    if (!memory.originals.delete(original)) continue;
    memory.seeds.delete(id);
    memory.away.add(original);
  }
}

/** A variant was looked at, and its picture is in the slot. */
export function learnVariant(memory: Memory, slot: SlotId, image: ImageKey, embedding: StoredEmbedding): void {
  memory.pictures.set(image, embedding);
  recall(memory, slot, image);
}

/** Another picture is in a slot: its embedding is what is known of the slot, where it is of the present judge. */
export function recall(memory: Memory, slot: SlotId, image: ImageKey): void {
  const embedding = memory.pictures.get(image);
  if (embedding && embedding.judge === memory.space?.judge)
    memory.variants.set(slot, knownVariant(slot, embedding.values));
  else memory.variants.delete(slot);
}

/** What is known of other pictures that have slots: those that were picked, as far as the present judge saw them. */
export const knownPicks = (
  { pictures, space }: Memory,
  picks: Iterable<{ readonly slot: SlotId; readonly image: ImageKey }>,
): readonly Known[] =>
  [...picks].flatMap(({ slot, image }) => {
    const embedding = pictures.get(image);
    return embedding && embedding.judge === space?.judge ? [knownVariant(slot, embedding.values)] : [];
  });

/** The pictures that embeddings are of. */
export interface Pictured {
  readonly images: Iterable<SeedPicture>;
  readonly variants: Iterable<{ readonly slot: SlotId; readonly image: ImageKey }>;
}

interface SeedPicture {
  readonly id: ImageId;
  readonly original: ImageKey;
  /** Where its square lies, see `SeedFile.crop`. */
  readonly crop?: number | undefined;
}

/** Whether the judge has seen a seed: what it saw is here, or in the project. */
export const isSeen = ({ seeds, away }: Memory, { id, original }: SeedPicture): boolean =>
  seeds.has(id) || away.has(original);

/** Another judge or side: what is known is what was embedded so; the rest is unknown, and never mixed with it. */
export function enterSpace(memory: Memory, space: EmbeddingSpace, pictured: Pictured): void {
  if (isSameSpace(memory.space, space)) return;
  memory.space = space;
  remember(memory, pictured);
}

/** What is known of these pictures, from what is stored of them. */
export function remember(memory: Memory, { images, variants }: Pictured): void {
  memory.seeds.clear();
  memory.variants.clear();
  for (const picture of images) recallSeed(memory, picture);
  for (const { slot, image } of variants) recall(memory, slot, image);
}

/** What is known of seeds whose square has moved since is not known any more. */
export function forgetMoved(memory: Memory, seeds: Iterable<SeedPicture>): void {
  for (const { id, original, crop } of seeds) {
    const known = memory.originals.get(original);
    if (known && known.crop !== crop) memory.seeds.delete(id);
  }
}

/** Everything that is known, seeds first. */
export const everyone = ({ seeds, variants }: Memory): readonly Known[] => [...seeds.values(), ...variants.values()];

/** The others that are most similar to one, nearest first. */
export const nearestTo = (one: Known, others: Iterable<Known>, count: number): readonly Neighbour[] =>
  nearestUnits(one.unit, othersThan(one, others), count).map(({ of, cosine }) => ({ of: of.of, cosine }));

function* othersThan(one: Known, all: Iterable<Known>): Generator<Known> {
  for (const other of all) if (other !== one && !isSame(other.of, one.of)) yield other;
}

const isSame = (a: Neighbour['of'], b: Neighbour['of']): boolean =>
  a.kind === 'seed' ? b.kind === 'seed' && a.id === b.id : b.kind === 'variant' && a.slot === b.slot;
