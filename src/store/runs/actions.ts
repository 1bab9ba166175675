/** @file What a person does with the runs of a project: names, compares, exchanges and deletes them. */

import { failureOf, FailureError } from '../../core/failure.ts';
import type { StudioActions } from '../actions.ts';
import { patch, type Context } from '../context.ts';
import { NO_EXPORT } from '../export/state.ts';
import { recall } from '../memory.ts';
import { NOTHING_REOPENED } from '../reopened/state.ts';
import { isAtRest } from './selectors.ts';
import { setAside } from './setAside.ts';
import type { ComparedRun, RunHeader, RunsState } from './state.ts';
import { openRun } from './stored.ts';

export interface RunsListener {
  /** Another run is about to be the present one: work on this one ends. */
  onExchange(): void;
  /** Another run is the present one. */
  onExchanged(): void;
}

export function runsActions(context: Context, listener: RunsListener): StudioActions['runs'] {
  const { store, memory, earlierRuns, journal } = context;
  /** Counts what was asked for: only the last of it is shown. */
  let turn = 0;

  const set = (change: Partial<RunsState>) => {
    patch(context, 'runs', change);
  };
  /** A run that can be read: one of which a file told cannot. */
  const headerOf = (made: number) =>
    store.getState().runs.earlier.find((run) => run.made === made && run.isElsewhere === undefined);

  /**
   * Reads a run that is set aside, and does something with it, unless something else was asked for meanwhile.
   *
   * @param use given the header as it is by then.
   */
  function reading(made: number, read: () => Promise<(header: RunHeader) => void>): void {
    if (!headerOf(made)) return;
    const asked = ++turn;
    const { info } = store.getState().project;
    const isOver = () => asked !== turn || store.getState().project.info?.id !== info?.id;
    set({ reading: made, failure: null });
    read().then(
      (use) => {
        const header = headerOf(made);
        if (isOver()) return;
        set({ reading: null });
        if (header) use(header);
      },
      (error: unknown) => {
        if (!isOver()) set({ reading: null, failure: failureOf(error) });
      },
    );
  }

  async function recordsOf(made: number) {
    const stored = await earlierRuns.read(made);
    const opened = stored && openRun(stored, store.getState().seeds, context.now());
    if (!opened) throw new FailureError({ code: 'run-gone' });
    return opened;
  }

  /** A run to be put beside another; one that is read already is not read again. */
  async function comparable(made: number): Promise<ComparedRun> {
    const { run: present, runs } = store.getState();
    if (made === present.made) return 'present';
    const known = runs.compared?.find((one) => one !== 'present' && one.run.made === made);
    if (known) return known;
    const { run, decisions } = await recordsOf(made);
    return { run, decisions };
  }

  async function exchange(made: number): Promise<(header: RunHeader) => void> {
    listener.onExchange();
    // What is read is what was written: nothing of the present run is on its way.
    const written = await journal.flush();
    if (!written.ok) throw new FailureError(written.error);
    const [opened, embeddings] = [await recordsOf(made), await earlierRuns.embeddings(made)];
    return ({ name, began, twinOf }) => {
      const state = store.getState();
      if (!isAtRest(state.run)) return;
      const { picks, review, runs, view } = state;
      const aside = setAside(state, context.appVersion, made);
      journal.stage({ runs: aside.runs });
      store.setState({
        run: { ...opened.run, name, began, twinOf },
        runs: { ...runs, earlier: aside.earlier, compared: null },
        review: {
          decisions: new Map([...opened.decisions, ...[...review.decisions].filter(([slot]) => picks.all.has(slot))]),
          ...{ past: [], future: [], applied: opened.applied },
        },
        export: { ...state.export, phase: NO_EXPORT.phase },
        reopened: NOTHING_REOPENED,
        view: { ...view, selection: new Set(), focus: null, inspected: null },
      });
      for (const { image } of state.run.variants.values()) memory.pictures.delete(image);
      for (const [image, embedding] of embeddings) memory.pictures.set(image, embedding);
      memory.variants.clear();
      for (const { slot, image } of opened.run.variants.values()) recall(memory, slot, image);
      listener.onExchanged();
    };
  }

  return {
    rename(made, name) {
      const { run, runs } = store.getState();
      const called = name.trim() === '' ? undefined : name.trim();
      if (run.made === made) patch(context, 'run', { name: called });
      else set({ earlier: runs.earlier.map((one) => (one.made === made ? { ...one, name: called } : one)) });
    },
    show(made) {
      if (isAtRest(store.getState().run)) reading(made, () => exchange(made));
    },
    compare(pair) {
      if (pair === null) {
        turn++;
        set({ compared: null, reading: null, failure: null });
        return;
      }
      const [one, other] = pair;
      const present = store.getState().run.made;
      const aside = pair.find((made) => made !== present);
      if (aside === undefined || one === other || !pair.every((made) => made === present || headerOf(made))) return;
      reading(aside, async () => {
        const compared = [await comparable(one), await comparable(other)] as const;
        return () => {
          set({ compared });
        };
      });
    },
    remove(made) {
      const { compared, earlier } = store.getState().runs;
      const isCompared = compared?.some((one) => one !== 'present' && one.run.made === made);
      set({ earlier: earlier.filter((run) => run.made !== made), compared: isCompared ? null : compared });
    },
  };
}
