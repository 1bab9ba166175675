/** @file The words that a report is written with: whoever writes one brings its language. */

import type { Recipe } from '../../core/run/recipe.ts';

export interface ReportText {
  /** BCP 47. */
  readonly lang: string;
  readonly title: (name: string) => string;
  /** What a recipe grows by, said of it in `summary`. */
  readonly by: (recipe: Pick<Recipe, 'parts' | 'select'>) => string;
  /** The headline where nothing was trained. */
  readonly unanswered: string;
  readonly summary: (counts: { readonly originals: number; readonly variants: number; readonly by: string }) => string;
  readonly reviewed: (verdicts: {
    readonly accepted: number;
    readonly unreviewed: number;
    readonly rejected: number;
  }) => string;
  readonly classes: string;
  /** Class, originals, variants, shares read of seeds and of variants. */
  readonly columns: readonly string[];
  readonly receipt: string;
  /** Arm, pictures, share read right. */
  readonly arms: readonly string[];
  /** Where the receipt is of another run than the pictures. */
  readonly otherRun: string;
  readonly pictures: string;
  readonly picturesAbout: string;
  readonly seed: string;
  readonly variant: (k: number, percent: string) => string;
  readonly settings: string;
  readonly runSeed: (seed: number) => string;
  readonly models: string;
  readonly licences: string;
  /** A share in [0, 1]. */
  readonly percent: (share: number) => string;
  readonly made: (version: string, day: string) => string;
}
