/** @file From the state to a snapshot. */

import type { ImageId } from '../../core/brands.ts';
import type { StudioState } from '../state.ts';
import type { RunPhase, RunState } from '../run/state.ts';
import type { SeedsState } from '../seeds/state.ts';
import type { ViewState } from '../view/state.ts';
import { keptOf } from './fields.ts';
import type { ProjectSnapshot, RestingPhase, RunSnapshot, SeedsSnapshot, ViewSnapshot } from './snapshot.ts';

/**
 * The whole project that is open; `null` on the start screen.
 *
 * @param now ISO 8601 in UTC.
 */
export function takeSnapshot(
  state: StudioState,
  { appVersion, now }: { readonly appVersion: string; readonly now: string },
): ProjectSnapshot | null {
  const { project, seeds, recipe, picks, run, runs, review, view, receipt, adaptation } = state;
  if (!project.info) return null;
  const order = new Map([...run.families.values()].flat().map((slot, i) => [slot, i]));
  return {
    project: project.info,
    taken: now,
    appVersion,
    seeds: seedsOf(seeds),
    recipe: recipe.settings,
    backgrounds: recipe.backgrounds,
    picks: [...picks.all.values()],
    run: runOf(run),
    runs: keptOf('runs', runs),
    review: {
      decisions: [...review.decisions]
        .map(([slot, decision]) => ({ slot, ...decision }))
        .sort((a, b) => (order.get(a.slot) ?? Infinity) - (order.get(b.slot) ?? Infinity)),
      past: review.past,
      future: review.future,
      applied: review.applied,
    },
    view: viewOf(view),
    receipts: receipt.kept,
    adaptation: keptOf('adaptation', adaptation),
  };
}

function seedsOf(seeds: SeedsState): SeedsSnapshot {
  const { images, preflight } = seeds;
  const readings = preflight.kind === 'ready' ? [...preflight.readings] : [];
  return {
    ...keptOf('seeds', seeds),
    images: [...images.values()],
    stopped: wasStopped(seeds),
    preflight: readings.map(([id, reading]) => ({ id, ...reading })),
    ...(preflight.kind === 'ready' && preflight.by && { judgedBy: preflight.by }),
  };
}

/** What is cut off in the middle of reading has been read as far as it goes. */
export const wasStopped = ({ phase }: Pick<SeedsState, 'phase'>): boolean => phase.kind !== 'ready' || phase.stopped;

function runOf(run: RunState): RunSnapshot | null {
  const { settings, seeds } = run;
  if (!settings || run.phase.kind === 'idle') return null;
  return {
    ...keptOf('run', run),
    phase: resting(run.phase),
    settings,
    variants: seeds.flatMap((id) => (run.families.get(id) ?? []).map((slot) => run.variants.get(slot)!)),
    readings: seeds.flatMap((seed: ImageId) => {
      const reading = run.seedReadings.get(seed);
      return reading ? [{ seed, ...reading }] : [];
    }),
  };
}

/** The phase of a run that nobody works on. */
export function resting(phase: Exclude<RunPhase, { kind: 'idle' }>): RestingPhase {
  switch (phase.kind) {
    case 'running':
    case 'pausing':
      return { kind: 'paused' };
    case 'stopping':
      return { kind: 'finished', stopped: true };
    case 'paused':
    case 'finished':
    case 'failed':
      return phase;
    default:
      return phase satisfies never;
  }
}

export const viewOf = (view: ViewState): ViewSnapshot => keptOf('view', view);
