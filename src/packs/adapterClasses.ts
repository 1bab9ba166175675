/** @file The classes that a denoiser has adapters of their own for. */

import type { AdaptedFrom, PriorManifest } from './manifest.ts';

/** By what they are called in prompts, in the order of the adapters; none where all classes are denoised alike. */
export function adapterClasses(manifest: PriorManifest): NonNullable<AdaptedFrom['classes']> {
  return (manifest.kind === 'diffusion' ? manifest.adapted?.classes : null) ?? [];
}
