/** @file The layouts of an export in words, and what one of its files is called in each. */

import type { MethodId } from '../../../core/methods/table.ts';
import type { LayoutId } from '../../../store/export/state.ts';

export interface LayoutWords {
  readonly id: LayoutId;
  readonly title: string;
  readonly text: string;
  /** Files of its own: name and what it is. */
  readonly files: readonly (readonly [name: string, text: string])[];
}

export const LAYOUT_WORDS: readonly LayoutWords[] = [
  {
    id: 'folders',
    title: 'Class folders as they came',
    text: 'Variants beside their seeds. For torchvision ImageFolder, fastai, Keras and FiftyOne.',
    files: [],
  },
  {
    id: 'hugging-face',
    title: 'Hugging Face',
    text: 'For load_dataset(<the folder>): every variant comes paired with its seed, and classes are numbered alike in every split.',
    files: [['train/metadata.jsonl', 'Class, seed and source of every picture; one file for each split.']],
  },
  {
    id: 'ultralytics',
    title: 'Ultralytics',
    text: 'Folders train, val and test, and names that differ across classes. For YOLO classification.',
    files: [],
  },
  {
    id: 'csv',
    title: 'A table',
    text: 'All pictures in one folder, and a CSV file with the class and the split of each.',
    files: [['labels.csv', 'A line a picture: its class and the number of it, its split, its seed.']],
  },
  {
    id: 'new-images',
    title: 'Only the new pictures',
    text: 'Without your originals: to be copied over the folder that you have.',
    files: [],
  },
];

/** What an export is, before anything is chosen of it. */
export const leadOf = (layout: LayoutId): string =>
  layout === 'new-images'
    ? 'The variants you keep, with their figures and the recipe. Your originals are not in it, so it does not open here again by itself.'
    : 'Your originals byte for byte, the variants you keep, and the whole project: dropped here again, it opens as it is now.';

/** What the file of the project is. */
export const projectFileOf = (layout: LayoutId): string =>
  layout === 'new-images'
    ? 'The project: recipe, decisions, figures.'
    : 'The project: recipe, decisions, figures. With it, what is written opens here again.';

export interface ExampleVariant {
  /** Of its seed. */
  readonly path: string;
  readonly label: string;
  readonly split: string | null;
  readonly method: MethodId;
  readonly k: number;
}

/** Where a variant lies, as an example of the names. */
export function exampleOf(layout: LayoutId, { path, label, split, method, k }: ExampleVariant): string {
  const variant = path.replace(/\.[^./]+$/u, `__${method}-k${String(k).padStart(2, '0')}.png`);
  const name = variant.slice(variant.lastIndexOf('/') + 1);
  switch (layout) {
    case 'folders':
    case 'new-images':
      return variant;
    case 'hugging-face':
    case 'ultralytics':
      return `${split ?? 'train'}/${label}/${name}`;
    case 'csv':
      return `images/${name}`;
    default:
      return layout satisfies never;
  }
}
