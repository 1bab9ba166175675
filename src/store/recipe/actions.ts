/** @file What a person does with the recipe. */

import type { StudioActions } from '../actions.ts';
import { stretchOf, type Recipe } from '../../core/run/recipe.ts';
import { patch, type Context } from '../context.ts';
import { lookAgain } from '../seeds/lookAgain.ts';
import type { PreflightRunner } from '../seeds/preflight.ts';
import { measureRun } from './measure.ts';
import type { PreviewRunner } from './preview.ts';
import { FIRST_RECIPE } from './state.ts';

export interface RecipeActions {
  readonly actions: StudioActions['recipe'];
  /** The seeds changed: what was measured and shown no longer holds. */
  onSeeds(): void;
  /** A project is on screen: what it lacks is made. */
  onOpened(): void;
  cancel(): void;
  /** Gives up what is being measured and previewed: a run needs the models. */
  giveWay(): void;
}

export function recipeActions(context: Context, preview: PreviewRunner, preflight: PreflightRunner): RecipeActions {
  let probe = new AbortController();
  let looking = new AbortController();

  function forgetEstimate() {
    probe.abort();
    patch(context, 'recipe', { estimate: { kind: 'none' } });
  }

  /** Pictures of few bits are shown as they are read now. */
  function look() {
    looking.abort();
    looking = new AbortController();
    // What cannot be read again stays as it was shown.
    lookAgain(context, stretchOf(context.store.getState().recipe.settings), looking.signal).catch(() => undefined);
  }

  function change(settings: Partial<Recipe>) {
    const { settings: before } = context.store.getState().recipe;
    const after = { ...before, ...settings };
    patch(context, 'recipe', { settings: after });
    if (TIMING.some((key) => after[key] !== before[key])) forgetEstimate();
    if (stretchOf(after) !== stretchOf(before)) look();
    if (JUDGING.some((key) => after[key] !== before[key])) preflight.schedule();
    preview.schedule();
  }

  return {
    onSeeds() {
      look();
      forgetEstimate();
      preview.schedule();
    },
    giveWay() {
      forgetEstimate();
      preview.pause();
    },
    onOpened: look,
    cancel() {
      probe.abort();
      looking.abort();
      preview.clear();
    },
    actions: {
      change,
      reset() {
        change(FIRST_RECIPE.settings);
      },
      compareWith(method) {
        preview.compareWith(method);
      },
      previewSeed: (id) => {
        preview.choose(id);
      },
      showPreview: (visible) => {
        preview.show(visible);
      },
      measure() {
        probe.abort();
        probe = new AbortController();
        const { signal } = probe;
        void measureRun(context, signal).then((estimate) => {
          if (estimate && !signal.aborted) patch(context, 'recipe', { estimate });
        });
      },
    },
  };
}

/** Settings that what the judge reads in the seeds depends on. */
const JUDGING = ['side', 'stretch', 'judgeMode', 'prototypes'] as const satisfies readonly (keyof Recipe)[];

/** Settings that the time of a run depends on, and the size of its pictures: others leave what was measured. */
const TIMING = ['parts', 'variants', 'perClass', 'side', 'select'] as const satisfies readonly (keyof Recipe)[];
