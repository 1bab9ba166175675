/** @file Undoable steps: what a step changes, applied forwards and backwards. */

import type { StudioState } from '../state.ts';
import type { ReviewChange, ReviewStep } from './state.ts';

type Reviewed = Pick<StudioState, 'review' | 'run'>;

/** Steps that can be taken back; older ones are forgotten. */
const MEMORY = 500;

/** Takes a step; what was undone before can no longer be redone. */
export function applyStep({ review, run }: Reviewed, step: ReviewStep): Partial<StudioState> {
  const after = apply({ review, run }, step.changes, 'after');
  return { run: after.run, review: { ...after.review, past: [...review.past, step].slice(-MEMORY), future: [] } };
}

/** Takes the last step back; nothing where there is none. */
export function undo({ review, run }: Reviewed): Partial<StudioState> {
  const step = review.past.at(-1);
  if (!step) return {};
  const after = apply({ review, run }, step.changes.toReversed(), 'before');
  return {
    run: after.run,
    review: { ...after.review, past: review.past.slice(0, -1), future: [step, ...review.future] },
  };
}

/** Takes the last undone step again. */
export function redo({ review, run }: Reviewed): Partial<StudioState> {
  const [step, ...future] = review.future;
  if (!step) return {};
  const after = apply({ review, run }, step.changes, 'after');
  return { run: after.run, review: { ...after.review, past: [...review.past, step], future } };
}

function apply({ review, run }: Reviewed, changes: readonly ReviewChange[], side: 'before' | 'after'): Reviewed {
  const decisions = new Map(review.decisions);
  const variants = new Map(run.variants);
  let { applied } = review;
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
      case 'rules':
        applied = side === 'after' ? [...applied, change.use] : applied.filter(({ at }) => at !== change.use.at);
        break;
      default:
        change satisfies never;
    }
  }
  const regrown = changes.some(({ kind }) => kind === 'regrow');
  return { review: { ...review, decisions, applied }, run: regrown ? { ...run, variants } : run };
}
