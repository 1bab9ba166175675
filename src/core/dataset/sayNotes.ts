/** @file The words for what was understood: one line for the whole, and a sentence for each note. The page and the command say the same. */

import { counted } from '../counted.ts';
import { commonestReason } from './reasons.ts';
import type { Placed, Split } from './placement.ts';
import type { Note, Understanding } from './understanding.ts';

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
export function sayUnderstanding(
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

/**
 * Why there is nothing to grow, with what to do after a semicolon.
 *
 * @param where the data set lies, as the person knows it.
 * @param refused every file that was skipped, those included that could not be read.
 */
export function sayNothingToGrow(
  where: string,
  images: number,
  notes: readonly Note[],
  refused: readonly { readonly path: string; readonly reason: string }[],
): string {
  const telling = notes.filter(
    (note) => isQuestion(note) || note.code === 'format' || note.code === 'table-without-classes',
  );
  const why = telling.map(sayNote).join(' ');
  if (images > 0) {
    return `Expected training images in ${where}, got other splits only; ${why === '' ? 'only train is grown.' : why}`;
  }
  const most = commonestReason(refused);
  const first = most
    ? `: ${most.file.path} was skipped, ${most.file.reason.replace(/\.$/u, '')}${most.count > 1 ? ` (and so on for ${counted(most.count - 1, 'other file')})` : ''}`
    : refused.length > 0
      ? ''
      : ': there are no files in it';
  return `Expected a folder for each class with images in ${where}, got none that can be used${first}; ${why === '' ? '' : `${why} `}Sort the pictures as <class>/*.jpg or train/<class>/*.jpg.`;
}

/** Whether a note asks something that a correction answers. */
export const isQuestion = ({ code, ...note }: Note): boolean =>
  code === 'maybe-split' ||
  code === 'masks' ||
  code === 'alike' ||
  code === 'box' ||
  code === 'only-held' ||
  (code === 'folds' && 'kept' in note && note.kept === null);

/** A note as a sentence. */
export function sayNote(note: Note): string {
  switch (note.code) {
    case 'system':
      return `${counted(note.files, 'file')} of systems and programs left out: ${some(note.names)}.`;
    case 'splits':
      return `Read as splits: ${note.folders
        .map(({ folder, split }) => `"${folder}" as ${split}`)
        .slice(0, NAMES)
        .join(', ')}${note.folders.length > NAMES ? ` and ${note.folders.length - NAMES} more` : ''}.`;
    case 'maybe-split':
      if (note.coded === true)
        return `"${note.folder}" may stand for ${note.split} pictures: its ${counted(note.files, 'picture')} ${are(note.files)} kept aside and not grown until you say what it stands for.`;
      return `"${note.folder}" may be ${note.split} pictures or a class: its ${counted(note.files, 'picture')} ${are(note.files)} kept aside and not grown until you say which.`;
    case 'masks':
      return `"${note.folder}" looks like masks or annotations beside the pictures: its ${counted(note.files, 'picture')} ${are(note.files)} left out unless you say that it is a class.`;
    case 'folds':
      return note.kept === null
        ? `${some(note.folders)} are folds of a cross-validation: any of them may be the test fold, so nothing in them is grown until you say which are training pictures.`
        : `${some(note.folders)} are folds of a cross-validation: only "${note.kept}" is read, since its test pictures are training pictures in the others.`;
    case 'alike':
      return `${some(note.labels)} look alike: are they one class?`;
    case 'format':
      return `This is a ${FORMATS[note.format]} set: its annotations say where things are, not of which class a picture is, and are not read.`;
    case 'table':
      return `${note.table} says the class of ${counted(note.pictures, 'picture')}.`;
    case 'table-without-classes':
      return `${note.table} names pictures, and no column of it says their classes.`;
    case 'table-disagrees':
      return `${note.table} gives ${counted(note.pictures, 'picture')} another class than the folder; the folders are taken.`;
    case 'subfolders':
      return `Class "${note.label}" has its pictures in folders of its own (${some(note.deeper)}), which are read as part of it.`;
    case 'box':
      return `The folder "${note.folder}" names no class: its ${counted(note.files, 'picture')} ${are(note.files)} left out unless you say that it is one.`;
    case 'lacks':
      return `Class "${note.label}" has no picture in ${note.split}.`;
    case 'empty-class':
      return `The folder "${note.folder}" holds no files.`;
    case 'only-held':
      return `All pictures are held out (${note.splits
        .map(({ folder, split }) => `"${folder}" as ${split}`)
        .slice(0, NAMES)
        .join(', ')}), so nothing is grown: take them as training pictures only if you have others to test with.`;
    case 'grown':
      return `${note.marker} says that this is an expanded set: its ${counted(note.variants, 'variant')} ${are(note.variants)} not taken as ${note.variants === 1 ? 'a seed' : 'seeds'}${
        note.project || note.variants === 0
          ? '.'
          : `, and cannot be reviewed: offshoot.json, which has the recipe and what the judge read, is not beside it. Put it back, or open the zip that has it, to go on; without it what is real is grown anew.`
      }`;
    case 'encoding':
      return `The archive does not say in which encoding its names are; they are read as ${note.encoding}: ${some(note.names)}.`;
    case 'no-end':
      return 'The tar has no end mark: it may be cut off, and files may be missing.';
    default:
      return note satisfies never;
  }
}

const are = (count: number): string => (count === 1 ? 'is' : 'are');
