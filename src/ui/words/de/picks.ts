/** @file Related pictures: what would be picked, and why the rest is not, in German. */

import { counted, figure } from './counted.ts';
import type { PassedOver } from '../../../core/pick/pick.ts';
import type { Sureness } from '../../../core/pick/sureness.ts';

const WHY: Readonly<Record<PassedOver, string>> = {
  unsure: 'bei denen der Prüfer nicht sicher genug ist',
  unlike: 'keinem Seed ihrer Klasse ähnlich',
  'copy-of-seed': 'so gut wie Kopien von Seeds',
  'copy-of-held-out': 'so gut wie Kopien zurückgehaltener Testbilder',
  'copy-of-another': 'so gut wie Kopien anderer gewählter',
};

/** Why pictures are passed over, as an item of a list: "3 as good as copies of seeds". */
export const passedOver = (why: PassedOver, pictures: number): string => `${pictures} ${WHY[why]}`;

/** What is asked of the pictures of a class, and what that foretells. */
export function sureness(asked: Sureness | null): string {
  if (!asked) return 'Kein Seed wird sicher genug als sie gelesen: Nichts wird gewählt.';
  const { probability, foretold, seeds } = asked;
  return `p mindestens ${figure(probability, 2)}; von ${counted(seeds, 'so sicher gelesenen Seed', 'so sicher gelesenen Seeds')} sind ${percent(foretold)} richtig`;
}

const percent = (share: number): string => `${figure(100 * share, 0)} %`;
