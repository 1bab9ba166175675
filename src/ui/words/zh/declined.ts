/** @file Why a method makes nothing of a seed, in Chinese. */

import type { DeclineReason } from '../../../core/methods/declined.ts';
import type { PartnerKind } from '../../../core/methods/method.ts';
import { MOST_CUT } from '../../../core/scene/objection.ts';
import { COVERAGE } from '../../../core/scene/layers.ts';

/** The end of "no new scene, since ...". Seeds with the same reason have the same words. */
export function declined(reason: DeclineReason): string {
  switch (reason.code) {
    case 'no-object':
      return '没有突出的物体';
    case 'unclear':
      return '物体轮廓不清';
    case 'small':
      return `物体占图片不足 ${100 * COVERAGE.least}%`;
    case 'large':
      return `物体占图片超过 ${100 * COVERAGE.most}%`;
    case 'cut-off':
      return `物体有超过 ${MOST_CUT} 边被画面截断`;
    case 'alone':
      return `没有${AMONG[reason.among]}其他图片`.trimEnd();
    case 'text':
      return reason.text;
    default:
      return reason satisfies never;
  }
}

const AMONG = {
  'any class': '',
  'same class': '同类的',
  'other classes': '其他类别的',
} as const satisfies Record<PartnerKind, string>;
