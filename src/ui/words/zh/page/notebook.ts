/** @file Words of notebook, in Chinese. */

import type { NOTEBOOK as english } from '../../en/exporting.ts';
import type { Translated } from '../../translated.ts';

export const notebook: Translated<typeof english> = {
  script: '用它训练分类器：python train.py',
  title: '在笔记本中',
  about: '此单元格解压并加载 zip。zip 中还有 train.py，用于训练并保留部分原图。',
  copy: '复制单元格',
  copied: '已复制',
};
