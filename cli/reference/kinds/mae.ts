/**
 * @file `mae/`: a masked autoencoder as its publishers export it, against PyTorch: tokens, patches undone with and without a
 * normalisation of their own, and one guided step with channel noise over the tokens of patches or over all of them; the judge is a
 * case of the kind `clip`. All through packs that are made of the plain files.
 */

import { classIndex, imageId, pixelTensor, runSeed } from '../../../src/core/brands.ts';
import { drive } from '../../../src/core/expansion/drive.ts';
import { imagine, type ImagineEvent } from '../../../src/core/expansion/imagine.ts';
import type { Judge, Models } from '../../../src/core/expansion/ports.ts';
import { applyAffine } from '../../../src/core/image/affine.ts';
import { frame, frameBackward } from '../../../src/core/image/frame.ts';
import type { AxisMap, FrameMap } from '../../../src/core/image/framing.ts';
import { classMatrix } from '../../../src/core/judge/classMatrix.ts';
import type { Noise } from '../../../src/core/latent/noise.ts';
import { publishedSearch } from '../../../src/core/methods/gif.ts';
import type { DiversityForm } from '../../../src/core/objective/diversity.ts';
import type { Tensor } from '../../../src/core/tensor.ts';
import { affineOf } from '../../../src/packs/framing.ts';
import { join } from 'node:path';
import { makePack } from '../../../src/models/make/makePack.ts';
import { priorPack, type PriorPack } from '../../../src/models/pack.ts';
import { openJudge } from '../../../src/models/ports/judge.ts';
import { openPrior } from '../../../src/models/ports/prior.ts';
import type { Runtime } from '../../../src/models/runtime/runtime.ts';
import { folderSource } from '../../lib/folderSource.ts';
import { compare, type Tolerance } from '../compare.ts';
import type { Comparison, Kind } from '../kind.ts';
import { runtimeOver } from '../runners/runtimeOver.ts';
import { elementsOf, floatTensor, readCase, type StoredTensor } from '../stored.ts';
import { packOfCase, pixelsOf, type Bytes } from './clip.ts';
import { lackWords } from '../../../src/ui/words/en/packs.ts';

interface MaeCase {
  readonly tolerance: Tolerance & { readonly gradients: Tolerance };
  /** Folder of a case of the kind `clip`, from this one. */
  readonly judge: string;
  readonly seed_picture: Bytes;
  readonly pixel_values: StoredTensor;
  readonly tokens: StoredTensor;
  /** In [0, 1], not held there. */
  readonly image_plain: StoredTensor;
  readonly image_per_patch: StoredTensor;
  readonly K: number;
  readonly epsilon: number;
  readonly step: number;
  readonly z: StoredTensor;
  readonly b: StoredTensor;
  /** What pictures are resized to for the judge, in pixels. */
  readonly judge_size: number;
  readonly logit_scale: number;
  readonly text: StoredTensor;
  readonly seed_probabilities: StoredTensor;
  /** By "<which tokens move> <how patches are undone>". */
  readonly guided: Readonly<Record<string, GuidedStep>>;
}

interface GuidedStep {
  readonly probabilities: StoredTensor;
  readonly entropies: StoredTensor;
  readonly seed_entropy: number;
  readonly anchor_class: number;
  readonly S_con: number;
  readonly S_ent: number;
  readonly readings: Readonly<Partial<Record<DiversityForm, Reading>>>;
}

interface Reading {
  readonly S_div: number;
  readonly grad_z: StoredTensor;
  readonly grad_b: StoredTensor;
  readonly updated_z: StoredTensor;
  readonly updated_b: StoredTensor;
  readonly projected_latent: StoredTensor;
  readonly image_8bit?: Bytes;
}

export const mae: Kind = {
  kind: 'mae',
  async *check(folder, { runner }) {
    const recorded = await readCase<MaeCase>(folder);
    const runtime = runtimeOver(runner);
    const told = { id: 'reference', title: 'Reference', licence: 'MIT', source: 'random weights' };
    const made = await makePack(await folderSource(folder), told, runtime);
    if (made.kind === 'lacking') throw new Error(made.missing.map(lackWords).join(' '));
    const prior = priorPack(made.pack);
    yield* await compareImages(prior, recorded, runtime);
    const judge = await packOfCase(join(folder, recorded.judge), recorded.logit_scale, runtime);
    const preprocessing = { ...judge.manifest.preprocessing, arithmetic: 'real' } as const;
    const openedJudge = await openJudge({ ...judge, manifest: { ...judge.manifest, preprocessing } }, runtime);
    for (const [name, step] of Object.entries(recorded.guided)) {
      const opened = await openPrior(
        inCase(prior, name.startsWith('patch_tokens'), name.endsWith('per_patch')),
        runtime,
      );
      const models = { prior: opened.prior, judge: seenSmall(openedJudge.judge, recorded.judge_size) };
      for (const form of Object.keys(step.readings) as DiversityForm[])
        yield* await compareStep(recorded, step, form, models, `${name}, ${form}`);
      await opened.close();
    }
    await openedJudge.close();
  },
};

/** The judge after the resize that the step was recorded with: linear between neighbours, not antialiased. */
function seenSmall(judge: Judge, side: number): Judge {
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

/** The pack in the units of the case, which are the graphs' own. */
function inCase(pack: PriorPack, held: boolean, perPatch: boolean): PriorPack {
  const { latent, decoded } = pack.manifest;
  if (latent.kind !== 'tokens' || decoded.kind !== 'patches') throw new Error('Expected a masked autoencoder.');
  const manifest = {
    ...pack.manifest,
    latent: { ...latent, mean: 0, std: 1, prefix: held ? 1 : 0 },
    decoded: { ...decoded, perPatch },
  };
  return { ...pack, manifest };
}

async function compareImages(pack: PriorPack, recorded: MaeCase, runtime: Runtime): Promise<Comparison[]> {
  const { tolerance, seed_picture: picture } = recorded;
  const pixels = pixelTensor(pixelsOf(picture));
  const prepared = applyAffine(pixels, affineOf(pack.manifest.preprocessing), pixels.dims[2]! * pixels.dims[3]!);
  const comparisons = [compare('prepared', prepared.data, floatTensor(recorded.pixel_values).data, { atol: 1e-5 })];
  for (const perPatch of [false, true]) {
    const opened = await openPrior(inCase(pack, false, perPatch), runtime);
    const latents = await opened.prior.encode(pixels);
    const { data } = await opened.prior.decode(latents);
    const tokens = floatTensor(recorded.tokens).data;
    const stored = floatTensor(perPatch ? recorded.image_per_patch : recorded.image_plain).data;
    comparisons.push(
      compare('tokens', latents.data.subarray(0, tokens.length), tokens, tolerance),
      compare(`image, ${perPatch ? 'patches undone one by one' : 'plain'}`, data, stored.map(held), tolerance),
    );
    await opened.close();
  }
  return comparisons;
}

const held = (value: number): number => Math.min(1, Math.max(0, value));

async function compareStep(
  recorded: MaeCase,
  step: GuidedStep,
  form: DiversityForm,
  models: Models,
  name: string,
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
      { id: imageId('reference'), pixels, label: classIndex(step.anchor_class, classes) },
      {
        ...publishedSearch(),
        runSeed: runSeed(0),
        variants: K,
        epsilon: recorded.epsilon,
        update: { kind: 'sign', size: recorded.step },
        anchor: 'judge',
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
      flat(variants.map((v) => inGraphOrder(v.latent.data, models, reading))),
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

/** A latent as the graph has it: what is held in front. */
function inGraphOrder(latent: Float32Array, { prior }: Models, { projected_latent: stored }: Reading): Float32Array {
  const [, tokens = 0, channels = 0] = stored.shape;
  const size = tokens * channels;
  // Statistics of patches come after the tokens, leading tokens between them and those of patches.
  const leading = latent.length - size;
  const front = prior.kind === 'embedding' ? 0 : (prior.held ?? 0) - leading;
  return Float32Array.of(...latent.subarray(size - front, size), ...latent.subarray(0, size - front));
}

/** [n, 3, height, width] of uint8, in [0, 1]. */
const levelsOf = ({ shape, data }: Bytes): Float32Array =>
  Float32Array.from(elementsOf({ shape, data, type: 'uint8' }) as Uint8Array, (level) => level / 255);
