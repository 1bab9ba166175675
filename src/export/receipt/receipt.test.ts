import { describe, expect, it } from 'vitest';
import { EXAMPLE_RECEIPT as receipt } from '../../testing/receipts.ts';
import { parseCsv } from '../layouts/csv.ts';
import { receiptSection } from './card.ts';
import { parseReceipt } from './schema.ts';
import { receiptCsv } from './table.ts';

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
