/** @file What a judge learnt from, in English. */

import type { ViewSet } from '../../../core/judge/head/viewSets.ts';

const VIEWS: Readonly<Record<ViewSet, string>> = {
  seed: 'every picture as it is',
  'seed and flip': 'every picture and its mirror image',
  'seed, flip and two crops': 'every picture, its mirror image and two crops',
};

/** The views of its seeds that it learnt from: the end of "It learnt from ...". */
export const views = (set: ViewSet): string => VIEWS[set];
