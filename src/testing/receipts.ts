/** @file A receipt of two arms and two runs, for tests. */

import { runSeed } from '../core/brands.ts';
import { RECEIPT_VERSION, type Receipt } from '../core/receipt/receipt.ts';
import { DEFAULT_RECIPE, partOf, type RecipePart } from '../core/run/recipe.ts';

/** The search that was recommended when projects of records version 8 were written, which hold this receipt. */
const SEARCH_OF_VERSION_8 = {
  ...partOf('gif'),
  settings: { ...partOf('gif').settings, start: 'symmetric', lead: 2.7 },
} as RecipePart;

const figures = { mean: 0.75, spread: 0.05 };
const run = (seed: number) => ({
  seed,
  accuracy: 0.75,
  confusion: [
    [3, 1],
    [0, 0],
  ],
  curve: [{ update: 5, loss: 0.4, accuracy: 0.75 }],
});
/** A receipt with something in every part. */
export const EXAMPLE_RECEIPT: Receipt = {
  version: RECEIPT_VERSION,
  ...{ source: 'set.zip', classes: ['a,b', 'c'], seeds: [4, 4], tests: [4, 0], device: 'wasm', appVersion: '1' },
  protocol: {
    ...{ seed: runSeed(0), repeats: 2, batch: 8, tuned: true, variants: 5 },
    test: { kind: 'folds', folds: 3 },
    length: { kind: 'updates', updates: 9, found: true },
    net: { kind: 'plain', width: 4, side: 64 },
  },
  recipe: { ...DEFAULT_RECIPE, runSeed: runSeed(3), parts: [SEARCH_OF_VERSION_8] },
  packs: [{ role: 'judge', id: 'j', version: '1.0.0', sha256: '0' }],
  arms: ['original', 'expansion'].map((arm) => ({
    ...{ arm, pictures: 8, updates: 9, ...figures },
    rates: { learningRate: 0.05, weightDecay: 0.0005 },
    runs: [run(0), run(1)],
  })),
  ratios: [{ arm: 'expansion', points: [{ k: 0, ...figures }] }],
  robustness: [{ arm: 'original', corruption: 'fog', severity: 3, ...figures }],
  longTail: {
    counts: [4, 1],
    results: [{ arm: 'original', loss: 'balanced', all: figures, many: figures, medium: figures, few: figures }],
  },
  notes: ['Something to know.'],
};
