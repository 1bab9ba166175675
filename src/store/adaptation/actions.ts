/** @file What a person does with the adaptation of the prior: begins it, ends it, goes on with it. */

import { failureOf, type Failure } from '../../core/failure.ts';
import type { AdaptationNews } from '../../protocol/adaptation.ts';
import type { ShelvedPack } from '../../protocol/packs.ts';
import type { StudioActions } from '../actions.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import { gather, priorInUse } from './gather.ts';
import {
  checkpointKey,
  givenBackKey,
  heldKey,
  isAdapting,
  sheetKey,
  type AdaptationPhase,
  type KeptAdaptation,
} from './state.ts';

export interface AdaptationActions {
  readonly actions: StudioActions['adaptation'];
  /** Ends what is under way; it goes on from its last look. */
  abandon(): void;
}

const IDLE: AdaptationPhase = { kind: 'idle' };
/** Steps after which the pace is known. */
const ENOUGH = 5;

export function adaptationActions(context: Context): AdaptationActions {
  const { store, journal, blobs, packKeeper } = context;
  let current = new AbortController();

  const show = (phase: AdaptationPhase) => {
    patch(context, 'adaptation', { phase });
  };

  function abandon() {
    current.abort();
    if (isAdapting(store.getState().adaptation)) show(IDLE);
  }

  async function adapt(prior: ShelvedPack, before: KeptAdaptation | null, signal: AbortSignal): Promise<void> {
    const isOver = () => signal.aborted;
    const steps = before?.steps ?? store.getState().adaptation.steps;
    const fail = (failure: Failure) => {
      show(isCancelled(failure) ? IDLE : { kind: 'failed', failure });
    };
    const gathered = await gather(context, prior, steps);
    if (isOver()) return;
    if (!gathered.ok) {
      fail(gathered.error);
      return;
    }
    const { asked, of } = gathered.value;
    // What it was begun with may be there no more: then it begins anew.
    const from = before?.of === of ? await blobs.get(checkpointKey(before.id)) : null;
    const id = from ? before!.id : crypto.randomUUID();
    const pace = paceOf(steps);
    let answered = false;
    const hear = (news: AdaptationNews) => {
      if (answered || isOver()) return;
      switch (news.kind) {
        case 'reading':
          show(news);
          return;
        case 'step':
          show({ kind: 'training', step: news.step, of: steps, left: pace(news.step, performance.now()) });
          return;
        case 'look': {
          const { looks, held, now, checkpoint } = news;
          const { step } = looks.at(-1)!;
          journal.stage({
            pictures: [
              [checkpointKey(id), checkpoint],
              ...(step === 0 ? held.map((picture, i) => [heldKey(id, i), picture] as const) : []),
              ...now.map((picture, i) => [givenBackKey(id, step, i), picture] as const),
            ],
          });
          const { phase } = store.getState().adaptation;
          patch(context, 'adaptation', {
            kept: { id, of, steps, looks, shown: held.length },
            phase: phase.kind === 'training' ? phase : { kind: 'training', step, of: steps, left: null },
          });
          return;
        }
        default:
          news satisfies never;
      }
    };
    const answer = await packKeeper.adapt({ ...asked, from }, hear, signal);
    answered = true;
    if (isOver()) return;
    if (!answer.ok) {
      fail(answer.error);
      return;
    }
    const { sheet, ...made } = answer.value;
    if (sheet) journal.stage({ pictures: [[sheetKey(id), sheet]] });
    patch(context, 'adaptation', { phase: IDLE, kept: null, made: { id, ...made } });
    // The new one is among those that may be chosen.
    const listed = await packKeeper.list();
    if (listed.ok) patch(context, 'models', { packs: listed.value });
  }

  return {
    abandon,
    actions: {
      change(steps) {
        patch(context, 'adaptation', { steps });
      },
      start() {
        const state = store.getState();
        const prior = priorInUse(state);
        if (!prior || isAdapting(state.adaptation)) return;
        current = new AbortController();
        const { signal } = current;
        show({ kind: 'reading', done: 0, total: 0 });
        adapt(prior, state.adaptation.kept, signal).catch((error: unknown) => {
          if (!signal.aborted) show({ kind: 'failed', failure: failureOf(error) });
        });
      },
      stop: abandon,
      dismiss() {
        if (isAdapting(store.getState().adaptation)) return;
        patch(context, 'adaptation', { phase: IDLE, kept: null, made: null });
      },
    },
  };
}

/** Tells how many seconds the steps that are left take at most, by those that were taken: looks are among them. */
function paceOf(steps: number): (step: number, now: number) => number | null {
  let first: { readonly step: number; readonly at: number } | null = null;
  return (step, now) => {
    first ??= { step, at: now };
    const taken = step - first.step;
    return taken < ENOUGH ? null : ((now - first.at) / 1000 / taken) * (steps - step);
  };
}
