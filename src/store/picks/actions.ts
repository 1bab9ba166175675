/** @file What a person does with related pictures: has them looked at, chooses how sure the judge must be, adds them. */

import { failureOf } from '../../core/failure.ts';
import type { Chosen } from '../../storage/chosenFiles.ts';
import { fromDrop, fromInput } from '../../storage/chosenFiles.ts';
import type { StudioActions } from '../actions.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import { applyStep } from '../review/history.ts';
import type { ReviewChange } from '../review/state.ts';
import { withAll } from '../seeds/resting.ts';
import { readCandidates, type Candidate, type Candidates } from './candidates.ts';
import { embeddingOf, lookAt, nothingSeen, type Looked } from './look.ts';
import { pickRecord, type PickRecord, type PicksPhase } from './state.ts';

export interface PicksActions {
  readonly actions: StudioActions['picks'];
  /** What the judge knows of the seeds changed: what is proposed is proposed anew. */
  onJudge(): void;
  /** Puts away what is proposed; what was added stays. */
  abandon(): void;
}

/** How long the slider rests before pictures are picked anew, in milliseconds. */
const SETTLE = 150;

export function picksActions(context: Context): PicksActions {
  const { store, blobs, journal } = context;
  let current = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What was read; `null` where nothing is. */
  let read: Candidates | null = null;
  let looked: Looked | null = null;
  const seen = nothingSeen();
  /** Pictures that the views may show before they are part of the project. */
  let held: readonly PickRecord[] = [];

  const show = (phase: PicksPhase, signal: AbortSignal) => {
    if (!signal.aborted) patch(context, 'picks', { phase });
  };

  function begin(): AbortSignal {
    clearTimeout(timer);
    current.abort();
    current = new AbortController();
    return current.signal;
  }

  function hold(found: readonly PickRecord[], pictures: ReadonlyMap<string, Candidate>) {
    blobs.remove(held.map(({ thumbnail }) => thumbnail));
    for (const { thumbnail, facts } of found) blobs.hold(thumbnail, pictures.get(facts.from)!.thumbnail);
    held = found;
  }

  function putAway() {
    begin();
    hold([], new Map());
    read = null;
    looked = null;
    seen.embeddings.clear();
    if (store.getState().picks.phase.kind !== 'none') patch(context, 'picks', { phase: { kind: 'none' } });
  }

  async function open(choosing: Promise<Chosen>) {
    putAway();
    const { signal } = current;
    show({ kind: 'reading', done: 0, total: 0 }, signal);
    try {
      const onProgress = (done: number, total: number) => {
        show({ kind: 'reading', done, total }, signal);
      };
      const found = await readCandidates(context, await choosing, onProgress, signal);
      if (signal.aborted) return;
      if (!found.ok) show({ kind: 'failed', failure: found.error }, signal);
      else {
        read = found.value;
        await look(signal);
      }
    } catch (error) {
      show({ kind: 'failed', failure: failureOf(error) }, signal);
    }
  }

  /** What was read, by the judge as it is now. */
  async function look(signal: AbortSignal): Promise<void> {
    if (!read) return;
    const { pictures } = read;
    const onProgress = (done: number, total: number) => {
      if (done < total) show({ kind: 'looking', done, total }, signal);
    };
    const result = await withAll(context, () => lookAt(context, pictures, seen, onProgress, signal));
    if (signal.aborted) return;
    if (!result.ok) {
      if (!isCancelled(result.error)) show({ kind: 'failed', failure: result.error }, signal);
      return;
    }
    looked = result.value;
    await propose(signal);
  }

  /** What was looked at, as sure as is asked for now. */
  async function propose(signal: AbortSignal): Promise<void> {
    if (!read || !looked) return;
    const { name, pictures, skipped } = read;
    const { question, classes, looked: count } = looked;
    const { precision } = store.getState().picks;
    const answer = await context.analysis.pick({ ...question, precision }, signal);
    if (signal.aborted) return;
    if (!answer.ok) {
      if (!isCancelled(answer.error)) show({ kind: 'failed', failure: answer.error }, signal);
      return;
    }
    const { sureness, picked, passedOver } = answer.value;
    const byPath = new Map(pictures.map((picture) => [picture.from, picture]));
    const found = picked.map(({ key, label, probability, entropy, sureness: { foretold, ...asked } }) => {
      const facts = { from: key, sha256: byPath.get(key)!.sha256, probability, entropy, foretold, asked };
      return pickRecord(classes[label]!, facts);
    });
    hold(found, byPath);
    const proposal = {
      ...{ name, precision, looked: count, skipped: skipped + pictures.length - count, passedOver, found },
      classes: classes.map((key, i) => ({ key, sureness: sureness[i]! })),
    };
    show({ kind: 'ready', proposal }, signal);
  }

  function soon(work: (signal: AbortSignal) => Promise<void>) {
    const signal = begin();
    timer = setTimeout(() => {
      work(signal).catch((error: unknown) => {
        show({ kind: 'failed', failure: failureOf(error) }, signal);
      });
    }, SETTLE);
  }

  /** Adds what is proposed, as one step that can be undone. */
  function add() {
    const { phase } = store.getState().picks;
    if (phase.kind !== 'ready' || !read) return;
    const { found } = phase.proposal;
    const byPath = new Map(read.pictures.map((picture) => [picture.from, picture]));
    // As the judge saw them a moment ago: what is shown of a picture that was picked needs no second look.
    const embeddings = found.flatMap(({ image, facts: { from } }) => {
      const embedding = embeddingOf(seen, from);
      return embedding ? [[image, embedding] as const] : [];
    });
    for (const [image, embedding] of embeddings) context.memory.pictures.set(image, embedding);
    journal.stage({
      pictures: found.flatMap(({ image, thumbnail, facts: { from } }) => {
        const picture = byPath.get(from)!;
        return [[image, picture.file] as const, [thumbnail, picture.thumbnail] as const];
      }),
      embeddings,
    });
    const changes = found.map((after): ReviewChange => ({ kind: 'pick', slot: after.slot, before: null, after }));
    if (changes.length > 0)
      store.setState((state) => applyStep(state, { title: { code: 'pick', pictures: changes.length }, changes }));
    putAway();
  }

  function remove() {
    const { picks, review } = store.getState();
    const changes = [...picks.all.values()].flatMap((before): ReviewChange[] => {
      const { slot } = before;
      const decision = review.decisions.get(slot);
      return [
        ...(decision ? [{ kind: 'decision', slot, before: decision, after: null } as const] : []),
        { kind: 'pick', slot, before, after: null },
      ];
    });
    if (changes.length === 0) return;
    store.setState((state) => applyStep(state, { title: { code: 'unpick', pictures: picks.all.size }, changes }));
    onJudge();
  }

  function onJudge() {
    if (read) soon(look);
  }

  return {
    onJudge,
    abandon: putAway,
    actions: {
      open(files) {
        if (files.length > 0) void open(fromInput(files));
      },
      openDrop(transfer) {
        void open(fromDrop(transfer));
      },
      demand(precision) {
        patch(context, 'picks', { precision });
        if (looked) soon(propose);
      },
      add,
      dismiss: putAway,
      remove,
    },
  };
}
