/** @file The layouts of an export in words, and what one of its files is called in each. */

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

/** Where a variant of a picture lies. */
export function exampleOf(layout: LayoutId, path: string, label: string, split: string | null): string {
  const variant = path.replace(/\.[^./]+$/u, '__gif-k01.png');
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
