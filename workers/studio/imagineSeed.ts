/** @file One seed's expansion as the page asks for it: from a file to image files with their figures. */

import { drive } from '../../src/core/expansion/drive.ts';
import { imagine, type ImagineEvent } from '../../src/core/expansion/imagine.ts';
import type { Models } from '../../src/core/expansion/ports.ts';
import type { SeedExpansion, Variant } from '../../src/core/expansion/variant.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import type { Evaluation, Terms } from '../../src/core/objective/objective.ts';
import { mean } from '../../src/core/reals.ts';
import type { Tensor } from '../../src/core/tensor.ts';
import type {
  Device,
  Imagined,
  ImaginedVariant,
  ImagineRequest,
  MadeVariant,
  TracePoint,
} from '../../src/protocol/models.ts';
import { decodePixels } from '../images/decode.ts';
import { encodeImage } from '../images/encode.ts';
import type { Callback } from '../../src/protocol/job.ts';
import type { ChosenDevice } from './chooseDevice.ts';
import type { PassMemory } from './passMemory.ts';
import { turn } from './turn.ts';

/**
 * Most variants that a device computes at once: bounds memory, and on the CPU, which gains nothing by more, the time until the first
 * is on screen, and until it hears of a cancelled job. Never the result.
 */
const BATCH = { webgpu: 10, wasm: 1 } as const satisfies Record<Device, number>;

/** The models, where they run, and what they gave to earlier questions. */
export interface Imagining extends Pick<ChosenDevice, 'open' | 'device'> {
  readonly memory: PassMemory;
}

/**
 * Expands a seed.
 *
 * @param request what the page asks for.
 * @param imagining the models, and where they run.
 * @param cancelled asked before every pass through a model.
 * @param onVariant told of each variant as soon as it is made.
 * @returns `null` where it was cancelled.
 */
export async function imagineSeed(
  request: ImagineRequest,
  imagining: Imagining,
  cancelled: () => boolean,
  onVariant: Callback<[made: MadeVariant]>,
): Promise<Imagined | null> {
  try {
    return await imagineWhile(request, imagining, cancelled, onVariant);
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}

async function imagineWhile(
  request: ImagineRequest,
  { open: { models, framing }, device, memory }: Imagining,
  cancelled: () => boolean,
  onVariant: Callback<[made: MadeVariant]>,
): Promise<Imagined | null> {
  const { seed, label, recipe, classes, embedding, numbers } = request;
  const pixels = framePixels(await decodePixels(seed.file), framing(request.side));
  if (cancelled()) return null;
  const imagesBefore = memory.images();
  const { listening, latent } = listenToEncoder(interruptible(request.live ? memory.models : models, cancelled));
  const steps: Extract<ImagineEvent, { kind: 'step' }>[] = [];
  const images: Blob[] = [];
  const told: Promise<unknown>[] = [];
  const made = await drive(
    imagine({ id: seed.id, pixels, label, ...(embedding && { embedding }) }, recipe, listening, classes, {
      batch: BATCH[device],
      ...(numbers && { numbers }),
    }),
    async (event) => {
      if (event.kind === 'step') steps.push(event);
      if (event.kind !== 'variant') return;
      const { index, variant } = event;
      const { classScore, keptClass } = variant;
      const image = await encodeImage(imageOf(variant), request.images);
      images[index] = image;
      told.push(Promise.resolve(onVariant({ index, image, classScore, keptClass })));
    },
    cancelled,
  );
  if (!made) return null;

  await Promise.all(told);
  const path = [...steps.map(({ evaluation }) => evaluation), made.evaluation];
  const framed = { dims: pixels.dims.slice(1), data: pixels.data };
  return {
    seed: { framed: await encodeImage(framed, request.images), ...readingOf(made) },
    variants: made.variants.map((variant, i) =>
      toMessage(
        variant,
        images[i]!,
        latent(),
        recipe.epsilon,
        path.map((at) => at.variants[i]!.terms),
      ),
    ),
    trace: path.map((at) => tracePoint(at, label)),
    remembered: memory.images() > imagesBefore,
  };
}

class Cancelled extends Error {}

/** The same models; between two passes they give up where nobody waits any more. */
function interruptible({ prior, judge, guide }: Models, cancelled: () => boolean): Models {
  const unless =
    <Args extends readonly unknown[], Value>(pass: (...args: Args) => Promise<Value>) =>
    async (...args: Args): Promise<Value> => {
      // Whether it is cancelled is a message too.
      await turn();
      if (cancelled()) throw new Cancelled();
      return pass(...args);
    };
  return {
    prior:
      prior.kind === 'embedding'
        ? prior
        : { ...prior, decode: unless(prior.decode), decodeVjp: unless(prior.decodeVjp) },
    judge: { embed: unless(judge.embed), embedVjp: unless(judge.embedVjp) },
    ...(guide && { guide: unless(guide) }),
  };
}

/** The same models, and the last latent that the encoder gave: f, which the distance of every channel is measured from. */
function listenToEncoder(models: Models): { listening: Models; latent: () => Float32Array | null } {
  let last: Float32Array | null = null;
  const { prior } = models;
  if (prior.kind !== 'reconstruction') return { listening: models, latent: () => null };
  const encode: typeof prior.encode = async (pixels) => {
    const latents = await prior.encode(pixels);
    last = latents.data;
    return latents;
  };
  return { listening: { ...models, prior: { ...prior, encode } }, latent: () => last };
}

const readingOf = ({ seed }: SeedExpansion) => ({
  embedding: Float32Array.from(seed.embedding),
  probabilities: [...seed.probabilities],
  entropy: seed.entropy,
  top1: seed.top1,
  anchor: seed.anchor,
});

function imageOf({ image }: Pick<Variant, 'image'>): Tensor {
  if (!image) throw new Error('Expected a prior that decodes images, got one without a decoder; choose another pack.');
  return image;
}

function toMessage(
  variant: Variant,
  image: Blob,
  f: Float32Array | null,
  epsilon: number,
  terms: readonly Terms[],
): ImaginedVariant {
  // Noise, latent and pixels stay here.
  const { latent, noise, image: pixels, probabilities, ...figures } = variant;
  return {
    ...figures,
    image,
    probabilities: [...probabilities],
    terms,
    ballUse: f ? ballUse(latent.data, f, latent.dims, epsilon) : [],
  };
}

/** max |f' - f| of every channel [C, h, w], as a share of epsilon. */
function ballUse(latent: Float32Array, f: Float32Array, dims: readonly number[], epsilon: number): number[] {
  const channels = dims[0]!;
  const plane = latent.length / channels;
  return Array.from({ length: channels }, (_, c) => {
    let furthest = 0;
    for (let i = c * plane; i < (c + 1) * plane; i++) furthest = Math.max(furthest, Math.abs(latent[i]! - f[i]!));
    return epsilon > 0 ? Math.min(1, furthest / epsilon) : 0;
  });
}

const tracePoint = ({ terms, total, variants }: Evaluation, label: number): TracePoint => ({
  classScore: mean(variants.map(({ probabilities }) => probabilities[label]!)),
  entropy: mean(variants.map(({ entropy }) => entropy)),
  terms,
  total,
});
