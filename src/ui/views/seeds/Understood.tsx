import { useState } from 'react';
import { FOLDER_ROLES, type FolderRole } from '../../../core/dataset/folderTree.ts';
import type { Note } from '../../../core/dataset/understanding.ts';
import type { SeedsState } from '../../../store/seeds/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { Select } from '../../elements/Select.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { ROLES, WhatWasSaid } from './WhatWasSaid.tsx';
import { say } from '../../words/say.ts';
import styles from './Understood.module.css';

/** Encodings that names of archives come in, as people know them. */
const ENCODINGS = [
  ['gb18030', 'Chinese (GBK)'],
  ['big5', 'Chinese (Big5)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['euc-jp', 'Japanese (EUC)'],
  ['euc-kr', 'Korean (EUC-KR)'],
  ['ibm866', 'Russian (DOS)'],
  ['windows-1251', 'Russian (Windows)'],
  ['cp437', 'Western (DOS 437)'],
  ['cp850', 'Western (DOS 850)'],
  ['windows-1252', 'Western (Windows)'],
  ['windows-1250', 'Central European (Windows)'],
  ['windows-1253', 'Greek (Windows)'],
  ['cp737', 'Greek (DOS)'],
  ['koi8-r', 'Russian (KOI8-R)'],
  ['cp852', 'Central European (DOS 852)'],
  ['windows-1254', 'Turkish (Windows)'],
  ['cp857', 'Turkish (DOS)'],
  ['windows-1255', 'Hebrew (Windows)'],
  ['cp862', 'Hebrew (DOS)'],
  ['windows-1256', 'Arabic (Windows)'],
  ['windows-874', 'Thai (Windows)'],
  ['utf-8', 'UTF-8'],
] as const;
/** As many lines as a person reads. */
const LINES = 50;

/** What was understood of the source, in one line; below it what is asked, and a way to correct the rest. */
export function Understood() {
  const seeds = useStudioState((state) => state.seeds);
  const grown = useStudioState((state) => state.run.variants.size + state.picks.all.size > 0);
  const { understood } = seeds;
  if (!understood) return null;
  const notes = understood.notes.slice(0, LINES);
  return (
    <section className={styles.understood} aria-label="What was understood">
      <p>{lineOf(seeds, understood)}</p>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note, i) => (
            <li key={`${i} ${note.code}`}>
              <span>{say.note(note)}</span>
              {!grown && <Answers note={note} />}
            </li>
          ))}
        </ul>
      )}
      <WhatWasSaid seeds={seeds} fixed={grown} />
      {!grown && (
        <Disclosure summary="Correct what was understood">
          <CorrectFolder seeds={seeds} notes={understood.notes} />
        </Disclosure>
      )}
    </section>
  );
}

function lineOf(
  { layout, images, refused, classes }: SeedsState,
  understood: NonNullable<SeedsState['understood']>,
): string {
  const there = new Set<string>(classes.map(({ key }) => key));
  const unreadable = understood.classes.filter((label) => !there.has(label));
  return say.understanding({ ...understood, layout, images: [...images.values()], leftOut: refused }, unreadable);
}

/** The answers to a note that asks. */
function Answers({ note }: { readonly note: Note }) {
  const { seeds } = useActions();
  const answer = (label: string, folders: readonly (readonly [string, FolderRole])[]) => (
    <Button
      key={label}
      look="quiet"
      onClick={() => {
        seeds.correct({ kind: 'folders', folders });
      }}
    >
      {label}
    </Button>
  );
  switch (note.code) {
    case 'maybe-split':
      return (
        <span className={styles.answers}>
          {note.coded !== true && answer('It is a class', [[note.folder, 'class']])}
          {note.named === undefined && answer(`They are ${ROLES[note.split]}`, [[note.folder, note.split]])}
          {note.named === undefined &&
            note.split !== 'train' &&
            answer(`They are ${ROLES.train}`, [[note.folder, 'train']])}
          {note.coded !== true &&
            note.named === undefined &&
            answer('It is only a folder around others', [[note.folder, 'pass']])}
        </span>
      );
    case 'masks':
    case 'box':
      return (
        <span className={styles.answers}>
          {answer('It is a class', [[note.folder, 'class']])}
          {answer('Not used', [[note.folder, 'none']])}
        </span>
      );
    case 'folds': {
      if (note.kept !== null) return null;
      const [first = '', ...others] = note.folders;
      return (
        <span className={styles.answers}>
          {answer(`Test with “${first}”, train with the others`, [
            [first, 'test'],
            ...others.map((folder) => [folder, 'train'] as const),
          ])}
          {answer(
            'All are training pictures',
            note.folders.map((folder) => [folder, 'train'] as const),
          )}
        </span>
      );
    }
    case 'only-held':
      return (
        <span className={styles.answers}>
          {answer(
            'Take them as training pictures',
            note.splits.map(({ folder }) => [folder, 'train'] as const),
          )}
        </span>
      );
    case 'alike':
      return (
        <Button
          look="quiet"
          onClick={() => {
            seeds.correct({ kind: 'classes', labels: note.labels, are: note.labels[0]! });
          }}
        >
          They are one class
        </Button>
      );
    case 'encoding':
      return (
        <Select
          label="Names are written as"
          bare
          value={note.encoding}
          options={encodingsWith(note.encoding)}
          onChange={(encoding) => {
            seeds.correct({ kind: 'encoding', encoding });
          }}
        />
      );
    case 'system':
    case 'splits':
    case 'format':
    case 'table':
    case 'table-without-classes':
    case 'table-disagrees':
    case 'subfolders':
    case 'lacks':
    case 'empty-class':
    case 'grown':
    case 'no-end':
      return null;
    default:
      return note satisfies never;
  }
}

function encodingsWith(present: string): readonly { readonly value: string; readonly label: string }[] {
  const known = ENCODINGS.map(([value, label]) => ({ value, label }));
  return known.some(({ value }) => (value as string) === present)
    ? known
    : [{ value: present, label: present }, ...known];
}

const SAME = 'same as ';

/** Says of any folder or class what it is. */
function CorrectFolder({ seeds, notes }: { readonly seeds: SeedsState; readonly notes: readonly Note[] }) {
  const actions = useActions();
  const classes = seeds.classes.map(({ key }): string => key);
  const folders = [...new Set([...classes, ...foldersIn(notes), ...splitFoldersOf(seeds)])];
  const [chosen, setChosen] = useState('');
  const [role, setRole] = useState<string>('class');
  const folder = folders.includes(chosen) ? chosen : (folders[0] ?? '');
  const others = classes.includes(folder) ? classes.filter((label) => label !== folder) : [];
  const options = [
    ...FOLDER_ROLES.map((value) => ({ value, label: ROLES[value] })),
    ...others.map((label) => ({ value: SAME + label, label: `the same class as “${label}”` })),
  ];
  const is = options.some(({ value }) => value === role) ? role : 'class';
  if (folders.length === 0) return null;
  return (
    <div className={styles.correct}>
      <Select
        label="Folder or class"
        value={folder}
        options={folders.map((value) => ({ value, label: value }))}
        onChange={setChosen}
      />
      <Select label="is" value={is} options={options} onChange={setRole} />
      <Button
        onClick={() => {
          const found = FOLDER_ROLES.find((one) => one === is);
          if (found) actions.seeds.correct({ kind: 'folders', folders: [[folder, found]] });
          else actions.seeds.correct({ kind: 'classes', labels: [folder], are: is.slice(SAME.length) });
        }}
      >
        Read again
      </Button>
    </div>
  );
}

/** Folders that notes speak of. */
const foldersIn = (notes: readonly Note[]): readonly string[] =>
  notes.flatMap((note): readonly string[] => {
    switch (note.code) {
      case 'maybe-split':
      case 'masks':
      case 'box':
        return [note.folder];
      case 'splits':
        return note.folders.map(({ folder }) => folder);
      case 'folds':
        return note.folders;
      case 'only-held':
        return note.splits.map(({ folder }) => folder);
      case 'alike':
      case 'encoding':
      case 'system':
      case 'format':
      case 'table':
      case 'table-without-classes':
      case 'table-disagrees':
      case 'subfolders':
      case 'lacks':
      case 'empty-class':
      case 'grown':
      case 'no-end':
        return [];
      default:
        return note satisfies never;
    }
  });

/** First folders of pictures that are no classes: splits, and what lies outside of them. */
function splitFoldersOf({ images, refused, classes }: SeedsState): readonly string[] {
  const known = new Set<string>(classes.map(({ key }) => key));
  const paths = [...[...images.keys()].map(String), ...refused.map(({ path }) => path)];
  const tops = new Set(paths.flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : [])));
  return [...tops].filter((top) => !known.has(top)).slice(0, LINES);
}
