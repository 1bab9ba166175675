import { useMemo, useState } from 'react';
import { FOLDER_ROLES, type FolderRole } from '../../../core/dataset/folderTree.ts';
import type { Note } from '../../../core/dataset/understanding.ts';
import { hasGrown } from '../../../store/runs/selectors.ts';
import type { SeedsState } from '../../../store/seeds/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Disclosure } from '../../elements/Disclosure.tsx';
import { Select } from '../../elements/Select.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { ROLES, WhatWasSaid } from './WhatWasSaid.tsx';
import { say } from '../../words/say.ts';
import styles from './Understood.module.css';

/** Encodings that names of archives come in, as people know them. */
const encodings = () =>
  [
    ['gb18030', say.seeds.chineseGbk],
    ['big5', say.seeds.chineseBig5],
    ['shift_jis', say.seeds.japaneseShiftJis],
    ['euc-jp', say.seeds.japaneseEuc],
    ['euc-kr', say.seeds.koreanEucKr],
    ['ibm866', say.seeds.russianDos],
    ['windows-1251', say.seeds.russianWindows],
    ['cp437', say.seeds.westernDos437],
    ['cp850', say.seeds.westernDos850],
    ['windows-1252', say.seeds.westernWindows],
    ['windows-1250', say.seeds.centralEuropeanWindows],
    ['windows-1253', say.seeds.greekWindows],
    ['cp737', say.seeds.greekDos],
    ['koi8-r', say.seeds.russianKoi8R],
    ['cp852', say.seeds.centralEuropeanDos852],
    ['windows-1254', say.seeds.turkishWindows],
    ['cp857', say.seeds.turkishDos],
    ['windows-1255', say.seeds.hebrewWindows],
    ['cp862', say.seeds.hebrewDos],
    ['windows-1256', say.seeds.arabicWindows],
    ['windows-874', say.seeds.thaiWindows],
    ['utf-8', say.seeds.utf8],
  ] as const;
/** As many lines as a person reads. */
const LINES = 50;

/** What was understood of the source, in one line; below it what is asked, and a way to correct the rest. */
export function Understood() {
  const seeds = useStudioState((state) => state.seeds);
  const grown = useStudioState(hasGrown);
  const { understood } = seeds;
  if (!understood) return null;
  const notes = understood.notes.slice(0, LINES);
  return (
    <section className={styles.understood} aria-label={say.seeds.whatWasUnderstood}>
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
        <Disclosure summary={say.seeds.correctWhatWasUnderstood}>
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
          {note.coded !== true && answer(say.seeds.itIsAClass, [[note.folder, 'class']])}
          {note.named === undefined && answer(say.seeds.theyAre(ROLES[note.split]), [[note.folder, note.split]])}
          {note.named === undefined &&
            note.split !== 'train' &&
            answer(say.seeds.theyAre2(ROLES.train), [[note.folder, 'train']])}
          {note.coded !== true && note.named === undefined && answer(say.seeds.itIsOnlyA, [[note.folder, 'pass']])}
        </span>
      );
    case 'masks':
    case 'box':
      return (
        <span className={styles.answers}>
          {answer(say.seeds.itIsAClass, [[note.folder, 'class']])}
          {answer(say.seeds.notUsed2, [[note.folder, 'none']])}
        </span>
      );
    case 'folds': {
      if (note.kept !== null) return null;
      const [first = '', ...others] = note.folders;
      return (
        <span className={styles.answers}>
          {answer(say.seeds.testWithTrainWith(first), [
            [first, 'test'],
            ...others.map((folder) => [folder, 'train'] as const),
          ])}
          {answer(
            say.seeds.allAreTrainingPictures,
            note.folders.map((folder) => [folder, 'train'] as const),
          )}
        </span>
      );
    }
    case 'only-held':
      return (
        <span className={styles.answers}>
          {answer(
            say.seeds.takeThemAsTraining,
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
          {say.seeds.theyAreOneClass}
        </Button>
      );
    case 'encoding':
      return (
        <Select
          label={say.seeds.namesAreWrittenAs2}
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
  const known = encodings().map(([value, label]) => ({ value, label }));
  return known.some(({ value }) => (value as string) === present)
    ? known
    : [{ value: present, label: present }, ...known];
}

/** Begins the value of a choice, which is no text. */
const SAME = 'same:';

/** Says of any folder or class what it is. */
function CorrectFolder({ seeds, notes }: { readonly seeds: SeedsState; readonly notes: readonly Note[] }) {
  const actions = useActions();
  const classes = seeds.classes.map(({ key }): string => key);
  const { images, refused } = seeds;
  // Asked of every picture there is.
  const splits = useMemo(
    () => splitFoldersOf({ images, refused, classes: seeds.classes }),
    [images, refused, seeds.classes],
  );
  const folders = [...new Set([...classes, ...foldersIn(notes), ...splits])];
  const [chosen, setChosen] = useState('');
  const [role, setRole] = useState<string>('class');
  const folder = folders.includes(chosen) ? chosen : (folders[0] ?? '');
  const others = classes.includes(folder) ? classes.filter((label) => label !== folder) : [];
  const options = [
    ...FOLDER_ROLES.map((value) => ({ value, label: ROLES[value] })),
    ...others.map((label) => ({ value: SAME + label, label: say.seeds.theSameClassAs(label) })),
  ];
  const is = options.some(({ value }) => value === role) ? role : 'class';
  if (folders.length === 0) return null;
  return (
    <div className={styles.correct}>
      <Select
        label={say.seeds.folderOrClass}
        value={folder}
        options={folders.map((value) => ({ value, label: value }))}
        onChange={setChosen}
      />
      <Select label={say.seeds.folderIs} value={is} options={options} onChange={setRole} />
      <Button
        onClick={() => {
          const found = FOLDER_ROLES.find((one) => one === is);
          if (found) actions.seeds.correct({ kind: 'folders', folders: [[folder, found]] });
          else actions.seeds.correct({ kind: 'classes', labels: [folder], are: is.slice(SAME.length) });
        }}
      >
        {say.seeds.readAgain}
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
function splitFoldersOf({
  images,
  refused,
  classes,
}: Pick<SeedsState, 'images' | 'refused' | 'classes'>): readonly string[] {
  const known = new Set<string>(classes.map(({ key }) => key));
  const paths = [...[...images.keys()].map(String), ...refused.map(({ path }) => path)];
  const tops = new Set(paths.flatMap((path) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : [])));
  return [...tops].filter((top) => !known.has(top)).slice(0, LINES);
}
