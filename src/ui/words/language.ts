/** @file The languages of the page, and which of them a browser wishes for. */

/** By BCP 47. */
export type Language = 'en' | 'zh' | 'de' | 'es';

/** How each is called by who speaks it, and which way it is written. */
export const LANGUAGES: Readonly<Record<Language, { readonly name: string; readonly dir: 'ltr' | 'rtl' }>> = {
  en: { name: 'English', dir: 'ltr' },
  zh: { name: '中文', dir: 'ltr' },
  de: { name: 'Deutsch', dir: 'ltr' },
  es: { name: 'Español', dir: 'ltr' },
};

export const isLanguage = (id: string | null): id is Language => id !== null && Object.hasOwn(LANGUAGES, id);

/**
 * The language of a visit.
 *
 * @param chosen what the person chose at an earlier visit, if anything.
 * @param wished what the browser asks for, the dearest first: `zh-Hans-CN` is served by `zh`.
 * @returns English where none of them is spoken here.
 */
export function languageOf(chosen: string | null, wished: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  return wished.map((tag) => tag.toLowerCase().split('-')[0]!).find(isLanguage) ?? 'en';
}
