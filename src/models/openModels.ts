/** @file From two packs to all that a studio asks of models: a prior of any kind, the judge, the two joined, and the judge's text tower. */

import { classIndex, pixelTensor } from '../core/brands.ts';
import type { Judge } from '../core/expansion/ports.ts';
import type { Ports } from '../core/methods/method.ts';
import { classMatrix } from '../core/judge/classMatrix.ts';
import type { Mask } from '../core/mask/port.ts';
import type { Safety } from '../core/safety/port.ts';
import type { Framing } from '../core/image/framing.ts';
import { openPorts, type OpenPortsOptions } from './openPorts.ts';
import { maskWhenNeeded } from './ports/mask.ts';
import type { OpenTextTower } from './ports/text.ts';
import type { JudgePack, MaskPack, PriorPack, SafetyPack } from './pack.ts';
import type { Runtime } from './runtime/runtime.ts';

/** A prior and the judge that guides it. */
export interface Packs {
  readonly prior: PriorPack;
  readonly judge: JudgePack;
  /** Gives the pack that finds objects, when a recipe first needs it. Default: there is none. */
  readonly mask?: () => Promise<MaskPack>;
  /** Checks what is made. Default: nobody does. */
  readonly safety?: SafetyPack | null;
}

/** What a prior of any kind and a judge can do. */
export type StudioModels = Omit<Ports, 'mask' | 'safety'> & { readonly judge: Judge };

export interface OpenModels {
  /** What was opened: manifests with their suggestions. */
  readonly packs: Packs;
  readonly models: StudioModels;
  readonly mask: Mask;
  /** `null` where nobody checks what is made. */
  readonly safety: Safety | null;
  /** The judge's text tower; who has read all texts may close it before the rest. */
  readonly text: OpenTextTower;
  /** How an image becomes a seed; `side` in pixels, the prior's preferred one by default. */
  readonly framing: (side?: number) => Framing;
  /**
   * Builds the gradients, and takes every graph of an autoencoder and its judge through one picture: the first pass is the slowest by far.
   *
   * @param giveWay asked between the parts; what is left is done when it is needed.
   */
  warm(giveWay: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the graphs of both packs; a denoiser and its text encoder are loaded when they are first needed.
 *
 * @param packs prior and judge.
 * @param runtime of the prior and of the judge's image tower.
 * @param options as of `openPorts`.
 * @returns the models; sessions stay open until they are closed.
 * @throws FailureError where memory is too little for them.
 * @throws Error where a file cannot be read, or a graph cannot be loaded.
 */
export async function openModels(packs: Packs, runtime: Runtime, options: OpenPortsOptions = {}): Promise<OpenModels> {
  const { prior, judge: judgePack, mask = noMask, safety: safetyPack = null } = packs;
  const open = await openPorts({ prior, judge: judgePack, safety: safetyPack }, runtime, options);
  const { judge, safety = null, ...ports } = open.ports;
  if (!judge || !open.text) throw new Error('Expected the judge that was asked for, got none.');
  const openedMask = maskWhenNeeded(mask, runtime);
  const models = { ...ports, judge };
  return {
    packs,
    models,
    mask: openedMask.mask,
    safety,
    text: open.text,
    framing: open.framing,
    warm: async (giveWay) => {
      for (const pass of rehearsal(models, open.framing(), judgePack.manifest.embedding.size)) {
        if (giveWay()) return;
        await pass();
      }
    },
    close: async () => {
      await open.close();
      await openedMask.close();
    },
  };
}

const noMask = (): Promise<never> =>
  Promise.reject(new Error('Expected a mask to find objects with, got none; name a pack of that role.'));

/** The passes that guiding one variant takes, on a grey picture between two classes. */
function rehearsal(
  { prior, judge, jointPass, diffusion }: StudioModels,
  { width, height }: Framing,
  embedding: number,
): readonly (() => Promise<unknown>)[] {
  const grey = new Float32Array(3 * height * width).fill(0.5);
  const pixels = pixelTensor({ dims: [1, 3, height, width], data: grey });
  const judging = () => judge.embed(pixels);
  // Embeddings are moved by a gradient in closed form; what is around a denoiser is large, and made ready by who needs it.
  if (prior?.kind !== 'reconstruction' || diffusion) return [judging];
  const classes = classMatrix([new Float32Array(embedding).fill(1), new Float32Array(embedding).fill(-1)], 1);
  const criterion = { classes, anchor: classIndex(0, 2), weights: { consistency: 1, entropy: 1, diversity: 1 } };
  return [
    async () => prior.decode(await prior.encode(pixels)),
    judging,
    async () => {
      const latents = await prior.encode(pixels);
      if (await jointPass?.(latents, criterion)) return;
      await judge.embedVjp(pixels, await judge.embed(pixels));
      await prior.decodeVjp(latents, pixels, pixels);
    },
  ];
}
