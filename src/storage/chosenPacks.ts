/** @file Which packs this browser uses: the names on the shelf of those that a person chose in place of the page's own. */

import type { PackRole } from '../packs/place.ts';
import { ofBrowser } from './keyValues.ts';

/** By role; `null` for the one that comes with the page, or for none where none does. */
export type ChosenPacks = Readonly<Record<PackRole, string | null>>;

const KEY = 'offshoot-packs';
export const OWN_PACKS: ChosenPacks = { prior: null, judge: null, mask: null, safety: null };

export interface ChosenMemory {
  last(): ChosenPacks;
  remember(chosen: ChosenPacks): void;
}

export const chosenMemory: ChosenMemory = {
  last() {
    try {
      const kept = JSON.parse(ofBrowser.get(KEY) ?? '{}') as Partial<Record<string, unknown>>;
      const keyOf = (role: PackRole) => (typeof kept[role] === 'string' ? kept[role] : null);
      return { prior: keyOf('prior'), judge: keyOf('judge'), mask: keyOf('mask'), safety: keyOf('safety') };
    } catch {
      return OWN_PACKS;
    }
  },
  remember(chosen) {
    ofBrowser.set(KEY, JSON.stringify(chosen));
  },
};
