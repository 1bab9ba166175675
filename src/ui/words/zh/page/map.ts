/** @file Words of map, in Chinese. */

import type { MAP as english } from '../../en/inspecting.ts';
import type { Translated } from '../../translated.ts';

export const map: Translated<typeof english> = {
  show: '显示为',
  dots: '圆点',
  pictures: '图片',
  only: (name) => `仅 ${name}`,
  all: '所有类别',
  kinds: '圆环：种子，圆点：变体；点选的类别单独显示',
  selected: '所选图片',
  more: (count) => `以及另外 ${count} 张`,
  evenly: (shown, all) => `${all} 张图片中均匀取出的 ${shown} 张`,
};
