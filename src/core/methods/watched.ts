/** @file Steps of a denoiser as a method tells of them. */

import { latentTensor } from '../brands.ts';
import type { Denoised } from '../diffusion/denoise.ts';
import { inBatches, toBatch } from '../expansion/batches.ts';
import type { Decode } from '../expansion/ports.ts';
import type { DenoisedEvent } from './method.ts';

/**
 * Hands on the steps of a denoiser.
 *
 * @param denoising as `denoise` gives it.
 * @param dims shape of one latent.
 * @param decode makes pictures of latents, where the steps are watched; `null` where nobody looks.
 * @returns the latents at the end.
 */
export async function* toldSteps(
  denoising: AsyncGenerator<Denoised, readonly Float32Array[], void>,
  dims: readonly number[],
  decode: Decode | null,
): AsyncGenerator<DenoisedEvent, readonly Float32Array[], void> {
  for (;;) {
    const next = await denoising.next();
    if (next.done === true) return next.value;
    const { step, of, k, steps, rows, clean } = next.value;
    const told = { kind: 'denoised', step, of, k, steps } as const;
    if (!decode) {
      yield told;
      continue;
    }
    const images = await inBatches(clean.length, Infinity, (from, to) =>
      decode(latentTensor(toBatch(clean.slice(from, to), dims))),
    );
    yield { ...told, projected: { first: rows[0], images: images.rows.map((data) => ({ dims: images.dims, data })) } };
  }
}
