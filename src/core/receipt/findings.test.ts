import { describe, expect, it } from 'vitest';
import { runSeed } from '../brands.ts';
import { accuracyOf, spreadOf } from './figures.ts';
import { DEFAULT_RATES } from './protocol.ts';
import { RECEIPT_VERSION, type ArmResult, type Receipt, type ReceiptRun } from './receipt.ts';
import { EN } from '../../ui/words/en.ts';
import { findingsOf } from './findings.ts';
import { copyNotes, togetherNotes } from './notes.ts';

const CLASSES = ['bluebell', 'pansy', 'tulip'];
const EACH = 50;

function run(seed: number, right: readonly number[], each = EACH): ReceiptRun {
  const confusion = right.map((count, c) =>
    right.map((_, d) => (c === d ? count : d === (c + 1) % 3 ? each - count : 0)),
  );
  return { seed, confusion, accuracy: accuracyOf(confusion), curve: [] };
}

function arm(id: string, rights: readonly (readonly number[])[], each = EACH): ArmResult {
  const runs = rights.map((right, seed) => run(seed, right, each));
  const figures = spreadOf(runs.map(({ accuracy }) => accuracy));
  return { arm: id, pictures: 60, updates: 400, rates: DEFAULT_RATES, runs, ...figures };
}

const receipt = (arms: readonly ArmResult[], more: Partial<Receipt> = {}): Receipt => ({
  version: RECEIPT_VERSION,
  source: 'flowers.zip',
  classes: CLASSES,
  seeds: [20, 20, 20],
  tests: [EACH, EACH, EACH],
  protocol: {
    seed: runSeed(0),
    repeats: 3,
    test: { kind: 'split', split: 'test' },
    length: { kind: 'updates', updates: 400, found: false },
    net: { kind: 'residual', width: 16, side: 64 },
    batch: 64,
    tuned: false,
    variants: 5,
  },
  ...{
    recipe: null,
    packs: [],
    device: 'wasm',
    ratios: [],
    robustness: [],
    longTail: null,
    notes: [],
    appVersion: '0',
  },
  arms,
  ...more,
});

const original = arm('original', [
  [30, 30, 32],
  [31, 30, 31],
  [30, 31, 33],
]);
const textOf = (of: Receipt, subject?: string) => findingsOf(of, subject).map(EN.finding);

describe('what a receipt shows', () => {
  it('says a gain with its spread, whom it helps most and whom it harms', () => {
    const grown = arm('expansion', [
      [45, 24, 40],
      [46, 23, 41],
      [45, 24, 41],
    ]);
    const found = findingsOf(receipt([original, grown]));
    expect(found.map(({ code }) => code)).toEqual(['gain', 'helped', 'harmed', 'weak']);
    const [, helped, harmed, weak] = found.map((one) => ('classes' in one ? one.classes : []));
    expect(helped!.map(({ label }) => label)).toEqual([0, 2]);
    expect(harmed!.map(({ label, name }) => [label, name])).toEqual([[1, 'pansy']]);
    expect(harmed![0]!.share).toBeCloseTo(-0.1333, 4);
    expect(weak!.map(({ name }) => name)).toEqual(['pansy']);
    expect(found.slice(0, 3).map(EN.finding)).toEqual([
      'With the expansion your classifier reads 73.1 % of new pictures right instead of 61.8 % (3 runs, +11.3 ± 0.7).',
      'It helps most for bluebell (+30) and tulip (+17.3).',
      'It harms pansy (−13.3): look at their variants.',
    ]);
  });

  it('does not call a gain what the runs do not agree on, and says harm', () => {
    const wild = arm('expansion', [
      [45, 45, 45],
      [20, 20, 20],
      [31, 31, 32],
    ]);
    expect(textOf(receipt([original, wild]))[0]).toMatch(
      /\(3 runs, \+\S+ ± \S+\): the difference is no larger than chance/u,
    );
    const worse = arm('guided', [
      [10, 10, 12],
      [11, 10, 11],
      [10, 11, 13],
    ]);
    expect(textOf(receipt([original, worse]))[0]).toMatch(/it does not help here, it harms \(3 runs, −40 ± 0\)/u);
    const once = arm('expansion', [[45, 45, 45]]);
    expect(textOf(receipt([original, once]))[0]).toMatch(/one run does not tell/u);
  });

  it('names what does as well without it', () => {
    const grown = arm('expansion', [
      [40, 40, 40],
      [40, 41, 40],
      [40, 40, 41],
    ]);
    const rival = arm('randaugment', [
      [48, 48, 48],
      [48, 49, 48],
      [48, 48, 49],
    ]);
    expect(textOf(receipt([original, grown, rival]))).toContain('RandAugment does better still: 96.4 %.');
    expect(textOf(receipt([original, grown, rival]), 'randaugment')[0]).toMatch(/^With RandAugment .* 96\.4 %/u);
  });

  it('says that few test pictures are few, and has nothing to say without two arms', () => {
    const few = [6, 6, 6].map(() => [6, 6, 6]);
    const small = receipt([arm('original', few, 10), arm('expansion', few, 10)], {
      tests: [10, 10, 10],
    });
    expect(textOf(small).at(-1)).toBe('There are only 30 test pictures: each of them is 3.3 points.');
    expect(findingsOf(receipt([original]))).toEqual([]);
  });

  it('says how many images of RandAugment one guided is worth', () => {
    const points = (means: readonly number[]) => means.map((mean, k) => ({ k, mean, spread: null }));
    const ratios = [
      { arm: 'guided', points: points([0.5, 0.6, 0.9]) },
      { arm: 'randaugment', points: points([0.5, 0.55, 0.65]) },
    ];
    const grown = arm('guided', [[40, 40, 40]]);
    expect(textOf(receipt([original, grown], { ratios }))).toContain(
      'For each seed, 1 guided variant does as much as 1.5 by RandAugment and 2 as much as more than 2.',
    );
    const others = ratios.map((curve) => ({ ...curve, arm: curve.arm === 'guided' ? 'expansion' : curve.arm }));
    expect(textOf(receipt([original, arm('expansion', [[40, 40, 40]])], { ratios: others }))).toContain(
      'For each seed, 1 variant of the expansion does as much as 1.5 by RandAugment and 2 as much as more than 2.',
    );
  });

  it('says how worse pictures are read, and whether that is more than chance', () => {
    const grown = arm('expansion', [
      [40, 40, 40],
      [40, 41, 40],
    ]);
    const point = (id: string, corruption: 'fog' | 'jpeg', severity: 1 | 5, runs: readonly number[]) => ({
      ...{ arm: id, corruption, severity, runs, mean: (runs[0]! + runs[1]!) / 2, spread: 0 },
    });
    const robustness = [
      ...[point('original', 'fog', 1, [0.4, 0.42]), point('original', 'fog', 5, [0.1, 0.12])],
      ...[point('original', 'jpeg', 1, [0.5, 0.52]), point('original', 'jpeg', 5, [0.2, 0.22])],
      ...[point('expansion', 'fog', 1, [0.6, 0.62]), point('expansion', 'fog', 5, [0.3, 0.32])],
      ...[point('expansion', 'jpeg', 1, [0.7, 0.72]), point('expansion', 'jpeg', 5, [0.4, 0.42])],
    ];
    expect(textOf(receipt([original, grown], { robustness }))).toContain(
      'Of pictures made worse in 2 ways it reads 51 % right with the expansion, and 31 % with the folder alone (2 runs, +20 ± 0); by severity 66 % at 1 (46 %) and 36 % at 5 (16 %).',
    );
    const untold = robustness.map(({ runs: _, ...earlier }) => earlier);
    expect(textOf(receipt([original, grown], { robustness: untold })).join(' ')).toContain(
      'and 31 % with the folder alone; by severity',
    );
    const few = receipt([original, grown], { robustness, tests: [1, 1, 1] });
    expect(textOf(few).join(' ')).toContain('(2 runs, +20 ± 0, no more than chance)');
  });

  it('says what classes of very different size come to', () => {
    const grown = arm('expansion', [[40, 40, 40]]);
    const figure = (mean: number, runs = [mean]) => ({ mean, spread: null, runs });
    const result = (id: string, loss: 'plain' | 'balanced', all: number, few: number | null) => ({
      ...{ arm: id, loss, all: figure(all), many: figure(0.8), medium: null },
      few: few === null ? null : figure(few),
    });
    const longTail = {
      counts: [20, 6, 2],
      results: [result('original', 'plain', 0.4, 0.1), result('expansion', 'plain', 0.5, 0.2), result('expansion', 'balanced', 0.55, 0.3)], // prettier-ignore
    };
    expect(textOf(receipt([original, grown], { longTail }))).toContain(
      'Where classes have 20 to 2 seeds it reads 50 % of all classes and 20 % of those with few seeds right with the expansion, and 40 % of all classes and 10 % of those with few seeds with the folder alone (1 run, +10, which one run does not tell from chance); with the expansion and the balanced softmax, 55 % of all classes and 30 % of those with few seeds.',
    );
    const untested = { ...longTail, results: longTail.results.map((one) => ({ ...one, few: null })).slice(0, 2) };
    expect(textOf(receipt([original, grown], { longTail: untested })).join(' ')).toContain(
      'it reads 50 % of all classes right with the expansion, and 40 % of all classes with the folder alone',
    );
  });

  it('is about the judge where nothing else is beside the folder', () => {
    const head = { ...arm('head', [[48, 48, 48]]), rates: null, updates: 0 };
    expect(textOf(receipt([original, head]))[0]).toMatch(/^With the judge’s head your classifier reads 96 %/u);
    const tuned = { ...arm('fine-tuned', [[45, 45, 45]]), rates: null };
    expect(textOf(receipt([original, head, tuned]))[0]).toMatch(/^With the judge, fine-tuned .* 90 %/u);
  });
});

describe('what a reader of a receipt must know', () => {
  it('is how many seeds are near-copies, and nothing where none are', () => {
    expect([copyNotes(0, false), togetherNotes([0, 1, 2])]).toEqual([[], []]);
    expect(copyNotes(3, true)).toEqual([{ code: 'copies', seeds: 3, leftOut: true }]);
    expect(togetherNotes([0, 1, 0, 0])).toEqual([{ code: 'together', seeds: 2 }]);
  });

  it('has a sentence each, in the singular and the plural', () => {
    expect(
      [...copyNotes(1, true), ...copyNotes(1, false), ...copyNotes(2, false), 'As it was.'].map(EN.receiptNote),
    ).toEqual([
      '1 seed is as good as a copy of a test picture and left out.',
      '1 seed is as good as a copy of a test picture, so that all figures are too good: leave it out.',
      '2 seeds are as good as copies of a test picture, so that all figures are too good: leave them out.',
      'As it was.',
    ]);
  });
});
