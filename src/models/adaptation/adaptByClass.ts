/**
 * @file A diffusion pack with one adapter a class (Kim et al., "DataDream", 2024): each learns the seeds of its class alone, under its prompt,
 * and stands beside the denoiser's weights with the others; a pass says which of them takes part.
 */

import { adapt, bestLook, hasEnded, type AdaptationLook } from '../../core/adaptation/adapt.ts';
import { denoiserTrainee, type DenoisingTask } from '../../core/adaptation/denoiser.ts';
import { ADAPTATION_STREAMS, adaptationParts, type AdaptationParts } from '../../core/adaptation/parts.ts';
import { LEAST_SEEDS } from '../../core/adaptation/settings.ts';
import { imageId } from '../../core/brands.ts';
import { FailureError } from '../../core/failure.ts';
import { TRAINING } from '../../onnx/training/names.ts';
import { openPrior } from '../ports/prior.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { banked } from './adapters.ts';
import { concluded, type AdaptationOutcome, type PriorCheckpoint, type PriorEvent } from './conclude.ts';
import { AS_IT_IS, BOTH_WAYS, measuredBy, readPrompts, seedsOf, type DenoiserWork } from './denoisingWork.ts';
import { denoiserWithAdapters, openDenoiser, type DiffusionPack, type OpenDenoiser } from './openDenoiser.ts';

/** What happens while a class is learnt. */
export type ClassEvent =
  | (PriorEvent & { readonly name: string })
  /** A class has ended: what is left of its checkpoint is what it learnt, and takes the place of the former. */
  | { readonly kind: 'ended'; readonly name: string; readonly checkpoint: PriorCheckpoint };

/** What a class came to. */
export interface LearntClass {
  /** What it is called in prompts. */
  readonly name: string;
  /** How many seeds of it there are. */
  readonly seeds: number;
  /** All looks at the seeds that said when it ends; none where there are too few seeds to learn from. */
  readonly looks: readonly AdaptationLook[];
}

/** A pack with another denoiser, the mean squared error of its predictions before and after, and what became of every class. */
export interface ClassesResult extends AdaptationOutcome<DiffusionPack, number> {
  readonly classes: readonly LearntClass[];
}

/** A class with its seeds, by their places. */
interface Group {
  readonly name: string;
  readonly members: readonly number[];
  /** `null` for too few. */
  readonly parts: AdaptationParts | null;
}

/**
 * Adapts a prior's denoiser to one class after the other, step by step; who wants it to stop takes no further step.
 *
 * A class of which nothing is learnt, since it has fewer than {@link LEAST_SEEDS} seeds or no look was better than the first, is denoised as
 * before.
 *
 * @param runtime where it runs.
 * @param work what is adapted to what; classes of one name share an adapter. `settings.steps` are those of each class at most.
 * @param keptOf where to go on with a class, by its name; `null` for the beginning. Default: everywhere.
 * @returns what it came to, on held-out seeds of all classes with enough of them.
 * @throws FailureError where all classes have too few pictures, or for a denoiser that cannot be adapted.
 */
export async function* adaptByClass(
  runtime: Runtime,
  work: DenoiserWork,
  keptOf: (name: string) => Promise<PriorCheckpoint | null> = () => Promise.resolve(null),
): AsyncGenerator<ClassEvent, ClassesResult> {
  const { pack, pictures, settings, runSeed, prompt } = work;
  const groups = groupsOf(work);
  const denoiser = await denoiserWithAdapters(pack, settings.rank, runSeed);
  const prompted = await readPrompts(work, runtime);
  const { dims, empty } = prompted;
  const opened = await openPrior(pack, runtime);
  try {
    const { encode, decode } = opened.prior;
    const asking = { scheduler: pack.manifest.scheduler, dims, runSeed, batch: settings.batch };
    const training = await openDenoiser(pack, denoiser, work, dims, runtime);
    const ended = new Map<string, PriorCheckpoint>();
    try {
      for (const { name, parts } of groups) {
        if (!parts) continue;
        const task = {
          ...{ ...asking, empty, settings, decode, stream: imageId(`${ADAPTATION_STREAMS}/class ${name}`) },
          train: await seedsOf(parts.train, BOTH_WAYS, work, prompted, encode),
          stop: await seedsOf(parts.stop, AS_IT_IS, work, prompted, encode),
        };
        ended.set(name, yield* learnClass(name, task, training, await keptOf(name)));
      }
    } finally {
      await training.release();
    }
    const learnt = [...ended].flatMap(([name, { looks, best }]) => {
      const { step: steps } = bestLook(looks);
      return steps === 0 ? [] : [{ name, steps, state: best }];
    });
    const tested = inTurn(groups.map(({ parts }) => parts?.test ?? []));
    const test = await seedsOf(tested, AS_IT_IS, work, prompted, encode);
    const outcome = await concluded(work, {
      steps: learnt.reduce((sum, { steps }) => sum + steps, 0),
      test: tested.map((i) => pictures[i]!),
      told: { prompt, classes: learnt.map(({ name, steps }) => ({ name, steps })) },
      adapted: () =>
        banked(
          denoiser,
          learnt.map(({ state }) => state),
        ),
      // A pass is of one class.
      measure: measuredBy(test, { ...asking, batch: 1 }, decode, runtime),
    });
    const classes = groups.map(({ name, members }) => {
      return { name, seeds: members.length, looks: ended.get(name)?.looks ?? [] };
    });
    return { ...outcome, classes };
  } finally {
    await opened.close();
  }
}

/** Seeds by the names of their classes, in the order in which those come. */
function groupsOf({ names, runSeed }: DenoiserWork): readonly Group[] {
  const groups = [...new Set(names)].map((name): Group => {
    const members = names.flatMap((one, i) => (one === name ? [i] : []));
    if (members.length < LEAST_SEEDS) return { name, members, parts: null };
    const { train, stop, test } = adaptationParts(
      members.map(() => 0),
      runSeed,
    );
    const placed = (part: readonly number[]) => part.map((i) => members[i]!);
    return { name, members, parts: { train: placed(train), stop: placed(stop), test: placed(test) } };
  });
  if (groups.some(({ parts }) => parts !== null)) return groups;
  const most = Math.max(0, ...groups.map(({ members }) => members.length));
  throw new FailureError({ code: 'too-few-to-adapt', seeds: most, least: LEAST_SEEDS });
}

/** Learns a class, or goes on with it; one that has ended is not learnt again. */
async function* learnClass(
  name: string,
  task: DenoisingTask,
  training: OpenDenoiser,
  from: PriorCheckpoint | null,
): AsyncGenerator<ClassEvent, PriorCheckpoint> {
  let checkpoint = from;
  if (!checkpoint || !hasEnded(checkpoint.looks, task.settings)) {
    await training.restart(checkpoint?.now);
    const adapting = adapt(task.settings, denoiserTrainee(task, training), checkpoint ?? undefined);
    let next = await adapting.next();
    for (; next.done !== true; next = await adapting.next()) yield { ...next.value, name };
    checkpoint = essenceOf(next.value);
  }
  yield { kind: 'ended', name, checkpoint };
  return checkpoint;
}

/** What is needed of a checkpoint once its class has ended: the optimiser's vectors are most of it. */
function essenceOf({ now, best, looks }: PriorCheckpoint): PriorCheckpoint {
  const { [TRAINING.parameters]: parameters } = best.vectors;
  return {
    looks,
    now: { steps: now.steps, vectors: {} },
    best: { ...best, vectors: { [TRAINING.parameters]: parameters! } },
  };
}

/** The first of every row, then the second, and so on. */
function inTurn(rows: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => rows.flatMap((row) => row[i] ?? [])).flat();
}
