/** @file What adapting a denoiser starts from: pictures and the names of their classes, as a denoiser takes them. */

import { cutOut } from '../../core/adaptation/crops.ts';
import type { EncodingPrior } from '../../core/adaptation/port.ts';
import { drawnFrom, predictionError, type Asking, type DenoisingSeed } from '../../core/adaptation/prediction.ts';
import type { AdaptationPace } from '../../core/adaptation/settings.ts';
import type { PixelTensor } from '../../core/brands.ts';
import type { Condition } from '../../core/diffusion/denoise.ts';
import { decoderPromptOf } from '../../core/diffusion/prompts.ts';
import { unstack } from '../../core/tensor.ts';
import { openDiffusion } from '../ports/diffusion.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { SHEET_ROWS, type AdaptationWork, type Measured } from './conclude.ts';
import type { DiffusionPack } from './openDenoiser.ts';

/** What is adapted to what. */
export interface DenoiserWork extends AdaptationWork<DiffusionPack, AdaptationPace> {
  /** What the class of each picture is called. */
  readonly names: readonly string[];
  /** The prompt of a class, with `{label}` where its name goes. */
  readonly prompt: string;
}

/** What pictures are to a denoiser. */
export interface Prompted {
  /** Of a picture's latent, [channels, height, width]. */
  readonly dims: readonly number[];
  /** Of no prompt. */
  readonly empty: Condition;
  /** Of the prompt of each picture's class. */
  readonly conditions: readonly Condition[];
}

/**
 * The size of a picture's latent, and what the text encoder makes of no prompt and of the prompt of every picture's class. It is given back
 * before anything else is loaded.
 */
export async function readPrompts(
  { pack, pictures, names, prompt }: DenoiserWork,
  runtime: Runtime,
): Promise<Prompted> {
  const { diffusion, ...open } = openDiffusion(pack, runtime);
  try {
    const [, , height = 0, width = 0] = pictures[0]!.dims;
    const states = await diffusion.read(['', ...names.map((name) => decoderPromptOf(prompt, name))]);
    const [empty, ...conditions] = states.map((one, i): Condition => {
      const className = names[i - 1];
      return { states: one, ...(className !== undefined && { className }) };
    });
    return { dims: diffusion.latentDims(height, width), empty: empty!, conditions };
  } finally {
    await open.close();
  }
}

/**
 * How far packs are from what seeds ask of their denoiser, and what they make of the first of them.
 *
 * @param test seeds that took no part.
 * @param asking how they are put.
 * @param decode makes a picture of a latent.
 * @param runtime where packs are opened.
 */
export const measuredBy =
  (
    test: readonly DenoisingSeed[],
    asking: Asking,
    decode: EncodingPrior['decode'],
    runtime: Runtime,
  ): ((pack: DiffusionPack) => Promise<Measured<number>>) =>
  async (pack) => {
    const { diffusion, ...open } = openDiffusion(pack, runtime);
    try {
      const { error } = await predictionError(test, 'test', asking, diffusion.predict);
      return { error, pictures: await drawnFrom(test.slice(0, SHEET_ROWS), asking, diffusion.predict, decode) };
    } finally {
      await open.close();
    }
  };

/** How a seed is seen: as it is; or as it is and mirrored, where it is learnt. */
export const AS_IT_IS: readonly boolean[] = [false];
export const BOTH_WAYS: readonly boolean[] = [false, true];

/**
 * Some pictures as a denoiser sees them.
 *
 * @param part which, by their places.
 * @param views mirrored or not, one latent each.
 * @param work whose pictures.
 * @param prompted their prompts.
 * @param encode the prior's encoder.
 */
export async function seedsOf(
  part: readonly number[],
  views: readonly boolean[],
  { pictures }: Pick<DenoiserWork, 'pictures'>,
  { conditions }: Prompted,
  encode: EncodingPrior['encode'],
): Promise<readonly DenoisingSeed[]> {
  const seeds: DenoisingSeed[] = [];
  for (const i of part) seeds.push({ views: await latentsOf(pictures[i]!, views, encode), condition: conditions[i]! });
  return seeds;
}

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
