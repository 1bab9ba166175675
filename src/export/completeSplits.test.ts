import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Split } from '../core/dataset/placement.ts';
import { original, variantOf } from '../testing/sidecarRows.ts';
import { missingClasses } from './classes.ts';
import { completeSplits } from './completeSplits.ts';
import type { SidecarRow } from './sidecar.ts';

const apply = (rows: readonly SidecarRow[], { dropped, moved }: ReturnType<typeof completeSplits>): SidecarRow[] =>
  rows.filter(({ file_name }) => !dropped.has(file_name)).map((row) => ({ ...row, ...moved.get(row.file_name) }));

const [one, two] = [original('Training/bee/1.jpg', 'train'), original('Training/bee/2.jpg', 'train')];
const ROWS = [
  original('Training/ant/1.jpg', 'train'),
  ...[one, variantOf(one, 1), two, variantOf(two, 1), variantOf(two, 2)],
  original('Testing/ant/2.jpg', 'test'),
];

describe('completeSplits', () => {
  it('keeps, drops, or moves the last original without what was grown from it', () => {
    expect(apply(ROWS, completeSplits(ROWS, 'keep'))).toEqual(ROWS);
    expect(apply(ROWS, completeSplits(ROWS, 'drop')).map(({ file_name }) => file_name)).toEqual([
      'Training/ant/1.jpg',
      'Testing/ant/2.jpg',
    ]);
    expect(apply(ROWS, completeSplits(ROWS, 'move')).map(({ file_name, split }) => `${split!}: ${file_name}`)).toEqual([
      'train: Training/ant/1.jpg',
      'train: Training/bee/1.jpg',
      'train: Training/bee/1__gif-k01.png',
      'test: Testing/bee/2.jpg',
      'test: Testing/ant/2.jpg',
    ]);
  });

  it('leaves a class out that has too few to move', () => {
    const rows = ROWS.filter(({ file_name }) => !file_name.includes('bee/2'));
    expect(apply(rows, completeSplits(rows, 'move')).some(({ label }) => label === 'bee')).toBe(false);
  });

  const picture = fc.record({
    label: fc.constantFrom('ant', 'bee', 'cat'),
    split: fc.constantFrom<Split>('train', 'val', 'test'),
    variants: fc.nat(2),
  });
  it.each(['drop', 'move'] as const)(
    '%s leaves no class missing, no path twice, and no variant away from its seed',
    (answer) => {
      fc.assert(
        fc.property(fc.array(picture, { maxLength: 16 }), (pictures) => {
          const rows = pictures.flatMap(({ label, split, variants }, i) => {
            const row = original(`${split}/${label}/${i}.jpg`, split);
            return [
              row,
              ...(split === 'train' ? Array.from({ length: variants }, (_, k) => variantOf(row, k + 1)) : []),
            ];
          });
          const done = apply(rows, completeSplits(rows, answer));
          expect(missingClasses(done)).toEqual([]);
          expect(new Set(done.map(({ file_name }) => file_name)).size).toBe(done.length);
          const splits = new Map(done.map(({ file_name, split }) => [file_name, split]));
          for (const { split, seed_file_name } of done)
            if (seed_file_name) expect(splits.get(seed_file_name)).toBe(split);
        }),
      );
    },
  );
});
