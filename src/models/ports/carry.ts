/** @file A denoiser and what is between its passes on one device: latents, states of texts and predictions are uploaded once and read once. */

import type { Carry, LinearStep } from '../../core/diffusion/carried.ts';
import type { Guiding } from '../../core/diffusion/denoise.ts';
import type { Tensor } from '../../core/tensor.ts';
import { DataType } from '../../onnx/dataType.ts';
import type { Model } from '../../onnx/model.ts';
import { DENOISING_STEP, denoisingStep } from '../../onnx/pieces/denoisingStep.ts';
import { UPLOADED, uploaded } from '../../onnx/pieces/uploaded.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import type { DiffusionManifest, TensorSpec, UnclipManifest } from '../../packs/manifest.ts';
import { feedsOf, inputSpec } from '../runtime/feeds.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openSession, type Kept, type Session } from '../runtime/session.ts';
import { toldOf } from './told.ts';

const TYPES = {
  float32: DataType.Float,
  float16: DataType.Float16,
  int64: DataType.Int64,
  int32: DataType.Int32,
} as const satisfies Record<TensorSpec['type'], number>;

export interface OpenCarry {
  readonly carry: Carry;
  close(): Promise<void>;
}

/**
 * Steps on the device of a denoiser.
 *
 * @param manifest of the denoiser's pack.
 * @param denoiser gives its session, which was opened with `keeps`.
 * @param runtime of it.
 */
export function openCarry(
  manifest: DiffusionManifest | UnclipManifest,
  denoiser: () => Promise<Session>,
  runtime: Runtime,
): OpenCarry {
  const graph = manifest.graphs.denoiser;
  const sessions = new Map<string, Promise<Session>>();
  const small = (name: string, model: () => Model): Promise<Session> => {
    const known = sessions.get(name);
    if (known) return known;
    const opened = openSession(runtime, writeModel(model()), name, { keeps: true }).catch((error: unknown) => {
      // Whoever asks next tries again.
      sessions.delete(name);
      throw error;
    });
    sessions.set(name, opened);
    return opened;
  };
  const input = inputSpec(graph, 'latent');
  const types = { given: TYPES[input.type], prediction: TYPES[graph.output.type] };
  const stepFor = (rank: number, scale: number | null) =>
    small(`the steps between passes of a denoiser, guided by ${scale}`, () => denoisingStep(rank, types, scale));
  const texts = graph.inputs.find(({ feed }) => feed.kind === 'text-states')!;
  const upload = async (states: Tensor): Promise<Kept> => {
    const session = await small('the upload of texts', () => uploaded(states.dims.length, TYPES[texts.type]));
    const [value] = await session.runKept({ [UPLOADED.from]: states }, [UPLOADED.to]);
    return value!;
  };

  async function* carry(
    start: Tensor,
    steps: readonly LinearStep[],
    { towards, from, scale }: Guiding,
  ): AsyncGenerator<void, Tensor, void> {
    const guided = scale > 1;
    const conditions = guided ? [...towards.map(() => from), ...towards] : towards;
    const step = await stepFor(start.dims.length, guided ? scale : null);
    const first = { dims: start.dims, data: start.data.map((y) => y * steps[0]!.scaled) };
    const told = { kind: 'noisy', value: guided ? joined(first) : first, ...toldOf(manifest, conditions) } as const;
    const states = await upload(told.states);
    // What is on the device between two passes: it is given back when it was used, and where a pass fails.
    let latents: Kept | null = null;
    let given: Kept | null = null;
    try {
      for (const [k, { timestep, kept, taken }] of steps.entries()) {
        const feeds = {
          ...feedsOf(graph, { ...told, timestep }),
          [texts.name]: states,
          ...(given && { [input.name]: given }),
        };
        const [prediction] = await (await denoiser()).runKept(feeds, [graph.output.name]);
        const factors = { kept, taken, scaled: steps[k + 1]?.scaled ?? 1 };
        const scalars = Object.fromEntries(
          Object.entries(factors).map(([name, value]) => [name, { dims: [], data: Float32Array.of(value) }]),
        );
        const values: Readonly<Record<string, Kept | Tensor>> = {
          [DENOISING_STEP.latents]: latents ?? start,
          [DENOISING_STEP.prediction]: prediction!,
          ...scalars,
        };
        const [next, nextGiven] = await step
          .runKept(values, [DENOISING_STEP.next, DENOISING_STEP.given])
          .finally(() => {
            prediction!.dispose();
          });
        latents?.dispose();
        given?.dispose();
        [latents, given] = [next!, nextGiven!];
        if (k < steps.length - 1) yield;
      }
      return latents ? await latents.read() : start;
    } finally {
      states.dispose();
      given?.dispose();
      latents?.dispose();
    }
  }

  return {
    carry,
    close: async () => {
      for (const session of sessions.values()) await (await session).release();
      sessions.clear();
    },
  };
}

/** The same rows twice, one after the other. */
const joined = ({ dims: [rows = 0, ...dims], data }: Tensor): Tensor => {
  const twice = new Float32Array(2 * data.length);
  twice.set(data);
  twice.set(data, data.length);
  return { dims: [2 * rows, ...dims], data: twice };
};
