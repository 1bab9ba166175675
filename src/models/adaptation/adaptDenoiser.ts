/**
 * @file A diffusion pack adapted to the seeds of a data set (Kim et al., "DataDream", 2024, with one adapter for the whole set): from pack,
 * pictures and the names of their classes to another pack, with what it came to.
 */

import { adapt } from '../../core/adaptation/adapt.ts';
import { cutOut } from '../../core/adaptation/crops.ts';
import { denoiserTrainee } from '../../core/adaptation/denoiser.ts';
import { adaptationParts } from '../../core/adaptation/parts.ts';
import type { EncodingPrior } from '../../core/adaptation/port.ts';
import { drawnFrom, predictionError, type DenoisingSeed } from '../../core/adaptation/prediction.ts';
import type { AdaptationPace } from '../../core/adaptation/settings.ts';
import type { PixelTensor } from '../../core/brands.ts';
import type { Condition } from '../../core/diffusion/denoise.ts';
import { decoderPromptOf } from '../../core/diffusion/prompts.ts';
import { unstack } from '../../core/tensor.ts';
import { openDiffusion } from '../ports/diffusion.ts';
import { openPrior } from '../ports/prior.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { merged } from './adapters.ts';
import {
  concluded,
  SHEET_ROWS,
  type AdaptationResult,
  type AdaptationWork,
  type Measured,
  type PriorCheckpoint,
  type PriorEvent,
} from './conclude.ts';
import { denoiserWithAdapters, openDenoiser, type DiffusionPack } from './openDenoiser.ts';

/** What is adapted to what. */
export interface DenoiserWork extends AdaptationWork<DiffusionPack, AdaptationPace> {
  /** What the class of each picture is called. */
  readonly names: readonly string[];
  /** The prompt of a class, with `{label}` where its name goes. */
  readonly prompt: string;
}

/** A pack with another denoiser, and the mean squared error of its predictions before and after. */
export type DenoiserResult = AdaptationResult<DiffusionPack, number>;

/**
 * Adapts a prior's denoiser, step by step; who wants it to stop takes no further step.
 *
 * @param runtime where it runs.
 * @param work what is adapted to what.
 * @param from where to go on. Default: the beginning.
 * @returns what it came to.
 * @throws FailureError for too few pictures, or a denoiser that cannot be adapted.
 */
export async function* adaptDenoiser(
  runtime: Runtime,
  work: DenoiserWork,
  from?: PriorCheckpoint,
): AsyncGenerator<PriorEvent, DenoiserResult> {
  const { pack, pictures, labels, settings, runSeed } = work;
  const { scheduler } = pack.manifest;
  const parts = adaptationParts(labels, runSeed);
  const denoiser = await denoiserWithAdapters(pack, settings.rank, runSeed);
  const { sizes, states } = await toldOf(work, runtime);
  const [empty, ...conditions] = states;
  const opened = await openPrior(pack, runtime);
  try {
    const { encode, decode } = opened.prior;
    const seedsOf = async (part: readonly number[], views: readonly boolean[]) => {
      const seeds: DenoisingSeed[] = [];
      for (const i of part)
        seeds.push({ views: await latentsOf(pictures[i]!, views, encode), condition: conditions[i]! });
      return seeds;
    };
    const train = await seedsOf(parts.train, [false, true]);
    const [stop, test] = [await seedsOf(parts.stop, [false]), await seedsOf(parts.test, [false])];
    const asking = { scheduler, dims: sizes, runSeed, batch: settings.batch };
    const training = await openDenoiser(pack, denoiser, settings, sizes, runtime, from?.now);
    let ended: PriorCheckpoint;
    try {
      const task = { ...asking, train, stop, empty: empty!, settings, decode };
      ended = yield* adapt(settings, denoiserTrainee(task, training), from);
    } finally {
      await training.release();
    }
    return await concluded(work, {
      ...{ ended, test: parts.test.map((i) => pictures[i]!), told: { prompt: work.prompt } },
      merge: (state) => merged(denoiser, state, 'as it was'),
      measure: async (one): Promise<Measured<number>> => {
        const { diffusion, ...open } = openDiffusion(one, runtime);
        try {
          const { error } = await predictionError(test, 'test', asking, diffusion.predict);
          return { error, pictures: await drawnFrom(test.slice(0, SHEET_ROWS), asking, diffusion.predict, decode) };
        } finally {
          await open.close();
        }
      },
    });
  } finally {
    await opened.close();
  }
}

/**
 * The size of a picture's latent, and what the text encoder makes of no prompt and of the prompt of every picture's class. It is given back
 * before anything else is loaded.
 */
async function toldOf({ pack, pictures, names, prompt }: DenoiserWork, runtime: Runtime) {
  const { diffusion, ...open } = openDiffusion(pack, runtime);
  try {
    const [, , height = 0, width = 0] = pictures[0]!.dims;
    const states = await diffusion.read(['', ...names.map((name) => decoderPromptOf(prompt, name))]);
    const conditions = states.map((one): Condition => ({ states: one }));
    return { sizes: diffusion.latentDims(height, width), states: conditions };
  } finally {
    await open.close();
  }
}

/** The latents of a picture as it is, and of its mirror image. */
async function latentsOf(
  picture: PixelTensor,
  mirrored: readonly boolean[],
  encode: EncodingPrior['encode'],
): Promise<readonly Float32Array[]> {
  const views: Float32Array[] = [];
  for (const mirror of mirrored) {
    const seen = cutOut([picture], [{ picture: 0, at: [0, 0], mirrored: mirror }], picture.dims[2]!);
    views.push(unstack(await encode(seen))[0]!.data);
  }
  return views;
}
