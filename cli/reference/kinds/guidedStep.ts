/**
 * @file One guided step from recorded noise, as several kinds of reference have it: what the judge read, the terms, their gradients, the
 * noise after the step, the latents in the ball, and the pictures.
 */

import { classIndex, imageId, pixelTensor, runSeed, type LatentTensor } from '../../../src/core/brands.ts';
import { drive } from '../../../src/core/expansion/drive.ts';
import { imagine, type ImagineEvent } from '../../../src/core/expansion/imagine.ts';
import type { Judge, Models } from '../../../src/core/expansion/ports.ts';
import { frame, frameBackward } from '../../../src/core/image/frame.ts';
import type { AxisMap, FrameMap } from '../../../src/core/image/framing.ts';
import { classMatrix } from '../../../src/core/judge/classMatrix.ts';
import type { Noise } from '../../../src/core/latent/noise.ts';
import { publishedSearch } from '../../../src/core/methods/gif.ts';
import type { DiversityForm } from '../../../src/core/objective/diversity.ts';
import type { Tensor } from '../../../src/core/tensor.ts';
import { compare, type Tolerance } from '../compare.ts';
import type { Comparison } from '../kind.ts';
import { elementsOf, floatTensor, type StoredTensor } from '../stored.ts';
import { pixelsOf, type Bytes } from './clip.ts';

/** What all steps of a case have in common. */
export interface GuidedCase {
  readonly tolerance: Tolerance & { readonly gradients: Tolerance };
  readonly seed_picture: Bytes;
  readonly K: number;
  readonly epsilon: number;
  readonly step: number;
  readonly z: StoredTensor;
  readonly b: StoredTensor;
  readonly logit_scale: number;
  readonly text: StoredTensor;
  readonly seed_probabilities: StoredTensor;
}

export interface GuidedStep {
  readonly probabilities: StoredTensor;
  readonly entropies: StoredTensor;
  readonly seed_entropy: number;
  readonly anchor_class: number;
  readonly S_con: number;
  readonly S_ent: number;
  readonly readings: Readonly<Partial<Record<DiversityForm, Reading>>>;
}

export interface Reading {
  readonly S_div: number;
  readonly grad_z: StoredTensor;
  readonly grad_b: StoredTensor;
  readonly updated_z: StoredTensor;
  readonly updated_b: StoredTensor;
  readonly projected_latent: StoredTensor;
  readonly grad_perturbed?: StoredTensor;
  readonly image_8bit?: Bytes;
}

/** The judge after the resize that the step was recorded with: linear between neighbours, not antialiased. */
export function seenSmall(judge: Judge, side: number): Judge {
  const mapOf = ({ dims }: Tensor): FrameMap => ({ rows: between(dims[2]!, side), columns: between(dims[3]!, side) });
  const small = (pixels: Tensor) => pixelTensor(frame(pixels, mapOf(pixels)));
  return {
    embed: (pixels) => judge.embed(small(pixels)),
    embedVjp: async (pixels, cotangent) =>
      pixelTensor(frameBackward(await judge.embedVjp(small(pixels), cotangent), mapOf(pixels))),
  };
}

function between(from: number, to: number): AxisMap {
  const windows = Array.from({ length: to }, (_, i) => {
    const at = Math.min(from - 1, Math.max(0, ((i + 0.5) * from) / to - 0.5));
    const start = Math.min(from - 2, Math.floor(at));
    return { start, weights: Float64Array.of(1 - (at - start), at - start) };
  });
  return { from, windows, identity: false };
}

/** How a step differs from the others of its case. */
export interface StepOptions {
  /** f of every variant, where it is not the encoder's. */
  readonly prepared?: LatentTensor;
  /** Which class is kept; the recorded one is either. Default: the judge's own. */
  readonly anchor?: 'judge' | 'label';
  /** A latent in the order in which it was recorded. Default: as it is. */
  readonly inOrder?: (latent: Float32Array) => Float32Array;
}

/**
 * Takes the step and compares all of it.
 *
 * @param recorded the case.
 * @param step of it.
 * @param form what the diversity reads.
 * @param models prior and judge.
 * @param name of the step, for the table.
 * @param options how it differs.
 */
export async function compareStep(
  recorded: GuidedCase,
  step: GuidedStep,
  form: DiversityForm,
  models: Models,
  name: string,
  { prepared, anchor = 'judge', inOrder = (latent) => latent }: StepOptions = {},
): Promise<Comparison[]> {
  const { K, tolerance } = recorded;
  const [z, b] = [floatTensor(recorded.z).data, floatTensor(recorded.b).data];
  const row = (values: Float32Array, i: number) =>
    Float64Array.from(values.subarray((i * z.length) / K, ((i + 1) * z.length) / K));
  const noise = Array.from({ length: K }, (_, i): Noise => ({ scale: row(z, i), offset: row(b, i) }));
  const text = floatTensor(recorded.text);
  const [classes = 0, width = 0] = text.dims;
  const events: ImagineEvent[] = [];
  const pixels = pixelTensor(pixelsOf(recorded.seed_picture));
  const result = await drive(
    imagine(
      {
        id: imageId('reference'),
        pixels,
        label: classIndex(step.anchor_class, classes),
        ...(prepared && { prepared }),
      },
      {
        ...publishedSearch(),
        runSeed: runSeed(0),
        variants: K,
        epsilon: recorded.epsilon,
        update: { kind: 'sign', size: recorded.step },
        anchor,
        diversity: form,
      },
      models,
      classMatrix(
        Array.from({ length: classes }, (_, c) => Float64Array.from(text.data.subarray(c * width, (c + 1) * width))),
        recorded.logit_scale,
      ),
      { noise },
    ),
    (event) => events.push(event),
  );
  const { evaluation, gradients } = events.find((event) => event.kind === 'step')!;
  const { variants } = result!;
  const reading = step.readings[form]!;
  const flat = (parts: readonly ArrayLike<number>[]) => parts.flatMap((part) => Array.from(part));
  const stored = (tensor: StoredTensor) => floatTensor(tensor).data;
  const pairs: readonly (readonly [string, readonly number[], ArrayLike<number>, Tolerance])[] = [
    ['seed probabilities', [...result!.seed.probabilities], stored(recorded.seed_probabilities), tolerance],
    ['seed entropy', [result!.seed.entropy], [step.seed_entropy], tolerance],
    ['anchor', [result!.seed.anchor], [step.anchor_class], {}],
    ['probabilities', flat(evaluation.variants.map((v) => v.probabilities)), stored(step.probabilities), tolerance],
    ['entropies', evaluation.variants.map((v) => v.entropy), stored(step.entropies), tolerance],
    ['S_con', [evaluation.terms.consistency], [step.S_con], tolerance],
    ['S_ent', [evaluation.terms.entropy], [step.S_ent], tolerance],
    // The embedding readings are sums of cancelling float32 terms, as in the kind `gif-step`.
    [
      'S_div',
      [evaluation.terms.diversity],
      [reading.S_div],
      form === 'latent' ? tolerance : { rtol: 1e-3, atol: 1e-6 },
    ],
    ['gradient for z', flat(gradients.map((g) => g.scale)), stored(reading.grad_z), tolerance.gradients],
    ['gradient for b', flat(gradients.map((g) => g.offset)), stored(reading.grad_b), tolerance.gradients],
    ['updated z', flat(variants.map((v) => v.noise.scale)), stored(reading.updated_z), tolerance],
    ['updated b', flat(variants.map((v) => v.noise.offset)), stored(reading.updated_b), tolerance],
    [
      'projected latents',
      flat(variants.map((v) => inOrder(v.latent.data))),
      stored(reading.projected_latent),
      tolerance,
    ],
    ...(reading.image_8bit
      ? [
          [
            'images',
            flat(variants.map((v) => v.image!.data)),
            levelsOf(reading.image_8bit),
            { atol: 1.01 / 255 },
          ] as const,
        ]
      : []),
  ];
  return pairs.map(([what, ours, reference, allowed]) => compare(`${what}; ${name}`, ours, reference, allowed));
}

/** [n, 3, height, width] of uint8, in [0, 1]. */
export const levelsOf = ({ shape, data }: Bytes): Float32Array =>
  Float32Array.from(elementsOf({ shape, data, type: 'uint8' }) as Uint8Array, (level) => level / 255);
