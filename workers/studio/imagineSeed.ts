/** @file One seed's expansion as the page asks for it: from a file to image files with their figures. */

import { drive } from '../../src/core/expansion/drive.ts';
import type { Carry } from '../../src/core/diffusion/carried.ts';
import type { Diffusion } from '../../src/core/diffusion/port.ts';
import { framingAt } from '../../src/core/image/framing.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import { correctedMask } from '../../src/core/mask/correct.ts';
import type { Judged } from '../../src/core/methods/method.ts';
import type { Evaluation } from '../../src/core/objective/objective.ts';
import { mean } from '../../src/core/reals.ts';
import { keyOf } from '../../src/core/run/partners.ts';
import { expandSeed } from '../../src/core/run/expandSeed.ts';
import { stretchOf } from '../../src/core/run/recipe.ts';
import type { ExpandedSeed, RunVariant, SeedJob } from '../../src/core/run/seedJob.ts';
import type { Imagined, ImaginedVariant, ImagineRequest, MadeVariant, TracePoint } from '../../src/protocol/models.ts';
import { decodePixels } from '../images/decode.ts';
import { encodeImage } from '../images/encode.ts';
import type { Callback } from '../../src/protocol/job.ts';
import type { ChosenDevice } from './chooseDevice.ts';
import type { PassMemory } from './passMemory.ts';
import type { StudioModels } from '../../src/models/openModels.ts';
import { createStepList } from '../../src/models/stepList.ts';
import { yieldToMessages } from './yieldToMessages.ts';

/** The models, where they run, and what they gave to earlier questions. */
export interface Imagining extends Pick<ChosenDevice, 'open'> {
  readonly memory: PassMemory;
  /** Most variants that are computed at once; never the result depends on it. */
  readonly batch: number;
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
  { open: { models, mask, safety, framing }, memory, batch }: Imagining,
  cancelled: () => boolean,
  onVariant: Callback<[made: MadeVariant]>,
): Promise<Imagined | null> {
  const {
    seed,
    label,
    className,
    recipe,
    classes,
    embedding,
    slots,
    exactly = false,
    unusedFrom = 0,
    partners = [],
    watch = false,
  } = request;
  const frame = framing(recipe.side);
  const readOptions = { stretch: stretchOf(recipe) };
  const pixels = framePixels(await decodePixels(seed.file, readOptions), framingAt(frame, seed.crop));
  if (cancelled()) return null;
  const drawn = new Map(seed.mask ? [[pixels, seed.mask]] : []);
  const imagesBefore = memory.images();
  const files = new Map(partners.map((some) => [keyOf(some), some.files]));
  const job: SeedJob = {
    seed: { id: seed.id, pixels, label, ...(embedding && { embedding }) },
    classes,
    className,
    slots,
    exactly,
    unusedFrom,
    watch,
    batch,
    partners: (wanted) =>
      Promise.all(
        (files.get(keyOf(wanted)) ?? []).map(async ({ id, label: of, file, crop, mask: strokes }) => {
          const partner = framePixels(await decodePixels(file, readOptions), framingAt(frame, crop));
          if (strokes) drawn.set(partner, strokes);
          return { id, label: of, pixels: partner };
        }),
      ),
    hasPartner: (kind) => partners.some((some) => some.kind === kind && some.files.length > 0),
  };
  const images = new Map<number, Blob>();
  const told: Promise<unknown>[] = [];
  const steps = createStepList((picture) => encodeImage(picture, request.images));
  const ports = {
    ...interruptible(request.live ? memory.models : models, cancelled),
    mask: correctedMask(mask, drawn),
    // Who moves a setting to and fro looks at a seed, and keeps nothing.
    ...(safety && !request.live && { safety }),
  };
  const made = await drive(
    expandSeed(job, recipe, ports),
    async (event) => {
      await steps.add(event);
      if (event.kind !== 'variant') return;
      const { k, number, image: picture, judged } = event.variant;
      const { classScore, keptClass } = judgedOf(judged);
      const image = await encodeImage(picture, request.images);
      images.set(k, image);
      told.push(Promise.resolve(onVariant({ k, number, image, classScore, keptClass })));
    },
    cancelled,
  );
  if (!made) return null;

  await Promise.all(told);
  const framed = { dims: pixels.dims.slice(1), data: pixels.data };
  return {
    seed: { framed: await encodeImage(framed, request.images), ...readingOf(made) },
    variants: made.variants.map((variant) => toMessage(variant, images.get(variant.k)!)),
    drawn: made.drawn,
    declined: made.declined,
    trace: made.path.map((at) => tracePoint(at, label)),
    ...steps.alongside(made.path.length),
    remembered: memory.images() > imagesBefore,
  };
}

class Cancelled extends Error {}

/** The same models; between two passes they give up where nobody waits any more. */
function interruptible(
  { prior, judge, jointPass, diffusion, unclip }: StudioModels,
  cancelled: () => boolean,
): StudioModels {
  const unless =
    <Args extends readonly unknown[], Value>(pass: (...args: Args) => Promise<Value>) =>
    async (...args: Args): Promise<Value> => {
      // Whether it is cancelled is a message too.
      await yieldToMessages();
      if (cancelled()) throw new Cancelled();
      return pass(...args);
    };
  const stepwise = (carry: Carry): Carry =>
    async function* (...given) {
      const steps = carry(...given);
      const next = unless(() => steps.next());
      try {
        for (;;) {
          const step = await next();
          if (step.done === true) return step.value;
          yield;
        }
      } finally {
        // What it holds on the device is given back.
        await steps.return(undefined as never);
      }
    };
  const denoising = <Port extends Diffusion>(port: Port): Port => ({
    ...port,
    read: unless(port.read),
    predict: unless(port.predict),
    ...(port.carry && { carry: stepwise(port.carry) }),
  });
  return {
    prior:
      prior === null || prior.kind === 'embedding'
        ? prior
        : { ...prior, decode: unless(prior.decode), decodeVjp: unless(prior.decodeVjp) },
    judge: { ...judge, embed: unless(judge.embed), embedVjp: unless(judge.embedVjp) },
    ...(jointPass && { jointPass: unless(jointPass) }),
    ...(diffusion && { diffusion: denoising(diffusion) }),
    ...(unclip && { unclip: { ...denoising(unclip), decode: unless(unclip.decode) } }),
  };
}

function readingOf({ reading }: ExpandedSeed) {
  if (!reading) throw new Error('Expected the judge to have read the seed, got nothing; load the models again.');
  const { embedding, probabilities, entropy, top1, anchor } = reading;
  return { embedding: Float32Array.from(embedding), probabilities: [...probabilities], entropy, top1, anchor };
}

function judgedOf(judged: Judged | null): Judged {
  if (!judged) throw new Error('Expected the judge to have read a variant, got nothing; load the models again.');
  return judged;
}

/** Pixels and latents stay here. */
function toMessage({ k, number, siblings, how, mixture, safety, judged }: RunVariant, image: Blob): ImaginedVariant {
  const { probabilities, diversityOf: _, ...figures } = judgedOf(judged);
  return {
    ...figures,
    ...{ k, number, siblings, how, mixture, image },
    ...(safety !== undefined && { safety }),
    probabilities: [...probabilities],
  };
}

const tracePoint = ({ terms, total, variants }: Evaluation, label: number): TracePoint => ({
  classScore: mean(variants.map(({ probabilities }) => probabilities[label]!)),
  entropy: mean(variants.map(({ entropy }) => entropy)),
  terms,
  total,
});
