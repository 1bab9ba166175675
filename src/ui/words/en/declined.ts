/** @file Why a method makes nothing of a seed, in English. */

import type { DeclineReason } from '../../../core/methods/declined.ts';
import type { PartnerKind } from '../../../core/methods/method.ts';
import { MOST_CUT } from '../../../core/scene/objection.ts';
import { COVERAGE } from '../../../core/scene/layers.ts';

/** The end of "no new scene, since ...". Seeds with the same reason have the same words. */
export function declined(reason: DeclineReason): string {
  switch (reason.code) {
    case 'no-object':
      return 'no object stands out';
    case 'unclear':
      return 'the object has no clear outline';
    case 'small':
      return `the object covers less than ${100 * COVERAGE.least} % of the picture`;
    case 'large':
      return `the object covers more than ${100 * COVERAGE.most} % of the picture`;
    case 'cut-off':
      return `the frame cuts the object off at more than ${MOST_CUT} sides`;
    case 'alone':
      return `there is no other picture ${AMONG[reason.among]}`.trimEnd();
    case 'text':
      return reason.text;
    default:
      return reason satisfies never;
  }
}

const AMONG = {
  'any class': '',
  'same class': 'of its class',
  'other classes': 'of another class',
} as const satisfies Record<PartnerKind, string>;
