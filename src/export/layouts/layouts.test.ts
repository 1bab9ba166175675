import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Split } from '../../core/dataset/placement.ts';
import { pathKey } from '../../core/dataset/filePath.ts';
import { original, variantOf } from '../../testing/sidecarRows.ts';
import { probabilitiesIn, sidecarText, type SidecarRow } from '../sidecar.ts';
import { arrange } from './arrange.ts';
import { parseCsv } from './csv.ts';
import type { LayoutId } from './layout.ts';
import { layoutOf, LAYOUTS } from './layouts.ts';

const SEEDS = [original('train/cat/1.jpg', 'train'), original('train/dog/1.jpg', 'train')] as const;
const SET: readonly SidecarRow[] = [
  ...SEEDS.flatMap((seed) => [seed, variantOf(seed, 1), variantOf(seed, 2, 'unreviewed')]),
  original('train/dog/2.jpg', 'train'),
  original('val/cat/1.jpg', 'val'),
  original('test/dog/9.png', 'test'),
];

const arranged = (id: LayoutId, rows: readonly SidecarRow[]) =>
  arrange(
    layoutOf(id),
    rows.map((row) => ({ source: row.file_name, row })),
  );
const paths = (id: LayoutId, rows: readonly SidecarRow[] = SET) =>
  arranged(id, rows).items.map(({ row }) => row.file_name);

describe('pictures that are made alike', () => {
  it('are called PNG, each by a name of its own, and tell each other so', () => {
    const seeds = ['train/cat/1.jpg', 'train/cat/1.png', 'train/cat/1.JPEG', 'train/cat/2.webp'].map((path) =>
      original(path, 'train'),
    );
    const rows = [...seeds, variantOf(seeds[0]!, 1)];
    const { items, texts } = arrange(
      layoutOf('folders'),
      rows.map((row) => ({ source: null, row })),
      true,
    );
    expect(items.map(({ row }) => row.file_name)).toEqual([
      'train/cat/1-2.png',
      'train/cat/1.png',
      'train/cat/1-3.png',
      'train/cat/2.png',
      'train/cat/1__gif-k01.png',
    ]);
    expect(items[4]!.row.seed_file_name).toBe('train/cat/1-2.png');
    expect(texts.map(({ path }) => path)).toEqual(['classes.txt']);
  });
});

describe('layouts', () => {
  it('keeps class folders as they came', () => {
    expect(paths('folders')).toEqual(SET.map(({ file_name }) => file_name));
  });

  it('writes only the new images, named by their seeds', () => {
    const { items } = arranged('new-images', SET);
    expect(items.map(({ row }) => [row.file_name, row.seed_file_name])).toEqual([
      ['train/cat/1__gif-k01.png', 'train/cat/1.jpg'],
      ['train/cat/1__gif-k02.png', 'train/cat/1.jpg'],
      ['train/dog/1__gif-k01.png', 'train/dog/1.jpg'],
      ['train/dog/1__gif-k02.png', 'train/dog/1.jpg'],
    ]);
  });

  it('gives Ultralytics its splits, and names that differ across classes', () => {
    expect(paths('ultralytics')).toEqual([
      'train/cat/cat__1.jpg',
      'train/cat/cat__1__gif-k01.png',
      'train/cat/cat__1__gif-k02.png',
      'train/dog/dog__1.jpg',
      'train/dog/dog__1__gif-k01.png',
      'train/dog/dog__1__gif-k02.png',
      'train/dog/2.jpg',
      'val/cat/cat__1-2.jpg',
      'test/dog/9.png',
    ]);
  });

  it('gives Hugging Face a table for each split, with the same columns and no null', () => {
    const { items, texts } = arranged('hugging-face', SET);
    expect(items.map(({ row }) => row.file_name)[7]).toBe('validation/cat/cat__1-2.jpg');
    expect(texts.map(({ path }) => path)).toEqual([
      'train/metadata.jsonl',
      'validation/metadata.jsonl',
      'test/metadata.jsonl',
      'classes.txt',
    ]);
    const lines = texts.slice(0, 3).flatMap(({ text }) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    );
    expect(lines).toHaveLength(SET.length);
    const shape = (line: Record<string, unknown>) => Object.entries(line).map(([key, value]) => [key, typeof value]);
    for (const line of lines) expect(shape(line)).toEqual(shape(lines[0]!));
    expect(lines[1]).toEqual({
      file_name: 'cat/cat__1__gif-k01.png',
      label: 'cat',
      seed_file_name: 'cat/cat__1.jpg',
      source: 'synthetic',
      k: 1,
      label_probabilities: [1, 0],
    });
  });

  it('carries soft labels where a layout can hold them, in the order of classes.txt', () => {
    const soft = { ...variantOf(SEEDS[0], 1), label_probabilities: { dog: 0.3, cat: 0.7 } };
    const hub = arranged('hugging-face', [...SEEDS, soft])
      .texts[0]!.text.trimEnd()
      .split('\n');
    const labels = hub.map((line) => (JSON.parse(line) as Record<string, unknown>).label_probabilities);
    expect(labels).toEqual([
      [1, 0],
      [0, 1],
      [0.7, 0.3],
    ]);
    const table = parseCsv(arranged('csv', [...SEEDS, soft]).texts[0]!.text);
    expect(table.map((line) => line.at(-1))).toEqual(['label_probabilities', '', '', '0.7 0.3']);
    const [, , line] = sidecarText([...SEEDS, soft], ['cat', 'dog']).split('\n');
    expect(JSON.parse(line!)).toMatchObject({ label: 'cat', label_probabilities: [0.7, 0.3] });
    // Without a picture of a class there is no number for it.
    expect(probabilitiesIn(soft, ['cat'])).toEqual([1]);
  });

  it('writes a table that survives any name', () => {
    const odd = original('a, "b"\n c/1,2.jpg');
    const { items, texts } = arranged('csv', [odd, variantOf(odd, 1)]);
    expect(items.map(({ row }) => row.file_name)).toEqual(['images/1,2.jpg', 'images/1,2__gif-k01.png']);
    expect(parseCsv(texts[0]!.text)).toEqual([
      ['file_name', 'label', 'split', 'source', 'seed_file_name', 'k', 'class_index', 'label_probabilities'],
      ['images/1,2.jpg', 'a, "b"\n c', '', 'real', '', '', '0', ''],
      ['images/1,2__gif-k01.png', 'a, "b"\n c', '', 'synthetic', 'images/1,2.jpg', '1', '0', ''],
    ]);
  });

  it('puts what has no split into train where a layout has splits', () => {
    const seed = original('cat/1.jpg');
    expect(paths('ultralytics', [seed, variantOf(seed, 1)])).toEqual(['train/cat/1.jpg', 'train/cat/1__gif-k01.png']);
  });

  it('follows a relabelled variant into its class, under the name of its seed', () => {
    const moved = { ...variantOf(SEEDS[0], 1), label: 'dog', file_name: 'train/dog/1__gif-k01-2.png' };
    expect(paths('ultralytics', [...SEEDS, moved])).toEqual([
      'train/cat/cat__1.jpg',
      'train/dog/dog__1.jpg',
      'train/dog/cat__1__gif-k01-2.png',
    ]);
  });

  it('names nearest images by where they lie', () => {
    const seed = SEEDS[0];
    const near = { ...variantOf(seed, 1), nearest: { file_name: seed.file_name, cosine: 0.9 } };
    expect(arranged('ultralytics', [seed, near]).items[1]!.row.nearest?.file_name).toBe('train/cat/1.jpg');
  });
});

describe('rejected variants', () => {
  const flat = original('cat/1.jpg');
  const out = (seed: SidecarRow) => [seed, variantOf(seed, 1), variantOf(seed, 2, 'rejected')];

  it('lie beside folders of splits, where no loader looks', () => {
    const { items, rejected, root } = arranged('folders', out(SEEDS[0]));
    expect(root).toBe('');
    expect(items.map(({ row }) => row.file_name)).toEqual(['train/cat/1.jpg', 'train/cat/1__gif-k01.png']);
    expect(rejected.map(({ row }) => row.file_name)).toEqual(['rejected/train/cat/1__gif-k02.png']);
  });

  it('move class folders at the top into a folder of their own, where the rejected are no class', () => {
    const { items, rejected, root } = arranged('folders', out(flat));
    expect(root).toBe('images/');
    expect(items.map(({ row }) => row.file_name)).toEqual(['images/cat/1.jpg', 'images/cat/1__gif-k01.png']);
    expect(rejected.map(({ row }) => row.file_name)).toEqual(['rejected/cat/1__gif-k02.png']);
  });

  it('change nothing where there are none', () => {
    expect(arranged('folders', [flat, variantOf(flat, 1)]).root).toBe('');
  });
});

describe('every layout', () => {
  const name = fc.oneof(
    fc.constantFrom('1', 'A', 'a', 'é', 'e\u0301', '1__gif-k01', 'x'.repeat(240), '犬'.repeat(78)),
    fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }).map((text) => `n${text.replace(/[/\\\p{Cc}.]/gu, '')}`),
  );
  const label = fc.constantFrom('cat', 'dog', 'été', 'a b', 'n01', 'quote "s", comma');
  const split = fc.constantFrom<Split>('train', 'val', 'test');
  const seed = fc.record({ name, label, split, variants: fc.nat(3) });
  const data = fc.tuple(fc.array(seed, { minLength: 1, maxLength: 12 }), fc.boolean()).map(([seeds, splits]) => {
    const places = new Map(
      seeds.map((one) => {
        const path = `${splits ? `${one.split}/` : ''}${one.label}/${one.name}.jpg`;
        return [pathKey(path), { ...one, path }];
      }),
    );
    return [...places.values()].flatMap(({ path, split, variants }) => {
      const row = original(path, splits ? split : null);
      const own = Array.from({ length: split === 'train' ? variants : 0 }, (_, i) => variantOf(row, i + 1));
      return [row, ...own];
    });
  });

  it.each(LAYOUTS.map(({ id }) => id))('%s is read as it was meant', (id) => {
    fc.assert(
      fc.property(data, (rows) => {
        const { items, texts } = arranged(id, rows);
        const written = items.map(({ row }) => row.file_name);
        expect(new Set(written.map(pathKey)).size).toBe(written.length);
        for (const path of written) {
          for (const part of path.split('/')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255);
        }
        const loaded = layoutOf(id).read(
          [...written, ...texts.map(({ path }) => path), 'README.md', 'expansion.jsonl', 'offshoot.json'],
          new Map(texts.map(({ path, text }) => [path, text])),
        );
        const byPath = new Map(loaded.map((image) => [image.path, image]));
        expect(loaded).toHaveLength(items.length);
        for (const { row } of items) {
          const image = byPath.get(row.file_name)!;
          expect(image.label).toBe(row.label);
          if (row.split !== null) expect(image.split).toBe(row.split);
        }
      }),
    );
  });
});
