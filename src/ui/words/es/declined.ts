/** @file Why a method makes nothing of a seed, in Spanish. */

import type { DeclineReason } from '../../../core/methods/declined.ts';
import type { PartnerKind } from '../../../core/methods/method.ts';
import { MOST_CUT } from '../../../core/scene/objection.ts';
import { COVERAGE } from '../../../core/scene/layers.ts';

/** The end of "no new scene, since ...". Seeds with the same reason have the same words. */
export function declined(reason: DeclineReason): string {
  switch (reason.code) {
    case 'no-object':
      return 'ningún objeto destaca';
    case 'unclear':
      return 'el objeto no tiene un contorno claro';
    case 'small':
      return `el objeto cubre menos del ${100 * COVERAGE.least} % de la imagen`;
    case 'large':
      return `el objeto cubre más del ${100 * COVERAGE.most} % de la imagen`;
    case 'cut-off':
      return `el marco corta el objeto por más de ${MOST_CUT} lados`;
    case 'alone':
      return `no hay otra imagen ${AMONG[reason.among]}`.trimEnd();
    case 'text':
      return reason.text;
    default:
      return reason satisfies never;
  }
}

const AMONG = {
  'any class': '',
  'same class': 'de su clase',
  'other classes': 'de otra clase',
} as const satisfies Record<PartnerKind, string>;
