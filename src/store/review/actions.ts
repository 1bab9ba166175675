/** @file What a person decides on variants; all of it can be undone. */

import type { Failure } from '../../core/failure.ts';
import type { StepTitle } from '../../core/review.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import type { StudioActions } from '../actions.ts';
import type { SlotId } from '../ids.ts';
import { recall } from '../memory.ts';
import { regrowSlot } from '../run/grow.ts';
import { nextNumber } from '../run/nextNumber.ts';
import type { Planner } from '../run/plan.ts';
import { redo, applyStep, undo } from './history.ts';
import { effectOf, meets } from './rules.ts';
import { safetyDecision } from './safety.ts';
import { openPictures, reviewedBy } from './selectors.ts';
import { UNREVIEWED, type Decision, type ReviewChange } from './state.ts';

export interface ReviewActions {
  readonly actions: StudioActions['review'];
  /** Ends regrowing, when the variants are forgotten. */
  abandon(): void;
}

/**
 * @param planner of the run whose variants are reviewed.
 * @param onSeeds what is said of seeds was taken back, or taken again.
 */
export function reviewActions(context: Context, planner: Planner, onSeeds: () => void): ReviewActions {
  const { store } = context;
  let regrowing = new AbortController();
  /** One slot at a time, and every new one its own stream. */
  let tail: Promise<unknown> = Promise.resolve();

  /** What a decision changes; a slot that is decided so already is left out. */
  function decisions(
    slots: readonly SlotId[],
    change: (before: Decision, slot: SlotId) => Omit<Decision, 'at'>,
    at: string,
  ): ReviewChange[] {
    const { decisions: present } = store.getState().review;
    return slots.flatMap((slot): ReviewChange[] => {
      const before = present.get(slot) ?? null;
      const after = { ...change(before ?? UNREVIEWED, slot), at };
      const same = before?.verdict === after.verdict && before.relabel === after.relabel;
      return same ? [] : [{ kind: 'decision', slot, before, after }];
    });
  }

  function step(title: StepTitle, changes: readonly ReviewChange[]) {
    if (changes.length > 0) store.setState((state) => applyStep(state, { title, changes }));
  }

  /** @param of number of the run that it was asked for: another run has other variants in the same slots. */
  async function regrow(slot: SlotId, shrink: number, of: number, signal: AbortSignal): Promise<void> {
    const isOver = () => signal.aborted || store.getState().run.made !== of;
    if (isOver()) return;
    const made = await planner.open(signal);
    if (isOver()) return;
    const { run } = store.getState();
    const old = run.variants.get(slot);
    const family = old && run.families.get(old.seed);
    if (!old || !family) return;
    const fail = (failure: Failure) => {
      if (isCancelled(failure)) return;
      patch(context, 'run', { failures: [...store.getState().run.failures, { seed: old.seed, failure }] });
    };
    if (!made.ok) {
      fail(made.error);
      return;
    }
    const siblings = family.map((member) => run.variants.get(member)!);
    const number = nextNumber(store.getState(), old.seed);
    const result = await regrowSlot(context, old, siblings, number, shrink, made.value, signal);
    if (isOver()) return;
    if (!result.ok) {
      fail(result.error);
      return;
    }
    const now = store.getState();
    const before = now.review.decisions.get(slot) ?? null;
    const changes: ReviewChange[] = [
      // An undo may have brought another one into the slot meanwhile.
      { kind: 'regrow', slot, before: now.run.variants.get(slot) ?? old, after: result.value },
      { kind: 'decision', slot, before, after: safetyDecision(result.value, now.run.settings?.safety, context.now()) },
    ];
    store.setState((state) => applyStep(state, { title: { code: 'regrow' }, changes }));
  }

  /** Goes back or forth in the history; a regrow changes what is known of its slot. */
  function move(go: typeof undo) {
    const {
      run: { variants: before },
      seeds,
    } = store.getState();
    store.setState((state) => go(state));
    if (store.getState().seeds !== seeds) onSeeds();
    const { variants } = store.getState().run;
    if (variants === before) return;
    for (const [slot, { image }] of variants) {
      if (before.get(slot)?.image !== image) recall(context.memory, slot, image);
    }
  }

  const mark = (slots: readonly SlotId[], busy: boolean) => {
    const marked = new Set(store.getState().run.regrowing);
    for (const slot of slots) {
      if (busy) marked.add(slot);
      else marked.delete(slot);
    }
    patch(context, 'run', { regrowing: marked });
  };

  return {
    abandon() {
      regrowing.abort();
      regrowing = new AbortController();
    },
    actions: {
      decide(slots, verdict) {
        const changes = decisions(slots, (before) => ({ ...before, verdict, reason: null }), context.now());
        step({ code: 'decide', verdict, variants: slots.length }, changes);
      },
      relabel(slots, relabel) {
        const { run, seeds, picks } = store.getState();
        const change = (before: Decision, slot: SlotId) => {
          const seed = run.variants.get(slot)?.seed;
          const own = seed === undefined ? picks.all.get(slot)?.label : seeds.images.get(seed)?.label;
          return { ...before, relabel: relabel === own ? null : relabel };
        };
        step({ code: 'relabel', variants: slots.length }, decisions(slots, change, context.now()));
      },
      rejectWhere(rules, keep) {
        const state = store.getState();
        const about = reviewedBy(state);
        const { rejected: hit } = effectOf(rules, openPictures(state), about, keep);
        if (hit.length === 0) return;
        const at = context.now();
        const bySlot = new Map(hit.map((ruled) => [ruled.slot, ruled]));
        const change = (before: Decision, slot: SlotId): Decision => {
          const rule = rules.find((candidate) => meets(candidate, bySlot.get(slot)!, about.seedScore));
          return { ...before, verdict: 'rejected', reason: rule ? { code: 'rule', rule } : null };
        };
        const changes = decisions(
          hit.map(({ slot }) => slot),
          change,
          at,
        );
        const use: ReviewChange = { kind: 'rules', use: { at, rules, rejected: hit.length } };
        step({ code: 'reject-by-rule', variants: hit.length }, [...changes, use]);
      },
      regrow(slots, shrink = 1) {
        const { signal } = regrowing;
        const { regrowing: busy, made, variants } = store.getState().run;
        // What was picked was not grown.
        const fresh = slots.filter((slot) => variants.has(slot) && !busy.has(slot));
        mark(fresh, true);
        for (const slot of fresh) {
          tail = tail
            .catch(() => undefined)
            .then(() => regrow(slot, shrink, made, signal))
            .finally(() => {
              if (store.getState().run.made === made) mark([slot], false);
            });
        }
      },
      undo() {
        move(undo);
      },
      redo() {
        move(redo);
      },
    },
  };
}
