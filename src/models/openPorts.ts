/** @file From packs to the ports of a run: the models that its recipe needs, and no others. */

import type { Ports } from '../core/methods/method.ts';
import type { Framing } from '../core/image/framing.ts';
import type { JudgePack, MaskPack, PriorPack, SafetyPack } from './pack.ts';
import { openJointPass } from './ports/jointPass.ts';
import { openJudge } from './ports/judge.ts';
import { maskWhenNeeded } from './ports/mask.ts';
import { openPrior } from './ports/prior.ts';
import { openSafety } from './ports/safety.ts';
import { openTextTower, type OpenTextTower } from './ports/text.ts';
import type { Runtime } from './runtime/runtime.ts';

export interface OpenPorts {
  readonly ports: Ports;
  /** The judge's text tower; `null` where nobody judges. Who has read all texts may close it before the rest. */
  readonly text: OpenTextTower | null;
  /** How an image becomes a seed; `side` in pixels, what suits the models by default. */
  readonly framing: (side?: number) => Framing;
  close(): Promise<void>;
}

/** Side of an image that no model asks for, in pixels: what the starter models prefer, so that methods can be compared. */
const PLAIN_SIDE = 128;

/** `null` where one is not needed. */
export interface PacksOfRun {
  readonly prior: PriorPack | null;
  readonly judge: JudgePack | null;
  /** Default: none. */
  readonly mask?: MaskPack | null;
  /** Default: nobody checks what is made. */
  readonly safety?: SafetyPack | null;
}

/**
 * Opens the graphs of some packs.
 *
 * @param packs what the recipe needs.
 * @param runtime where they run.
 * @throws Error where a file cannot be read, or a graph cannot be loaded.
 */
export async function openPorts(
  { prior, judge, mask = null, safety = null }: PacksOfRun,
  runtime: Runtime,
): Promise<OpenPorts> {
  const openedPrior = prior && (await openPrior(prior, runtime));
  const openedJudge = judge && (await openJudge(judge, runtime));
  const openedJoint = prior && judge && openJointPass(prior, judge, runtime);
  const openedMask = mask && maskWhenNeeded(() => Promise.resolve(mask), runtime);
  const openedSafety = safety && (await openSafety(safety, runtime));
  const text = judge && (await openTextTower(judge, runtime));
  return {
    ports: {
      prior: openedPrior?.prior ?? null,
      judge: openedJudge?.judge ?? null,
      ...(openedJoint && { jointPass: openedJoint.jointPass }),
      ...(openedMask && { mask: openedMask.mask }),
      ...(openedSafety && { safety: openedSafety.safety }),
    },
    text,
    framing: openedPrior?.framing ?? plainFraming,
    close: async () => {
      await openedPrior?.close();
      await openedJudge?.close();
      await openedJoint?.close();
      await openedMask?.close();
      await openedSafety?.close();
      await text?.close();
    },
  };
}

const plainFraming = (side = PLAIN_SIDE): Framing => ({ height: side, width: side, fit: 'crop', filter: 'bicubic' });
