/** @file What a judge learnt from, in Chinese. */

import type { ViewSet } from '../../../core/judge/head/viewSets.ts';

const VIEWS: Readonly<Record<ViewSet, string>> = {
  seed: '每张原样图片',
  'seed and flip': '每张图片及其镜像',
  'seed, flip and two crops': '每张图片、其镜像和两个裁剪',
};

/** The views of its seeds that it learnt from: the end of "It learnt from ...". */
export const views = (set: ViewSet): string => VIEWS[set];
