/** @file The pre-flight: what the judge reads in every seed, before anything is grown from it. */

import { overAllClasses } from '../../core/judge/amongAll.ts';
import type { ClassMatrix } from '../../core/judge/classMatrix.ts';
import { viewSetOf } from '../../core/judge/head/viewSets.ts';
import { resolveRecipe } from '../../core/run/recipe.ts';
import { suggestionsOf } from '../recipe/state.ts';
import type { ImageId } from '../../core/brands.ts';
import { readSeed } from '../../core/expansion/seed.ts';
import { mapInSteps } from '../../core/steps.ts';
import { failureOf, type Failure } from '../../core/failure.ts';
import { success, type Result } from '../../protocol/failure.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import { leaveOneOutOf } from '../fitting.ts';
import { examplesOf, labelOf, openJudging, presentFacts, setJudgeFor, type Judging } from '../judging.ts';
import { isSameSight, sightOf } from '../sight.ts';
import { eachOnce, type EachOnce } from './eachOnce.ts';
import { bringBack, embedForJudge, embedMissing } from './embed.ts';
import { idOf } from './idOf.ts';
import { rest, restOf, stayingSeeds } from './resting.ts';
import { grownSeeds, learntSeeds } from './selectors.ts';
import type { JudgedBy, Preflight, PreflightReading, PreflightReadings, SeedImage, SeedsState } from './state.ts';
import { rightOf, trustInSteps } from './trust.ts';
import { betweenEvents } from '../yieldToEvents.ts';

/** How long to wait for the next keystroke, in milliseconds. */
const SETTLE = 150;
/** How often the readings reach the state, in milliseconds: at least so long, and longer for large sets, of which a screen shows more. */
const SHOW = { least: 150, most: 2000, aSeed: 0.05 };
/** Seeds of a very large set that are known at a time besides those that its judge learns from: 10 MB by the starter judge. */
const PORTION = 2000;
/** Seeds up to which the ways that are not gone are learnt too, for comparison. */
const COMPARED = 2000;
/** Multiplications that are worth as much as finding out what a seed's streams go by, about. */
const AN_ID = 2500;
const LEARNT = ['names and examples', 'examples'] as const;

export interface PreflightRunner {
  /** Reads again, soon; what is under way is given up. */
  schedule(): void;
  /** Gives up what is under way. */
  cancel(): void;
}

export function createPreflight(context: Context): PreflightRunner {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let current = new AbortController();
  function cancel() {
    clearTimeout(timer);
    current.abort();
  }
  return {
    cancel,
    schedule() {
      cancel();
      current = new AbortController();
      const { signal } = current;
      timer = setTimeout(() => void run(context, signal), SETTLE);
    },
  };
}

async function run(context: Context, signal: AbortSignal): Promise<void> {
  const { store, memory } = context;
  const cancelled = () => signal.aborted;
  await betweenEvents(mapInSteps(grownSeeds(store.getState().seeds), AN_ID, idOf));
  if (cancelled()) return;
  const { seeds } = store.getState();
  const wanted = grownSeeds(seeds);
  rest(context);
  if (wanted.length === 0) {
    patch(context, 'seeds', { preflight: { kind: 'idle' } });
    return;
  }
  const show = (preflight: Preflight) => {
    if (!signal.aborted) patch(context, 'seeds', { preflight });
  };
  const earlier = seeds.preflight.kind === 'idle' ? new Map<ImageId, PreflightReading>() : seeds.preflight.readings;
  show({ kind: 'running', done: 0, total: wanted.length, readings: earlier });

  const judging = await openJudging(context, presentFacts(seeds));
  if (cancelled()) return;
  if (!judging.ok) {
    show({ kind: 'failed', failure: judging.error, readings: earlier });
    return;
  }
  const { recipe: asked } = store.getState();
  const sight = sightOf(asked);
  const images = new Map(wanted.map((image) => [image.id, image]));
  const ids = [...images.keys()];
  const byNames = eachOnce(ids, (id) => readOne(context, images.get(id)!, judging.value, judging.value.text));
  // Of a very large set no more is known at a time than what the judge learns from, and one portion.
  const isVast = stayingSeeds(context, store.getState()) !== null;
  let [passed, present] = [0, wanted];
  const done = () => passed + present.filter(({ id }) => memory.seeds.has(id)).length;
  const every = Math.min(Math.max(SHOW.least, SHOW.aSeed * wanted.length), SHOW.most);
  let shown = 0;
  const showProgress = () => {
    if (performance.now() - shown < every) return;
    shown = performance.now();
    show({ kind: 'running', done: done(), total: wanted.length, readings: byNames.some() });
  };
  if (isSameSight(memory.space, sight)) showProgress();
  let viewed = 0;
  const showViews = () => {
    viewed++;
    if (performance.now() - shown < every) return;
    shown = performance.now();
    const total = wanted.length;
    show({ kind: 'running', done: total, total, viewed, readings: byNames.some() });
  };
  const told = { onSeed: showProgress, onViews: showViews };
  const fail = (failure: Failure) => {
    if (!isCancelled(failure)) show({ kind: 'failed', failure, readings: byNames.some() });
  };
  /** Reads all seeds; those of a very large set are known for a moment each. */
  async function readAll(reading: EachOnce<ImageId, PreflightReading>): Promise<Result<PreflightReadings>> {
    passed = 0;
    for (present of isVast ? portionsOf(wanted) : []) {
      const embedded = await embedMissing(context, present, sight, showProgress, signal);
      if (!embedded.ok) return embedded;
      await reading.all(signal);
      if (cancelled()) break;
      restOf(context, present);
      passed += present.length;
    }
    return success(await reading.all(signal));
  }
  /** The seeds that the judge of a very large set learns from, known: others than before, where some could not be decoded after all. */
  async function learntHere(): Promise<readonly SeedImage[]> {
    const staying = learntSeeds(store.getState().seeds);
    const learnt = wanted.filter(({ id }) => staying.has(id));
    await bringBack(context, learnt, signal);
    rest(context);
    return learnt;
  }
  try {
    const seen = isVast
      ? success(null)
      : await embedForJudge(context, judging.value, wanted, asked.settings, sight, signal, told);
    if (cancelled()) return;
    if (!seen.ok) {
      fail(seen.error);
      return;
    }
    const readByNames = await readAll(byNames);
    if (cancelled()) return;
    if (!readByNames.ok) {
      fail(readByNames.error);
      return;
    }
    const { value: named } = readByNames;
    // Only who has seen all seeds can say what it learnt of them: until then the names have to do.
    const { recipe } = store.getState();
    const settings = resolveRecipe(recipe.settings, suggestionsOf(recipe.limits));
    const showLearning = (learnt: number) => {
      if (performance.now() - shown < every) return;
      shown = performance.now();
      show({ kind: 'running', done: wanted.length, total: wanted.length, learnt, readings: named });
    };
    const { backgrounds } = recipe;
    const learnt = isVast ? await learntHere() : wanted;
    if (cancelled()) return;
    const { judge } = await setJudgeFor(context, judging.value, learnt, settings, backgrounds, showLearning);
    const byJudge = eachOnce(ids, (id) => readOne(context, images.get(id)!, judging.value, judge.classesFor(id)));
    const readByJudge = await readAll(byJudge);
    if (cancelled()) return;
    if (!readByJudge.ok) {
      fail(readByJudge.error);
      return;
    }
    const { value: readings } = readByJudge;
    const labels = labelsOf(wanted, store.getState().seeds);
    const right = (read: PreflightReadings) => rightOf(read, labels, seeds.classes.length);
    const shareOf = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0) / wanted.length;
    const rightByNames = right(named);
    const alone = judge.head?.byExamples;
    let shares: JudgedBy['shares'] = {
      names: shareOf(rightByNames),
      [judge.mode]: shareOf(right(readings)),
      ...(alone && { examples: alone.accuracy }),
    };
    const views = judge.head && judge.forwards > 1 && { views: viewSetOf(judge.head), forwards: judge.forwards };
    const ready: Preflight = {
      kind: 'ready',
      readings,
      by: { mode: judge.mode, ...views, shares, named: rightByNames },
    };
    // What views ask at once is known by then.
    await betweenEvents(trustInSteps({ ...store.getState().seeds, preflight: ready }));
    show(ready);
    if (judge.mode === 'names' || wanted.length > COMPARED) return;
    for (const mode of LEARNT.filter((other) => shares[other] === undefined)) {
      const examples = examplesOf(context, judging.value, wanted, sight);
      const share = await leaveOneOutOf(judging.value.text, examples, settings, mode, context.analysis);
      shares = { ...shares, [mode]: share };
      show({ kind: 'ready', readings, by: { mode: judge.mode, ...views, shares, named: rightByNames } });
    }
  } catch (error) {
    show({ kind: 'failed', failure: failureOf(error), readings: byNames.some() });
  }
}

function* portionsOf(seeds: readonly SeedImage[]): Generator<readonly SeedImage[]> {
  for (let from = 0; from < seeds.length; from += PORTION) yield seeds.slice(from, from + PORTION);
}

const labelsOf = (wanted: readonly SeedImage[], { classes }: SeedsState): ReadonlyMap<ImageId, number> =>
  new Map(wanted.map(({ id, label }) => [id, classes.findIndex(({ key }) => key === label)]));

/** What the judge reads in a seed, by classes that are its own; `undefined` while it has no embedding. */
function readOne(
  { store, memory }: Context,
  image: SeedImage,
  judging: Judging,
  classes: ClassMatrix,
): PreflightReading | undefined {
  const known = memory.seeds.get(image.id);
  if (!known) return undefined;
  const { seeds } = store.getState();
  const label = labelOf(image, judging, seeds);
  const { probabilities, entropy, top1 } = readSeed(known.embedding, label, classes, 'label');
  return {
    probabilities: overAllClasses(probabilities, judging.active, seeds.classes.length),
    top1: judging.active[top1]!,
    classScore: probabilities[label]!,
    entropy,
  };
}
