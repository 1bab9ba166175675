/** @file What `--adapt-prior` does with a prior of either kind: a decoder learns to give the seeds back, a denoiser to denoise them. */

import { ADAPTATION, DENOISER_ADAPTATION, type AdaptationPace } from '../../src/core/adaptation/settings.ts';
import { DOMAINS } from '../../src/core/diffusion/promptLists.ts';
import { entriesOf, PLACE } from '../../src/core/diffusion/prompts.ts';
import { methodOf } from '../../src/core/methods/table.ts';
import type { Recipe } from '../../src/core/run/recipe.ts';
import { adaptDenoiser } from '../../src/models/adaptation/adaptDenoiser.ts';
import type { AnyAdaptable } from '../../src/models/adaptation/adaptedPack.ts';
import {
  adaptPrior,
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

/** A pack with its work to do, and the words for it. */
export interface Adapting {
  readonly pack: AnyAdaptable;
  readonly settings: AdaptationPace;
  /** What the result depends on besides pack, pictures, settings and run seed. */
  readonly known: readonly string[];
  /** What a look's error is. */
  readonly measure: string;
  readonly begin: (
    runtime: Runtime,
    work: Omit<AdaptationWork, 'pack' | 'settings' | 'labels'>,
    from?: PriorCheckpoint,
  ) => AsyncGenerator<PriorEvent, AdaptationResult<AnyAdaptable, unknown>>;
  /** How an error on seeds that took no part has changed. */
  readonly change: (result: AdaptationResult<AnyAdaptable, unknown>) => string;
}

/**
 * What is to be done with a prior.
 *
 * @param prior that is to be adapted.
 * @param options steps, rank, and the recipe, whose first domain a denoiser learns under.
 * @param labels class folder of every seed.
 * @param nameOf what a class is called.
 * @throws FailureError for a prior of a kind that cannot be adapted; UsageError for a recipe without a use for what is adapted.
 */
export function adaptingOf(
  prior: PriorPack,
  { adapt, recipe }: Pick<ExpandOptions, 'adapt' | 'recipe'>,
  labels: readonly string[],
  nameOf: (folder: string) => string,
): Adapting {
  if (isDiffusionPack(prior)) {
    const { id } = prior.manifest;
    if (!recipe.parts.some(({ method }) => methodOf(method).priorKind === 'diffusion'))
      throw new UsageError(
        `Expected a method that denoises for --adapt-prior with ${id}, whose denoiser is what is adapted, got ${recipe.parts.map(({ method }) => method).join(', ')}; choose gif-sd, sd or text-to-image.`,
      );
    const settings = { ...DENOISER_ADAPTATION, ...adapt };
    const [prompt, names] = [promptOfClass(recipe), labels.map(nameOf)];
    return {
      ...{ pack: prior, settings, known: [prompt, ...names], measure: SQUARED },
      begin: (runtime, work, from) =>
        adaptDenoiser(runtime, { ...work, pack: prior, settings, labels, names, prompt }, from),
      change: ({ before, after }) => changed(SQUARED, before as number, after as number),
    };
  }
  const pack = adaptablePack(prior);
  const settings = { ...ADAPTATION, ...adapt };
  return {
    ...{ pack, settings, known: [], measure: ABSOLUTE },
    begin: (runtime, work, from) => adaptPrior(runtime, { ...work, pack, settings, labels }, from),
    change: (result) => {
      const { before, after } = result as AdaptationResult<AnyAdaptable>;
      const psnr = `PSNR from ${before.psnr.toFixed(2)} to ${after.psnr.toFixed(2)} dB`;
      return `${changed(ABSOLUTE, before.absolute, after.absolute)}, ${psnr}`;
    },
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
