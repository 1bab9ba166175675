/** @file A prior of any kind: what encodes and decodes, and what denoises where it does. */

import type { Diffusion } from '../../core/diffusion/port.ts';
import type { Unclip } from '../../core/diffusion/unclip.ts';
import type { Prior } from '../../core/expansion/ports.ts';
import type { Framing } from '../../core/image/framing.ts';
import { framingOf } from '../../packs/framing.ts';
import type { DiffusionManifest, PriorManifest, UnclipManifest } from '../../packs/manifest.ts';
import { encodingPack, type EncodingPack, type Pack, type PriorPack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openDiffusion } from './diffusion.ts';
import { openPrior } from './prior.ts';
import { openUnclip } from './unclip.ts';

export interface OpenAnyPrior {
  /** `null` where nothing encodes: a seed is known by its embedding alone. */
  readonly prior: Prior | null;
  readonly diffusion?: Diffusion;
  readonly unclip?: Unclip;
  /** The pack as what can be joined with a judge; `null` where it cannot. */
  readonly encoding: EncodingPack | null;
  readonly framing: (side?: number) => Framing;
  close(): Promise<void>;
}

/**
 * Opens a prior.
 *
 * @param pack of the role "prior".
 * @param runtime where its graphs run.
 * @param frugal as for `openDiffusion`.
 */
export async function openAnyPrior(pack: PriorPack, runtime: Runtime, frugal = false): Promise<OpenAnyPrior> {
  if (isUnclip(pack)) {
    const opened = await openUnclip(pack, runtime, frugal);
    const framing = (side?: number) => framingOf(pack.manifest.preprocessing, side);
    return { prior: null, unclip: opened.unclip, encoding: null, framing, close: opened.close };
  }
  const encoding = encodingPack(pack);
  const opened = await openPrior(encoding, runtime);
  const denoising = isDiffusion(pack) ? openDiffusion(pack, runtime, frugal) : null;
  return {
    prior: opened.prior,
    ...(denoising && { diffusion: denoising.diffusion }),
    encoding,
    framing: opened.framing,
    close: async () => {
      await opened.close();
      await denoising?.close();
    },
  };
}

type Of<Manifest extends PriorManifest> = (pack: PriorPack) => pack is Pack<Manifest>;
const isUnclip = ((pack) => pack.manifest.kind === 'unclip') as Of<UnclipManifest>;
const isDiffusion = ((pack) => pack.manifest.kind === 'diffusion') as Of<DiffusionManifest>;
