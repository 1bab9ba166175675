/** @file How much memory adapting a prior takes, from its manifest: before a file of it is read. */

import { FailureError } from '../core/failure.ts';
import type { AutoencoderManifest, DiffusionManifest } from './manifest.ts';
import { weightBytes } from './size.ts';

/** A prior that can be adapted. */
export type AdaptableManifest = AutoencoderManifest | DiffusionManifest;

export interface AdaptingMemory {
  /** What the runtime holds at its peak, in bytes. */
  readonly runtime: number;
  /** The same with what the program itself holds then: the graph as it was read, and the file that is being loaded. */
  readonly all: number;
}

/**
 * How often the weights of the graph that is adapted are held in float32, measured on a U-Net of 323 million parameters in half precision
 * (docs/adapted-prior.md): at its peak by the runtime, which holds the step and loads the looks, and by the program beside it.
 */
const BY_RUNTIME = 3;
const BY_PROGRAM = 1.7;

/**
 * The least that adapting takes: weights, what it takes to load them, which is not given back before the first step, and what a step holds
 * besides.
 * Half precision is counted as float32, which is what is computed in.
 *
 * @param manifest of the prior.
 * @param activations bytes of what a step hands from node to node, which its graph says. Default: they are not known yet.
 */
export function adaptingMemory(manifest: AdaptableManifest, activations = 0): AdaptingMemory {
  const { encoder, decoder } = manifest.graphs;
  const [adapted, others] =
    manifest.kind === 'diffusion' ? [manifest.graphs.denoiser, [encoder, decoder]] : [decoder, [encoder, decoder]];
  const weights = weightBytes(manifest, adapted, 'in-single');
  const beside = others.reduce((sum, graph) => sum + weightBytes(manifest, graph, 'in-single'), 0);
  const runtime = BY_RUNTIME * weights + beside + activations;
  return { runtime, all: runtime + BY_PROGRAM * weights };
}

/**
 * Refuses to adapt what there is no memory for.
 *
 * @param manifest of the prior.
 * @param offered what the runtime may take, and all together, in bytes.
 * @param activations as for {@link adaptingMemory}.
 * @throws FailureError that says what is needed and what there is.
 */
export function checkAdapting(manifest: AdaptableManifest, offered: AdaptingMemory, activations = 0): void {
  const needed = adaptingMemory(manifest, activations);
  for (const what of ['runtime', 'all'] as const) {
    if (needed[what] > offered[what])
      throw new FailureError({
        code: 'adapting-too-large',
        ...{ pack: manifest.id, needed: needed[what], limit: offered[what] },
      });
  }
}
