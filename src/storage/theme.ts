/** @file The theme that a person chose, for the next visit; `public/theme.js` reads it before the first paint. */

const KEY = 'offshoot-theme';

/** `system` follows the browser. */
export type Theme = 'system' | 'light' | 'dark';

export interface ThemeMemory {
  /** `system` where none was chosen. */
  last(): Theme;
  remember(theme: Theme): void;
}

/**
 * The memory of this browser. Where storage is closed to the page, every visit starts with the system's theme.
 *
 * @param storage asked at every use: to name it may throw already.
 */
export const themeMemory = (storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): ThemeMemory => ({
  last() {
    try {
      const theme = storage().getItem(KEY);
      return theme === 'light' || theme === 'dark' ? theme : 'system';
    } catch {
      return 'system';
    }
  },
  remember(theme) {
    try {
      if (theme === 'system') storage().removeItem(KEY);
      else storage().setItem(KEY, theme);
    } catch {
      // The theme holds until the page is left.
    }
  },
});
