import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../core/receipt/receipt.ts';
import { EXAMPLE_RECEIPT as receipt } from '../../testing/receipts.ts';
import { EN } from '../../ui/words/en.ts';
import { parseCsv } from '../layouts/csv.ts';
import { receiptSection } from './card.ts';
import { receiptPicture } from './picture.ts';
import { parseReceipt } from './schema.ts';
import { receiptCsv } from './table.ts';

describe('a stored receipt', () => {
  it('is read as it was written', () => {
    expect(parseReceipt(JSON.parse(JSON.stringify(receipt)))).toEqual(receipt);
  });

  it('has notes as codes, and those of earlier versions in words', () => {
    const notes: Receipt['notes'] = [
      'Something to know.',
      { code: 'not-looked-for' },
      { code: 'copies', seeds: 2, leftOut: false },
      { code: 'together', seeds: 1 },
      { code: 'guided-by-all' },
    ];
    expect(parseReceipt(JSON.parse(JSON.stringify({ ...receipt, notes }))).notes).toEqual(notes);
    const section = receiptSection({ ...receipt, notes }, EN);
    expect(section).toContain('2 seeds are as good as copies of a test picture, so that all figures are too good');
    expect(section).toContain('1 seed that is as good as a copy of another is held out together with it.');
    expect(() => parseReceipt({ ...receipt, notes: [{ code: 'copies', seeds: 0, leftOut: false }] })).toThrow(/notes/u);
  });

  it('calls its arms by their ids, and reads what earlier versions called them', () => {
    const titled = receipt.arms.map((arm) => ({ ...arm, title: 'other words' }));
    expect(parseReceipt({ ...receipt, arms: titled })).toEqual(receipt);
  });

  it('names the run whose variants trained, where it is known', () => {
    const grown = { ...receipt, grown: { made: 2, name: 'bold, at 64 px' } };
    expect(parseReceipt(JSON.parse(JSON.stringify(grown)))).toEqual(grown);
    const columns = parseCsv(receiptCsv(grown)).map((cells) => cells.slice(13, 15));
    expect(columns).toEqual([
      ['grown_run', 'grown_run_name'],
      ...Array.from({ length: 4 }, () => ['2', 'bold, at 64 px']),
    ]);
    expect(receiptSection(grown, EN)).toContain('The new pictures are of run 2, “bold, at 64 px”. Run on wasm');
    expect(receiptSection({ ...receipt, grown: { made: 3 } }, EN)).toContain('The new pictures are of run 3. Run on');
    expect(receiptSection(receipt, EN)).not.toContain('of run');
    expect(() => parseReceipt({ ...receipt, grown: { made: 0 } })).toThrow(/at grown\.made/u);
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
      ...['question', 'arm', 'variants', 'corruption', 'severity', 'softmax', 'of_classes'],
      ...['pictures', 'updates', 'learning_rate', 'weight_decay', 'seed', 'accuracy', 'grown_run', 'grown_run_name'],
      ...['a,b', 'c'],
    ]);
    // Earlier versions wrote no runs of what was asked besides.
    expect(lines).toHaveLength(4);
    const cells = [
      'arms',
      'expansion',
      '',
      '',
      '',
      '',
      '',
      '8',
      '9',
      '0.05',
      '0.0005',
      '1',
      '0.75',
      '',
      '',
      '0.75',
      '',
    ];
    expect(lines[3]).toEqual(cells);
  });

  it('has the runs of what was asked besides in all its forms', () => {
    const own = (from: number) => ({ mean: from + 0.1, spread: 0.1, runs: [from, from + 0.2] });
    const asked: Receipt = {
      ...receipt,
      ratios: [{ arm: 'expansion', points: [0, 5].map((k) => ({ k, ...own(0.1 + k / 10) })) }],
      robustness: (['fog', 'jpeg'] as const).map((corruption) => ({
        ...{ arm: 'expansion', corruption, severity: 5 },
        ...own(corruption === 'fog' ? 0.2 : 0.4),
      })),
      longTail: {
        counts: [8, 1],
        results: [{ arm: 'expansion', loss: 'plain', all: own(0.3), many: own(0.5), medium: null, few: own(0) }],
      },
    };
    expect(parseReceipt(JSON.parse(JSON.stringify(asked)))).toEqual(asked);
    const lines = parseCsv(receiptCsv(asked)).map((cells) => cells.slice(0, 13).join());
    expect(lines).toContain('ratios,expansion,5,,,,,,,,,1,0.8');
    expect(lines).toContain('robustness,expansion,,jpeg,5,,,,,,,0,0.4');
    expect(lines).toContain('long-tail,expansion,,,,plain,few,,,,,0,0');
    expect(lines).toHaveLength(1 + 4 + 2 * 2 + 2 * 2 + 3 * 2);
    const section = receiptSection(asked, EN);
    expect(section).toContain('| the expansion | 20.0 ± 10.0 | 70.0 ± 10.0 |');
    // In the mean over both corruptions, run by run: 30 and 50 %.
    expect(section).toContain('| the expansion | 40.0 ± 14.1 | 40.0 ± 14.1 |');
    expect(section).toContain('| the expansion | plain | 60.0 ± 10.0 | no test | 10.0 ± 10.0 | 40.0 ± 10.0 |');
    const picture = receiptPicture(asked, EN);
    for (const words of ['the expansion: 20.0, 70.0 %', 'the expansion: 40.0 %', '>60.0<', '>no test<']) {
      expect(picture).toContain(words);
    }
    expect(picture).not.toMatch(/NaN|undefined|Infinity/u);
  });

  it('is a drawing with every arm and run, and the answer as text', () => {
    const arm = (id: string) => (id === 'original' ? EN.arm(id) : { title: 'the <expansion> & more' });
    const picture = receiptPicture(receipt, { ...EN, arm });
    expect(picture).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"/u);
    expect(picture.match(/<circle /gu)).toHaveLength(4);
    expect(picture).toContain('the &lt;expansion&gt; &amp; more</text>');
    expect(picture.match(/>75\.0 ± 5\.0 %</gu)).toHaveLength(2);
    expect(picture).toContain('your classifier reads 75 % of new pictures right');
    expect(picture).not.toMatch(/NaN|undefined|Infinity/u);
  });

  it('is a section of a card that says how it was made', () => {
    const section = receiptSection(receipt, EN);
    expect(section).toContain('| the expansion | 8 | 75.0 ± 5.0 | 2 |');
    expect(section).toContain('in 3 folds; no variant of a held-out seed trains');
    expect(section).toContain('as many as the slowest needs on a part of the seeds');
    expect(section).toContain('Something to know.');
  });
});
