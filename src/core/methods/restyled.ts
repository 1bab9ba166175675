/** @file Pictures that were composed before the prior sees them: it encodes them, moves their style inside a ball, and decodes. */

import { latentTensor, pixelTensor, type LatentTensor } from '../brands.ts';
import { inBatches, toBatch } from '../expansion/batches.ts';
import type { Prior } from '../expansion/ports.ts';
import { IMAGINE_DEFAULTS } from '../expansion/settings.ts';
import { noiseShape } from '../latent/layout.ts';
import { greyBatch } from '../image/grey.ts';
import { startingNoise, SYMMETRIC_NOISE } from '../latent/startingNoise.ts';
import type { Mask } from '../mask/port.ts';
import type { Terms } from '../objective/objective.ts';
import { imagineTask, type SearchFacts } from './guided.ts';
import type { Family, Made, MethodEvent, Ports, Task } from './method.ts';

/** How a style moves. */
export interface Restyling {
  /** Radius of the ball, in units of the prior's latent. */
  readonly radius: number;
  /** Steps of guidance. */
  readonly steps: number;
  readonly stepSize: number;
  readonly weights: Terms;
  /** How many latents there are for every variant, of which the judge takes the best by the lead, before any step; `null` where there is one. */
  readonly choice?: { readonly candidates: number; readonly lead: number } | null;
  /** Whether the pictures are grey, and must stay so. */
  readonly grey: boolean;
}

export type ReconstructionPrior = Extract<Prior, { kind: 'reconstruction' }>;

/**
 * The prior of a method that encodes.
 *
 * @throws RangeError where there is none.
 */
export function encodingPrior({ prior }: Ports): ReconstructionPrior {
  if (prior?.kind !== 'reconstruction')
    throw new RangeError('Expected a prior that encodes images, got none; choose a reconstruction prior.');
  return prior;
}

/** @throws RangeError where no mask is open. */
export function maskOf({ mask }: Ports): Mask {
  if (!mask) throw new RangeError('Expected a mask to cut objects out with, got none; open the pack first.');
  return mask;
}

/** Latents of pictures of one size, [n, ...latent]. */
export async function encodeAll(
  images: readonly Float32Array[],
  size: readonly [height: number, width: number],
  prior: ReconstructionPrior,
  batch: number,
): Promise<LatentTensor> {
  const { dims, rows } = await inBatches(images.length, batch, (from, to) =>
    prior.encode(pixelTensor(toBatch(images.slice(from, to), [3, ...size]))),
  );
  return latentTensor(toBatch(rows, dims));
}

/**
 * A task whose variants start from latents of their own.
 *
 * @param task its numbers name the variants.
 * @param latents [numbers, ...latent], or [candidates numbers, ...latent]: the first of all variants, then the second of all, and so on.
 * @param restyling how far, and which way.
 * @param ports prior and judge.
 */
export async function* restyleTask(
  task: Task,
  latents: LatentTensor,
  { radius, steps, stepSize, weights, choice = null, grey }: Restyling,
  ports: Ports,
): AsyncGenerator<MethodEvent, Family<SearchFacts>, void> {
  const { layout, held = 0, decode, decodeVjp } = encodingPrior(ports);
  const { runSeed, numbers, seed } = task;
  const { granularity } = IMAGINE_DEFAULTS;
  const { count } = noiseShape(layout, latents.dims.slice(1), granularity, held);
  const noise = numbers.map((number) => startingNoise(SYMMETRIC_NOISE, radius, runSeed, seed.id, number, count));
  const { jointPass, ...others } = ports;
  const settings = {
    ...IMAGINE_DEFAULTS,
    epsilon: radius,
    steps,
    weights,
    update: { kind: 'sign', size: stepSize } as const,
    ...(choice && { ...choice, start: SYMMETRIC_NOISE }),
  };
  return yield* imagineTask(
    { ...task, seed: { ...seed, prepared: latents } },
    settings,
    grey
      ? { ...others, prior: { kind: 'prepared', layout, held, ...withoutColour({ decode, decodeVjp }) } }
      : { ...others, ...(jointPass && { jointPass }), prior: { kind: 'prepared', layout, held, decode, decodeVjp } },
    choice ? undefined : noise,
  );
}

/** The same events and variants, which tell more. */
export async function* told<Facts>(
  procedure: AsyncGenerator<MethodEvent, Family<SearchFacts>, void>,
  factsOf: (made: Made<SearchFacts>) => Facts,
): AsyncGenerator<MethodEvent, Family<SearchFacts & Facts>, void> {
  const more = (made: Made<SearchFacts>) => ({ ...made, how: { ...made.how, ...factsOf(made) } });
  for (;;) {
    const next = await procedure.next();
    if (next.done === true) return { ...next.value, variants: next.value.variants.map(more) };
    yield next.value.kind === 'made' ? { kind: 'made', made: more(next.value.made as Made<SearchFacts>) } : next.value;
  }
}

/** The same decoder with the mean of red, green and blue in their place, a linear map that is its own transpose. */
const withoutColour = ({
  decode,
  decodeVjp,
}: Pick<ReconstructionPrior, 'decode' | 'decodeVjp'>): Pick<ReconstructionPrior, 'decode' | 'decodeVjp'> => ({
  decode: async (latents) => greyBatch(await decode(latents)),
  // Where a colour was held at 0 or 1 is known of the coloured images alone.
  decodeVjp: async (latents, _, cotangent) => decodeVjp(latents, await decode(latents), greyBatch(cotangent)),
});
