/** @file A prior's decoder in training: adapters of low rank beside its weights, which stay as they are. */

import { pixelTensor, type RunSeed } from '../../core/brands.ts';
import type { DecoderInTraining } from '../../core/adaptation/port.ts';
import { EDGES, type AdaptationSettings } from '../../core/adaptation/settings.ts';
import { FailureError } from '../../core/failure.ts';
import { applyAffine, clampUnit, inverse } from '../../core/image/affine.ts';
import { readModel } from '../../onnx/proto/read.ts';
import { loraTargets } from '../../onnx/training/loraPlaces.ts';
import { adaptableIn, type Adaptable } from '../../packs/adaptable.ts';
import { affineOf } from '../../packs/framing.ts';
import type { AutoencoderManifest } from '../../packs/manifest.ts';
import type { Pack, PriorPack } from '../pack.ts';
import { innerOf, planeOf, unitsOf } from '../ports/units.ts';
import { openTrainer, type TrainerState } from '../trainer.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { putAdapters, type AdaptedGraph } from './adapters.ts';

/** A prior whose decoder can be adapted. */
export type AdaptablePack = Pack<AutoencoderManifest>;

/**
 * The pack as one that can be adapted: an autoencoder that decodes a plane of latents to pixels.
 *
 * @throws FailureError for a prior of another kind, or with weights beside its decoder.
 */
export function adaptablePack(pack: PriorPack): AdaptablePack {
  const adaptable = adaptableIn(pack.manifest);
  if (isAdaptable(pack, adaptable)) return pack;
  const kind = { code: 'not-adaptable', pack: pack.manifest.id, why: 'kind' } as const;
  throw new FailureError(adaptable?.where === 'nowhere' ? adaptable.why : kind);
}

const isAdaptable = (_: PriorPack, adaptable: Adaptable | null): _ is AdaptablePack => adaptable?.where === 'page';

/** A decoder in training, and what it has become. */
export interface OpenDecoder extends DecoderInTraining<TrainerState> {
  release(): Promise<void>;
}

/**
 * Puts adapters beside every weight of a decoder that takes one.
 *
 * @param pack whose decoder.
 * @param rank of what is added.
 * @param runSeed chooses A.
 * @throws FailureError where no weight takes one.
 */
export async function withAdapters(pack: AdaptablePack, rank: number, runSeed: RunSeed): Promise<AdaptedGraph> {
  const { id, graphs } = pack.manifest;
  const source = readModel(await pack.read(graphs.decoder.file));
  const targets = loraTargets(source);
  if (targets.length === 0) throw new FailureError({ code: 'not-adaptable', pack: id, why: 'weights' });
  return putAdapters(source, targets, rank, runSeed);
}

/**
 * Opens the training.
 *
 * @param pack whose decoder it is.
 * @param decoder with its adapters.
 * @param settings of the adaptation.
 * @param sides height and width of the latents of a step.
 * @param runtime where it runs.
 * @param from where it goes on. Default: at rest.
 */
export async function openDecoder(
  pack: AdaptablePack,
  decoder: AdaptedGraph,
  { batch }: AdaptationSettings,
  sides: readonly [height: number, width: number],
  runtime: Runtime,
  from?: TrainerState,
): Promise<OpenDecoder> {
  const { latent, decoded, graphs } = pack.manifest;
  const trainer = await openTrainer(runtime, decoder.model, {
    loss: { kind: 'reconstruction', gradient: EDGES },
    optimizer: { kind: 'adamw', weightDecay: 0 },
    ...{ output: graphs.decoder.output.name, train: decoder.parameters, batch },
    ...(latent.kind === 'spatial' && { sizes: [latent.channels, ...sides] }),
    ...(from && { from }),
  });
  const { toGraph } = unitsOf(latent);
  const fromPixels = affineOf(decoded);
  const toPixels = inverse(fromPixels);
  return {
    get steps() {
      return trainer.steps;
    },
    step: (latents, images, learningRate) =>
      trainer.step(
        applyAffine(latents, toGraph, innerOf(latents, latent)),
        applyAffine(images, fromPixels, planeOf(images)),
        learningRate,
      ),
    decode: async (latents) => {
      const raw = await trainer.evaluate(applyAffine(latents, toGraph, innerOf(latents, latent)));
      return pixelTensor(clampUnit(applyAffine(raw, toPixels, planeOf(raw))));
    },
    state: () => trainer.state(),
    release: () => trainer.release(),
  };
}
