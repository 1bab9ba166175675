/** @file The live preview: one seed by the recipe and by another method from the same streams, made again as the settings move. */

import { overAllClasses } from '../../core/judge/amongAll.ts';
import type { ImageId } from '../../core/brands.ts';
import type { MethodId } from '../../core/methods/table.ts';
import { resolveRecipe, type ResolvedRecipe } from '../../core/run/recipe.ts';
import { recipeFor, slotsOf } from '../../core/run/slots.ts';
import { failureOf } from '../../core/failure.ts';
import { success, type Result } from '../../protocol/failure.ts';
import type { Imagined, ImagineRequest } from '../../protocol/models.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';
import { openJudging, presentFacts, requestFor, setJudgeFor, type Judging } from '../judging.ts';
import { grownSeeds } from '../seeds/selectors.ts';
import { createPace, type Pace } from './pace.ts';
import { suggestionsOf, type PreviewFamily, type PreviewResult, type RecipeState } from './state.ts';
import { createTwinKeeper, weighed, type TwinKeeper } from './twin.ts';
import { otherRecipe, weightsOf, workOf } from './compared.ts';

/** Waits for the slider to rest a little, in milliseconds. */
const SETTLE = 60;

export interface PreviewRunner {
  /** Makes the preview again, if it is on screen; what is under way is given up. */
  schedule(): void;
  show(visible: boolean): void;
  choose(id: ImageId): void;
  /** Another method below the recipe's own pictures. */
  compareWith(method: MethodId): void;
  /** Gives up what is under way; the next change makes it again. */
  pause(): void;
  clear(): void;
}

export function createPreview(context: Context): PreviewRunner {
  let visible = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current = new AbortController();
  let shownKeys: readonly ImageKey[] = [];
  let turn = 0;
  const twins = createTwinKeeper();
  const pace = createPace();

  function schedule() {
    clearTimeout(timer);
    current.abort();
    if (!visible) {
      setPreview(context, { busy: false });
      return;
    }
    current = new AbortController();
    const { signal } = current;
    setPreview(context, { busy: true, failure: null });
    timer = setTimeout(() => void make(signal), SETTLE);
  }

  async function make(signal: AbortSignal) {
    const { seeds, recipe } = context.store.getState();
    const chosen = recipe.preview.seed;
    const candidates = grownSeeds(seeds);
    const seed = candidates.find(({ id }) => id === chosen)?.id ?? candidates[0]?.id;
    if (seed === undefined) {
      setPreview(context, { seed: null, busy: false, shown: null });
      return;
    }
    setPreview(context, { seed });
    // A first look as soon as there is one; afterwards the old pictures stay until all the new ones are there.
    const isFirst = recipe.preview.shown?.seed !== seed;
    const onTwin = (twin: Made) => {
      if (!signal.aborted) present(twin, { busy: true });
    };
    const present = ({ chosen: family, other, settings, judging }: Made, { busy }: { readonly busy: boolean }) => {
      const keys: ImageKey[] = [];
      const hold = (blob: Blob, name: string): ImageKey => {
        const key = `preview:${turn}:${name}` as ImageKey;
        context.blobs.hold(key, blob);
        keys.push(key);
        return key;
      };
      turn++;
      const shownFamily = (name: string, made: Imagined) =>
        familyOf(made, judging, seeds.classes.length, (blob, i) => hold(blob, `${name}-${i}`));
      const { seed: read } = (family ?? other?.family)!;
      const shown: PreviewResult = {
        seed,
        settings,
        framed: hold(read.framed, 'seed'),
        chosen: family && shownFamily('chosen', family),
        other: other && { ...shownFamily('other', other.family), method: other.method },
        seedProbabilities: overAllClasses(read.probabilities, judging.active, seeds.classes.length),
        seedEntropy: read.entropy,
        anchor: judging.active[read.anchor]!,
        milliseconds: performance.now() - started,
      };
      const old = shownKeys;
      shownKeys = keys;
      setPreview(context, { busy, failure: null, shown });
      context.blobs.remove(old);
    };
    const started = performance.now();
    const made = await imagineBoth(context, { twins, pace }, seed, signal, isFirst ? onTwin : null).catch(
      (error: unknown): Result<never> => ({
        ok: false,
        error: failureOf(error),
      }),
    );
    if (signal.aborted) return;
    if (!made.ok) {
      if (!isCancelled(made.error)) setPreview(context, { busy: false, failure: made.error });
      return;
    }
    present(made.value, { busy: false });
  }

  return {
    schedule,
    show(now) {
      visible = now;
      schedule();
    },
    compareWith(method) {
      setPreview(context, { compare: method });
      schedule();
    },
    choose(id) {
      setPreview(context, { seed: id });
      schedule();
    },
    pause() {
      clearTimeout(timer);
      current.abort();
      setPreview(context, { busy: false });
    },
    clear() {
      clearTimeout(timer);
      current.abort();
      setPreview(context, { seed: null, busy: false, failure: null, shown: null });
    },
  };
}

interface Made {
  /** What was asked for, with as many variants as this device makes in time. */
  readonly settings: ResolvedRecipe;
  readonly chosen: Imagined | null;
  readonly other: { readonly method: MethodId; readonly family: Imagined } | null;
  readonly judging: Judging;
}

async function imagineBoth(
  context: Context,
  { twins, pace }: { readonly twins: TwinKeeper; readonly pace: Pace },
  id: ImageId,
  signal: AbortSignal,
  onTwin: ((twin: Made) => void) | null,
): Promise<Result<Made>> {
  const { seeds } = context.store.getState();
  const facts = presentFacts(seeds);
  const judging = await openJudging(context, facts);
  if (!judging.ok) return judging;
  // The models have said by now what suits them.
  const { recipe } = context.store.getState();
  const suggestions = suggestionsOf(recipe.limits);
  const asked = resolveRecipe(recipe.settings, suggestions);
  const settings = { ...asked, variants: pace.count(workOf(asked)) };
  const set = await setJudgeFor(context, judging.value, grownSeeds(seeds), settings);
  const classes = {
    ...facts,
    prototypes: settings.prototypes,
    known: settings.prototypes > 0 || set.judge.head ? set.embeddings.size * set.judge.forwards : 0,
  };
  const label = seeds.images.get(id)?.label ?? '';
  const requestOf = (whole: ResolvedRecipe) => {
    const of = recipeFor(whole, label);
    const slots = slotsOf(of, settings.variants);
    return requestFor(context, id, of, judging.value, set, { slots, images: 'webp', live: true });
  };
  const imagine = async (request: ImagineRequest) => {
    const started = performance.now();
    const made = await context.engine.imagine(request, signal);
    if (made.ok && !made.value.remembered) pace.learn(workOf(request.recipe), performance.now() - started);
    return made;
  };
  const compared = otherRecipe(settings, recipe.preview.compare, suggestions.epsilon);
  const findOther = async (): Promise<Result<Made['other']>> => {
    if (!compared) return success(null);
    const found = await twins.of(await requestOf(compared), classes, imagine);
    return found.ok
      ? success({ method: recipe.preview.compare, family: weighed(found.value, weightsOf(settings)) })
      : found;
  };
  if (onTwin && compared) {
    const other = await findOther();
    if (!other.ok) return other;
    onTwin({ settings, chosen: null, other: other.value, judging: judging.value });
  }
  // An unguided twin is what the guided ones began with: once these are made, it costs nothing.
  const chosen = await imagine(await requestOf(settings));
  if (!chosen.ok) return chosen;
  const other = await findOther();
  return other.ok ? success({ settings, chosen: chosen.value, other: other.value, judging: judging.value }) : other;
}

const familyOf = (
  { variants, trace, declined }: Imagined,
  judging: Judging,
  classes: number,
  hold: (image: Blob, index: number) => ImageKey,
): PreviewFamily => ({
  trace,
  declined,
  variants: variants.map(({ image, how, top1, classScore, entropy, deltaEntropy, probabilities }, i) => ({
    image: hold(image, i),
    method: how.method,
    top1: judging.active[top1]!,
    classScore,
    entropy,
    deltaEntropy,
    probabilities: overAllClasses(probabilities, judging.active, classes),
  })),
});

function setPreview(context: Context, change: Partial<RecipeState['preview']>): void {
  const { preview } = context.store.getState().recipe;
  patch(context, 'recipe', { preview: { ...preview, ...change } });
}
