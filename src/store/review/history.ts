/** @file Undoable steps: what a step changes, applied forwards and backwards. */

import type { StudioState } from '../state.ts';
import { bySlot } from '../picks/selectors.ts';
import { withChoice, withClass } from '../seeds/choice.ts';
import type { ReviewChange, ReviewStep } from './state.ts';

type Reviewed = Pick<StudioState, 'review' | 'run' | 'seeds' | 'picks'>;

/** Steps that can be taken back; older ones are forgotten. */
const MEMORY = 500;

/** Takes a step; what was undone before can no longer be redone. */
export function applyStep(state: Reviewed, step: ReviewStep): Partial<StudioState> {
  const { review, ...after } = apply(state, step.changes, 'after');
  return { ...after, review: { ...review, past: [...state.review.past, step].slice(-MEMORY), future: [] } };
}

/** Takes the last step back; nothing where there is none. */
export function undo(state: Reviewed): Partial<StudioState> {
  const { past, future } = state.review;
  const step = past.at(-1);
  if (!step) return {};
  const { review, ...after } = apply(state, step.changes.toReversed(), 'before');
  return { ...after, review: { ...review, past: past.slice(0, -1), future: [step, ...future] } };
}

/** Takes the last undone step again. */
export function redo(state: Reviewed): Partial<StudioState> {
  const [step, ...future] = state.review.future;
  if (!step) return {};
  const { review, ...after } = apply(state, step.changes, 'after');
  return { ...after, review: { ...review, past: [...state.review.past, step], future } };
}

function apply(
  { review, run, seeds, picks }: Reviewed,
  changes: readonly ReviewChange[],
  side: 'before' | 'after',
): Reviewed {
  const decisions = new Map(review.decisions);
  const variants = new Map(run.variants);
  const picked = new Map(picks.all);
  let { applied } = review;
  let known: Pick<StudioState, 'run' | 'seeds'> = { run, seeds };
  for (const change of changes) {
    switch (change.kind) {
      case 'decision': {
        const decision = change[side];
        if (decision) decisions.set(change.slot, decision);
        else decisions.delete(change.slot);
        break;
      }
      case 'regrow':
        variants.set(change.slot, change[side]);
        break;
      case 'pick': {
        const pick = change[side];
        if (pick) picked.set(change.slot, pick);
        else picked.delete(change.slot);
        break;
      }
      case 'rules':
        applied = side === 'after' ? [...applied, change.use] : applied.filter(({ at }) => at !== change.use.at);
        break;
      case 'seed':
        known = withChoice(known, change.id, change[side]);
        break;
      case 'class':
        known = { ...known, seeds: withClass(known.seeds, change.key, change[side]) };
        break;
      default:
        change satisfies never;
    }
  }
  const regrown = changes.some(({ kind }) => kind === 'regrow');
  const repicked = changes.some(({ kind }) => kind === 'pick');
  return {
    review: { ...review, decisions, applied },
    run: regrown ? { ...known.run, variants } : known.run,
    seeds: known.seeds,
    picks: repicked ? { ...picks, all: bySlot(picked.values()) } : picks,
  };
}
