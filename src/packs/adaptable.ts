/** @file Which priors can be adapted to pictures in a page, as far as their manifest tells. */

import type { Failure } from '../core/failure.ts';
import type { PackManifest } from './manifest.ts';

/** Why a prior cannot be adapted by training its decoder; `null` where nothing speaks against it, and for other roles. */
export function notAdaptable(manifest: PackManifest): Failure | null {
  if (manifest.role !== 'prior') return null;
  const refused = (why: 'kind' | 'weights'): Failure => ({ code: 'not-adaptable', pack: manifest.id, why });
  if (manifest.kind === 'diffusion' || manifest.kind === 'unclip') return refused('kind');
  if (manifest.latent.kind !== 'spatial' || manifest.decoded.kind !== 'pixels') return refused('kind');
  return manifest.graphs.decoder.external ? refused('weights') : null;
}
