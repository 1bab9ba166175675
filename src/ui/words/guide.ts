/** @file The words of lesson, glossary and tour, by language. */

import type { GUIDE } from './en/guide.ts';
import type { Language } from './language.ts';
import { remembered } from './remembered.ts';
import type { Translated } from './translated.ts';

export type Guide = Translated<typeof GUIDE>;

const GUIDES: Readonly<Record<Language, () => Promise<{ readonly GUIDE: Guide }>>> = {
  en: () => import('./en/guide.ts'),
  zh: () => import('./zh/guide.ts'),
  de: () => import('./de/guide.ts'),
  es: () => import('./es/guide.ts'),
};

/** Loaded once for each language; the same promise each time, so that a view may wait for it. */
export const guideWords = remembered(async (language: Language): Promise<Guide> => (await GUIDES[language]()).GUIDE);
