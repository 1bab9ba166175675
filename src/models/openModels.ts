/** @file From two packs to all that an expansion asks of models: prior, judge, the two joined, and the judge's text tower. */

import { classIndex, pixelTensor } from '../core/brands.ts';
import type { JointPass, Judge, Models } from '../core/expansion/ports.ts';
import { classMatrix } from '../core/judge/classMatrix.ts';
import type { Mask } from '../core/mask/port.ts';
import type { Safety } from '../core/safety/port.ts';
import type { Framing } from '../core/image/framing.ts';
import { openJointPass } from './ports/jointPass.ts';
import { openJudge } from './ports/judge.ts';
import { maskWhenNeeded } from './ports/mask.ts';
import { openPrior, type OpenPrior } from './ports/prior.ts';
import { openSafety } from './ports/safety.ts';
import { openTextTower, type OpenTextTower } from './ports/text.ts';
import type { EncodingPack, JudgePack, MaskPack, SafetyPack } from './pack.ts';
import type { Runtime } from './runtime/runtime.ts';

/** A prior and the judge that guides it. */
export interface Packs {
  readonly prior: EncodingPack;
  readonly judge: JudgePack;
  /** Gives the pack that finds objects, when a recipe first needs it. Default: there is none. */
  readonly mask?: () => Promise<MaskPack>;
  /** Checks what is made. Default: nobody does. */
  readonly safety?: SafetyPack | null;
}

export interface OpenOptions {
  /** Where the judge's text tower runs; with everything else by default. */
  readonly textRuntime?: Runtime;
}

export interface OpenModels {
  /** What was opened: manifests with their suggestions. */
  readonly packs: Packs;
  readonly models: Models & { readonly jointPass: JointPass };
  readonly mask: Mask;
  /** `null` where nobody checks what is made. */
  readonly safety: Safety | null;
  /** The judge's text tower; who has read all texts may close it before the rest. */
  readonly text: OpenTextTower;
  /** How an image becomes a seed; `side` in pixels, the prior's preferred one by default. */
  readonly framing: (side?: number) => Framing;
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
 * @param packs prior and judge.
 * @param runtime of the prior and of the judge's image tower.
 * @param options where it differs for one part.
 * @returns the models; sessions stay open until they are closed.
 * @throws Error where a file cannot be read, or a graph cannot be loaded.
 */
export async function openModels(
  packs: Packs,
  runtime: Runtime,
  { textRuntime = runtime }: OpenOptions = {},
): Promise<OpenModels> {
  const { prior, judge, mask = noMask, safety = null } = packs;
  const openedPrior = await openPrior(prior, runtime);
  const openedJudge = await openJudge(judge, runtime);
  const openedJoint = openJointPass(prior, judge, runtime);
  const openedMask = maskWhenNeeded(mask, runtime);
  const openedSafety = safety && (await openSafety(safety, runtime));
  const text = openTextTower(judge, textRuntime);
  const models = { prior: openedPrior.prior, judge: openedJudge.judge, jointPass: openedJoint.jointPass };
  return {
    packs,
    models,
    mask: openedMask.mask,
    safety: openedSafety?.safety ?? null,
    text,
    framing: openedPrior.framing,
    warm: async (giveWay) => {
      for (const pass of rehearsal(models, openedPrior.framing(), judge.manifest.embedding.size)) {
        if (giveWay()) return;
        await pass();
      }
    },
    close: async () => {
      await openedPrior.close();
      await openedJudge.close();
      await openedJoint.close();
      await openedMask.close();
      await openedSafety?.close();
      await text.close();
    },
  };
}

const noMask = (): Promise<never> =>
  Promise.reject(new Error('Expected a mask to find objects with, got none; name a pack of that role.'));

/** The passes that guiding one variant takes, on a grey picture between two classes. */
function rehearsal(
  {
    prior,
    judge,
    jointPass,
  }: { readonly prior: OpenPrior['prior']; readonly judge: Judge; readonly jointPass: JointPass },
  { width, height }: Framing,
  embedding: number,
): readonly (() => Promise<unknown>)[] {
  const grey = new Float32Array(3 * height * width).fill(0.5);
  const pixels = pixelTensor({ dims: [1, 3, height, width], data: grey });
  const classes = classMatrix([new Float32Array(embedding).fill(1), new Float32Array(embedding).fill(-1)], 1);
  const criterion = { classes, anchor: classIndex(0, 2), weights: { consistency: 1, entropy: 1, diversity: 1 } };
  return [
    async () => prior.decode(await prior.encode(pixels)),
    () => judge.embed(pixels),
    async () => {
      const latents = await prior.encode(pixels);
      if (await jointPass(latents, criterion)) return;
      await judge.embedVjp(pixels, await judge.embed(pixels));
      await prior.decodeVjp(latents, pixels, pixels);
    },
  ];
}
