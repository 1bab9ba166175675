/** @file Prior, judge and text tower of two packs, open on one runtime. */

import { pixelTensor } from '../../src/core/brands.ts';
import type { Judge, Models } from '../../src/core/expansion/ports.ts';
import type { Framing } from '../../src/core/image/framing.ts';
import { openJudge } from '../ports/judge.ts';
import { openPrior, type OpenPrior } from '../ports/prior.ts';
import { openTextTower, type OpenTextTower } from '../ports/text.ts';
import type { JudgePack, PriorPack } from '../runtime/pack.ts';
import type { Runtime } from '../runtime/runtime.ts';

export interface OpenModels {
  readonly models: Models;
  readonly text: OpenTextTower;
  readonly framing: (side?: number) => Framing;
  readonly logitScale: number;
  /**
   * Builds the gradients, and takes every graph through one picture: the first pass is the slowest by far.
   *
   * @param giveWay asked between the parts; what is left is done when it is needed.
   */
  warm(giveWay: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the graphs of both packs.
 *
 * @param runtime of the prior and of the judge's image tower.
 * @param textRuntime of the judge's text tower; the same one by default.
 */
export async function openModels(
  prior: PriorPack,
  judge: JudgePack,
  runtime: Runtime,
  textRuntime = runtime,
): Promise<OpenModels> {
  const openedPrior = await openPrior(prior, runtime);
  const openedJudge = await openJudge(judge, runtime);
  const text = await openTextTower(judge, textRuntime);
  return {
    models: { prior: openedPrior.prior, judge: openedJudge.judge },
    text,
    framing: openedPrior.framing,
    logitScale: judge.manifest.scoring.logitScale,
    warm: async (giveWay) => {
      const passes = rehearsal({ prior: openedPrior.prior, judge: openedJudge.judge }, openedPrior.framing());
      for (const part of [() => openedJudge.warm(), () => openedPrior.warm(), ...passes]) {
        if (giveWay()) return;
        await part();
      }
    },
    close: async () => {
      await openedPrior.close();
      await openedJudge.close();
      await text.close();
    },
  };
}

/** The passes that guiding one variant takes, on a grey picture. */
function rehearsal(
  { prior, judge }: { readonly prior: OpenPrior['prior']; readonly judge: Judge },
  { width, height }: Framing,
): readonly (() => Promise<unknown>)[] {
  const grey = new Float32Array(3 * height * width).fill(0.5);
  const pixels = pixelTensor({ dims: [1, 3, height, width], data: grey });
  return [
    async () => prior.decode(await prior.encode(pixels)),
    async () => judge.embedVjp(pixels, await judge.embed(pixels)),
    async () => prior.decodeVjp(await prior.encode(pixels), pixels, pixels),
  ];
}
