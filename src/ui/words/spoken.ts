/** @file All that the page says in one language: its sentences by code (`words.ts`), and what is written on its screens. */

import { EN } from './en.ts';
import { PAGE } from './en/page.ts';
import type { Language } from './language.ts';
import type { Translated } from './translated.ts';
import type { Words } from './words.ts';

/** What English writes on the screens, and every other language must: the same keys, each a text or a function to one. */
export type Page = Translated<typeof PAGE>;

export interface Spoken extends Words, Page {
  readonly language: Language;
  /** A text of the method table (`src/core/methods`): titles, labels and helps, which are English there. */
  readonly term: (english: string) => string;
}

export const ENGLISH: Spoken = { ...EN, ...PAGE, language: 'en', term: (english) => english };
