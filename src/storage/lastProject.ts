/** @file Which project a page had open: for a reload, and for the first page after the browser was closed or died. */

import { ofBrowser, ofTab } from './keyValues.ts';

const KEY = 'offshoot-project';

export interface LastProject {
  readonly id: string;
  /** Whether this very tab had it open; another page of the browser otherwise. */
  readonly here: boolean;
}

export function lastProject(): LastProject | null {
  const here = ofTab.get(KEY);
  const id = here ?? ofBrowser.get(KEY);
  return id === null ? null : { id, here: here !== null };
}

/** @param id `null` when the person has gone back to the start screen. */
export function rememberProject(id: string | null): void {
  for (const storage of [ofTab, ofBrowser]) storage.set(KEY, id);
}
