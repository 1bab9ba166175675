/** @file Words of own, in Chinese. */

import type { OWN as english } from '../../en/inspecting.ts';
import type { Translated } from '../../translated.ts';

export const own: Translated<typeof english> = {
  median: (value) => `轮廓：其种子，其中一半高于 ${value}`,
  entropy: '相对种子的熵变化，单位 nat；0 为种子自身',
  classmates: (value) => `同类种子之间 ${value}`,
  halves: (value) => `种子的两半之间 ${value}`,
  toEachOther: (value) => `种子之间 ${value}`,
};
