/** @file From a snapshot to the state. */

import type { ImageId } from '../../core/brands.ts';
import { NO_ADAPTATION } from '../adaptation/state.ts';
import type { SlotId } from '../ids.ts';
import type { ReviewState } from '../review/state.ts';
import { bySlot } from '../picks/selectors.ts';
import { NO_PICKS } from '../picks/state.ts';
import { NO_RECEIPT } from '../receipt/state.ts';
import { variantsAsked } from '../run/selectors.ts';
import { NO_RUN, type RunState } from '../run/state.ts';
import { NO_RUNS } from '../runs/state.ts';
import type { SeedsState } from '../seeds/state.ts';
import type { StudioState } from '../state.ts';
import type { ProjectSnapshot, ReviewSnapshot, RunSnapshot, SeedsSnapshot } from './snapshot.ts';

/** The slices that a project owns, as they were; the others (engine, export, theme) stay as they are. */
export function restoreSnapshot(
  state: StudioState,
  { project, seeds, recipe, backgrounds, picks, run, runs, review, view, receipts, adaptation }: ProjectSnapshot,
): Pick<
  StudioState,
  'project' | 'seeds' | 'recipe' | 'picks' | 'run' | 'runs' | 'review' | 'view' | 'receipt' | 'adaptation'
> {
  return {
    project: { ...state.project, info: project },
    seeds: seedsFrom(seeds),
    recipe: { ...state.recipe, settings: recipe, backgrounds, estimate: { kind: 'none' }, proposal: { kind: 'none' } },
    picks: { ...NO_PICKS, all: bySlot(picks) },
    run: run ? runFrom(run) : NO_RUN,
    runs: { ...NO_RUNS, ...runs },
    review: reviewFrom(review),
    view: { ...state.view, ...view, selection: new Set() },
    receipt: { ...NO_RECEIPT, kept: receipts },
    adaptation: { ...NO_ADAPTATION, ...adaptation },
  };
}

function seedsFrom({ images, stopped, preflight, judgedBy, ...seeds }: SeedsSnapshot): SeedsState {
  const readings = new Map(preflight.map(({ id, ...reading }) => [id, reading]));
  return {
    ...seeds,
    images: new Map(images.map((image) => [image.id, image])),
    phase: { kind: 'ready', stopped },
    preflight: readings.size > 0 ? { kind: 'ready', readings, ...(judgedBy && { by: judgedBy }) } : { kind: 'idle' },
  };
}

export function runFrom({ variants, readings, ...run }: RunSnapshot): RunState {
  const families = new Map<ImageId, SlotId[]>();
  for (const { seed, slot } of variants) {
    const family = families.get(seed);
    if (family) family.push(slot);
    else families.set(seed, [slot]);
  }
  return {
    ...run,
    done: variants.length,
    total: variantsAsked(run),
    variants: new Map(variants.map((variant) => [variant.slot, variant])),
    families,
    seedReadings: new Map(readings.map(({ seed, ...reading }) => [seed, reading])),
    regrowing: new Set(),
    arriving: [],
  };
}

const reviewFrom = ({ decisions, past, future, applied }: ReviewSnapshot): ReviewState => ({
  decisions: new Map(decisions.map(({ slot, ...decision }) => [slot, decision])),
  past,
  future,
  applied,
});
