/** @file Words of match, in Chinese. */

import type { MATCH as english } from '../../en/exporting.ts';
import type { Translated } from '../../translated.ts';

export const match: Translated<typeof english> = {
  lead: '你的原图和保留的变体，尺寸与格式统一，可直接用于训练。不选此项时，zip 中的原图逐字节不变，并可在此重新打开。',
  title: '使原图与新图片一致',
  choice: '所有图片统一尺寸和格式',
  why: '否则网络学到的可能是“小 PNG”而不是图片内容。原图也会写成正方形，因此这样的 zip 用于训练，无法在此重新打开；你的项目仍保存在此浏览器中。',
  side: '边长，像素',
  fit: '非正方形的图片',
  fits: {
    crop: '裁取中间',
    pad: '四周填充',
  },
  seen: '写出后的样子',
  original: '一张原图',
  variant: '一个变体',
  grey: '每像素一个值，因为原图没有颜色。',
};
