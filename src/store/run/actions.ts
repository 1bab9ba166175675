/** @file The run: seed after seed, with pause, resume and stop between them. */

import type { ImageId } from '../../core/brands.ts';
import type { ClassKey } from '../ids.ts';
import { failureOf } from '../../core/failure.ts';
import { isUniform } from '../../core/run/plan.ts';
import type { Recipe } from '../../core/run/recipe.ts';
import type { StudioActions } from '../actions.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import { NO_EXPORT } from '../export/state.ts';
import { presentFacts } from '../judging.ts';
import { NOTHING_REOPENED } from '../reopened/state.ts';
import { safetyDecisions } from '../review/safety.ts';
import { NO_REVIEW } from '../review/state.ts';
import { unguidedTwin } from '../recipe/compared.ts';
import { countsOf } from '../recipe/counts.ts';
import { setAside } from '../runs/setAside.ts';
import { NO_RUNS } from '../runs/state.ts';
import { grownSeeds } from '../seeds/selectors.ts';
import { withTopUp } from '../recipe/topUps.ts';
import { showArrivals } from './arriving.ts';
import { withGrown } from './families.ts';
import { growSeed, type Grown } from './grow.ts';
import type { Planner } from './plan.ts';
import { growOrder, seedsLeft } from './selectors.ts';
import { NO_RUN, type RunPhase, type RunState } from './state.ts';
import { toppedUp } from './topUp.ts';
import { readUngrown } from './ungrown.ts';

export interface RunActions {
  readonly actions: StudioActions['run'];
  /** Ends the run without a trace, when its seeds are forgotten. */
  abandon(): void;
  /** Pauses at once: what is being made is given up, what is done is kept. */
  halt(): void;
}

/** What a run begins with. */
type Begun = Pick<RunState, 'backgrounds' | 'twinOf'> & { readonly settings: Recipe };

export interface RunListener {
  /** A run begins: other work makes room. */
  onStart(): void;
  /** All is grown that will be, at the end or because the person stops: what is computed of the whole set. */
  onGrown(): Promise<void>;
}

export function runActions(context: Context, planner: Planner, listener: RunListener): RunActions {
  const { store, memory } = context;
  let current = new AbortController();
  /** Set while a run waits in this page; a paused run that was reopened has nobody waiting. */
  let wake: (() => void) | null = null;

  const phase = (next: RunPhase) => {
    patch(context, 'run', { phase: next });
  };
  /** The phase as it is now: others change it while a seed is grown. */
  const phaseNow = () => store.getState().run.phase.kind;

  function begin({ settings, backgrounds = [], twinOf }: Begun) {
    const { seeds, runs, picks, review } = store.getState();
    const grown = grownSeeds(seeds);
    const counts = countsOf(grown, settings);
    const aside = setAside(store.getState(), context.appVersion);
    const made = runs.begun + 1;
    // With the state that follows, in one batch: where the page is killed before, the run that was here still is.
    context.journal.stage({ runs: aside.runs });
    memory.variants.clear();
    // Pictures that were picked stay, whatever is grown.
    const picked = new Set([...picks.all.values()].map(({ image }) => image));
    for (const image of memory.pictures.keys()) if (!picked.has(image)) memory.pictures.delete(image);
    void context.projects.askToPersist().catch(() => undefined);
    store.setState({
      // What was decided on pictures that were picked is about no run.
      review: { ...NO_REVIEW, decisions: new Map([...review.decisions].filter(([slot]) => picks.all.has(slot))) },
      export: { ...store.getState().export, phase: NO_EXPORT.phase },
      reopened: NOTHING_REOPENED,
      runs: { ...NO_RUNS, begun: made, earlier: aside.earlier },
      run: {
        ...NO_RUN,
        ...presentFacts(seeds),
        phase: { kind: 'running' },
        made,
        began: context.now(),
        settings,
        ...(twinOf !== undefined && { twinOf }),
        seeds: grown.map(({ id }) => id),
        ...(!isUniform(settings) && { counts }),
        ...(backgrounds.length > 0 && { backgrounds }),
        total: counts.reduce((sum, count) => sum + count, 0),
      },
    });
  }

  /** The same run, with more to make. */
  function topUp(key: ClassKey, images: number) {
    const state = store.getState();
    const { run, recipe } = state;
    if (run.phase.kind !== 'finished' || !run.settings) return;
    // Whoever grows everything anew gets as many.
    const topUps = withTopUp(recipe.settings.topUps, key, images);
    store.setState({
      run: { ...run, ...toppedUp(state, run.settings, key, images), phase: { kind: 'running' } },
      recipe: { ...recipe, settings: { ...recipe.settings, topUps } },
      export: { ...state.export, phase: NO_EXPORT.phase },
    });
    start();
  }

  /** Grows the seeds that are left. */
  async function work(): Promise<void> {
    // One that is paused waits for nobody any more.
    abandon();
    const { signal } = current;
    /** Whether another run, or other seeds, have taken the screen. */
    const superseded = () => current.signal !== signal;
    listener.onStart();
    const opened = await planner.open(signal);
    if (superseded()) return;
    if (!opened.ok) {
      const cancelled = isCancelled(opened.error);
      phase(cancelled ? { kind: 'finished', stopped: true } : { kind: 'failed', failure: opened.error });
      return;
    }
    const ungrown = await readUngrown(context, opened.value, signal);
    if (superseded()) return;
    if (ungrown.size > 0) {
      const { seedReadings } = store.getState().run;
      patch(context, 'run', { seedReadings: new Map([...seedReadings, ...ungrown]) });
    }
    const { run, seeds } = store.getState();
    for (const id of growOrder(run, (seed) => seeds.images.get(seed)?.label)) {
      if (phaseNow() === 'pausing') await paused();
      if (superseded() || phaseNow() === 'stopping') break;
      const started = performance.now();
      const arrivals = showArrivals(context, id, opened.value.made, signal);
      const result = await growSeed(context, id, opened.value, signal, arrivals.onVariant);
      const seconds = (performance.now() - started) / 1000;
      if (result.ok && !superseded()) add(id, result.value, seconds);
      arrivals.end();
      if (superseded()) return;
      if (result.ok) {
        await stored(superseded);
        if (superseded()) return;
      } else if (result.error.code === 'pack' || result.error.code === 'out-of-memory') {
        // Without models, or memory for them, all others would fail like this one: it is grown, with them, when the person resumes.
        phase({ kind: 'failed', failure: result.error });
        return;
      } else if (!isCancelled(result.error)) {
        const { run } = store.getState();
        patch(context, 'run', { failures: [...run.failures, { seed: id, failure: result.error }] });
      }
    }
    if (superseded()) return;
    await finish();
  }

  /** A run is finished when nothing is left to compute: one that is cut off before goes on from there. */
  async function finish(): Promise<void> {
    const { signal } = current;
    await listener.onGrown();
    if (current.signal === signal || phaseNow() === 'stopping') {
      phase({ kind: 'finished', stopped: phaseNow() === 'stopping' });
    }
  }

  const start = () => {
    work().catch((error: unknown) => {
      phase({ kind: 'failed', failure: failureOf(error) });
    });
  };

  async function paused(): Promise<void> {
    phase({ kind: 'paused' });
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
    wake = null;
  }

  /** Waits until what is done is stored; where there is no room for it, until the person resumes or stops. */
  async function stored(superseded: () => boolean): Promise<void> {
    while (!superseded() && phaseNow() !== 'stopping') {
      const { ok } = await context.journal.flush();
      if (ok || superseded()) return;
      await paused();
    }
  }

  function add(id: ImageId, { seed, variants }: Grown, seconds: number) {
    const { run, review } = store.getState();
    // Of one that is topped up.
    const { drawn = 0 } = run.seedReadings.get(id) ?? {};
    const rejected = safetyDecisions(variants, run.settings?.safety, context.now());
    if (rejected.length > 0) patch(context, 'review', { decisions: new Map([...review.decisions, ...rejected]) });
    patch(context, 'run', {
      ...withGrown(run, id, variants),
      arriving: [],
      seedReadings: new Map(run.seedReadings).set(id, { ...seed, drawn: drawn + (seed.drawn ?? 0) }),
      done: run.done + variants.length,
      seconds: run.seconds + seconds,
    });
  }

  function abandon() {
    current.abort();
    current = new AbortController();
    wake?.();
  }

  return {
    abandon,
    halt() {
      const now = phaseNow();
      abandon();
      if (now === 'running' || now === 'pausing') phase({ kind: 'paused' });
      if (now === 'stopping') phase({ kind: 'finished', stopped: true });
    },
    actions: {
      expand() {
        begin(store.getState().recipe);
        start();
      },
      growTwin() {
        const { run } = store.getState();
        const settings = run.phase.kind === 'finished' && run.settings ? unguidedTwin(run.settings) : null;
        if (!settings) return;
        begin({ settings, backgrounds: run.backgrounds, twinOf: run.made });
        start();
      },
      pause() {
        if (phaseNow() === 'running') phase({ kind: 'pausing' });
      },
      resume() {
        const { run } = store.getState();
        const now = run.phase.kind;
        // What a person stopped goes on like what was paused: seeds have streams of their own.
        const isStopped = run.phase.kind === 'finished' && run.phase.stopped && seedsLeft(run).length > 0;
        if (now !== 'paused' && now !== 'pausing' && now !== 'failed' && !isStopped) return;
        phase({ kind: 'running' });
        if (wake) wake();
        else if (now !== 'pausing') start();
      },
      stop() {
        const now = phaseNow();
        if (now !== 'running' && now !== 'pausing' && now !== 'paused') return;
        current.abort();
        if (now === 'paused' && !wake) {
          phase({ kind: 'stopping' });
          void finish();
          return;
        }
        phase({ kind: 'stopping' });
        wake?.();
      },
      topUp,
    },
  };
}
