/** @file How often a person pressed something. */

import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Presses of a button of the pointer or of a key so far. */
    presses: number;
  }
}

/** Counts on every page that is opened from now on. */
export const countPresses = (opened: Pick<BrowserContext, 'addInitScript'>) =>
  opened.addInitScript(() => {
    window.presses = 0;
    for (const kind of ['pointerdown', 'keydown']) {
      addEventListener(
        kind,
        ({ isTrusted }) => {
          if (isTrusted) window.presses++;
        },
        true,
      );
    }
  });

export const pressesOn = (page: Page): Promise<number> => page.evaluate(() => window.presses);
