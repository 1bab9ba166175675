/**
 * @file A pack's text encoder and denoiser as a port. Each is loaded when it is first asked, and where memory asks for it given back
 * before the other: a denoiser is most of a pack.
 */

import type { Diffusion } from '../../core/diffusion/port.ts';
import { unstack, type Tensor } from '../../core/tensor.ts';
import type { DiffusionManifest, Graph, UnclipManifest } from '../../packs/manifest.ts';
import type { Tokenizer } from '../../packs/tokenizer.ts';
import { graphName, type Pack } from '../pack.ts';
import { externalOf } from '../runtime/external.ts';
import { feedsOf, typesOf } from '../runtime/feeds.ts';
import { usesGpu, type Runtime } from '../runtime/runtime.ts';
import { openSession, type Session } from '../runtime/session.ts';
import { openCarry } from './carry.ts';
import { toldOf } from './told.ts';
import { openTokenizer } from './tokenizer.ts';

export interface OpenDiffusion {
  readonly diffusion: Diffusion;
  close(): Promise<void>;
}

/** A pack with a text encoder and a denoiser. */
export type DenoisingPack = Pack<DiffusionManifest | UnclipManifest>;

/** Texts whose states are remembered: a few hundred kilobytes each. */
const REMEMBERED = 64;

/**
 * Opens a pack's text encoder and denoiser; nothing is loaded before it is needed.
 *
 * @param pack that denoises.
 * @param runtime where its graphs run.
 * @param frugal whether one is given back before the other is loaded. Default: both stay.
 * @param keeps whether latents stay on the device between steps. Default: where that is a GPU.
 * @throws Error for latents without positions.
 */
export function openDiffusion(
  pack: DenoisingPack,
  runtime: Runtime,
  frugal = false,
  keeps = usesGpu(runtime),
): OpenDiffusion {
  const { graphs, scheduler, tokenizer: spec, latent } = pack.manifest;
  if (latent.kind !== 'spatial') throw new Error(`Expected latents with positions, got ${latent.kind}.`);
  const text = loadable(pack, graphs.text, runtime);
  const denoiser = loadable(pack, graphs.denoiser, runtime, keeps);
  const carrying = keeps ? openCarry(pack.manifest, () => denoiser.session(), runtime) : null;
  let tokenizer: Promise<Tokenizer> | null = null;
  const known = new Map<string, Tensor>();

  const readOne = async (prompt: string): Promise<Tensor> => {
    const session = await text.session();
    const batch = (await (tokenizer ??= openTokenizer(pack, spec))).encode([prompt]);
    const [states] = await session.run(feedsOf(graphs.text, { kind: 'tokens', value: batch }), [
      graphs.text.output.name,
    ]);
    return unstack(states!)[0]!;
  };

  return {
    diffusion: {
      scheduler,
      read: async (texts) => {
        const fresh = [...new Set(texts)].filter((one) => !known.has(one));
        if (fresh.length > 0 && frugal) await denoiser.release();
        for (const one of fresh) known.set(one, await readOne(one));
        if (fresh.length > 0 && frugal) await text.release();
        const states = texts.map((one) => known.get(one)!);
        for (const one of [...known.keys()].slice(0, Math.max(0, known.size - REMEMBERED))) known.delete(one);
        return states;
      },
      predict: async (latents, timestep, conditions) => {
        const session = await denoiser.session();
        const given = { kind: 'noisy', value: latents, timestep, ...toldOf(pack.manifest, conditions) } as const;
        const [prediction] = await session.run(feedsOf(graphs.denoiser, given), [graphs.denoiser.output.name]);
        return prediction!;
      },
      latentDims: (height, width) => [latent.channels, height / latent.downscale, width / latent.downscale],
      ...(carrying && { carry: carrying.carry }),
      rest: async () => {
        if (!frugal) return;
        await text.release();
        await denoiser.release();
      },
    },
    close: async () => {
      await carrying?.close();
      await text.release();
      await denoiser.release();
    },
  };
}

/** A graph that is loaded when it is asked for, and again after it was given back. */
function loadable(pack: Pack, graph: Graph, runtime: Runtime, keeps = false) {
  let opened: Promise<Session> | null = null;
  const open = async (): Promise<Session> =>
    openSession(runtime, await pack.read(graph.file), graphName(pack, graph), {
      keeps,
      types: typesOf(graph),
      external: await externalOf(pack, graph),
    });
  return {
    session: (): Promise<Session> =>
      (opened ??= open().catch((error: unknown) => {
        opened = null; // A failure is not remembered: the next call may find more memory.
        throw error;
      })),
    release: async (): Promise<void> => {
      const session = opened;
      opened = null;
      await (await session)?.release();
    },
  };
}
