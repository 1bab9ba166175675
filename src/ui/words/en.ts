/** @file The program's words in English. */

import { arm, protocol } from './en/arms.ts';
import { declined } from './en/declined.ts';
import { device } from './en/device.ts';
import { failure, failureLine } from './en/failures.ts';
import { views } from './en/judge.ts';
import { nameFault } from './en/names.ts';
import { note, understanding } from './en/notes.ts';
import { partWords as part } from './en/parts.ts';
import { passedOver, sureness } from './en/picks.ts';
import { proposal } from './en/proposals.ts';
import { finding, grownIn, receiptNote } from './en/receipts.ts';
import { receiptFigures, receiptPage } from './en/receiptPage.ts';
import { reason } from './en/reasons.ts';
import { decision, step } from './en/review.ts';
import { notTaken, sortingFault } from './en/sorting.ts';
import type { Words } from './words.ts';

export type { Sentence } from './words.ts';

export const EN: Words = {
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
};
