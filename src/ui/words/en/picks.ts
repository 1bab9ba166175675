/** @file Related pictures: what would be picked, and why the rest is not, in English. */

import { counted } from '../../../core/counted.ts';
import type { PassedOver } from '../../../core/pick/pick.ts';
import type { Sureness } from '../../../core/pick/sureness.ts';

const WHY: Readonly<Record<PassedOver, string>> = {
  unsure: 'the judge is not sure enough of',
  unlike: 'unlike every seed of their class',
  'copy-of-seed': 'as good as copies of seeds',
  'copy-of-held-out': 'as good as copies of pictures held out for the test',
  'copy-of-another': 'as good as copies of others that are picked',
};

/** Why pictures are passed over, as an item of a list: "3 as good as copies of seeds". */
export const passedOver = (why: PassedOver, pictures: number): string => `${pictures} ${WHY[why]}`;

/** What is asked of the pictures of a class, and what that foretells. */
export function sureness(asked: Sureness | null): string {
  if (!asked) return 'No seed is read as it surely enough: nothing is picked.';
  const { probability, foretold, seeds } = asked;
  return `p ${probability.toFixed(2)} or more; of ${counted(seeds, 'seed')} read that surely, ${percent(foretold)} are right`;
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
