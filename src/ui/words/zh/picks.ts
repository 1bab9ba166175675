/** @file Related pictures: what would be picked, and why the rest is not, in Chinese. */

import { counted, figure } from './counted.ts';
import type { PassedOver } from '../../../core/pick/pick.ts';
import type { Sureness } from '../../../core/pick/sureness.ts';

const WHY: Readonly<Record<PassedOver, string>> = {
  unsure: '张裁判不够确定',
  unlike: '张与本类种子都不像',
  'copy-of-seed': '张几乎是种子的副本',
  'copy-of-held-out': '张几乎是测试保留图片的副本',
  'copy-of-another': '张几乎是其他所选图片的副本',
};

/** Why pictures are passed over, as an item of a list: "3 as good as copies of seeds". */
export const passedOver = (why: PassedOver, pictures: number): string => `${pictures} ${WHY[why]}`;

/** What is asked of the pictures of a class, and what that foretells. */
export function sureness(asked: Sureness | null): string {
  if (!asked) return '没有种子能足够确定地判读为它：不选任何图片。';
  const { probability, foretold, seeds } = asked;
  return `p 不低于 ${figure(probability, 2)}；同样确定的 ${counted(seeds, '个种子')} 中 ${percent(foretold)} 正确`;
}

const percent = (share: number): string => `${figure(100 * share, 0)}%`;
