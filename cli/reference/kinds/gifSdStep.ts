/**
 * @file One guided step of GIF-SD: latents half noised and denoised under prompts of their own, moved by channel noise, decoded, judged,
 * and the step back through judge and decoder; from the anchor that the judge sees or the folder's, and with noise one entry of the grid
 * above the first step, as the released code adds it.
 */

import { join } from 'node:path';
import { latentTensor, type LatentTensor } from '../../../src/core/brands.ts';
import { denoise } from '../../../src/core/diffusion/denoise.ts';
import type { Diffusion } from '../../../src/core/diffusion/port.ts';
import { samplerRun, type NoiseAt } from '../../../src/core/diffusion/sampler.ts';
import { drive } from '../../../src/core/expansion/drive.ts';
import { toBatch } from '../../../src/core/expansion/batches.ts';
import type { Models } from '../../../src/core/expansion/ports.ts';
import { perturb } from '../../../src/core/latent/perturb.ts';
import { noiseShape } from '../../../src/core/latent/layout.ts';
import { projectToBall } from '../../../src/core/latent/project.ts';
import type { DiversityForm } from '../../../src/core/objective/diversity.ts';
import { unstack } from '../../../src/core/tensor.ts';
import { openAnyPrior } from '../../../src/models/ports/anyPrior.ts';
import { openJudge } from '../../../src/models/ports/judge.ts';
import type { OpenPrior } from '../../../src/models/ports/prior.ts';
import type { Runtime } from '../../../src/models/runtime/runtime.ts';
import { schedulerOf, type SchedulerConfig } from '../../../src/packs/draft/scheduler.ts';
import { compare } from '../compare.ts';
import type { Comparison } from '../kind.ts';
import { floatTensor, type StoredTensor } from '../stored.ts';
import { packOfCase, type Bytes } from './clip.ts';
import { priorOfFiles, sourceOfFolders } from './denoisingPack.ts';
import { compareStep, levelsOf, seenSmall, type GuidedCase, type GuidedStep } from './guidedStep.ts';

export interface GifSdCase extends GuidedCase {
  /** Folders of a pack and of a judge, from this one. */
  readonly pack: string;
  readonly judge: string;
  readonly scheduler: SchedulerConfig;
  readonly steps: number;
  readonly strength: number;
  readonly guidance_scale: number;
  readonly prompts: readonly string[];
  readonly negative_prompt: string;
  readonly prompt_states: StoredTensor;
  readonly negative_states: StoredTensor;
  readonly noise: StoredTensor;
  readonly seed_latent: StoredTensor;
  readonly timesteps: Readonly<Record<'diffusers' | 'released', { readonly denoised_at: readonly number[] }>>;
  readonly latents: Readonly<Record<'diffusers' | 'released', StoredTensor>>;
  readonly judge_size: number;
  readonly label_index: number;
  readonly unguided: { readonly projected_latent: StoredTensor; readonly image_8bit: Bytes };
  readonly guided: GuidedStep;
  readonly guided_label_anchor: GuidedStep;
  readonly guided_released_latents: GuidedStep;
}

export const isGifSdCase = (recorded: object): recorded is GifSdCase => 'guided_released_latents' in recorded;

const NOISE_AT = { diffusers: 'first step', released: 'one above' } as const satisfies Record<string, NoiseAt>;

export async function* checkGifSdStep(
  folder: string,
  recorded: GifSdCase,
  runtime: Runtime,
): AsyncIterable<Comparison> {
  const pack = await priorOfFiles(await sourceOfFolders([join(folder, recorded.pack)]), runtime);
  const judgePack = await packOfCase(join(folder, recorded.judge), recorded.logit_scale, runtime);
  const preprocessing = { ...judgePack.manifest.preprocessing, arithmetic: 'real' } as const;
  const judge = await openJudge({ ...judgePack, manifest: { ...judgePack.manifest, preprocessing } }, runtime);
  const opened = await openAnyPrior(pack, runtime);
  try {
    const { prior, diffusion } = opened;
    if (prior?.kind !== 'reconstruction' || !diffusion) throw new Error('Expected a pack that encodes and denoises.');
    const made = new Map<keyof typeof NOISE_AT, LatentTensor>();
    for (const way of ['diffusers', 'released'] as const) {
      const latents = await denoised(diffusion, recorded, NOISE_AT[way]);
      made.set(way, latents.rows);
      yield compare(`levels, ${way}`, latents.timesteps, recorded.timesteps[way].denoised_at, {});
      yield compare(`latents, ${way}`, latents.rows.data, floatTensor(recorded.latents[way]).data, recorded.tolerance);
    }
    yield* await compareStates(diffusion, recorded);
    const { layout, decode, decodeVjp } = prior;
    const models: Models = {
      prior: { kind: 'prepared', layout, decode, decodeVjp },
      judge: seenSmall(judge.judge, recorded.judge_size),
    };
    yield* await compareUnguided(recorded, made.get('diffusers')!, prior);
    const steps = [
      ['seen', recorded.guided, 'diffusers', 'judge'],
      ['label', recorded.guided_label_anchor, 'diffusers', 'label'],
      ['released', recorded.guided_released_latents, 'released', 'judge'],
    ] as const;
    for (const [name, step, way, anchor] of steps) {
      for (const form of Object.keys(step.readings) as DiversityForm[])
        yield* await compareStep(recorded, step, form, models, `${name}, ${form}`, {
          prepared: made.get(way)!,
          anchor,
        });
    }
  } finally {
    await opened.close();
    await judge.close();
  }
}

/** The seed's latent under every prompt, each with noise of its own. */
async function denoised(
  { predict, read }: Diffusion,
  {
    scheduler,
    steps,
    strength,
    guidance_scale: scale,
    prompts,
    negative_prompt,
    noise,
    seed_latent: seed,
    K,
  }: GifSdCase,
  noiseAt: NoiseAt,
): Promise<{ readonly rows: LatentTensor; readonly timesteps: readonly number[] }> {
  const run = samplerRun(
    schedulerOf(scheduler, (lack) => {
      throw new Error(JSON.stringify(lack));
    }),
    { steps, strength, noiseAt },
  );
  const { data, dims } = floatTensor(seed);
  const start = unstack(floatTensor(noise)).map((row) => run.noised(data, row.data));
  const [from, ...towards] = await read([negative_prompt, ...prompts]);
  const guiding = { towards: towards.map((states) => ({ states })), from: { states: from! }, scale };
  const rows = (await drive(denoise(run, start, dims.slice(1), guiding, predict, K - 1)))!;
  return { rows: latentTensor(toBatch(rows, dims.slice(1))), timesteps: run.timesteps };
}

async function compareStates(
  { read }: Diffusion,
  { prompts, negative_prompt, prompt_states, negative_states, tolerance }: GifSdCase,
): Promise<Comparison[]> {
  const states = await read([...prompts, negative_prompt]);
  const flat = states.slice(0, -1).flatMap(({ data }) => Array.from(data));
  return [
    compare('states of the prompts', flat, floatTensor(prompt_states).data, tolerance),
    compare('states of the negative prompt', states.at(-1)!.data, floatTensor(negative_states).data, tolerance),
  ];
}

/** The same noise, projected without a step. */
async function compareUnguided(
  { z, b, epsilon, unguided, tolerance }: GifSdCase,
  latents: LatentTensor,
  { layout, decode }: OpenPrior['prior'],
): Promise<Comparison[]> {
  const shape = noiseShape(layout, latents.dims.slice(1), 'channel');
  const [scales, offsets] = [unstack(floatTensor(z)), unstack(floatTensor(b))];
  const rows = unstack(latents).map(({ data: f }, i) => {
    const noise = { scale: Float64Array.from(scales[i]!.data), offset: Float64Array.from(offsets[i]!.data) };
    return projectToBall(perturb(f, noise, shape), f, epsilon);
  });
  const images = await decode(latentTensor(toBatch(rows, latents.dims.slice(1))));
  const flat = rows.flatMap((row) => Array.from(row));
  return [
    compare('projected latents, unguided', flat, floatTensor(unguided.projected_latent).data, tolerance),
    compare('pictures, unguided', images.data, levelsOf(unguided.image_8bit), { atol: 1.01 / 255 }),
  ];
}
