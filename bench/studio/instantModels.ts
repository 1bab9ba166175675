/** @file A stand-in for the worker that owns the models: answers at once, with noise of the right shape. */

import { expose } from 'comlink';
import type { Slot } from '../../src/core/run/slots.ts';
import { success } from '../../src/protocol/failure.ts';
import type { Imagined, ImaginedVariant, ImagineRequest, ModelWorker } from '../../src/protocol/models.ts';

/** As long as the starter judge's, see `replaceModels`. */
declare const EMBEDDING: number;

/** Of unit length, as the starter judge's are. */
function random(length: number): Float32Array<ArrayBuffer> {
  const drawn = Float32Array.from({ length }, () => Math.random() - 0.5);
  const norm = Math.hypot(...drawn);
  return drawn.map((value) => value / norm);
}

async function picture(side: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(side, side);
  const image = new ImageData(side, side);
  crypto.getRandomValues(image.data.subarray(0, 65_536));
  image.data.copyWithin(65_536 % image.data.length, 0);
  for (let i = 3; i < image.data.length; i += 4) image.data[i] = 255;
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  return canvas.convertToBlob({ type: 'image/png' });
}

const TERMS = { consistency: 0.5, entropy: 0.1, diversity: 0.01 };

async function variant(request: ImagineRequest, { k, number }: Slot): Promise<ImaginedVariant> {
  const classes = request.classes.rows.length;
  const classScore = Math.random();
  return {
    k,
    number,
    siblings: request.slots.map((slot) => slot.number),
    how: {
      method: 'gif',
      epsilon: 0.8,
      distance: 0.8,
      ballUse: Array.from({ length: 16 }, Math.random),
      terms: [TERMS, TERMS],
    },
    mixture: null,
    image: await picture(request.recipe.side),
    embedding: random(EMBEDDING),
    classScore,
    top1: (classScore > 0.3 ? request.label : 0) as ImaginedVariant['top1'],
    keptClass: classScore > 0.3,
    entropy: Math.random(),
    deltaEntropy: Math.random() - 0.5,
    diversity: Math.random() / 100,
    cosineToSeed: 0.5 + Math.random() / 2,
    probabilities: Array.from({ length: classes }, () => 1 / classes),
  };
}

async function imagined(request: ImagineRequest): Promise<Imagined> {
  const classes = request.classes.rows.length;
  const point = { classScore: 0.5, entropy: 1, terms: TERMS, total: 0.6 };
  return {
    seed: {
      framed: await picture(request.recipe.side),
      embedding: random(EMBEDDING),
      probabilities: Array.from({ length: classes }, () => 1 / classes),
      entropy: 1,
      top1: request.label,
      anchor: request.label,
    },
    variants: await Promise.all(request.slots.map((slot) => variant(request, slot))),
    drawn: request.slots.length,
    trace: [point, point],
    declined: [],
    denoised: 0,
    remembered: false,
  };
}

const models: ModelWorker = {
  hold: (name) =>
    new Promise((resolve) => {
      void navigator.locks.request(name, () => {
        resolve();
        return new Promise(() => undefined);
      });
    }),
  load: () =>
    Promise.resolve(
      success({
        device: 'wasm',
        threads: 1,
        reason: { code: 'cpu-wanted' },
        packs: (['prior', 'judge'] as const).map((role) => ({
          id: `instant-${role}`,
          title: role,
          version: '0',
          role,
          licence: 'MIT',
          sha256: '0'.repeat(64),
        })),
        priorKind: 'autoencoder',
        ownAdapters: [],
        sides: { minimum: 64, maximum: 256, multipleOf: 8, preferred: 128 },
        framing: { height: 128, width: 128, fit: 'crop', filter: 'bicubic' },
        epsilon: 0.8,
        safety: null,
        prompt: 'a photo of a {label}',
      }),
    ),
  warm: () => Promise.resolve(success(null)),
  embedTexts: (texts) => Promise.resolve(success({ rows: texts.map(() => random(EMBEDDING)), logitScale: 40 })),
  async embedSeeds(_job, seeds, _side, onSeed) {
    for (const { id } of seeds) await onSeed(id, success(random(EMBEDDING)));
    return success(null);
  },
  async embedViews(_job, seeds, _side, onSeed) {
    for (const { id } of seeds) await onSeed(id, success([random(EMBEDDING), random(EMBEDDING), random(EMBEDDING)]));
    return success(null);
  },
  layers: (_seed, { side }) =>
    Promise.resolve(
      success({
        side,
        picture: new Uint8ClampedArray(4 * side * side),
        alpha: new Uint8ClampedArray(side * side),
        scene: new Uint8ClampedArray(4 * side * side),
        objection: null,
      }),
    ),
  imagine: async (_job, request) => success(await imagined(request)),
  cancel: () => Promise.resolve(),
};

expose(models);
