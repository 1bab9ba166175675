/** @file What a person does with the recipe. */

import type { StudioActions } from '../actions.ts';
import { twinOf } from '../../core/run/priorFit.ts';
import { stretchOf, type Recipe } from '../../core/run/recipe.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import { lookAgain } from '../seeds/lookAgain.ts';
import { withAll } from '../seeds/resting.ts';
import { areGrey } from '../seeds/selectors.ts';
import type { PreflightRunner } from '../seeds/preflight.ts';
import type { Background } from './background.ts';
import { readBackgrounds } from './backgrounds.ts';
import { measureRun } from './measure.ts';
import type { PreviewRunner } from './preview.ts';
import { proposeForSet } from './propose.ts';
import { firstRecipe, type BackgroundsPhase, type ProposalPhase } from './state.ts';

export interface RecipeActions {
  readonly actions: StudioActions['recipe'];
  /** What is known of the seeds changed: what was proposed no longer holds. */
  onJudge(): void;
  /** The seeds changed: what was measured and shown no longer holds. */
  onSeeds(): void;
  /** A project is on screen: what it lacks is made. */
  onOpened(): void;
  cancel(): void;
  /** Gives up what is being measured and previewed: a run needs the models. */
  giveWay(): void;
}

/**
 * @param onJudging settings changed that what the judge reads depends on.
 */
export function recipeActions(
  context: Context,
  preview: PreviewRunner,
  preflight: PreflightRunner,
  onJudging: () => void,
): RecipeActions {
  let probe = new AbortController();
  let looking = new AbortController();
  let reading = new AbortController();
  let trials = new AbortController();

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

  async function openBackgrounds(files: readonly File[]) {
    reading.abort();
    reading = new AbortController();
    const { signal } = reading;
    const show = (backgroundsPhase: BackgroundsPhase) => {
      if (!signal.aborted) patch(context, 'recipe', { backgroundsPhase });
    };
    show({ kind: 'reading', done: 0, total: files.length });
    const onProgress = (done: number, total: number) => {
      show({ kind: 'reading', done, total });
    };
    const stretch = stretchOf(context.store.getState().recipe.settings);
    const read = await readBackgrounds(context, files, stretch, onProgress, signal);
    if (signal.aborted) return;
    if (!read.ok) {
      show({ kind: 'failed', failure: read.error });
      return;
    }
    setBackgrounds(read.value.backgrounds);
    show({ kind: 'ready', skipped: read.value.skipped });
    // They may have been read with other bits than are asked for by now.
    look();
  }

  /** Their pictures stay with the project: a run may have been made with them. */
  function setBackgrounds(backgrounds: readonly Background[]) {
    patch(context, 'recipe', { backgrounds, backgroundsPhase: { kind: 'ready', skipped: 0 } });
    forgetProposal();
    preview.schedule();
  }

  function setProposal(proposal: ProposalPhase) {
    patch(context, 'recipe', { proposal });
  }

  function dismissProposal() {
    trials.abort();
    setProposal({ kind: 'none' });
  }

  /** Trials of other seeds, or by another judge, say nothing of these. */
  function forgetProposal() {
    if (context.store.getState().recipe.proposal.kind !== 'none') dismissProposal();
  }

  /** Trials alone give way to a run: what they came to still holds. */
  function endTrials() {
    if (context.store.getState().recipe.proposal.kind === 'running') dismissProposal();
  }

  async function propose() {
    trials.abort();
    trials = new AbortController();
    const { signal } = trials;
    setProposal({ kind: 'running', done: 0, total: 0 });
    const onProgress = (done: number, total: number) => {
      if (!signal.aborted) setProposal({ kind: 'running', done, total });
    };
    const proposed = await withAll(context, () => proposeForSet(context, onProgress, signal));
    if (signal.aborted) return;
    if (proposed.ok) setProposal({ kind: 'ready', proposal: proposed.value });
    else if (isCancelled(proposed.error)) setProposal({ kind: 'none' });
    else setProposal({ kind: 'failed', failure: proposed.error });
  }

  /** Variants of seeds without colour have none, unless the person wants some; those of others are as they are made. */
  function followColour() {
    const { seeds, recipe } = context.store.getState();
    const { grey, ...settings } = recipe.settings;
    const all = areGrey(seeds);
    if (all && grey === undefined) patch(context, 'recipe', { settings: { ...settings, grey: true } });
    else if (!all && grey !== undefined) patch(context, 'recipe', { settings });
  }

  /** Who compares a method with itself without guidance does so with the next one too. */
  function followTwin({ parts: before }: Recipe, { parts: after }: Recipe) {
    const { preview } = context.store.getState().recipe;
    const compare = twinOf(after);
    if (compare !== null && preview.compare === twinOf(before))
      patch(context, 'recipe', { preview: { ...preview, compare } });
  }

  function change(settings: Partial<Recipe>) {
    const { settings: before } = context.store.getState().recipe;
    const after = { ...before, ...settings };
    patch(context, 'recipe', { settings: after });
    followTwin(before, after);
    if (TIMING.some((key) => after[key] !== before[key])) forgetEstimate();
    if (stretchOf(after) !== stretchOf(before)) look();
    if (JUDGING.some((key) => after[key] !== before[key])) {
      preflight.schedule();
      onJudging();
      forgetProposal();
    }
    preview.schedule();
  }

  return {
    onJudge: forgetProposal,
    onSeeds() {
      followColour();
      look();
      forgetProposal();
      forgetEstimate();
      preview.schedule();
    },
    giveWay() {
      endTrials();
      forgetEstimate();
      preview.pause();
    },
    onOpened: look,
    cancel() {
      probe.abort();
      looking.abort();
      reading.abort();
      endTrials();
      preview.clear();
    },
    actions: {
      change,
      reset() {
        change(firstRecipe(context.store.getState().recipe.limits).settings);
      },
      openBackgrounds(files) {
        void openBackgrounds(files);
      },
      removeBackgrounds() {
        reading.abort();
        setBackgrounds([]);
      },
      propose() {
        void propose();
      },
      acceptProposal() {
        const { proposal: phase } = context.store.getState().recipe;
        if (phase.kind !== 'ready') return;
        change(phase.proposal.recipe);
        setProposal({ kind: 'accepted', proposal: phase.proposal });
      },
      dismissProposal,
      compareWith(method) {
        preview.compareWith(method);
      },
      previewSeed: (id) => {
        preview.choose(id);
      },
      showSteps() {
        preview.showSteps();
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
const JUDGING = [
  'side',
  'stretch',
  'judgeMode',
  'judgeViews',
  'prototypes',
] as const satisfies readonly (keyof Recipe)[];

/** Settings that the time of a run depends on, and the size of its pictures: others leave what was measured. */
const TIMING = [
  'parts',
  'variants',
  'perClass',
  'topUps',
  'side',
  'select',
] as const satisfies readonly (keyof Recipe)[];
