/** @file The live preview: one seed by the recipe and by another method from the same streams, made again as the settings move. */

import { overAllClasses } from '../../core/judge/amongAll.ts';
import type { ImageId } from '../../core/brands.ts';
import { methodsWith, type MethodId } from '../../core/methods/table.ts';
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
import { NO_STEPS, suggestionsOf, type PreviewFamily, type PreviewResult, type RecipeState } from './state.ts';
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
  /** Makes the pictures of the steps that led to what is shown, until something else is. */
  showSteps(): void;
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
  /** What the recipe's shown pictures were asked for with. */
  let asked: ImagineRequest | null = null;
  const twins = createTwinKeeper();
  const pace = createPace();

  function schedule() {
    clearTimeout(timer);
    current.abort();
    if (!visible) {
      setPreview(context, { busy: false, ...withoutMaking() });
      return;
    }
    current = new AbortController();
    const { signal } = current;
    setPreview(context, { busy: true, failure: null, ...withoutMaking() });
    timer = setTimeout(() => void make(signal), SETTLE);
  }

  /** Steps that are being made for pictures that something else takes the place of are given up with them. */
  const withoutMaking = () =>
    context.store.getState().recipe.preview.steps.kind === 'making' ? { steps: NO_STEPS } : {};

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
    const present = (
      { chosen: family, other, settings, judging, request }: Made,
      { busy }: { readonly busy: boolean },
    ) => {
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
      asked = request;
      setPreview(context, { busy, failure: null, shown, before: before(shown), steps: NO_STEPS });
      context.blobs.remove(old);
    };
    // While the hand moves, the picture before stays the one to compare with; another seed has none.
    const last = recipe.preview;
    const before = ({ chosen, settings }: PreviewResult) => {
      if (chosen === null || last.shown?.seed !== seed || last.shown.chosen === null) return null;
      return isSame(last.shown.settings, settings) ? last.before : last.shown.chosen.trace;
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

  /** The same question again, with all that leads to its answer: what is remembered of it is not computed twice. */
  async function makeSteps(request: ImagineRequest, signal: AbortSignal) {
    const made = await context.engine
      .imagine({ ...request, watch: true }, signal)
      .catch((error: unknown): Result<never> => ({ ok: false, error: failureOf(error) }));
    if (signal.aborted || context.store.getState().recipe.preview.steps.kind !== 'making') return;
    if (!made.ok) {
      setPreview(context, { steps: NO_STEPS, ...(!isCancelled(made.error) && { failure: made.error }) });
      return;
    }
    const { method, images } = made.value.steps ?? { method: request.recipe.parts[0]!.method, images: [] };
    const keys = images.map((step, i) =>
      step.map((blob, j) => {
        const key = `preview:${turn}:step-${i}-${j}` as ImageKey;
        context.blobs.hold(key, blob);
        return key;
      }),
    );
    shownKeys = [...shownKeys, ...keys.flat()];
    setPreview(context, { steps: { kind: 'ready', method, images: keys } });
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
    showSteps() {
      const { shown, steps, busy } = context.store.getState().recipe.preview;
      if (!visible || busy || asked === null || !shown?.chosen || steps.kind !== 'none') return;
      setPreview(context, { steps: { kind: 'making' } });
      void makeSteps(asked, current.signal);
    },
    pause() {
      clearTimeout(timer);
      current.abort();
      setPreview(context, { busy: false, ...withoutMaking() });
    },
    clear() {
      clearTimeout(timer);
      current.abort();
      setPreview(context, { seed: null, busy: false, failure: null, shown: null, before: null, steps: NO_STEPS });
    },
  };
}

interface Made {
  /** What was asked for, with as many variants as this device makes in time. */
  readonly settings: ResolvedRecipe;
  readonly chosen: Imagined | null;
  readonly other: { readonly method: MethodId; readonly family: Imagined } | null;
  readonly judging: Judging;
  /** What the recipe's own were asked for with; `null` where they are still to be asked for. */
  readonly request: ImagineRequest | null;
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
  const { compare } = recipe.preview;
  const isFor = methodsWith(recipe.limits.priorKind).includes(compare);
  const compared = isFor ? otherRecipe(settings, compare, suggestions.epsilon) : null;
  const findOther = async (): Promise<Result<Made['other']>> => {
    if (!compared) return success(null);
    const found = await twins.of(await requestOf(compared), classes, imagine);
    return found.ok ? success({ method: compare, family: weighed(found.value, weightsOf(settings)) }) : found;
  };
  if (onTwin && compared) {
    const other = await findOther();
    if (!other.ok) return other;
    onTwin({ settings, chosen: null, other: other.value, judging: judging.value, request: null });
  }
  // An unguided twin is what the guided ones began with: once these are made, it costs nothing.
  const request = await requestOf(settings);
  const chosen = await imagine(request);
  if (!chosen.ok) return chosen;
  const other = await findOther();
  return other.ok
    ? success({ settings, chosen: chosen.value, other: other.value, judging: judging.value, request })
    : other;
}

const familyOf = (
  { variants, trace, denoised, declined }: Imagined,
  judging: Judging,
  classes: number,
  hold: (image: Blob, index: number) => ImageKey,
): PreviewFamily => ({
  trace,
  denoised,
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

/** Whether pictures were made by the same settings; how many there are does not count. */
const isSame = ({ variants: _, ...some }: ResolvedRecipe, { variants: __, ...others }: ResolvedRecipe): boolean =>
  JSON.stringify(some) === JSON.stringify(others);
