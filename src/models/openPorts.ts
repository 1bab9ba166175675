/** @file From packs to the ports of a run: the models that its recipe needs, and no others. */

import { FailureError } from '../core/failure.ts';
import type { Ports } from '../core/methods/method.ts';
import type { Framing } from '../core/image/framing.ts';
import type { JudgePack, MaskPack, PriorPack, SafetyPack } from './pack.ts';
import { openJointPass } from './ports/jointPass.ts';
import { openJudge } from './ports/judge.ts';
import { maskWhenNeeded } from './ports/mask.ts';
import type { PackManifest } from '../packs/manifest.ts';
import { leastMemory, memorySize, type Held } from '../packs/size.ts';
import { openAnyPrior } from './ports/anyPrior.ts';
import { inPortions } from './ports/portions.ts';
import { openSafety } from './ports/safety.ts';
import { openTextTower, type OpenTextTower } from './ports/text.ts';
import { usesGpu, type Runtime } from './runtime/runtime.ts';

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

export interface OpenPortsOptions {
  /** For weights, in bytes; where not all of them fit at once, a text encoder and a denoiser take turns. Default: no end. */
  readonly memory?: number;
  /** Where the judge's text tower runs. Default: with everything else. */
  readonly textRuntime?: Runtime;
}

/**
 * Opens the graphs of some packs.
 *
 * @param packs what the recipe needs.
 * @param runtime where they run.
 * @param options how much memory there is, and what differs for one part.
 * @throws FailureError where they do not fit even so, before anything is loaded.
 * @throws Error where a file cannot be read, or a graph cannot be loaded.
 */
export async function openPorts(
  { prior, judge, mask = null, safety = null }: PacksOfRun,
  runtime: Runtime,
  { memory = Infinity, textRuntime = runtime }: OpenPortsOptions = {},
): Promise<OpenPorts> {
  const manifests = [prior, judge, mask, safety].flatMap((pack) => (pack ? [pack.manifest] : []));
  const held = usesGpu(runtime) ? 'as-stored' : 'in-single';
  checkMemory(manifests, memory, held);
  const inTurn = sum(manifests, (manifest) => memorySize(manifest, held)) > memory;
  const openedPrior = prior && (await openAnyPrior(prior, runtime, inTurn));
  const openedJudge = judge && (await openJudge(judge, runtime));
  const encoding = openedPrior?.encoding;
  const openedJoint = encoding && judge && openJointPass(encoding, judge, runtime);
  const openedMask = mask && maskWhenNeeded(() => Promise.resolve(mask), runtime);
  const openedSafety = safety && (await openSafety(safety, runtime));
  const text = judge && openTextTower(judge, textRuntime);
  return {
    ports: {
      ...inPortions(
        {
          prior: openedPrior?.prior ?? null,
          judge: openedJudge?.judge ?? null,
          ...(openedJoint && { jointPass: openedJoint.jointPass }),
        },
        runtime.sharedBy,
      ),
      ...(openedPrior?.diffusion && { diffusion: openedPrior.diffusion }),
      ...(openedPrior?.unclip && { unclip: openedPrior.unclip }),
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

/**
 * Refuses packs whose weights cannot be in memory together: before anything of them is fetched or loaded.
 *
 * @param memory in bytes.
 * @param held how the device holds weights; as they are stored where it is not known yet, which is the least.
 * @throws FailureError where they do not fit even if a text encoder and a denoiser take turns.
 */
export function checkMemory(manifests: readonly PackManifest[], memory: number, held: Held): void {
  const needed = sum(manifests, (manifest) => leastMemory(manifest, held));
  if (needed > memory) throw new FailureError({ code: 'pack-too-large', needed, limit: memory });
}

const sum = (manifests: readonly PackManifest[], size: (manifest: PackManifest) => number): number =>
  manifests.reduce((sum, manifest) => sum + size(manifest), 0);

const plainFraming = (side = PLAIN_SIDE): Framing => ({ height: side, width: side, fit: 'crop', filter: 'bicubic' });
