/** @file Steps of a denoiser as a method tells of them. */

import { latentTensor } from '../brands.ts';
import { denoiseCarried } from '../diffusion/carried.ts';
import { denoise, type Denoised, type Guiding } from '../diffusion/denoise.ts';
import type { Diffusion } from '../diffusion/port.ts';
import type { SamplerRun } from '../diffusion/steps.ts';
import { inBatches, toBatch } from '../expansion/batches.ts';
import type { Decode } from '../expansion/ports.ts';
import type { DenoisedEvent } from './method.ts';

/** Noisy latents, and the steps that they are to take. */
export interface Noisy {
  readonly run: SamplerRun;
  /** As `run.noised` or `run.pure` gives them. */
  readonly start: readonly Float32Array[];
  /** Shape of one. */
  readonly dims: readonly number[];
}

/**
 * Latents to the end of their steps: on the device where the port can, but where somebody looks on.
 *
 * @param noisy where they begin.
 * @param guiding a condition for every one.
 * @param port that denoises.
 * @param batch most of them at a time.
 * @param decode makes pictures of latents, where the steps are watched; `null` where nobody looks.
 */
export async function* throughSteps(
  { run, start, dims }: Noisy,
  guiding: Guiding,
  { scheduler, predict, carry, rest }: Diffusion,
  batch: number,
  decode: Decode | null,
): AsyncGenerator<DenoisedEvent, readonly Float32Array[], void> {
  const denoising =
    carry && !decode && !scheduler.clipped
      ? denoiseCarried(run, start, dims, guiding, carry, batch)
      : denoise(run, start, dims, guiding, predict, batch);
  const ends = yield* toldSteps(denoising, dims, decode);
  await rest();
  return ends;
}

/** A step as it is told of, with where it would end where that is known. */
type Step = Omit<Denoised, 'latents' | 'clean'> & Partial<Pick<Denoised, 'clean'>>;

/**
 * Hands on the steps of a denoiser.
 *
 * @param denoising as `denoise` gives it.
 * @param dims shape of one latent.
 * @param decode makes pictures of latents, where the steps are watched; `null` where nobody looks.
 * @returns the latents at the end.
 */
async function* toldSteps(
  denoising: AsyncGenerator<Step, readonly Float32Array[], void>,
  dims: readonly number[],
  decode: Decode | null,
): AsyncGenerator<DenoisedEvent, readonly Float32Array[], void> {
  for (;;) {
    const next = await denoising.next();
    if (next.done === true) return next.value;
    const { step, of, k, steps, rows, clean } = next.value;
    const told = { kind: 'denoised', step, of, k, steps } as const;
    if (!decode || !clean) {
      yield told;
      continue;
    }
    const images = await inBatches(clean.length, Infinity, (from, to) =>
      decode(latentTensor(toBatch(clean.slice(from, to), dims))),
    );
    yield { ...told, projected: { first: rows[0], images: images.rows.map((data) => ({ dims: images.dims, data })) } };
  }
}
