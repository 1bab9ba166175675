/** @file The questions of the lesson, answered by the figures of the project that is open: nobody can know them by heart. */

import type { ImageId } from '../../core/brands.ts';
import { findingsOf } from '../../core/receipt/findings.ts';
import { mean } from '../../core/reals.ts';
import { outcomesOf } from '../../store/recipe/counts.ts';
import type { PreviewFamily } from '../../store/recipe/state.ts';
import { grownSeeds } from '../../store/seeds/selectors.ts';
import type { PreflightReading } from '../../store/seeds/state.ts';
import type { StudioState } from '../../store/state.ts';
import type { LessonStep } from './route.ts';

/** A right answer: a whole number, or one of a few choices; `null` while the figures for it are not there yet. */
export type Answer = string | null;

/** Seeds of `entropy` that are shown side by side. */
const SHOWN = 4;

/** The right answer to a step's question, now. */
export function answerOf(step: LessonStep, state: StudioState): Answer {
  switch (step) {
    case 'grow':
      return grownSeeds(state.seeds).length === 0 ? null : String(madeBy(state));
    case 'entropy':
      return leastSure(state);
    case 'guidance':
      return surer(state);
    case 'failure': {
      const families = familiesOf(state);
      return families && String(lost(state, families.chosen) + lost(state, families.other));
    }
    case 'test':
      return state.seeds.images.size === 0 ? null : String(heldOut(state));
    case 'help':
      return newestGain(state)?.gain.verdict ?? null;
    default:
      return step satisfies never;
  }
}

/** How many pictures the present recipe makes. */
export function madeBy({ seeds, recipe: { settings } }: StudioState): number {
  return outcomesOf(grownSeeds(seeds), settings).reduce((sum, { variants }) => sum + variants, 0);
}

/** Pictures that are kept aside, and from which nothing is grown. */
export const heldOut = ({ seeds: { images } }: StudioState): number =>
  [...images.values()].filter(({ split }) => split !== null && split !== 'train').length;

/** A few seeds from the surest to the least sure reading, mixed by their place among all. */
export function seedsToCompare({ seeds }: StudioState): readonly (readonly [ImageId, PreflightReading])[] {
  if (seeds.preflight.kind !== 'ready') return [];
  const sorted = [...seeds.preflight.readings].sort(([, a], [, b]) => a.entropy - b.entropy);
  if (sorted.length < SHOWN) return [];
  const chosen = Array.from({ length: SHOWN }, (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (SHOWN - 1))]!);
  // By name and not by entropy, which is asked for.
  return chosen.sort(([a], [b]) => (a < b ? -1 : 1));
}

function leastSure(state: StudioState): Answer {
  const compared = seedsToCompare(state);
  if (compared.length === 0) return null;
  return compared.reduce((least, one) => (one[1].entropy > least[1].entropy ? one : least))[0];
}

/** Both rows of the live preview, once neither is being made. */
export function familiesOf({ recipe: { preview } }: StudioState): {
  readonly chosen: PreviewFamily;
  readonly other: PreviewFamily;
} | null {
  const { shown, busy } = preview;
  if (busy || !shown?.chosen || !shown.other || shown.chosen.variants.length === 0) return null;
  return { chosen: shown.chosen, other: shown.other };
}

/** Index of the preview's class: of the seed that is shown, and before one is, of the seed that will be; -1 without a seed. */
export function previewLabel({ seeds, recipe: { preview } }: Pick<StudioState, 'seeds' | 'recipe'>): number {
  const id = preview.shown?.seed ?? preview.seed;
  const seed = id === null ? undefined : seeds.images.get(id);
  return seeds.classes.findIndex(({ key }) => key === seed?.label);
}

/** Mean class score of a row. */
export const scoreOf = ({ variants }: PreviewFamily): number => mean(variants.map(({ classScore }) => classScore));

/** Mean change of entropy of a row, in nats. */
export const gainOf = ({ variants }: PreviewFamily): number => mean(variants.map(({ deltaEntropy }) => deltaEntropy));

function surer(state: StudioState): Answer {
  const families = familiesOf(state);
  if (!families) return null;
  return scoreOf(families.chosen) >= scoreOf(families.other) ? 'guided' : 'unguided';
}

function lost(state: StudioState, { variants }: PreviewFamily): number {
  const label = previewLabel(state);
  return variants.filter(({ top1 }) => top1 !== label).length;
}

/** What the newest receipt says first; `null` where there is none. */
export function newestGain({ receipt: { kept } }: StudioState) {
  const newest = kept.at(-1);
  if (!newest) return null;
  return findingsOf(newest.receipt).find((finding) => finding.code === 'gain') ?? null;
}
