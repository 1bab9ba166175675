/**
 * @file `diffusion/`: packs in the layout of diffusers, against diffusers: token ids, text states, latents, one pass of the denoiser,
 * schedules, and whole runs of image to image with their latents after every step; in another form, one guided step of GIF-SD on such
 * latents. All through packs that are made of the plain files.
 */

import { join } from 'node:path';
import { latentTensor, pixelTensor } from '../../../src/core/brands.ts';
import { textOf } from '../../../src/core/bytes/utf8.ts';
import { denoise, type Condition, type Predict } from '../../../src/core/diffusion/denoise.ts';
import type { Diffusion } from '../../../src/core/diffusion/port.ts';
import { samplerRun } from '../../../src/core/diffusion/sampler.ts';
import type { Scheduler } from '../../../src/core/diffusion/schedule.ts';
import { signalShares } from '../../../src/core/diffusion/signal.ts';
import { stepsRun, stride, timestepsOf } from '../../../src/core/diffusion/timesteps.ts';
import { drive } from '../../../src/core/expansion/drive.ts';
import { unstack, type Tensor } from '../../../src/core/tensor.ts';
import type { PriorPack } from '../../../src/models/pack.ts';
import { openAnyPrior } from '../../../src/models/ports/anyPrior.ts';
import type { OpenPrior } from '../../../src/models/ports/prior.ts';
import { schedulerOf, type SchedulerConfig } from '../../../src/packs/draft/scheduler.ts';
import { createTokenizer } from '../../../src/packs/tokenizer.ts';
import { compare, type Tolerance } from '../compare.ts';
import type { Comparison, Kind } from '../kind.ts';
import { runtimeOver } from '../runners/runtimeOver.ts';
import { floatTensor, readCase, type StoredTensor } from '../stored.ts';
import { pixelsOf, type Bytes } from './clip.ts';
import { priorOfFiles, sourceOfFolders } from './denoisingPack.ts';
import { checkGifSdStep, isGifSdCase, type GifSdCase } from './gifSdStep.ts';
import { levelsOf } from './guidedStep.ts';

/** Inputs of runs; a case in half precision takes them from the one beside it. */
interface RunInputs {
  readonly prompt: string;
  readonly negative_prompt: string;
  readonly prompt_ids: readonly number[];
  readonly negative_ids: readonly number[];
  readonly seed_picture: Bytes;
  readonly noise: StoredTensor;
  readonly forward: {
    readonly unet: { readonly timestep: number; readonly out_sample: StoredTensor };
    readonly vae_decoder: { readonly sample: StoredTensor };
  };
  readonly schedules?: readonly StoredSchedule[];
  readonly starts?: readonly { readonly steps: number; readonly strength: number; readonly steps_run: number }[];
}

interface RunCase extends Partial<RunInputs> {
  readonly tolerance: Tolerance & { readonly schedules?: number; readonly image?: number };
  readonly seed_latent: StoredTensor;
  readonly prompt_states: StoredTensor;
  readonly negative_states: StoredTensor;
  readonly runs: readonly StoredRun[];
}

interface StoredRun {
  readonly name: string;
  readonly scheduler: SchedulerConfig;
  readonly steps: number;
  readonly strength: number;
  readonly guidance_scale: number;
  readonly atol?: number;
  readonly timesteps: readonly number[];
  /** Of all steps, those of the run last. */
  readonly sigmas?: readonly number[];
  readonly start_latents?: StoredTensor;
  readonly first_prediction?: { readonly negative: StoredTensor | null; readonly prompt: StoredTensor };
  readonly latents_after_step: StoredTensor;
  readonly image_8bit: Bytes;
}

interface StoredSchedule {
  readonly scheduler: SchedulerConfig;
  readonly steps: number;
  readonly timesteps: readonly number[];
  readonly previous?: readonly number[];
  readonly alpha?: readonly number[];
  readonly sigmas?: readonly number[];
}

/** Where a case in half precision has the rest of its pack and its inputs. */
const WHOLE = '../sd1-tiny';

/** A level of 8 bits, and its rounding. */
const LEVEL = 1.01 / 255;

export const diffusion: Kind = {
  kind: 'diffusion',
  async *check(folder, { runner }) {
    const recorded = await readCase<RunCase | GifSdCase>(folder);
    const runtime = runtimeOver(runner);
    if (isGifSdCase(recorded)) {
      yield* checkGifSdStep(folder, recorded, runtime);
      return;
    }
    const shared = recorded.prompt === undefined ? join(folder, WHOLE) : null;
    const inputs = shared ? await readCase<RunInputs>(shared) : (recorded as RunCase & RunInputs);
    const source = await sourceOfFolders(shared ? [folder, shared] : [folder]);
    const pack = await priorOfFiles(source, runtime);
    yield* compareIds(pack, inputs, await tokenizerFiles(pack));
    const opened = await openAnyPrior(pack, runtime);
    try {
      const { prior, diffusion: denoising } = opened;
      if (prior?.kind !== 'reconstruction' || !denoising) throw new Error('Expected a pack that encodes and denoises.');
      yield* await comparePasses(prior, denoising, recorded, inputs, shared === null);
      for (const { scheduler, ...schedule } of recorded.schedules ?? [])
        yield* compareSchedule(schedulerFrom(scheduler), schedule, recorded.tolerance.schedules ?? 1e-5);
      for (const start of recorded.starts ?? [])
        yield compare(
          `steps of ${start.steps} at ${start.strength}`,
          [stepsRun(start.steps, start.strength)],
          [start.steps_run],
          {},
        );
      for (const run of recorded.runs) yield* await compareRun(prior, denoising, run, recorded, inputs);
    } finally {
      await opened.close();
    }
  },
};

/** @throws Error for a field that is not known. */
export const schedulerFrom = (config: SchedulerConfig): Scheduler =>
  schedulerOf(config, (lack) => {
    throw new Error(JSON.stringify(lack));
  });

async function tokenizerFiles(pack: PriorPack): Promise<readonly [string, string | undefined]> {
  const { manifest } = pack;
  if (manifest.kind !== 'diffusion' || manifest.tokenizer.kind !== 'bpe-clip') throw new Error('Expected byte pairs.');
  const { file, merges } = manifest.tokenizer;
  return [textOf(await pack.read(file)), merges === undefined ? undefined : textOf(await pack.read(merges))];
}

function* compareIds(
  { manifest }: PriorPack,
  { prompt, negative_prompt: negative, prompt_ids: ids, negative_ids: negativeIds }: RunInputs,
  files: readonly [string, string | undefined],
): Iterable<Comparison> {
  if (manifest.kind !== 'diffusion') return;
  const tokenizer = createTokenizer(manifest.tokenizer, ...files);
  yield compare('ids of the prompt', Array.from(tokenizer.encode([prompt]).ids, Number), ids, {});
  yield compare('ids of the negative prompt', Array.from(tokenizer.encode([negative]).ids, Number), negativeIds, {});
}

async function comparePasses(
  prior: OpenPrior['prior'],
  { read, predict }: Diffusion,
  { seed_latent, prompt_states, negative_states, tolerance }: RunCase,
  { prompt, negative_prompt, seed_picture, forward }: RunInputs,
  /** Whether single passes were recorded with these weights. */
  own: boolean,
): Promise<Comparison[]> {
  const [positive, negative] = await read([prompt, negative_prompt]);
  const latents = await prior.encode(pixelTensor(pixelsOf(seed_picture)));
  const comparisons = [
    compare('states of the prompt', positive!.data, floatTensor(prompt_states).data, tolerance),
    compare('states of the negative prompt', negative!.data, floatTensor(negative_states).data, tolerance),
    compare('latent of the seed', latents.data, floatTensor(seed_latent).data, tolerance),
  ];
  if (!own) return comparisons;
  const seed = floatTensor(seed_latent);
  const { timestep, out_sample: sample } = forward.unet;
  const predicted = await predict(seed, timestep, [{ states: rowOf(prompt_states, 0) }]);
  const image = await prior.decode(latentTensor(seed));
  const decoded = floatTensor(forward.vae_decoder.sample).data.map((y) => Math.min(1, Math.max(0, y / 2 + 0.5)));
  return [
    ...comparisons,
    compare('one prediction', predicted.data, floatTensor(sample).data, tolerance),
    compare('the latent decoded', image.data, decoded, tolerance),
  ];
}

function* compareSchedule(
  scheduler: Scheduler,
  { steps, timesteps, previous, alpha, sigmas }: Omit<StoredSchedule, 'scheduler'>,
  allowed: number,
): Iterable<Comparison> {
  const name = `${scheduler.kind} ${scheduler.spacing} ${steps}`;
  const levels = timestepsOf(scheduler, steps);
  yield compare(`timesteps, ${name}`, levels, timesteps, scheduler.kind === 'euler' ? { atol: 1e-3 } : {});
  if (previous) {
    const apart = stride(scheduler, steps);
    yield compare(
      `levels after each step, ${name}`,
      levels.map((t) => t - apart),
      previous,
      {},
    );
  }
  if (alpha) {
    const shares = signalShares(scheduler);
    yield compare(
      `signal, ${name}`,
      levels.map((t) => shares[t]!),
      alpha,
      { atol: allowed },
    );
  }
  if (sigmas) {
    const run = samplerRun(scheduler, { steps, strength: 1 });
    yield compare(`noise, ${name}`, run.sigmas, sigmas, { rtol: 10 * allowed, atol: allowed });
  }
}

async function compareRun(
  prior: OpenPrior['prior'],
  { predict }: Diffusion,
  run: StoredRun,
  { seed_latent, prompt_states, negative_states, tolerance }: RunCase,
  { noise }: RunInputs,
): Promise<Comparison[]> {
  const { name, steps, strength, guidance_scale: scale, image_8bit: image } = run;
  const allowed = { ...tolerance, ...(run.atol !== undefined && { atol: run.atol }) };
  const sampler = samplerRun(schedulerFrom(run.scheduler), { steps, strength });
  const latent = floatTensor(seed_latent);
  const start = sampler.noised(latent.data, floatTensor(noise).data);
  const guiding = {
    towards: [{ states: rowOf(prompt_states, 0) }],
    from: { states: rowOf(negative_states, 0) },
    scale,
  };
  const first: Tensor[] = [];
  const listening: Predict = async (latents, timestep, conditions: readonly Condition[]) => {
    const predicted = await predict(latents, timestep, conditions);
    if (first.length === 0) first.push(...unstack(predicted));
    return predicted;
  };
  const after: Float32Array[] = [];
  const [last] = (await drive(denoise(sampler, [start], latent.dims.slice(1), guiding, listening), ({ latents }) =>
    after.push(latents[0]!),
  ))!;
  const picture = await prior.decode(latentTensor({ dims: latent.dims, data: last! }));
  const flat = after.flatMap((row) => Array.from(row));
  const stored = run.first_prediction;
  return [
    compare(`timesteps, ${name}`, sampler.timesteps, run.timesteps, {}),
    ...(run.sigmas
      ? [
          compare(`noise, ${name}`, sampler.sigmas, run.sigmas.slice(-sampler.sigmas.length), {
            rtol: 1e-4,
            atol: 1e-5,
          }),
        ]
      : []),
    ...(run.start_latents
      ? [compare(`noised latent, ${name}`, start, floatTensor(run.start_latents).data, allowed)]
      : []),
    ...(stored
      ? [compare(`first prediction, ${name}`, first.at(-1)!.data, floatTensor(stored.prompt).data, allowed)]
      : []),
    ...(stored?.negative
      ? [compare(`first prediction away, ${name}`, first[0]!.data, floatTensor(stored.negative).data, allowed)]
      : []),
    compare(`latents after every step, ${name}`, flat, floatTensor(run.latents_after_step).data, allowed),
    compare(`picture, ${name}`, picture.data, levelsOf(image), { atol: tolerance.image ?? LEVEL }),
  ];
}

/** A row of a stored tensor. */
export const rowOf = (stored: StoredTensor, row: number): Tensor => unstack(floatTensor(stored))[row]!;
