/** @file The live preview: one seed, guided and unguided from the same noise, made again as the settings move. */

import type { ImageId } from '../../core/brands.ts';
import { failureOf, success, type Result } from '../../protocol/failure.ts';
import type { Imagined, ImagineRequest } from '../../protocol/models.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';
import { guidanceFor, openJudging, overAllClasses, presentFacts, requestFor, type Judging } from '../judging.ts';
import { grownSeeds } from '../seeds/selectors.ts';
import { createPace, type Pace } from './pace.ts';
import { createTwinKeeper, type TwinKeeper } from './twin.ts';
import type { PreviewFamily, PreviewResult, RecipeSettings, RecipeState } from './state.ts';

/** Waits for the slider to rest a little, in milliseconds. */
const SETTLE = 60;

export interface PreviewRunner {
  /** Makes the preview again, if it is on screen; what is under way is given up. */
  schedule(): void;
  show(visible: boolean): void;
  choose(id: ImageId): void;
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
    const present = ({ guided, unguided, judging }: Made, { busy }: { readonly busy: boolean }) => {
      const keys: ImageKey[] = [];
      const hold = (blob: Blob, name: string): ImageKey => {
        const key = `preview:${turn}:${name}` as ImageKey;
        context.blobs.hold(key, blob);
        keys.push(key);
        return key;
      };
      turn++;
      const family = (name: string, made: Imagined) =>
        familyOf(made, judging, seeds.classes.length, (blob, i) => hold(blob, `${name}-${i}`));
      const shown: PreviewResult = {
        seed,
        settings,
        framed: hold(unguided.seed.framed, 'seed'),
        guided: guided && family('guided', guided),
        unguided: family('unguided', unguided),
        seedProbabilities: overAllClasses(unguided.seed.probabilities, judging, seeds.classes.length),
        seedEntropy: unguided.seed.entropy,
        anchor: judging.active[unguided.seed.anchor]!,
        milliseconds: performance.now() - started,
      };
      const old = shownKeys;
      shownKeys = keys;
      setPreview(context, { busy, failure: null, shown });
      context.blobs.remove(old);
    };
    const settings = { ...recipe.settings, variants: pace.count(worked(recipe.settings)) };
    const started = performance.now();
    const made = await imagineBoth(context, { twins, pace }, seed, settings, signal, isFirst ? onTwin : null).catch(
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

/** The unguided method takes no steps, whatever the field says. */
const worked = (settings: RecipeSettings) => (settings.method === 'guided' ? settings : { ...settings, steps: 0 });

interface Made {
  readonly guided: Imagined | null;
  readonly unguided: Imagined;
  readonly judging: Judging;
}

async function imagineBoth(
  context: Context,
  { twins, pace }: { readonly twins: TwinKeeper; readonly pace: Pace },
  id: ImageId,
  settings: RecipeSettings,
  signal: AbortSignal,
  onTwin: ((twin: Made) => void) | null,
): Promise<Result<Made>> {
  const { seeds } = context.store.getState();
  const facts = presentFacts(seeds);
  const judging = await openJudging(context, facts);
  if (!judging.ok) return judging;
  const guidance = guidanceFor(context, judging.value, grownSeeds(seeds), settings.side);
  const request = await requestFor(context, id, settings, judging.value, guidance, { images: 'webp', live: true });
  const prototypes = { blend: settings.blend, known: settings.blend > 0 ? context.memory.seeds.size : 0 };
  const imagine = async (asked: ImagineRequest) => {
    const started = performance.now();
    const made = await context.engine.imagine(asked, signal);
    if (made.ok && !made.value.remembered)
      pace.learn({ ...settings, steps: asked.recipe.steps }, performance.now() - started);
    return made;
  };
  const findTwin = () => twins.of(request, { ...facts, ...prototypes }, imagine);
  const isUnguided = request.recipe.steps === 0;
  if (isUnguided || onTwin) {
    const unguided = await findTwin();
    if (!unguided.ok) return unguided;
    if (isUnguided) {
      return success({ guided: unguided.value, unguided: unguided.value, judging: judging.value });
    }
    onTwin?.({ guided: null, unguided: unguided.value, judging: judging.value });
  }
  // Its twin is what the guided ones began with: once these are made, it costs nothing.
  const guided = await imagine(request);
  if (!guided.ok) return guided;
  const unguided = await findTwin();
  return unguided.ok ? success({ guided: guided.value, unguided: unguided.value, judging: judging.value }) : unguided;
}

const familyOf = (
  { variants, trace }: Imagined,
  judging: Judging,
  classes: number,
  hold: (image: Blob, index: number) => ImageKey,
): PreviewFamily => ({
  trace,
  variants: variants.map(({ image, top1, classScore, entropy, deltaEntropy, probabilities }, i) => ({
    image: hold(image, i),
    top1: judging.active[top1]!,
    classScore,
    entropy,
    deltaEntropy,
    probabilities: overAllClasses(probabilities, judging, classes),
  })),
});

function setPreview(context: Context, change: Partial<RecipeState['preview']>): void {
  const { preview } = context.store.getState().recipe;
  patch(context, 'recipe', { preview: { ...preview, ...change } });
}
