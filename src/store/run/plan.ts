/** @file What all seeds of a run share, made from the facts of the run: at its start, and again after it was reopened. */

import { judgeHeadOf } from '../../core/run/judgeHead.ts';
import { checkFit } from '../../core/run/priorFit.ts';
import { resolveRecipe, type ResolvedRecipe } from '../../core/run/recipe.ts';
import { failure, success, type Result } from '../../protocol/failure.ts';
import { patch, type Context } from '../context.ts';
import { spaceOf, type EmbeddingSpace } from '../embedding.ts';
import { openJudging, setJudgeFor, type Judging, type KnownSet } from '../judging.ts';
import { suggestionsOf } from '../recipe/state.ts';
import { bringBack, embedForJudge } from '../seeds/embed.ts';
import type { SeedImage } from '../seeds/state.ts';
import { sightOfRun } from '../sight.ts';
import type { RunState } from './state.ts';

export interface RunPlan {
  /** The run it belongs to, see `RunState.made`. */
  readonly made: number;
  readonly settings: ResolvedRecipe;
  readonly judging: Judging;
  readonly set: KnownSet;
  /** Of the embeddings that it makes. */
  readonly space: EmbeddingSpace;
  readonly classes: number;
}

export interface Planner {
  /** The plan of the present run: opened once, and again after a failure. */
  open(signal: AbortSignal): Promise<Result<RunPlan>>;
  /** Another project has other runs with the same numbers. */
  forget(): void;
}

export function createPlanner(context: Context): Planner {
  let last: RunPlan | null = null;
  return {
    forget() {
      last = null;
    },
    async open(signal) {
      const { run } = context.store.getState();
      if (last?.made === run.made) return success(last);
      const opened = await openPlan(context, run, signal);
      if (opened.ok) last = opened.value;
      return opened;
    },
  };
}

async function openPlan(context: Context, run: RunState, signal: AbortSignal): Promise<Result<RunPlan>> {
  const { settings: asked, names, made } = run;
  if (!asked) return failure({ code: 'no-run' });
  const judging = await openJudging(context, run);
  if (!judging.ok) return judging;
  const same = checkPacks(context, run);
  if (!same.ok) return same;
  checkFit(asked, context.store.getState().recipe.limits.priorKind);
  // The models have said by now what suits them; from here on the run says what it was made with.
  const settings = resolveRecipe(asked, suggestionsOf(context.store.getState().recipe.limits));
  if (context.store.getState().run.made === made) {
    patch(context, 'run', { settings, prompt: judging.value.prompt });
  }
  const seeds = imagesOf(context, run);
  if (settings.prototypes > 0 || settings.judgeMode !== 'names') {
    // What is learnt from the seeds, prototypes too, is learnt from all of them: they must have been seen.
    const embedded = await embedForJudge(context, judging.value, seeds, settings, sightOfRun(settings), signal);
    if (!embedded.ok) return embedded;
  } else await bringBack(context, seeds, signal);
  const set = await setJudgeFor(context, judging.value, seeds, settings, run.backgrounds ?? []);
  if (context.store.getState().run.made === made) patch(context, 'run', { judgeHead: judgeHeadOf(set.judge) });
  return success({
    made,
    settings,
    judging: judging.value,
    set,
    space: spaceOf(context.store.getState().engine, sightOfRun(settings)),
    classes: names.length,
  });
}

/** A run goes on with the packs it began with: others would make other images under the same name. */
function checkPacks(context: Context, { packs, made }: RunState): Result<null> {
  const loaded = context.store.getState().engine.packs;
  if (packs.length === 0) {
    if (context.store.getState().run.made === made) patch(context, 'run', { packs: loaded });
    return success(null);
  }
  const safety = loaded.find(({ role }) => role === 'safety');
  if (safety && !packs.some(({ role }) => role === 'safety') && context.store.getState().run.made === made)
    patch(context, 'run', { packs: [...packs, safety] });
  for (const { role, title, version, sha256 } of packs) {
    const now = loaded.find((pack) => pack.role === role);
    // Without a check the pictures are the same.
    if (now?.sha256 === sha256 || (role === 'safety' && !now)) continue;
    return failure({
      code: 'other-pack',
      began: `${title} ${version}`,
      present: now ? `${now.title} ${now.version}` : null,
    });
  }
  return success(null);
}

/** The seeds of a run with the classes that they had at its start. */
function imagesOf({ store }: Context, { seeds, labelsThen }: RunState): readonly SeedImage[] {
  const { images } = store.getState().seeds;
  return seeds.flatMap((id) => {
    const image = images.get(id);
    return image ? { ...image, label: labelsThen?.[id] ?? image.label } : [];
  });
}
