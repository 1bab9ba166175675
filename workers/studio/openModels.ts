/** @file Prior, judge and text tower of two packs, open on one runtime. */

import { classIndex, pixelTensor } from '../../src/core/brands.ts';
import type { Guide, Judge, Models } from '../../src/core/expansion/ports.ts';
import { classMatrix } from '../../src/core/judge/classMatrix.ts';
import type { Framing } from '../../src/core/image/framing.ts';
import { openGuide } from '../ports/guide.ts';
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
  const openedGuide = openGuide(prior, judge, runtime);
  const text = await openTextTower(judge, textRuntime);
  const models = { prior: openedPrior.prior, judge: openedJudge.judge, guide: openedGuide.guide };
  return {
    models,
    text,
    framing: openedPrior.framing,
    logitScale: judge.manifest.scoring.logitScale,
    warm: async (giveWay) => {
      for (const pass of rehearsal(models, openedPrior.framing(), judge.manifest.embedding.size)) {
        if (giveWay()) return;
        await pass();
      }
    },
    close: async () => {
      await openedPrior.close();
      await openedJudge.close();
      await openedGuide.close();
      await text.close();
    },
  };
}

/** The passes that guiding one variant takes, on a grey picture between two classes. */
function rehearsal(
  { prior, judge, guide }: { readonly prior: OpenPrior['prior']; readonly judge: Judge; readonly guide: Guide },
  { width, height }: Framing,
  embedding: number,
): readonly (() => Promise<unknown>)[] {
  const grey = new Float32Array(3 * height * width).fill(0.5);
  const pixels = pixelTensor({ dims: [1, 3, height, width], data: grey });
  const classes = classMatrix([new Float32Array(embedding).fill(1), new Float32Array(embedding).fill(-1)], 1);
  const aim = { classes, anchor: classIndex(0, 2), weights: { consistency: 1, entropy: 1, diversity: 1 } };
  return [
    async () => prior.decode(await prior.encode(pixels)),
    () => judge.embed(pixels),
    async () => {
      const latents = await prior.encode(pixels);
      if (await guide(latents, aim)) return;
      await judge.embedVjp(pixels, await judge.embed(pixels));
      await prior.decodeVjp(latents, pixels, pixels);
    },
  ];
}
