/** @file Words of palette, in Chinese. */

import type { PALETTE as english } from '../../en/reviewing.ts';
import type { Translated } from '../../translated.ts';

export const palette: Translated<typeof english> = {
  open: '标签…',
  key: '改为其他类别 (L)',
  title: (pictures) => `将 ${pictures} 张图片改为其他类别`,
  filter: '类别',
  keep: '文件夹的类别',
  none: '没有这个名称的类别。',
  hint: '输入名称的一部分；Enter 选第一个。',
};
