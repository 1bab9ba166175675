/** @file Words of grey, in Chinese. */

import type { GREY as english } from '../../en/grey.ts';
import type { Translated } from '../../translated.ts';

export const grey: Translated<typeof english> = {
  title: '你的图片没有颜色；变体也不会有。',
  colourful: '你的图片没有颜色；变体可能会有。',
  switch: '保持变体为灰度',
};
