/** @file The words of packs that are made of a person's files, by language. */

import type { Lack, Lacking, MakeNote } from '../../packs/draft/lack.ts';
import type { Language } from './language.ts';
import { remembered } from './remembered.ts';

export interface PackWords {
  /** One thing that is missing, as a sentence. */
  readonly lackWords: (lack: Lack) => string;
  /** What no pack was made of. */
  readonly lackingTitle: (lacking: Pick<Lacking, 'family'>) => string;
  /** One thing that was concluded or measured, as a sentence. */
  readonly noteWords: (note: MakeNote) => string;
}

/** Members of a union whose code may be this one; some share theirs with others. */
type Of<Union extends { readonly code: string }, Code> = Union extends unknown
  ? Code extends Union['code']
    ? Union
    : never
  : never;

/** A sentence for everything that can be missing. */
export type LackTable = { readonly [Code in Lack['code']]: (lack: Of<Lack, Code>) => string };

/** A sentence for everything that can be concluded or measured. */
export type MakeNoteTable = { readonly [Code in MakeNote['code']]: (note: Of<MakeNote, Code>) => string };

/** The words of a language from its tables. */
export const packWordsOf = (
  lacks: LackTable,
  notes: MakeNoteTable,
  lackingTitle: PackWords['lackingTitle'],
): PackWords => ({
  lackWords: (lack) => (lacks[lack.code] as (one: Lack) => string)(lack),
  noteWords: (note) => (notes[note.code] as (one: MakeNote) => string)(note),
  lackingTitle,
});

const PACKS: Readonly<Record<Language, () => Promise<{ readonly PACKS: PackWords }>>> = {
  en: () => import('./en/packs.ts'),
  zh: () => import('./zh/packs.ts'),
  de: () => import('./de/packs.ts'),
  es: () => import('./es/packs.ts'),
};

/** Loaded once for each language; the same promise each time, so that a view may wait for it. */
export const packWords = remembered(async (language: Language): Promise<PackWords> => (await PACKS[language]()).PACKS);
