/**
 * @file Hugging Face `imagefolder`: a folder and a `metadata.jsonl` for each split. Any `metadata.*` switches the loader's labels of
 * folders off, so the file has a `label` of its own. Columns that end in `_file_name` become images: `seed_file_name` pairs every
 * variant with its seed. The loader takes the types of each split's columns for itself and refuses splits that differ, so no value
 * is ever null: an original is its own seed, and figures stay in the sidecar.
 */

import { mapInSteps } from '../../core/steps.ts';
import type { Split } from '../../core/dataset/placement.ts';
import { classOrder } from '../classes.ts';
import { probabilitiesIn, type SidecarRow } from '../sidecar.ts';
import { A_LINE, type Layout, type LoadedImage, type TextFile } from './layout.ts';
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
  /** By the numbers of the classes; 1 for the label where it is hard. */
  readonly label_probabilities: readonly number[];
}

export const huggingFace: Layout = {
  id: 'hugging-face',
  about:
    'For Hugging Face: `load_dataset(<this folder>)` gives `image`, `label`, `seed` (the picture that a variant was grown from), `source`, `k` and `label_probabilities`, which are the label where nothing softens it; `label` is a `ClassLabel` with the same numbers in every split.',
  keepsFolders: false,
  numbersByFolder: false,
  holdsMixtures: true,
  // The loader takes the types of the columns from `configs`, the Hub's viewer from `dataset_info`.
  cardHead: (classes) =>
    [
      '---',
      'configs:',
      '- config_name: default',
      ...featuresOf(classes),
      'dataset_info:',
      ...featuresOf(classes),
      '---',
      '',
      '',
    ].join('\n'),
  place(rows) {
    const names = uniqueNames(rows);
    return rows.map(({ split, label }, i) => `${SPLITS[split ?? 'train']}/${label ?? ''}/${names[i]!}`);
  },
  *texts(rows) {
    const classes = classOrder(rows);
    const files: TextFile[] = [];
    for (const folder of Object.values(SPLITS)) {
      const within = rows.filter(({ file_name }) => file_name.startsWith(`${folder}/`));
      const lines = yield* mapInSteps(within, A_LINE, (row) => textOf(lineOf(row, classes)));
      if (lines.length > 0) files.push({ path: `${folder}/${METADATA}`, text: lines.join('') });
    }
    return files;
  },
  read: (paths, texts) =>
    (Object.entries(SPLITS) as [Split, string][]).flatMap(([split, folder]) => {
      const text = texts.get(`${folder}/${METADATA}`);
      return text === undefined ? [] : readMetadata(text, folder, split, new Set(paths));
    }),
};

/** The columns that the loader makes of a line, with numbers for the classes that are the same in every split. */
const featuresOf = (classes: readonly string[]): readonly string[] => [
  '  features:',
  '  - name: image',
  '    dtype: image',
  '  - name: label',
  '    dtype:',
  '      class_label:',
  '        names:',
  ...classes.map((label, i) => `          '${i}': ${JSON.stringify(label)}`),
  '  - name: seed',
  '    dtype: image',
  '  - name: source',
  '    dtype: string',
  '  - name: k',
  '    dtype: int64',
  '  - name: label_probabilities',
  '    sequence: float64',
];

function lineOf(row: SidecarRow, classes: readonly string[]): MetadataLine {
  const { file_name, seed_file_name, label, source, k } = row;
  return {
    file_name: inside(file_name),
    label: label ?? '',
    seed_file_name: inside(seed_file_name ?? file_name),
    source,
    k: k ?? 0,
    label_probabilities: probabilitiesIn(row, classes) ?? classes.map((name) => Number(name === label)),
  };
}

/**
 * A line as text, with the probabilities as real numbers, 0 and 1 too: the loader takes the type of a column from what it finds in a
 * split, and where all labels of one are hard would find whole numbers there.
 */
function textOf({ label_probabilities: soft, ...line }: MetadataLine): string {
  const numbers = soft.map((value) => (Number.isInteger(value) ? value.toFixed(1) : String(value)));
  return `${JSON.stringify(line).slice(0, -1)},"label_probabilities":[${numbers.join(',')}]}\n`;
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
