/**
 * @file Writes what changes, as it changes: batches in order, one at a time, each in one transaction. What is on the way to the
 * database is found here; what could not be written stays here and is tried again with the next change.
 */

import { failureOf, type Failure } from '../../core/failure.ts';
import { success, type Result } from '../../protocol/failure.ts';
import {
  NotOwner,
  StorageFull,
  type Batch,
  type ProjectDatabase,
  type RecordKey,
} from '../../storage/projectDatabase.ts';
import { adaptingPrefix, isOfAdapting } from '../adaptation/state.ts';
import { patch, type Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';
import type { ReviewStep } from '../review/state.ts';
import { isKeptChanged } from './fields.ts';
import type { Journal } from './journalPort.ts';
import type { StoredEmbedding } from '../embedding.ts';
import { NO_SIZES, type Sizes } from './records.ts';
import { runOfPicture } from '../run/record.ts';
import type { StoredRun } from '../runs/state.ts';
import { withoutGrowth } from './spared.ts';
import type { Saving } from './state.ts';
import { adaptationOf, changesBetween, EARLIER, isEmpty, runsLetGo, storedOf, type Stored } from './stored.ts';

/** What a journal begins with. */
export interface JournalStart {
  readonly database: ProjectDatabase;
  /** What the database holds; `null` for an empty one. */
  readonly holds: Stored | null;
  readonly stepNumbers: ReadonlyMap<ReviewStep, number>;
  readonly sizes: Sizes;
}

export interface JournalControl extends Journal {
  begin(start: JournalStart): void;
  /** Ends without writing what is still to be written. */
  end(): void;
  readonly sizes: () => Sizes;
}

export interface JournalListener {
  /** Something was written. */
  onWritten(): void;
  /** Another page writes this project now. */
  onNotOwner(): void;
}

/** How long changes that nobody would miss are collected, in milliseconds. */
const COLLECT = 100;

interface Open {
  readonly database: ProjectDatabase;
  readonly steps: Map<ReviewStep, number>;
  holds: Stored | null;
  sizes: Sizes;
  readonly pictures: Map<ImageKey, Blob>;
  readonly embeddings: Map<ImageKey, StoredEmbedding>;
  readonly runs: Map<number, StoredRun>;
}

export function createJournal(
  context: Pick<Context, 'store' | 'appVersion'>,
  listener: JournalListener,
): JournalControl {
  const { store } = context;
  let open: Open | null = null;
  let tail: Promise<Result<null>> = Promise.resolve(success(null));
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (saving: Saving) => {
    if (store.getState().project.saving.kind !== saving.kind || saving.kind === 'failed') {
      patch(context, 'project', { saving });
    }
  };

  function flush(): Promise<Result<null>> {
    clearTimeout(timer);
    timer = undefined;
    tail = tail.then(write);
    return tail;
  }

  store.subscribe((state, previous) => {
    if (!open || !isKeptChanged(state, previous)) return;
    // A decision is the person's work, and the step is where a reload comes back to: they are written at once.
    if (state.review !== previous.review || state.view.step !== previous.view.step) void flush();
    else timer ??= setTimeout(() => void flush(), COLLECT);
  });

  /** Writes until there is nothing left to write. */
  async function write(): Promise<Result<null>> {
    for (;;) {
      const writing = open;
      if (!writing) return success(null);
      const after = storedOf(store.getState(), context.appVersion);
      const result = await writeBatch(writing, after);
      if (result === 'nothing') {
        if (open === writing) show({ kind: 'saved' });
        return success(null);
      }
      if (open !== writing) return success(null);
      if (result !== 'written') {
        show({ kind: 'failed', failure: result });
        return { ok: false, error: result };
      }
      listener.onWritten();
    }
  }

  async function writeBatch(writing: Open, after: Stored): Promise<'nothing' | 'written' | Failure> {
    dropLetGo(writing, after);
    const staged = {
      pictures: [...writing.pictures],
      embeddings: [...writing.embeddings],
      runs: [...writing.runs],
    };
    const changes = changesBetween(writing.holds, after, namer(writing.steps));
    const sizes = sizesAfter(writing, after, staged.pictures);
    const batch: Batch = {
      ...changes,
      put: [
        ...changes.put,
        ...staged.pictures.map(([key, blob]): [RecordKey, unknown] => [['picture', key], blob]),
        ...staged.embeddings.map(([key, embedding]): [RecordKey, unknown] => [['embedding', key], embedding]),
        ...staged.runs.map(([made, run]): [RecordKey, unknown] => [[EARLIER, made], run]),
        ...(sizes === writing.sizes ? [] : [[['part', 'sizes'], sizes] as const]),
      ],
    };
    if (isEmpty(batch)) return 'nothing';
    show({ kind: 'saving' });
    try {
      await writing.database.commit(batch);
      writing.holds = after;
      writing.sizes = sizes;
      forget(writing.pictures, staged.pictures);
      forget(writing.embeddings, staged.embeddings);
      forget(writing.runs, staged.runs);
      return 'written';
    } catch (error) {
      if (error instanceof NotOwner) {
        listener.onNotOwner();
        return failureOf(error);
      }
      if (error instanceof StorageFull) {
        await writeSpared(writing, after);
        return fullFailure(context, staged.pictures);
      }
      return failureOf(error);
    }
  }

  /** Where there is no room for pictures there may be some for decisions. */
  async function writeSpared(writing: Open, after: Stored): Promise<void> {
    const spared = withoutGrowth(writing.holds, after);
    if (!spared) return;
    const batch = changesBetween(writing.holds, spared, namer(writing.steps));
    if (isEmpty(batch)) return;
    await writing.database.commit(batch).then(
      () => (writing.holds = spared),
      () => undefined, // No room at all: it stays to be written.
    );
  }

  return {
    flush,
    hurry() {
      if (timer !== undefined) void flush();
    },
    stage({ pictures = [], embeddings = [], runs = [] }) {
      if (!open) return;
      for (const [key, blob] of pictures) open.pictures.set(key, blob);
      for (const [key, embedding] of embeddings) open.embeddings.set(key, embedding);
      for (const [made, run] of runs) open.runs.set(made, run);
      timer ??= setTimeout(() => void flush(), COLLECT);
    },
    picture: (key) => open?.pictures.get(key) ?? null,
    embedding: (key) => open?.embeddings.get(key) ?? null,
    run: (made) => open?.runs.get(made) ?? null,
    begin({ database, holds, stepNumbers, sizes }) {
      const staged = { pictures: new Map(), embeddings: new Map(), runs: new Map() };
      open = { database, holds, sizes, steps: new Map(stepNumbers), ...staged };
      show({ kind: 'saved' });
      void flush();
    },
    end() {
      open = null;
      clearTimeout(timer);
      timer = undefined;
    },
    sizes: () => open?.sizes ?? NO_SIZES,
  };
}

/** Numbers for steps, each its own; a step keeps the one it has. */
function namer(steps: Map<ReviewStep, number>) {
  let last = Math.max(-1, ...steps.values());
  return (step: ReviewStep): number => {
    const known = steps.get(step);
    if (known !== undefined) return known;
    steps.set(step, ++last);
    return last;
  };
}

function sizesAfter({ holds, sizes }: Open, after: Stored, pictures: readonly (readonly [ImageKey, Blob])[]): Sizes {
  const gone = runsLetGo(holds, after);
  const runs = Object.entries(sizes.runs).filter(([made]) => !gone.has(Number(made)));
  if (pictures.length === 0 && runs.length === Object.keys(sizes.runs).length) return sizes;
  let { seeds } = sizes;
  const bytes = new Map(runs.map(([made, size]) => [Number(made), size]));
  for (const [key, { size }] of pictures) {
    // It goes with its end.
    if (isOfAdapting(key)) continue;
    const made = runOfPicture(key);
    if (made === null) seeds += size;
    else bytes.set(made, (bytes.get(made) ?? 0) + size);
  }
  return { seeds, runs: Object.fromEntries(bytes) };
}

/** What waits for room goes with its run. Pictures of a run that is not there yet stay: those of a zip come before it. */
function dropLetGo({ holds, pictures, embeddings, runs }: Open, after: Stored): void {
  const gone = runsLetGo(holds, after);
  for (const waiting of [pictures, embeddings]) {
    for (const key of waiting.keys()) {
      const made = runOfPicture(key);
      if (made !== null && gone.has(made)) waiting.delete(key);
    }
  }
  const { kept } = adaptationOf(after);
  for (const key of pictures.keys()) {
    if (isOfAdapting(key) && !(kept && key.startsWith(adaptingPrefix(kept.id)))) pictures.delete(key);
  }
  for (const made of runs.keys()) if (!after.earlier.has(made)) runs.delete(made);
}

/** Leaves what came under the same key meanwhile. */
function forget<Key, Value>(waiting: Map<Key, Value>, written: readonly (readonly [Key, Value])[]): void {
  for (const [key, value] of written) if (waiting.get(key) === value) waiting.delete(key);
}

/** What browsers say of the room that is left is made up, against fingerprinting: only what is needed is worth saying. */
function fullFailure({ store }: Pick<Context, 'store'>, pictures: readonly (readonly [ImageKey, Blob])[]): Failure {
  const waiting = pictures.reduce((sum, [, { size }]) => sum + size, 0);
  const { run } = store.getState();
  const left = run.done > 0 ? (waiting / Math.max(1, pictures.length)) * Math.max(0, run.total - run.done) : 0;
  return { code: 'storage-full', megabytes: (waiting + left) / 1e6 };
}
