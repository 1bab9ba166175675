/** @file Why a method makes nothing of a seed, in German. */

import type { DeclineReason } from '../../../core/methods/declined.ts';
import type { PartnerKind } from '../../../core/methods/method.ts';
import { MOST_CUT } from '../../../core/scene/objection.ts';
import { COVERAGE } from '../../../core/scene/layers.ts';

/** The end of "no new scene, since ...". Seeds with the same reason have the same words. */
export function declined(reason: DeclineReason): string {
  switch (reason.code) {
    case 'no-object':
      return 'kein Objekt hebt sich ab';
    case 'unclear':
      return 'das Objekt hat keinen klaren Umriss';
    case 'small':
      return `das Objekt bedeckt weniger als ${100 * COVERAGE.least} % des Bildes`;
    case 'large':
      return `das Objekt bedeckt mehr als ${100 * COVERAGE.most} % des Bildes`;
    case 'cut-off':
      return `der Rahmen schneidet das Objekt an mehr als ${MOST_CUT} Seiten ab`;
    case 'alone':
      return `es gibt kein anderes Bild ${AMONG[reason.among]}`.trimEnd();
    case 'text':
      return reason.text;
    default:
      return reason satisfies never;
  }
}

const AMONG = {
  'any class': '',
  'same class': 'seiner Klasse',
  'other classes': 'einer anderen Klasse',
} as const satisfies Record<PartnerKind, string>;
