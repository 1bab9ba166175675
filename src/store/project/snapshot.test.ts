import { describe, expect, it } from 'vitest';
import { projectState, SEEDS, variantRecord } from '../../testing/projects.ts';
import { classKey, slotId } from '../ids.ts';
import { applyStep, undo } from '../review/history.ts';
import { seedsLeft } from '../run/selectors.ts';
import type { StudioState } from '../state.ts';
import { restoreSnapshot } from './restore.ts';
import type { ProjectSnapshot } from './snapshot.ts';
import { NO_PROJECT } from './state.ts';
import { takeSnapshot } from './takeSnapshot.ts';
import type { Decision } from '../review/state.ts';

const AT = '2026-02-03T04:05:06.789Z';
const FACTS = { appVersion: '0.1.0', now: AT };
const first = slotId(SEEDS[0]!, 1);

/** Decided, relabelled, rejected by a rule, regrown, and one step taken back. */
function reviewed(): StudioState {
  const decided = (verdict: 'accepted' | 'rejected', reason: Decision['reason'] = null) => ({
    verdict,
    relabel: null,
    reason,
    at: AT,
  });
  let state = projectState();
  const step = (change: Partial<StudioState>) => {
    state = { ...state, ...change };
  };
  const accepted = { ...decided('accepted'), relabel: classKey('dog') };
  step(
    applyStep(state, {
      title: { code: 'text', text: 'a' },
      changes: [{ kind: 'decision', slot: first, before: null, after: accepted }],
    }),
  );
  const slot = slotId(SEEDS[1]!, 2);
  const use = { at: AT, rules: [{ kind: 'class-lost' } as const], rejected: 1 };
  const byRule = decided('rejected', { code: 'rule', rule: { kind: 'class-lost' } });
  step(
    applyStep(state, {
      title: { code: 'text', text: 'b' },
      changes: [
        { kind: 'decision', slot, before: null, after: byRule },
        { kind: 'rules', use },
      ],
    }),
  );
  const old = state.run.variants.get(slot)!;
  step(
    applyStep(state, {
      title: { code: 'text', text: 'c' },
      changes: [{ kind: 'regrow', slot, before: old, after: variantRecord(SEEDS[1]!, 2, 7) }],
    }),
  );
  step(
    applyStep(state, {
      title: { code: 'text', text: 'd' },
      changes: [{ kind: 'decision', slot: first, before: accepted, after: decided('rejected') }],
    }),
  );
  step(undo(state));
  return state;
}

const throughJson = (snapshot: ProjectSnapshot): ProjectSnapshot =>
  JSON.parse(JSON.stringify(snapshot)) as ProjectSnapshot;

describe('snapshots', () => {
  it('are nothing on the start screen', () => {
    expect(takeSnapshot({ ...projectState(), project: NO_PROJECT }, FACTS)).toBeNull();
  });

  it('hold the whole project, through JSON and back', () => {
    const state = reviewed();
    const back = { ...state, ...restoreSnapshot(state, throughJson(takeSnapshot(state, FACTS)!)) };
    expect(back.seeds).toEqual(state.seeds);
    expect(back.run).toEqual(state.run);
    expect(back.review).toEqual(state.review);
    expect(back.recipe.settings).toEqual(state.recipe.settings);
    expect(back.view).toEqual(state.view);
    expect(back.project.info).toEqual(state.project.info);
  });

  it('bring a run at work back as a paused one that knows what is left', () => {
    const state = projectState(2);
    const back = restoreSnapshot(state, takeSnapshot(state, FACTS)!);
    expect(back.run.phase).toEqual({ kind: 'paused' });
    expect([back.run.done, back.run.total]).toEqual([6, 12]);
    expect(seedsLeft(back.run)).toEqual(SEEDS.slice(2));
  });

  it('keep how many variants each seed of a topped-up class gets', () => {
    const state = projectState(3, [1, 0, 4, 2]);
    const back = restoreSnapshot(state, throughJson(takeSnapshot(state, FACTS)!));
    expect(back.run).toEqual({ ...state.run, phase: { kind: 'paused' } });
    expect([back.run.done, back.run.total]).toEqual([5, 7]);
    expect(seedsLeft(back.run)).toEqual(SEEDS.slice(3));
    expect(back.recipe.settings.perClass).toBe(4);
  });

  it('take a step back after they were opened, rules included', () => {
    const state = reviewed();
    let back: StudioState = { ...state, ...restoreSnapshot(state, throughJson(takeSnapshot(state, FACTS)!)) };
    while (back.review.past.length > 0) back = { ...back, ...undo(back) };
    expect(back.review.applied).toEqual([]);
    expect(back.review.decisions.size).toBe(0);
    expect(back.run.variants).toEqual(projectState().run.variants);
  });
});
