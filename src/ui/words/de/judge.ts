/** @file What a judge learnt from, in German. */

import type { ViewSet } from '../../../core/judge/head/viewSets.ts';

const VIEWS: Readonly<Record<ViewSet, string>> = {
  seed: 'jedem Bild, wie es ist',
  'seed and flip': 'jedem Bild und seinem Spiegelbild',
  'seed, flip and two crops': 'jedem Bild, seinem Spiegelbild und zwei Ausschnitten',
};

/** The views of its seeds that it learnt from: the end of "It learnt from ...". */
export const views = (set: ViewSet): string => VIEWS[set];
