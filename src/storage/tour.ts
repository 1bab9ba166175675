/** @file Whether the tour was offered, so that it is offered once. */

import { ofBrowser, type KeyValues } from './keyValues.ts';

const KEY = 'offshoot-tour';

export interface TourMemory {
  /** Whether a person has answered the offer, or gone on the tour. */
  wasOffered(): boolean;
  /** From now on it comes only when it is asked for. */
  close(): void;
}

/** The memory of this browser. Where storage is closed to the page, the offer comes once a visit. */
export const tourMemory = (values: KeyValues = ofBrowser): TourMemory => ({
  wasOffered: () => values.get(KEY) !== null,
  close() {
    values.set(KEY, 'offered');
  },
});
