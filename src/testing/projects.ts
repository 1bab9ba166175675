/** @file A small project in the middle of its review, for tests: two classes, two seeds each, K variants, some of them decided. */

import { imageId, type ImageId } from '../core/brands.ts';
import { NO_ADAPTATION } from '../store/adaptation/state.ts';
import { NO_MODELS } from '../store/models/state.ts';
import { NO_ENGINE, type PackInfo } from '../store/engine/state.ts';
import { NO_EXPORT } from '../store/export/state.ts';
import { classKey, slotId, type ImageKey, type SlotId } from '../store/ids.ts';
import { NO_PROJECT, type ProjectId } from '../store/project/state.ts';
import { NO_PICKS } from '../store/picks/state.ts';
import { NO_RECEIPT, type KeptReceipt } from '../store/receipt/state.ts';
import { FIRST_RECIPE } from '../store/recipe/state.ts';
import { NOTHING_REOPENED } from '../store/reopened/state.ts';
import { NO_REVIEW } from '../store/review/state.ts';
import { framedKey, variantKey } from '../store/run/record.ts';
import { NO_RUN, type SeedRecord, type VariantRecord } from '../store/run/state.ts';
import { NO_RUNS } from '../store/runs/state.ts';
import { NO_SORTING } from '../store/sorting/state.ts';
import { NO_SEEDS, type ClassInfo, type SeedImage } from '../store/seeds/state.ts';
import type { StudioState } from '../store/state.ts';
import { FIRST_VIEW } from '../store/view/state.ts';
import { EXAMPLE_RECEIPT } from './receipts.ts';

export const SEEDS = ['cat/1.png', 'cat/2.png', 'dog/1.png', 'dog/2.png'].map(imageId);
const K = 3;

const PACKS: readonly PackInfo[] = [
  { id: 'prior', title: 'A prior', version: '1.0.0', role: 'prior', licence: 'MIT', sha256: 'aa' },
  { id: 'judge', title: 'A judge', version: '1.0.0', role: 'judge', licence: 'MIT', sha256: 'bb' },
];

export function seedImage(id: ImageId): SeedImage {
  const [label, name] = id.split('/') as [string, string];
  return {
    id,
    name,
    split: null,
    label: classKey(label),
    bytes: 1000,
    width: 64,
    height: 48,
    sha256: 'c'.repeat(64),
    luminance: 0.5,
    sharpness: 0.1,
    original: `original:${id}` as ImageKey,
    thumbnail: `thumbnail:${id}` as ImageKey,
    flags: [],
    leftOut: false,
  };
}

/** A variant with figures of its own. */
export function variantRecord(seed: ImageId, k: number, number = k - 1): VariantRecord {
  const score = ((seed.length * 7 + k * 3 + number) % 10) / 10;
  return {
    slot: slotId(seed, k),
    seed,
    k,
    number,
    siblings: [0, 1, 2],
    how: {
      method: 'gif',
      epsilon: 0.5,
      distance: 0.5,
      ballUse: [0.5, 1],
      terms: [{ consistency: 0.1, entropy: 0.2, diversity: 0.3 }],
    },
    mixture: null,
    image: variantKey(seed, k, number, 1),
    classScore: score,
    top1: 0,
    keptClass: score > 0.3,
    entropy: 0.7,
    deltaEntropy: 0.1,
    diversity: 0.01,
    cosineToSeed: 0.9,
    probabilities: [score, 1 - score],
    nearest: { of: { kind: 'seed', id: seed }, cosine: 0.9 },
    nearCopy: false,
  };
}

/** A receipt of the project. */
export const KEPT_RECEIPT: KeptReceipt = {
  id: 'receipt-1',
  at: '2026-01-01T12:00:00.000Z',
  seconds: 40,
  receipt: EXAMPLE_RECEIPT,
};

const reading = (seed: ImageId): SeedRecord => ({
  framed: framedKey(seed, 1),
  probabilities: [0.6, 0.4],
  entropy: 0.67,
  top1: 0,
  anchor: 0,
  drawn: K,
});

const classInfo = (name: string): ClassInfo => ({ key: classKey(name), name, code: null, leftOut: false });

/**
 * @param grown how many of the seeds have their variants; the run is at work where that is not all.
 * @param counts variants of each seed, in a run that tops up classes; K of each without.
 */
export function projectState(grown = SEEDS.length, counts?: readonly number[]): StudioState {
  const asked = counts ?? SEEDS.map(() => K);
  const done = SEEDS.slice(0, grown).filter((_, i) => asked[i]! > 0);
  const countOf = (id: ImageId) => asked[SEEDS.indexOf(id)]!;
  const families = new Map<ImageId, readonly SlotId[]>(
    done.map((id) => [id, Array.from({ length: countOf(id) }, (_, i) => slotId(id, i + 1))]),
  );
  const variants = done.flatMap((id) => Array.from({ length: countOf(id) }, (_, i) => variantRecord(id, i + 1)));
  const settings = { ...FIRST_RECIPE.settings, variants: K, side: 64, perClass: counts ? 4 : null };
  return {
    project: {
      ...NO_PROJECT,
      info: { id: 'project-1' as ProjectId, name: 'pets', created: '2026-01-01T00:00:00.000Z' },
    },
    receipt: { ...NO_RECEIPT, kept: [KEPT_RECEIPT] },
    adaptation: NO_ADAPTATION,
    models: NO_MODELS,
    engine: { ...NO_ENGINE, packs: PACKS, prompt: 'a photo of a {label}' },
    sorting: NO_SORTING,
    seeds: {
      ...NO_SEEDS,
      source: { kind: 'folder', name: 'pets' },
      phase: { kind: 'ready', stopped: false },
      images: new Map(SEEDS.map((id) => [id, seedImage(id)])),
      classes: [classInfo('cat'), classInfo('dog')],
      preflight: {
        kind: 'ready',
        readings: new Map(
          SEEDS.map((id) => [id, { probabilities: [0.6, 0.4], top1: 0, classScore: 0.6, entropy: 0.67 }]),
        ),
      },
    },
    recipe: { ...FIRST_RECIPE, settings },
    picks: NO_PICKS,
    run: {
      ...NO_RUN,
      phase: grown < SEEDS.length ? { kind: 'running' } : { kind: 'finished', stopped: false },
      made: 1,
      settings,
      names: ['cat', 'dog'],
      prompt: 'a photo of a {label}',
      active: [0, 1],
      packs: PACKS,
      seeds: SEEDS,
      ...(counts && { counts }),
      done: variants.length,
      total: asked.reduce((sum, count) => sum + count, 0),
      seconds: 3.5,
      variants: new Map(variants.map((variant) => [variant.slot, variant])),
      families,
      seedReadings: new Map(done.map((id) => [id, reading(id)])),
    },
    runs: { ...NO_RUNS, begun: 1 },
    review: NO_REVIEW,
    view: { ...FIRST_VIEW, step: 'review' },
    export: NO_EXPORT,
    reopened: NOTHING_REOPENED,
  };
}
