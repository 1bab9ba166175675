/** @file Words of reportButton, in Chinese. */

import type { REPORT_BUTTON as english } from '../../en/exporting.ts';
import type { Translated } from '../../translated.ts';

export const reportButton: Translated<typeof english> = {
  save: '保存可转交的报告',
  about: '一个 HTML 文件：凭证的答案、数值以及各类别的图片。',
};
