/**
 * @file The language that the page speaks. It belongs to the whole page, as the theme does: views read it where they are drawn, and
 * are drawn anew when it changes (`src/ui/frame/Spoken.tsx`). English comes with the page, any other when it is chosen.
 */

import { ENGLISH, type Spoken } from './spoken.ts';
import type { Language } from './language.ts';

/** What the page says, in its language. Read it while drawing or acting: a module that keeps a sentence keeps its language. */
export let say: Spoken = ENGLISH;

const OTHERS: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Spoken>>> = {
  zh: async () => (await import('./zh.ts')).CHINESE,
  de: async () => (await import('./de.ts')).GERMAN,
  es: async () => (await import('./es.ts')).SPANISH,
};

/** The words of a language. @throws where they do not arrive: the page goes on in the one that it speaks. */
export const wordsOf = async (language: Language): Promise<Spoken> =>
  language === 'en' ? ENGLISH : OTHERS[language]();

/** From now on the page speaks `language`. @throws as `wordsOf`. */
export async function speak(language: Language): Promise<void> {
  say = await wordsOf(language);
}
