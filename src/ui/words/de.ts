/** @file All that the page says, in German. */

import { arm, protocol } from './de/arms.ts';
import { declined } from './de/declined.ts';
import { device } from './de/device.ts';
import { failure, failureLine } from './de/failures.ts';
import { views } from './de/judge.ts';
import { nameFault } from './de/names.ts';
import { note, understanding } from './de/notes.ts';
import { partWords as part } from './de/parts.ts';
import { passedOver, sureness } from './de/picks.ts';
import { proposal } from './de/proposals.ts';
import { finding, grownIn, receiptNote } from './de/receipts.ts';
import { reason } from './de/reasons.ts';
import { decision, step } from './de/review.ts';
import { notTaken, sortingFault } from './de/sorting.ts';
import { receiptFigures, receiptPage } from './de/receiptPage.ts';
import { PAGE } from './de/page.ts';
import { term } from './de/terms.ts';
import type { Spoken } from './spoken.ts';

export const GERMAN: Spoken = {
  ...PAGE,
  language: 'de',
  failure,
  failureLine,
  reason,
  note,
  understanding,
  nameFault,
  decision,
  step,
  part,
  proposal,
  passedOver,
  sureness,
  views,
  declined,
  arm,
  protocol,
  finding,
  receiptNote,
  grownIn,
  receiptPage,
  receiptFigures,
  device,
  sortingFault,
  notTaken,
  term,
};
