/** @file What follows when a project came in a zip: what is missing in memory is looked at again, and all of it can be grown again. */

import { imageId } from '../../core/brands.ts';
import { failureOf } from '../../core/failure.ts';
import type { StudioActions } from '../actions.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import { embedPictures } from '../embedPictures.ts';
import type { ImageKey } from '../ids.ts';
import { spaceOf } from '../embedding.ts';
import { learnVariant } from '../memory.ts';
import { growAgain } from '../run/again.ts';
import type { Planner } from '../run/plan.ts';
import { sightOf } from '../sight.ts';
import type { GrowAgain } from './state.ts';

export interface ReopenedActions {
  readonly actions: StudioActions['reopened'];
  /** Embeds the variants that this judge has not looked at here: a zip holds their pictures and not their embeddings. */
  remember(): Promise<void>;
  abandon(): void;
}

export function reopenedActions(context: Context, planner: Planner): ReopenedActions {
  const { store, memory, engine, blobs, journal } = context;
  let growing = new AbortController();
  let remembering = new AbortController();

  const show = (again: GrowAgain) => {
    patch(context, 'reopened', { again });
  };

  async function again(signal: AbortSignal): Promise<void> {
    const total = store.getState().run.variants.size;
    show({ kind: 'growing', done: 0, total });
    const plan = await planner.open(signal);
    const result = plan.ok
      ? await growAgain(
          context,
          plan.value,
          (done) => {
            if (!signal.aborted) show({ kind: 'growing', done, total });
          },
          signal,
        )
      : plan;
    if (signal.aborted || (!result.ok && isCancelled(result.error))) show({ kind: 'idle' });
    else show(result.ok ? { kind: 'done', ...result.value } : { kind: 'failed', failure: result.error });
  }

  return {
    async remember() {
      remembering.abort();
      remembering = new AbortController();
      const { signal } = remembering;
      const isOver = () => signal.aborted;
      // Until the judge is there, nobody knows whose embeddings are wanted.
      const loaded = await engine.load();
      if (!loaded.ok || isOver()) return;
      const { run, picks } = store.getState();
      const sight = sightOf(store.getState().recipe, run.settings);
      const missing = [...run.variants.values()].filter(({ slot }) => !memory.variants.has(slot));
      const slots = new Map(missing.map(({ image, slot }) => [image, slot]));
      await embedPictures(
        context,
        missing.map(({ image }) => ({ id: imageId(image), read: () => blobs.get(image) })),
        sight,
        (id, embedding) => {
          const image = id as string as ImageKey;
          const slot = slots.get(image)!;
          // Something else may have come into the slot meanwhile.
          if (!embedding.ok || signal.aborted || store.getState().run.variants.get(slot)?.image !== image) return;
          const stored = { ...spaceOf(store.getState().engine, sight), values: embedding.value };
          learnVariant(memory, slot, image, stored);
          journal.stage({ embeddings: [[image, stored]] });
        },
        signal,
      );
      const unseen = [...picks.all.values()].filter(({ image }) => !memory.pictures.has(image));
      await embedPictures(
        context,
        unseen.map(({ image }) => ({ id: imageId(image), read: () => blobs.get(image) })),
        sight,
        (id, embedding) => {
          if (!embedding.ok || signal.aborted) return;
          const image = id as string as ImageKey;
          const stored = { ...spaceOf(store.getState().engine, sight), values: embedding.value };
          memory.pictures.set(image, stored);
          journal.stage({ embeddings: [[image, stored]] });
        },
        signal,
      );
    },
    abandon() {
      growing.abort();
      remembering.abort();
    },
    actions: {
      growAgain() {
        growing.abort();
        growing = new AbortController();
        const { signal } = growing;
        again(signal).catch((error: unknown) => {
          show({ kind: 'failed', failure: failureOf(error) });
        });
      },
      stop() {
        growing.abort();
        show({ kind: 'idle' });
      },
      close() {
        patch(context, 'reopened', { differences: [] });
      },
    },
  };
}
