/** @file The language that a person chose, for the next visit. */

import { ofBrowser, type KeyValues } from './keyValues.ts';

const KEY = 'offshoot-language';

export interface LanguageMemory {
  /** Its BCP 47 tag; `null` where none was chosen, and then the browser's wish holds. */
  last(): string | null;
  remember(language: string): void;
}

/** The memory of this browser. Where storage is closed to the page, every visit follows the browser's wish. */
export const languageMemory = (values: KeyValues = ofBrowser): LanguageMemory => ({
  last: () => values.get(KEY),
  remember(language) {
    values.set(KEY, language);
  },
});
