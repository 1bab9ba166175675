/** @file The layouts of an export in words, and what one of its files is called in each. */

import type { MethodId } from '../../../core/methods/table.ts';
import type { LayoutId } from '../../../store/export/state.ts';
import { say } from '../../words/say.ts';

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
    get title() {
      return say.exporting.classFoldersAsThey;
    },
    get text() {
      return say.exporting.variantsBesideTheirSeeds;
    },
    files: [],
  },
  {
    id: 'hugging-face',
    get title() {
      return say.exporting.huggingFace;
    },
    get text() {
      return say.exporting.forLoadDatasetThe;
    },
    get files() {
      return [['train/metadata.jsonl', say.exporting.classSeedAndSource]] as const;
    },
  },
  {
    id: 'ultralytics',
    get title() {
      return say.exporting.ultralytics;
    },
    get text() {
      return say.exporting.foldersTrainValAnd;
    },
    files: [],
  },
  {
    id: 'csv',
    get title() {
      return say.exporting.aTable;
    },
    get text() {
      return say.exporting.allPicturesInOne;
    },
    get files() {
      return [['labels.csv', say.exporting.aLineAPicture]] as const;
    },
  },
  {
    id: 'new-images',
    get title() {
      return say.exporting.onlyTheNewPictures;
    },
    get text() {
      return say.exporting.withoutYourOriginalsTo;
    },
    files: [],
  },
];

/** What an export is, before anything is chosen of it. */
export const leadOf = (layout: LayoutId): string =>
  layout === 'new-images' ? say.exporting.theVariantsYouKeep : say.exporting.yourOriginalsByteFor;

/** What the file of the project is. */
export const projectFileOf = (layout: LayoutId): string =>
  layout === 'new-images' ? say.exporting.theProjectRecipeDecisions : say.exporting.theProjectRecipeDecisions2;

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
