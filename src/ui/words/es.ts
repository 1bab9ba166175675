/** @file All that the page says, in Spanish. */

import { arm, protocol } from './es/arms.ts';
import { declined } from './es/declined.ts';
import { device } from './es/device.ts';
import { failure, failureLine } from './es/failures.ts';
import { views } from './es/judge.ts';
import { nameFault } from './es/names.ts';
import { note, understanding } from './es/notes.ts';
import { partWords as part } from './es/parts.ts';
import { passedOver, sureness } from './es/picks.ts';
import { proposal } from './es/proposals.ts';
import { finding, grownIn, receiptNote } from './es/receipts.ts';
import { reason } from './es/reasons.ts';
import { decision, step } from './es/review.ts';
import { notTaken, sortingFault } from './es/sorting.ts';
import { receiptFigures, receiptPage } from './es/receiptPage.ts';
import { PAGE } from './es/page.ts';
import { term } from './es/terms.ts';
import type { Spoken } from './spoken.ts';

export const SPANISH: Spoken = {
  ...PAGE,
  language: 'es',
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
