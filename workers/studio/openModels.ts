/** @file Prior, judge and text tower of two packs, open on one runtime. */

import type { Models } from '../../src/core/expansion/ports.ts';
import type { Framing } from '../../src/core/image/framing.ts';
import { openJudge } from '../ports/judge.ts';
import { openPrior } from '../ports/prior.ts';
import { openTextTower, type OpenTextTower } from '../ports/text.ts';
import type { JudgePack, PriorPack } from '../runtime/pack.ts';
import type { Runtime } from '../runtime/runtime.ts';

export interface OpenModels {
  readonly models: Models;
  readonly text: OpenTextTower;
  readonly framing: (side?: number) => Framing;
  readonly logitScale: number;
  /** Builds the gradients before they are needed. */
  warm(): Promise<void>;
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
    warm: async () => {
      await openedJudge.warm();
      await openedPrior.warm();
    },
    close: async () => {
      await openedPrior.close();
      await openedJudge.close();
      await text.close();
    },
  };
}
