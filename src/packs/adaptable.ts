/** @file Where a prior can be adapted to pictures, as far as its manifest tells. */

import type { Failure } from '../core/failure.ts';
import type { PackManifest } from './manifest.ts';

export type Adaptable =
  | { readonly where: 'page' }
  /** A denoiser takes more time and memory than a page has. */
  | { readonly where: 'command' }
  | { readonly where: 'nowhere'; readonly why: Failure };

/** Where a prior can be adapted; `null` for other roles. */
export function adaptableIn(manifest: PackManifest): Adaptable | null {
  if (manifest.role !== 'prior') return null;
  if (manifest.kind === 'diffusion') return { where: 'command' };
  const refused = (why: 'kind' | 'weights'): Adaptable => ({
    where: 'nowhere',
    why: { code: 'not-adaptable', pack: manifest.id, why },
  });
  if (manifest.kind === 'unclip' || manifest.latent.kind !== 'spatial' || manifest.decoded.kind !== 'pixels') {
    return refused('kind');
  }
  // Weights beside the graph are for priors that are too large for this in any case.
  return manifest.graphs.decoder.external ? refused('weights') : { where: 'page' };
}
