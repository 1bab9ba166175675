/**
 * @file Hugging Face `imagefolder`: a folder and a `metadata.jsonl` for each split. Any `metadata.*` switches the loader's labels of
 * folders off, so the file has a `label` of its own. Columns that end in `_file_name` become images: `seed_file_name` pairs every
 * variant with its seed. The loader takes the types of each split's columns for itself and refuses splits that differ, so no value
 * is ever null: an original is its own seed, and figures stay in the sidecar.
 */

import type { Split } from '../../core/dataset/placement.ts';
import type { SidecarRow } from '../sidecar.ts';
import type { Layout, LoadedImage } from './layout.ts';
import { hasShares, sharedColumns, type SharedColumns } from './shares.ts';
import { uniqueNames } from './uniqueNames.ts';

const SPLITS: Readonly<Record<Split, string>> = { train: 'train', val: 'validation', test: 'test' };
const METADATA = 'metadata.jsonl';

/** A line of `metadata.jsonl`; paths are those inside the split's folder. */
interface MetadataLine {
  readonly file_name: string;
  readonly label: string;
  readonly seed_file_name: string;
  readonly source: string;
  /** Slot of a variant; 0 for an original. */
  readonly k: number;
}

export const huggingFace: Layout = {
  id: 'hugging-face',
  about:
    'For Hugging Face: `load_dataset(<this folder>)` gives `image`, `label`, `seed` (the picture that a variant was grown from), `source` and `k`; `label` is a `ClassLabel` with the same numbers in every split. Where two classes share labels, `mixed_label` is the other class, and `mixed_share` how much of the label is its.',
  keepsFolders: false,
  numbersByFolder: false,
  holdsShares: true,
  // The loader takes the types of the columns from `configs`, the Hub's viewer from `dataset_info`.
  cardHead: (classes, rows) =>
    [
      '---',
      'configs:',
      '- config_name: default',
      ...featuresOf(classes, hasShares(rows)),
      'dataset_info:',
      ...featuresOf(classes, hasShares(rows)),
      '---',
      '',
      '',
    ].join('\n'),
  place(rows) {
    const names = uniqueNames(rows);
    return rows.map(({ split, label }, i) => `${SPLITS[split ?? 'train']}/${label ?? ''}/${names[i]!}`);
  },
  texts(rows) {
    // The loader refuses splits whose columns differ: all have those of shared labels, or none.
    const shared = hasShares(rows);
    return Object.values(SPLITS).flatMap((folder) => {
      const lines = rows
        .filter(({ file_name }) => file_name.startsWith(`${folder}/`))
        .map((row) => textOf(lineOf(row), shared ? sharedColumns(row) : null));
      return lines.length === 0 ? [] : [{ path: `${folder}/${METADATA}`, text: lines.join('') }];
    });
  },
  read: (paths, texts) =>
    (Object.entries(SPLITS) as [Split, string][]).flatMap(([split, folder]) => {
      const text = texts.get(`${folder}/${METADATA}`);
      return text === undefined ? [] : readMetadata(text, folder, split, new Set(paths));
    }),
};

/** The columns that the loader makes of a line, with numbers for the classes that are the same in every split. */
const featuresOf = (classes: readonly string[], shared: boolean): readonly string[] => [
  '  features:',
  '  - name: image',
  '    dtype: image',
  ...classFeature('label', classes),
  '  - name: seed',
  '    dtype: image',
  '  - name: source',
  '    dtype: string',
  '  - name: k',
  '    dtype: int64',
  ...(shared ? [...classFeature('mixed_label', classes), '  - name: mixed_share', '    dtype: float64'] : []),
];

const classFeature = (name: string, classes: readonly string[]): readonly string[] => [
  `  - name: ${name}`,
  '    dtype:',
  '      class_label:',
  '        names:',
  ...classes.map((label, i) => `          '${i}': ${JSON.stringify(label)}`),
];

function lineOf({ file_name, seed_file_name, label, source, k }: SidecarRow): MetadataLine {
  return {
    file_name: inside(file_name),
    label: label ?? '',
    seed_file_name: inside(seed_file_name ?? file_name),
    source,
    k: k ?? 0,
  };
}

/** A line as text. A share is written as a real number, also 0: the loader takes the type of a column from what it finds in a split. */
function textOf(line: MetadataLine, shared: SharedColumns | null): string {
  if (!shared) return `${JSON.stringify(line)}\n`;
  const { mixed_label, mixed_share } = shared;
  const share = Number.isInteger(mixed_share) ? mixed_share.toFixed(1) : String(mixed_share);
  return `${JSON.stringify({ ...line, mixed_label }).slice(0, -1)},"mixed_share":${share}}\n`;
}

/** The path inside its split's folder. */
const inside = (path: string): string => path.slice(path.indexOf('/') + 1);

/** The loader stops at a line whose picture or seed is not there; here such a line gives no picture. */
function readMetadata(text: string, folder: string, split: Split, there: ReadonlySet<string>): LoadedImage[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    const { file_name, seed_file_name, label } = JSON.parse(line) as MetadataLine;
    const path = `${folder}/${file_name}`;
    return there.has(path) && there.has(`${folder}/${seed_file_name}`) ? [{ path, label, split }] : [];
  });
}
