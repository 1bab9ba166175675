import { describe, expect, it } from 'vitest';
import { runSeed } from '../../core/brands.ts';
import { RECEIPT_VERSION, type Receipt } from '../../core/receipt/receipt.ts';
import { DEFAULT_RECIPE } from '../../core/run/recipe.ts';
import { parseCsv } from '../layouts/csv.ts';
import { receiptSection } from './card.ts';
import { parseReceipt } from './schema.ts';
import { receiptCsv } from './table.ts';

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
const receipt: Receipt = {
  version: RECEIPT_VERSION,
  ...{ source: 'set.zip', classes: ['a,b', 'c'], seeds: [4, 4], tests: [4, 0], device: 'wasm', appVersion: '1' },
  protocol: {
    ...{ seed: runSeed(0), repeats: 2, batch: 8, tuned: true, variants: 5 },
    test: { kind: 'folds', folds: 3 },
    length: { kind: 'updates', updates: 9, found: true },
    net: { kind: 'plain', width: 4, side: 64 },
  },
  recipe: { ...DEFAULT_RECIPE, runSeed: runSeed(3) },
  packs: [{ role: 'judge', id: 'j', version: '1.0.0', sha256: '0' }],
  arms: ['original', 'expansion'].map((arm) => ({
    ...{ arm, title: `the ${arm}`, pictures: 8, updates: 9, ...figures },
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

describe('a stored receipt', () => {
  it('is read as it was written', () => {
    expect(parseReceipt(JSON.parse(JSON.stringify(receipt)))).toEqual(receipt);
  });

  it('is refused where it is none, with the place', () => {
    expect(() => parseReceipt({ ...receipt, version: 7 })).toThrow(/version 1, got another value at version/u);
    const odd = { ...receipt, arms: [{ ...receipt.arms[0]!, mean: 75 }] };
    expect(() => parseReceipt(odd)).toThrow(/at arms\.0\.mean/u);
    expect(() => parseReceipt(null)).toThrow(/at its top/u);
  });

  it('is a table with a line for each run', () => {
    const [header, ...lines] = parseCsv(receiptCsv(receipt));
    expect(header).toEqual([
      ...['arm', 'pictures', 'updates', 'learning_rate', 'weight_decay', 'seed', 'accuracy'],
      ...['a,b', 'c'],
    ]);
    expect(lines).toHaveLength(4);
    expect(lines[3]).toEqual(['expansion', '8', '9', '0.05', '0.0005', '1', '0.75', '0.75', '']);
  });

  it('is a section of a card that says how it was made', () => {
    const section = receiptSection(receipt);
    expect(section).toContain('| the expansion | 8 | 75.0 ± 5.0 | 2 |');
    expect(section).toContain('in 3 folds; no variant of a held-out seed trains');
    expect(section).toContain('as many as the slowest needs on a part of the seeds');
    expect(section).toContain('Something to know.');
  });
});
