/** @file Names and layouts of any kind: nothing that may be a test picture is grown, and no file is lost without being counted. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cases } from '../../testing/long.ts';
import { EN } from '../../ui/words/en.ts';
import { isGrown } from './seedImages.ts';
import { understand } from './understand.ts';

const read = (paths: readonly string[], more: Parameters<typeof understand>[1] = {}) =>
  understand(
    paths.map((path) => ({ path })),
    more,
  );

describe('whatever comes in', { timeout: 1_800_000 }, () => {
  const HELD = [
    'test',
    'Test',
    'testing',
    'test_set',
    '02-test',
    'test2017',
    'val',
    'valid',
    'validation images',
    '测试集',
    'prueba',
    'holdout',
    'eval',
    'TestSet',
    'test (2)',
    'imagesTs',
  ];
  const OTHER = [
    'train',
    'training',
    'train_set',
    '训练',
    'images',
    'masks',
    'fold1',
    'fold2',
    'cat',
    'dog',
    'Cat',
    '.22 calibre',
    '@eaDir',
    '__proto__',
    'labels',
    'set',
    'é',
    'e\u0301',
    'a b',
    '..',
    'cat_test',
    'test tube',
    'x__gif-k01',
  ];
  const name = fc.oneof(fc.constantFrom(...HELD, ...OTHER), fc.string({ minLength: 1, maxLength: 6, unit: 'binary' }));
  const file = fc.oneof(
    fc.constantFrom(
      '1.jpg',
      '2.png',
      'A.png',
      'a.png',
      'notes.txt',
      'labels.csv',
      '.hidden.jpg',
      'x.zip',
      'a__gif-k01.png',
    ),
    fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }),
  );
  const path = fc.tuple(fc.array(name, { maxLength: 4 }), file).map(([above, last]) => [...above, last].join('/'));
  const paths = fc.array(path, { maxLength: 30 });
  const tables = fc.array(
    fc.record({
      path: fc.constantFrom('labels.csv', 'train.csv', 'test.csv', 'sample_submission.csv'),
      rows: fc.array(
        fc.array(fc.constantFrom('file', 'label', 'split', '1.jpg', 'a.png', '2', 'cat', 'test', 'train', ''), {
          minLength: 1,
          maxLength: 4,
        }),
        { maxLength: 5 },
      ),
    }),
    { maxLength: 2 },
  );

  it('loses no file without counting it, and places none twice', () => {
    fc.assert(
      fc.property(paths, tables, (all, some) => {
        const { images, leftOut, systemFiles, notes } = read(all, { tables: some });
        const listed = all.filter((one) => !one.endsWith('/'));
        expect(images.length + leftOut.length + systemFiles).toBe(listed.length);
        expect(new Set(images.map((image) => image.path)).size).toBe(images.length);
        for (const note of notes) expect(EN.note(note)).toMatch(/\S.*[.?]$/su);
      }),
      cases(500, 50_000),
    );
  });

  it('grows no picture of a folder that is named after a held-out split, however deep it lies', () => {
    const around = fc.array(fc.constantFrom(...OTHER.filter((one) => one !== '..')), { maxLength: 2 });
    const held = fc
      .tuple(around, fc.constantFrom(...HELD), around, fc.integer({ min: 1, max: 9 }))
      .map(([above, split, below, n]) => [...above, split, ...below, `held${n}.jpg`].join('/'));
    const train = fc
      .tuple(
        fc.constantFrom('train', 'training', 'train_set', '训练'),
        fc.constantFrom('cat', 'dog'),
        fc.integer({ min: 1, max: 9 }),
      )
      .map(([split, label, n]) => `${split}/${label}/${n}.jpg`);
    fc.assert(
      fc.property(
        fc.array(held, { minLength: 1, maxLength: 6 }),
        fc.array(train, { maxLength: 6 }),
        tables,
        (out, into, some) => {
          const grown = read([...out, ...into], { tables: some }).images.filter(isGrown);
          expect(grown.map((image) => image.path).filter((one) => out.includes(one))).toEqual([]);
        },
      ),
      cases(500, 50_000),
    );
  });

  it('does not depend on the order of the files', () => {
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 15 }), (all) => {
        const canonical = new Set(
          all.map((one) =>
            one
              .split('/')
              .filter((part) => part !== '' && part !== '.')
              .join('/'),
          ),
        );
        fc.pre(canonical.size === all.length);
        expect(read(all.toReversed()).images).toEqual(read(all).images);
      }),
      cases(300, 20_000),
    );
  });
});
