/** @file What `--adapt-prior` does with a prior of either kind: a decoder learns to give the seeds back, a denoiser to denoise them. */

import { bestLook } from '../../src/core/adaptation/adapt.ts';
import {
  ADAPTATION,
  DENOISER_ADAPTATION,
  LEAST_SEEDS,
  type AdaptationPace,
} from '../../src/core/adaptation/settings.ts';
import { counted } from '../../src/core/counted.ts';
import { DOMAINS } from '../../src/core/diffusion/promptLists.ts';
import { entriesOf, PLACE } from '../../src/core/diffusion/prompts.ts';
import { methodOf } from '../../src/core/methods/table.ts';
import type { Recipe } from '../../src/core/run/recipe.ts';
import { adaptDenoiser } from '../../src/models/adaptation/adaptDenoiser.ts';
import type { AnyAdaptable } from '../../src/models/adaptation/adaptedPack.ts';
import {
  adaptByClass,
  type ClassesResult,
  type ClassEvent,
  type LearntClass,
} from '../../src/models/adaptation/adaptByClass.ts';
import {
  adaptPrior,
  type AdaptationOutcome,
  type AdaptationResult,
  type AdaptationWork,
  type PriorCheckpoint,
  type PriorEvent,
} from '../../src/models/adaptation/adaptPrior.ts';
import { adaptablePack } from '../../src/models/adaptation/openDecoder.ts';
import { isDiffusionPack } from '../../src/models/adaptation/openDenoiser.ts';
import type { PriorPack } from '../../src/models/pack.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import { UsageError } from '../lib/usageError.ts';
import type { ExpandOptions } from './options.ts';

/** What is measured of a denoiser, and of a decoder. */
const SQUARED = 'mean squared error of the predictions';
const ABSOLUTE = 'mean absolute difference';

/** Where an interrupted adaptation has come to, of one class where each has adapters of its own; `null` for nowhere. */
export type KeptOf = (name?: string) => Promise<PriorCheckpoint | null>;

/** A pack with its work to do, and the words for it. */
export interface Adapting {
  readonly pack: AnyAdaptable;
  readonly settings: AdaptationPace;
  /** Steps of all trainings together, at most. */
  readonly steps: number;
  /** What the result depends on besides pack, pictures, settings and run seed. */
  readonly known: readonly string[];
  /** What a look's error is. */
  readonly measure: string;
  readonly begin: (
    runtime: Runtime,
    work: Omit<AdaptationWork, 'pack' | 'settings' | 'labels'>,
    keptOf: KeptOf,
  ) => AsyncGenerator<PriorEvent | ClassEvent, Adapted>;
}

/** What came of it. */
export interface Adapted {
  readonly outcome: AdaptationOutcome;
  /** How the error on seeds that took no part has changed. */
  readonly change: string;
  /** In how many steps, and what else there is to say, a line each. */
  readonly taken: string;
  readonly notes: readonly string[];
}

/**
 * What is to be done with a prior.
 *
 * @param prior that is to be adapted.
 * @param options steps, rank, and the recipe, whose first domain a denoiser learns under.
 * @param labels class folder of every seed.
 * @param nameOf what a class is called.
 * @throws FailureError for a prior of a kind that cannot be adapted; UsageError for a recipe without a use for what is adapted, and for a prior that
 *   knows no classes where each is to have adapters.
 */
export function adaptingOf(
  prior: PriorPack,
  { adapt, recipe }: Pick<ExpandOptions, 'adapt' | 'recipe'>,
  labels: readonly string[],
  nameOf: (folder: string) => string,
): Adapting {
  const { scope, ...pace } = adapt ?? { scope: 'set' };
  if (isDiffusionPack(prior)) {
    const { id } = prior.manifest;
    if (!recipe.parts.some(({ method }) => methodOf(method).priorKind === 'diffusion'))
      throw new UsageError(
        `Expected a method that denoises for --adapt-prior with ${id}, whose denoiser is what is adapted, got ${recipe.parts.map(({ method }) => method).join(', ')}; choose gif-sd, sd or text-to-image.`,
      );
    const settings = { ...DENOISER_ADAPTATION, ...pace };
    const [prompt, names] = [promptOfClass(recipe), labels.map(nameOf)];
    const said = ({ before, after }: AdaptationOutcome<AnyAdaptable, number>) => changed(SQUARED, before, after);
    const told = { pack: prior, settings, labels, names, prompt };
    const shared = { pack: prior, settings, measure: SQUARED };
    if (scope === 'set')
      return {
        ...{ ...shared, steps: settings.steps, known: [prompt, ...names] },
        async *begin(runtime, work, keptOf) {
          const outcome = yield* adaptDenoiser(runtime, { ...work, ...told }, (await keptOf()) ?? undefined);
          return { outcome, change: said(outcome), taken: stepsOf(outcome), notes: [] };
        },
      };
    return {
      ...{ ...shared, steps: settings.steps * new Set(names).size, known: ['one a class', prompt, ...names] },
      async *begin(runtime, work, keptOf) {
        const outcome = yield* adaptByClass(runtime, { ...work, ...told }, keptOf);
        return { outcome, change: said(outcome), ...sayClasses(outcome) };
      },
    };
  }
  const pack = adaptablePack(prior);
  if (scope === 'class')
    throw new UsageError(
      `Expected a diffusion pack for --adapt-scope class, got ${pack.manifest.id}, which knows no classes; leave --adapt-scope out.`,
    );
  const settings = { ...ADAPTATION, ...pace };
  return {
    ...{ pack, settings, steps: settings.steps, known: [], measure: ABSOLUTE },
    async *begin(runtime, work, keptOf) {
      const outcome = yield* adaptPrior(runtime, { ...work, pack, settings, labels }, (await keptOf()) ?? undefined);
      const { before, after } = outcome;
      const psnr = `PSNR from ${before.psnr.toFixed(2)} to ${after.psnr.toFixed(2)} dB`;
      const change = `${changed(ABSOLUTE, before.absolute, after.absolute)}, ${psnr}`;
      return { outcome, change, taken: stepsOf(outcome), notes: [] };
    },
  };
}

const stepsOf = ({ looks }: Pick<AdaptationResult, 'looks'>): string => `${bestLook(looks).step} steps`;

/** What became of every class, in words. */
function sayClasses({ classes }: ClassesResult): Pick<Adapted, 'taken' | 'notes'> {
  const steps = classes.map(({ looks }) => (looks.length > 0 ? bestLook(looks).step : 0));
  const learnt = steps.filter((count) => count > 0);
  const named = (those: readonly LearntClass[]) => those.map(({ name }) => name).join(', ');
  const few = classes.filter(({ looks }) => looks.length === 0);
  const vain = classes.filter(({ looks }, i) => looks.length > 0 && steps[i] === 0);
  return {
    taken: `${learnt.reduce((sum, count) => sum + count, 0)} steps for ${counted(learnt.length, 'class', 'classes')}`,
    notes: [
      ...(few.length > 0 ? [`fewer than ${LEAST_SEEDS} seeds, denoised as before: ${named(few)}`] : []),
      ...(vain.length > 0 ? [`nothing was gained on held-out seeds, denoised as before: ${named(vain)}`] : []),
    ],
  };
}

const changed = (what: string, before: number, after: number): string =>
  `the ${what} goes from ${before.toFixed(5)} to ${after.toFixed(5)} (${(100 * (after / before - 1)).toFixed(1)} %)`;

/**
 * The prompt of a class: the recipe's first domain and the class. Without an adjective: "solarized" is not said of pictures that are not.
 */
function promptOfClass({ parts }: Recipe): string {
  const domains = parts.flatMap(({ settings }) => ('domains' in settings ? [settings.domains] : []));
  return `${entriesOf(domains[0] ?? DOMAINS)[0]!} ${PLACE}`.trim();
}
