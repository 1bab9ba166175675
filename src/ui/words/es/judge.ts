/** @file What a judge learnt from, in Spanish. */

import type { ViewSet } from '../../../core/judge/head/viewSets.ts';

const VIEWS: Readonly<Record<ViewSet, string>> = {
  seed: 'cada imagen tal cual',
  'seed and flip': 'cada imagen y su reflejo',
  'seed, flip and two crops': 'cada imagen, su reflejo y dos recortes',
};

/** The views of its seeds that it learnt from: the end of "It learnt from ...". */
export const views = (set: ViewSet): string => VIEWS[set];
