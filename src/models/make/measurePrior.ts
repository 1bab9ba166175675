/** @file The units of a prior that its files do not state: which numbers are black and white, and how its latents are spread. */

import type { PixelTensor } from '../../core/brands.ts';
import type { PriorUnits } from '../../packs/draft/autoencoder.ts';
import type { Draft, Drafted } from '../../packs/draft/draft.ts';
import type { Lacking, MakeNote } from '../../packs/draft/lack.ts';
import { parseManifest } from '../../packs/parse.ts';
import { openPack, encodingPack } from '../pack.ts';
import { openPrior } from '../ports/prior.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { describeFiles, type FileSource } from './files.ts';
import { channelUnits, reconstruct, suggestedEpsilon } from './tryPrior.ts';

/** Ranges that exporters use. */
export const RANGES = [
  [0, 1],
  [-1, 1],
] as const;

/** Units before anything was measured. */
const PLAIN = { epsilon: 1 } as const;

/**
 * Measures a prior and drafts its manifest.
 *
 * @param source of the files.
 * @param paths of the graphs.
 * @param draftWith drafts the manifest from units.
 * @param ranges of pixels that come into question.
 * @param pictures to measure on: what is suggested is as good as they are.
 * @param runtime where it runs.
 * @returns the draft in the range that gives pictures back best, or what is missing.
 * @throws Error where the graphs cannot be run.
 */
export async function measuredDraft(
  source: FileSource,
  paths: readonly string[],
  draftWith: (units: PriorUnits) => Draft,
  ranges: readonly PriorUnits['range'][],
  pictures: PixelTensor,
  runtime: Runtime,
): Promise<Drafted | Lacking> {
  const files = await describeFiles(source, paths);
  const opened = async (draft: Drafted) => {
    const manifest = parseManifest({ ...draft.manifest, files });
    return openPrior(encodingPack(openPack(manifest, ({ path }) => source.read(path))), runtime);
  };
  let best: { readonly psnr: number; readonly units: PriorUnits } | null = null;
  for (const range of ranges) {
    const draft = draftWith({ range, latent: PLAIN });
    if (draft.kind === 'lacking') return draft;
    const open = await opened(draft);
    try {
      const { psnr, latents } = await reconstruct(open, pictures);
      const latent = { ...channelUnits(open, latents), ...PLAIN };
      if (best === null || psnr > best.psnr) best = { psnr, units: { range, latent } };
    } finally {
      await open.close();
    }
  }
  const { range, latent } = best!.units;
  const draft = draftWith({ range, latent });
  if (draft.kind === 'lacking') return draft;
  const open = await opened(draft);
  try {
    const epsilon = await suggestedEpsilon(open, await reconstruct(open, pictures));
    const last = draftWith({ range, latent: { ...latent, epsilon } });
    const note: MakeNote = { code: 'measured', pictures: pictures.dims[0]!, range, epsilon };
    return last.kind === 'lacking' ? last : { ...last, notes: [...last.notes, note] };
  } finally {
    await open.close();
  }
}
