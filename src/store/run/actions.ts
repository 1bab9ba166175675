/** @file The run: seed after seed, with pause, resume and stop between them. */

import { failureOf, type Failure } from '../../protocol/failure.ts';
import type { StudioActions } from '../actions.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import { NO_EXPORT } from '../export/state.ts';
import { openJudging, prototypesFor } from '../judging.ts';
import { NO_REVIEW } from '../review/state.ts';
import { embedMissing } from '../seeds/embed.ts';
import { grownSeeds } from '../seeds/selectors.ts';
import type { SeedImage } from '../seeds/state.ts';
import { growSeed, type Grown, type RunPlan } from './grow.ts';
import { NO_RUN, type RunPhase } from './state.ts';

export interface RunActions {
  readonly actions: StudioActions['run'];
  /** What the variants on screen were made with; `null` before the first run. */
  plan(): RunPlan | null;
  /** Ends the run without a trace, when its seeds are forgotten. */
  abandon(): void;
}

export interface RunListener {
  /** A run begins: other work makes room. */
  onStart(): void;
  /** A run has ended, by itself or by the person. */
  onFinished(): void;
}

export function runActions(context: Context, listener: RunListener): RunActions {
  const { store, memory } = context;
  let current = new AbortController();
  let plan: RunPlan | null = null;
  let made = 0;
  let wake: () => void = () => undefined;

  const phase = (next: RunPhase) => {
    patch(context, 'run', { phase: next });
  };
  /** The phase as it is now: others change it while a seed is grown. */
  const phaseNow = () => store.getState().run.phase.kind;

  async function begin(seeds: readonly SeedImage[], signal: AbortSignal): Promise<RunPlan | Failure> {
    const { recipe, seeds: state } = store.getState();
    const judging = await openJudging(context);
    if (!judging.ok) return judging.error;
    const { settings } = recipe;
    if (settings.blend > 0) {
      // Prototypes are means over the class: all of its seeds must have been seen.
      const embedded = await embedMissing(context, seeds, settings.side, () => undefined, signal);
      if (!embedded.ok) return embedded.error;
    }
    return {
      made: ++made,
      settings,
      judging: judging.value,
      prototypes: prototypesFor(context, judging.value),
      classes: state.classes.length,
    };
  }

  async function expand(): Promise<void> {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    /** Whether another run, or other seeds, have taken the screen. */
    const superseded = () => current.signal !== signal;
    const { seeds, recipe } = store.getState();
    const grown = grownSeeds(seeds);
    memory.variants.clear();
    listener.onStart();
    store.setState({
      review: NO_REVIEW,
      export: { ...NO_EXPORT, include: store.getState().export.include },
      run: {
        ...NO_RUN,
        phase: { kind: 'running' },
        settings: recipe.settings,
        names: seeds.classes.map(({ name }) => name),
        prompt: seeds.prompt,
        seeds: grown.map(({ id }) => id),
        total: grown.length * recipe.settings.variants,
      },
    });
    const begun = await begin(grown, signal);
    if (superseded()) return;
    if ('code' in begun) {
      phase(isCancelled(begun) ? { kind: 'finished', stopped: true } : { kind: 'failed', failure: begun });
      return;
    }
    plan = begun;
    for (const { id } of grown) {
      if (phaseNow() === 'pausing') await paused();
      if (superseded() || phaseNow() === 'stopping') break;
      const started = performance.now();
      const result = await growSeed(context, id, begun, signal);
      const seconds = (performance.now() - started) / 1000;
      if (result.ok && !superseded()) add(id, result.value, seconds);
      else if (!result.ok && !isCancelled(result.error)) {
        const { run } = store.getState();
        patch(context, 'run', { failures: [...run.failures, { seed: id, failure: result.error }] });
      }
    }
    if (superseded()) return;
    phase({ kind: 'finished', stopped: phaseNow() === 'stopping' });
    listener.onFinished();
  }

  async function paused(): Promise<void> {
    phase({ kind: 'paused' });
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }

  function add(id: SeedImage['id'], { seed, variants }: Grown, seconds: number) {
    const { run } = store.getState();
    const records = new Map(run.variants);
    for (const variant of variants) records.set(variant.slot, variant);
    patch(context, 'run', {
      variants: records,
      families: new Map(run.families).set(
        id,
        variants.map(({ slot }) => slot),
      ),
      seedReadings: new Map(run.seedReadings).set(id, seed),
      done: run.done + variants.length,
      seconds: run.seconds + seconds,
    });
  }

  return {
    plan: () => plan,
    abandon() {
      current.abort();
      current = new AbortController();
      plan = null;
      wake();
    },
    actions: {
      expand() {
        expand().catch((error: unknown) => {
          phase({ kind: 'failed', failure: failureOf(error) });
        });
      },
      pause() {
        if (phaseNow() === 'running') phase({ kind: 'pausing' });
      },
      resume() {
        const now = phaseNow();
        if (now !== 'paused' && now !== 'pausing') return;
        phase({ kind: 'running' });
        wake();
      },
      stop() {
        const now = phaseNow();
        if (now !== 'running' && now !== 'pausing' && now !== 'paused') return;
        phase({ kind: 'stopping' });
        current.abort();
        wake();
      },
    },
  };
}
