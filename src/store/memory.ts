/** @file What the studio knows of its images and no view shows: the judge's embeddings, and texts it has embedded already. */

import type { ImageId } from '../core/brands.ts';
import { unit } from '../core/judge/embedding.ts';
import { dotFloat32 } from '../core/reals.ts';
import type { Sight } from '../protocol/models.ts';
import { createJudgeKeeper, type JudgeKeeper } from './fitting.ts';
import type { ImageKey, SlotId } from './ids.ts';
import type { Neighbour } from './run/state.ts';
import { NO_SIGHT } from './sight.ts';

/** One image in the judge's space. */
export interface Known {
  readonly of: Neighbour['of'];
  /** As the judge gave it. */
  readonly embedding: Float32Array;
  readonly unit: Float32Array;
}

export interface Memory {
  /** How the seeds were seen when they were embedded. */
  sight: Sight;
  readonly seeds: Map<ImageId, Known>;
  readonly variants: Map<SlotId, Known>;
  /** Embeddings of variants by their pictures, those in no slot any more included: an undone regrow comes back. */
  readonly pictures: Map<ImageKey, Float32Array>;
  /** Embeddings of texts, by text. */
  readonly texts: Map<string, Float32Array>;
  logitScale: number;
  /** The judges of the last sets. */
  readonly judges: JudgeKeeper;
}

export const createMemory = (): Memory => ({
  sight: NO_SIGHT,
  seeds: new Map(),
  variants: new Map(),
  pictures: new Map(),
  texts: new Map(),
  logitScale: 1,
  judges: createJudgeKeeper(),
});

export const knownSeed = (id: ImageId, embedding: Float32Array): Known => known({ kind: 'seed', id }, embedding);

export const knownVariant = (slot: SlotId, embedding: Float32Array): Known =>
  known({ kind: 'variant', slot }, embedding);

const known = (of: Neighbour['of'], embedding: Float32Array): Known => ({
  of,
  embedding,
  unit: Float32Array.from(unit(embedding)),
});

/** Another picture is in a slot: its embedding is what is known of the slot. */
export function recall(memory: Memory, slot: SlotId, image: ImageKey): void {
  const embedding = memory.pictures.get(image);
  if (embedding) memory.variants.set(slot, knownVariant(slot, embedding));
  else memory.variants.delete(slot);
}

/** Everything that is known, seeds first. */
export const everyone = ({ seeds, variants }: Memory): readonly Known[] => [...seeds.values(), ...variants.values()];

/** The others that are most similar to one, nearest first. */
export function nearestTo(one: Known, others: Iterable<Known>, count: number): readonly Neighbour[] {
  const best: Neighbour[] = [];
  for (const other of others) {
    if (other === one || isSame(other.of, one.of)) continue;
    const cosine = dotFloat32(other.unit, one.unit);
    if (best.length === count && cosine <= best[count - 1]!.cosine) continue;
    best.push({ of: other.of, cosine });
    best.sort((a, b) => b.cosine - a.cosine);
    best.length = Math.min(best.length, count);
  }
  return best;
}

const isSame = (a: Neighbour['of'], b: Neighbour['of']): boolean =>
  a.kind === 'seed' ? b.kind === 'seed' && a.id === b.id : b.kind === 'variant' && a.slot === b.slot;
