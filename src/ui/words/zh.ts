/** @file All that the page says, in Chinese. */

import { arm, protocol } from './zh/arms.ts';
import { declined } from './zh/declined.ts';
import { device } from './zh/device.ts';
import { failure, failureLine } from './zh/failures.ts';
import { views } from './zh/judge.ts';
import { nameFault } from './zh/names.ts';
import { note, understanding } from './zh/notes.ts';
import { partWords as part } from './zh/parts.ts';
import { passedOver, sureness } from './zh/picks.ts';
import { proposal } from './zh/proposals.ts';
import { finding, grownIn, receiptNote } from './zh/receipts.ts';
import { reason } from './zh/reasons.ts';
import { decision, step } from './zh/review.ts';
import { notTaken, sortingFault } from './zh/sorting.ts';
import { receiptFigures, receiptPage } from './zh/receiptPage.ts';
import { PAGE } from './zh/page.ts';
import { term } from './zh/terms.ts';
import type { Spoken } from './spoken.ts';

export const CHINESE: Spoken = {
  ...PAGE,
  language: 'zh',
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
