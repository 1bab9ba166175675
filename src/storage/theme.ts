/** @file The theme that a person chose, for the next visit; `public/theme.js` reads it before the first paint. */

import { ofBrowser, type KeyValues } from './keyValues.ts';

const KEY = 'offshoot-theme';

/** `system` follows the browser. */
export type Theme = 'system' | 'light' | 'dark';

export interface ThemeMemory {
  /** `system` where none was chosen. */
  last(): Theme;
  remember(theme: Theme): void;
}

/** The memory of this browser. Where storage is closed to the page, every visit starts with the system's theme. */
export const themeMemory = (values: KeyValues = ofBrowser): ThemeMemory => ({
  last() {
    const theme = values.get(KEY);
    return theme === 'light' || theme === 'dark' ? theme : 'system';
  },
  remember(theme) {
    values.set(KEY, theme === 'system' ? null : theme);
  },
});
