/** @file What was understood of a data set, in English: one line for the whole, and a sentence for each note. */

import { counted } from '../../../core/counted.ts';
import type { Nothing } from '../../../core/dataset/nothingToGrow.ts';
import type { Placed, Split } from '../../../core/dataset/placement.ts';
import type { Note, Understanding } from '../../../core/dataset/understanding.ts';
import type { Sentence } from '../words.ts';
import { reason } from './reasons.ts';

const FORMATS = { coco: 'COCO', voc: 'Pascal VOC', yolo: 'YOLO' } as const;
const BY = {
  folders: 'classes from folders',
  table: 'classes from a table',
  sidecar: 'classes from expansion.jsonl',
} as const;
/** As many names as a line takes. */
const NAMES = 6;

const some = (names: readonly string[]): string =>
  names
    .slice(0, NAMES)
    .map((name) => `"${name}"`)
    .join(', ') + (names.length > NAMES ? ` and ${names.length - NAMES} more` : '');

/**
 * One line: "train 40, test 20; classes from folders; 3 system files left out".
 *
 * @param unreadable classes of which no picture can be read.
 */
export function understanding(
  {
    layout,
    by,
    images,
    systemFiles,
    leftOut,
  }: Pick<Understanding, 'layout' | 'by' | 'systemFiles'> & {
    readonly images: readonly Pick<Placed, 'split'>[];
    readonly leftOut: readonly unknown[];
  },
  unreadable: readonly string[] = [],
): string {
  const parts: string[] = [];
  if (images.length === 0) parts.push(layout === 'flat' ? 'no picture has a class' : 'no picture can be read');
  else {
    const size = (split: Split | null) => images.filter((image) => image.split === split).length;
    const sizes = (['train', 'val', 'test'] as const).flatMap((split) =>
      size(split) > 0 ? [`${split} ${size(split)}`] : [],
    );
    const whole = size(null);
    parts.push([...(whole > 0 ? [counted(whole, 'picture')] : []), ...sizes].join(', '), BY[by]);
  }
  if (systemFiles > 0) parts.push(`${counted(systemFiles, 'system file')} left out`);
  if (leftOut.length > 0) parts.push(`${counted(leftOut.length, 'other file')} skipped`);
  if (unreadable.length > 0)
    parts.push(
      `${unreadable.length === 1 ? 'class' : 'classes'} ${some(unreadable)} ${unreadable.length === 1 ? 'has' : 'have'} no readable picture`,
    );
  return parts.join('; ');
}

/** Why there is nothing to grow, and what to do. */
export function nothing({ where, others, notes, skipped, most }: Nothing): Sentence {
  const place = where ?? 'what was chosen';
  const why = notes.map(note).join(' ');
  if (others > 0) {
    return {
      message: `Expected training images in ${place}, got other splits only`,
      hint: why === '' ? 'only train is grown.' : why,
    };
  }
  const first = most
    ? `: ${most.file.path} was skipped, ${reason(most.file.why).replace(/\.$/u, '')}${most.count > 1 ? ` (and so on for ${counted(most.count - 1, 'other file')})` : ''}`
    : skipped > 0
      ? ''
      : ': there are no files in it';
  return {
    message: `Expected a folder for each class with images in ${place}, got none that can be used${first}`,
    hint: `${why === '' ? '' : `${why} `}Sort the pictures as <class>/*.jpg or train/<class>/*.jpg.`,
  };
}

/** A note as a sentence. */
export function note(noted: Note): string {
  switch (noted.code) {
    case 'system':
      return `${counted(noted.files, 'file')} of systems and programs left out: ${some(noted.names)}.`;
    case 'splits':
      return `Read as splits: ${noted.folders
        .map(({ folder, split }) => `"${folder}" as ${split}`)
        .slice(0, NAMES)
        .join(', ')}${noted.folders.length > NAMES ? ` and ${noted.folders.length - NAMES} more` : ''}.`;
    case 'maybe-split':
      if (noted.named !== undefined)
        return `In "${noted.folder}" ${counted(noted.files, 'picture')} ${are(noted.files)} named like ${noted.split} pictures (${noted.named}): kept aside and not grown until you say that "${noted.folder}" is a class with all of them.`;
      if (noted.coded === true)
        return `"${noted.folder}" may stand for ${noted.split} pictures: its ${counted(noted.files, 'picture')} ${are(noted.files)} kept aside and not grown until you say what it stands for.`;
      return `"${noted.folder}" may be ${noted.split} pictures or a class: its ${counted(noted.files, 'picture')} ${are(noted.files)} kept aside and not grown until you say which.`;
    case 'masks':
      return `"${noted.folder}" looks like masks or annotations beside the pictures: its ${counted(noted.files, 'picture')} ${are(noted.files)} left out unless you say that it is a class.`;
    case 'folds':
      return noted.kept === null
        ? `${some(noted.folders)} are folds of a cross-validation: any of them may be the test fold, so nothing in them is grown until you say which are training pictures.`
        : `${some(noted.folders)} are folds of a cross-validation: only "${noted.kept}" is read, since its test pictures are training pictures in the others.`;
    case 'alike':
      return `${some(noted.labels)} look alike: are they one class?`;
    case 'format':
      return `This is a ${FORMATS[noted.format]} set: its annotations say where things are, not of which class a picture is, and are not read.`;
    case 'table':
      return `${noted.table} says the class of ${counted(noted.pictures, 'picture')}.`;
    case 'table-without-classes':
      return `${noted.table} names pictures, and no column of it says their classes.`;
    case 'table-disagrees':
      return `${noted.table} gives ${counted(noted.pictures, 'picture')} another class than the folder; the folders are taken.`;
    case 'subfolders':
      return `Class "${noted.label}" has its pictures in folders of its own (${some(noted.deeper)}), which are read as part of it.`;
    case 'box':
      return `The folder "${noted.folder}" names no class: its ${counted(noted.files, 'picture')} ${are(noted.files)} left out unless you say that it is one.`;
    case 'lacks':
      return `Class "${noted.label}" has no picture in ${noted.split}.`;
    case 'empty-class':
      return `The folder "${noted.folder}" holds no files.`;
    case 'only-held':
      return `All pictures are held out (${noted.splits
        .map(({ folder, split }) => `"${folder}" as ${split}`)
        .slice(0, NAMES)
        .join(', ')}), so nothing is grown: take them as training pictures only if you have others to test with.`;
    case 'grown':
      return `${noted.marker} says that this is a grown set: its ${counted(noted.variants, 'variant')} ${are(noted.variants)} not taken as ${noted.variants === 1 ? 'a seed' : 'seeds'}${
        noted.project || noted.variants === 0
          ? '.'
          : `, and cannot be reviewed: offshoot.json, which has the recipe and what the judge read, is not beside it. Put it back, or open the zip that has it, to go on; without it what is real is grown anew.`
      }`;
    case 'encoding':
      return `The archive does not say in which encoding its names are; they are read as ${noted.encoding}: ${some(noted.names)}.`;
    case 'no-end':
      return 'The tar has no end mark: it may be cut off, and files may be missing.';
    default:
      return noted satisfies never;
  }
}

const are = (count: number): string => (count === 1 ? 'is' : 'are');
