/**
 * @file `gif-step/`: one step of guided imagination against PyTorch: a decoder, a judge and a recorded case, run through `imagine`
 * in all three readings of the diversity term, and in one of them with decoder and judge as one graph. On a device in Chromium an
 * expansion with the starter packs is compared with the same one in Node, too.
 */

import { classIndex, embeddingTensor, imageId, latentTensor, pixelTensor, runSeed } from '../../../src/core/brands.ts';
import { drive } from '../../../src/core/expansion/drive.ts';
import { imagine, type ImagineEvent } from '../../../src/core/expansion/imagine.ts';
import type { JointPass, Models } from '../../../src/core/expansion/ports.ts';
import { affineBackward, applyAffine, clampUnit, clampUnitBackward, inverse } from '../../../src/core/image/affine.ts';
import { frameMap } from '../../../src/core/image/framing.ts';
import { classMatrix } from '../../../src/core/judge/classMatrix.ts';
import type { Noise } from '../../../src/core/latent/noise.ts';
import { publishedSearch } from '../../../src/core/methods/gif.ts';
import type { DiversityForm } from '../../../src/core/objective/diversity.ts';
import type { Tensor } from '../../../src/core/tensor.ts';
import { JOINT_IMAGES, jointGraph } from '../../../src/onnx/jointGraph.ts';
import { judgedFeeds } from '../../../src/onnx/pieces/judged.ts';
import { readModel } from '../../../src/onnx/proto/read.ts';
import { writeModel } from '../../../src/onnx/proto/write.ts';
import { cotangentName, gradientName, vjpBytes } from '../../../src/onnx/vjp.ts';
import type { Comparison, Kind } from '../kind.ts';
import { readBytes, readCase } from '../stored.ts';
import { compareStarter } from './starterStep.ts';

/** Runs an ONNX file: named tensors in, one named output. */
type RunModel = (model: Uint8Array, feeds: Record<string, Tensor>, output: string) => Promise<Tensor>;

/** `case.json`; tensors are flat and row-major but for `text` and `probabilities`. */
interface GifStepCase {
  readonly K: number;
  readonly classes: number;
  readonly logit_scale: number;
  readonly epsilon: number;
  readonly step: number;
  readonly latent_shape: readonly number[];
  readonly latent: readonly number[];
  readonly text: readonly (readonly number[])[];
  readonly seed_image: readonly number[];
  readonly z: readonly number[];
  readonly b: readonly number[];
  readonly seed_probabilities: readonly number[];
  readonly seed_entropy: number;
  readonly predicted_class: number;
  readonly probabilities: readonly (readonly number[])[];
  readonly entropies: readonly number[];
  readonly S_con: number;
  readonly S_ent: number;
  readonly variants: Readonly<Record<DiversityForm, GifStepForm>>;
}

interface GifStepForm {
  readonly S_div: number;
  readonly grad_z: readonly number[];
  readonly grad_b: readonly number[];
  readonly updated_z: readonly number[];
  readonly updated_b: readonly number[];
  readonly projected_latent: readonly number[];
  readonly image: readonly number[];
}

interface GifStepModels {
  readonly decoder: Uint8Array;
  /** The judge with batch 1, for the seed, and with batch K. */
  readonly judge: Readonly<Record<number, Uint8Array>>;
}

const FORMS = ['latent', 'judge', 'official'] as const satisfies readonly DiversityForm[];

/** Largest relative error that passes. */
const TOLERANCE = 1e-3;

export const gifStep: Kind = {
  kind: 'gif-step',
  async *check(folder, { runner, device, packs }) {
    const recorded = await readCase<GifStepCase>(folder);
    const models: GifStepModels = {
      decoder: await readBytes(folder, 'decoder.onnx'),
      judge: {
        1: await readBytes(folder, 'judge_b1.onnx'),
        [recorded.K]: await readBytes(folder, `judge_b${recorded.K}.onnx`),
      },
    };
    const run: RunModel = async (model, feeds, output) => (await runner.run(model, feeds, [output])).outputs[output]!;
    for (const form of FORMS) yield* await compareStep(recorded, models, run, form);
    yield* await compareStep(recorded, models, run, 'latent', true);
    if (device !== 'node') yield* await compareStarter(runner, packs);
  },
};

/**
 * Runs the step in one reading of the diversity term and compares everything that was recorded.
 *
 * @param recorded the case.
 * @param models the reference's ONNX files.
 * @param run runs an ONNX file on the device under test.
 * @param form which diversity term.
 * @param joined whether one graph of decoder and judge guides, in the form that allows it. Default: false.
 * @returns the largest |ours - reference| / (|reference| + floor) of each quantity, the floor being a thousandth of the largest
 *   |reference|. The two embedding readings of S_div are near 1e-5 and were recorded in float32 as sums of cancelling terms near
 *   1/16: the recorded 1.022e-5 and 1.060e-5 are 1.0406e-5 and 1.0413e-5 in float64. Their floor is 1e-3, which allows them an
 *   absolute error of 1e-6.
 */
async function compareStep(
  recorded: GifStepCase,
  models: GifStepModels,
  run: RunModel,
  form: DiversityForm,
  joined = false,
): Promise<Comparison[]> {
  const { K, latent_shape: shape, classes } = recorded;
  const expected = recorded.variants[form];
  const side = Math.sqrt(recorded.seed_image.length / 3);
  const noise = rows(recorded.z, K).map((scale, i): Noise => ({ scale, offset: rows(recorded.b, K)[i]! }));
  const events: ImagineEvent[] = [];
  const result = await drive(
    imagine(
      {
        id: imageId('reference'),
        pixels: pixelTensor({ dims: [1, 3, side, side], data: Float32Array.from(recorded.seed_image) }),
        label: classIndex(recorded.predicted_class, classes),
        prepared: latentTensor({ dims: [1, ...shape], data: Float32Array.from(recorded.latent) }),
      },
      {
        ...publishedSearch(),
        runSeed: runSeed(0),
        variants: K,
        epsilon: recorded.epsilon,
        update: { kind: 'sign', size: recorded.step },
        anchor: 'judge',
        diversity: form,
      },
      { ...portsOf(models, run), ...(joined && { jointPass: jointPassOf(recorded, models, run) }) },
      classMatrix(
        recorded.text.map((row) => Float64Array.from(row)),
        recorded.logit_scale,
      ),
      { noise },
    ),
    (event) => events.push(event),
  );
  const step = events.find((event) => event.kind === 'step')!;
  const variants = result!.variants;
  const join = (parts: readonly ArrayLike<number>[]) => parts.flatMap((part) => Array.from(part));
  const pairs: [string, ArrayLike<number>, ArrayLike<number>][] = [
    ['seed probabilities', result!.seed.probabilities, recorded.seed_probabilities],
    ['seed entropy', [result!.seed.entropy], [recorded.seed_entropy]],
    ['probabilities', join(step.evaluation.variants.map((v) => v.probabilities)), recorded.probabilities.flat()],
    ['entropies', step.evaluation.variants.map((v) => v.entropy), recorded.entropies],
    ['S_con', [step.evaluation.terms.consistency], [recorded.S_con]],
    ['S_ent', [step.evaluation.terms.entropy], [recorded.S_ent]],
    ['S_div', [step.evaluation.terms.diversity], [expected.S_div]],
    ['gradient for z', join(step.gradients.map((g) => g.scale)), expected.grad_z],
    ['gradient for b', join(step.gradients.map((g) => g.offset)), expected.grad_b],
    ['updated z', join(variants.map((v) => v.noise.scale)), expected.updated_z],
    ['updated b', join(variants.map((v) => v.noise.offset)), expected.updated_b],
    ['projected latents', join(variants.map((v) => v.latent.data)), expected.projected_latent],
    ['images', join(variants.map((v) => v.image!.data)), expected.image],
  ];
  return pairs.map(([what, ours, reference]) => {
    const floor = what === 'S_div' && form !== 'latent' ? 1e-3 : 1e-3 * largest(reference);
    const quantity = `${what}, ${joined ? 'joined' : form}`;
    return { quantity, error: errorOf(ours, reference, floor), tolerance: TOLERANCE };
  });
}

/** From the decoder's [-1, 1]. */
const TO_UNIT = inverse({ scale: [2], shift: [-1] });

/** The reference's models as ports: its decoder gives [-1, 1], its judge takes [0, 1] at the decoder's size. */
function portsOf({ decoder, judge }: GifStepModels, run: RunModel): Models {
  const decoderVjp = vjpBytes(decoder);
  const judgeFor = (pixels: Tensor) => judge[pixels.dims[0]!]!;
  return {
    prior: {
      kind: 'prepared',
      layout: 'channels-first',
      decode: async (latent) =>
        pixelTensor(clampUnit(applyAffine(await run(decoder, { latent }, 'image'), TO_UNIT, 1))),
      decodeVjp: async (latent, images, cotangent) => {
        const raw = affineBackward(clampUnitBackward(images, cotangent), TO_UNIT, 1);
        return latentTensor(await run(decoderVjp, { latent, [cotangentName('image')]: raw }, gradientName('latent')));
      },
    },
    judge: {
      embed: async (pixels) => embeddingTensor(await run(judgeFor(pixels), { pixels }, 'embeds')),
      embedVjp: async (pixels, cotangent) =>
        pixelTensor(
          await run(
            vjpBytes(judgeFor(pixels)),
            { pixels, [cotangentName('embeds')]: cotangent },
            gradientName('pixels'),
          ),
        ),
    },
  };
}

/** The reference's decoder and judge as one graph. */
function jointPassOf(
  { K, text, seed_image }: GifStepCase,
  { decoder, judge }: GifStepModels,
  run: RunModel,
): JointPass {
  const side = Math.sqrt(seed_image.length / 3);
  const model = writeModel(
    jointGraph({
      decoder: { model: readModel(decoder), input: 'latent', output: 'image' },
      judge: { model: readModel(judge[K]!), input: 'pixels', output: 'embeds' },
      size: [side, side],
      toPixels: TO_UNIT,
      frame: frameMap(side, side, { height: side, width: side, fit: 'stretch', filter: 'bicubic' }),
      toInput: { scale: [1], shift: [0] },
      width: text[0]!.length,
    }),
  );
  return async (latent, criterion) => {
    const feeds = { latent, ...judgedFeeds(criterion, latent.dims[0]!) };
    return {
      images: pixelTensor(await run(model, feeds, JOINT_IMAGES)),
      embeddings: embeddingTensor(await run(model, feeds, 'embeds')),
      gradients: latentTensor(await run(model, feeds, gradientName('latent'))),
    };
  };
}

function rows(flat: readonly number[], count: number): Float64Array[] {
  const width = flat.length / count;
  return Array.from({ length: count }, (_, i) => Float64Array.from(flat.slice(i * width, (i + 1) * width)));
}

const largest = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

function errorOf(ours: ArrayLike<number>, reference: ArrayLike<number>, floor: number): number {
  if (ours.length !== reference.length) return Infinity;
  return Array.from(reference).reduce(
    (worst, value, i) => Math.max(worst, Math.abs(ours[i]! - value) / (Math.abs(value) + floor)),
    0,
  );
}
