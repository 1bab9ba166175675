import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { slotId, type ImageKey } from '../ids.ts';
import type { StudioState } from '../state.ts';
import { NO_PICKS } from '../picks/state.ts';
import { NO_RUN, type VariantRecord } from '../run/state.ts';
import { redo, applyStep, undo } from './history.ts';
import { lastChange, slotsOf } from './lastChange.ts';
import { NO_SEEDS } from '../seeds/state.ts';
import { NO_REVIEW, UNREVIEWED, type Decision, type ReviewStep } from './state.ts';

const seed = imageId('cat/1.png');
const slot = slotId(seed, 1);
const REJECTED: Decision = { ...UNREVIEWED, verdict: 'rejected' };

const variant = (number: number): VariantRecord => ({
  slot,
  seed,
  k: 1,
  number,
  siblings: [0],
  how: { method: 'copy', of: 'seed' },
  mixture: null,
  image: `image ${number}` as ImageKey,
  classScore: 0.5,
  top1: 0,
  keptClass: true,
  entropy: 1,
  deltaEntropy: 0,
  diversity: 0,
  cosineToSeed: 0.9,
  probabilities: [1],
  nearest: null,
  nearCopy: false,
});

type Reviewed = Pick<StudioState, 'review' | 'run' | 'seeds' | 'picks'>;

const start = {
  review: NO_REVIEW,
  seeds: NO_SEEDS,
  picks: NO_PICKS,
  run: { ...NO_RUN, variants: new Map([[slot, variant(0)]]) },
};
const reject: ReviewStep = {
  title: { code: 'decide', verdict: 'rejected', variants: 1 },
  changes: [{ kind: 'decision', slot, before: null, after: REJECTED }],
};
const regrow: ReviewStep = {
  title: { code: 'regrow' },
  changes: [
    { kind: 'regrow', slot, before: variant(0), after: variant(5) },
    { kind: 'decision', slot, before: REJECTED, after: null },
  ],
};

describe('history', () => {
  it('takes a step, takes it back, and takes it again', () => {
    const rejected = { ...start, ...applyStep(start, reject) };
    expect(rejected.review.decisions.get(slot)).toEqual(REJECTED);
    const back = { ...rejected, ...undo(rejected) };
    expect(back.review.decisions.size).toBe(0);
    const again = { ...back, ...redo(back) };
    expect(again.review.decisions.get(slot)).toEqual(REJECTED);
    expect(again.review.future).toEqual([]);
  });

  it('puts the old variant and its verdict back when a regrow is undone', () => {
    const rejected = { ...start, ...applyStep(start, reject) };
    const regrown = { ...rejected, ...applyStep(rejected, regrow) };
    expect(regrown.run.variants.get(slot)?.number).toBe(5);
    expect(regrown.review.decisions.has(slot)).toBe(false);
    const back = { ...regrown, ...undo(regrown) };
    expect(back.run.variants.get(slot)?.number).toBe(0);
    expect(back.review.decisions.get(slot)).toEqual(REJECTED);
  });

  it('forgets what was undone when something else is done', () => {
    const rejected = { ...start, ...applyStep(start, reject) };
    const back = { ...rejected, ...undo(rejected) };
    const other = { ...back, ...applyStep(back, { ...reject, title: { code: 'text', text: 'other' } }) };
    expect(redo(other)).toEqual({});
    expect(undo(start)).toEqual({});
  });
});

describe('lastChange', () => {
  it('tells doing, undoing and doing again apart', () => {
    const states: Reviewed[] = [start];
    for (const act of [
      (state: Reviewed) => applyStep(state, reject),
      (state: Reviewed) => applyStep(state, regrow),
      undo,
      undo,
      redo,
    ]) {
      const last = states.at(-1)!;
      states.push({ ...last, ...act(last) });
    }
    const told = states.slice(1).map((state, i) => lastChange(states[i]!.review, state.review));
    expect(told).toEqual([
      { kind: 'done', step: reject },
      { kind: 'done', step: regrow },
      { kind: 'undone', step: regrow },
      { kind: 'undone', step: reject },
      { kind: 'redone', step: reject },
    ]);
  });

  it('says nothing of a review that began anew', () => {
    const rejected = { ...start, ...applyStep(start, reject) };
    expect(lastChange(rejected.review, NO_REVIEW)).toBeNull();
    expect(lastChange(NO_REVIEW, { ...NO_REVIEW })).toBeNull();
  });

  it('names every slot once', () => {
    expect(slotsOf(regrow)).toEqual([slot]);
  });
});
