/**
 * @file `unclip/`: pictures from embeddings, against diffusers: what the denoiser is told of an embedding, one guided step on the judge's
 * own embedding of a seed, and whole decodes from recorded noise with their latents after every step. The pack is made of the plain files
 * that `pack.json` names, in the folders that publishers use.
 */

import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { embeddingTensor, latentTensor, pixelTensor } from '../../../src/core/brands.ts';
import { denoise } from '../../../src/core/diffusion/denoise.ts';
import { samplerRun } from '../../../src/core/diffusion/sampler.ts';
import { classLabels, type Unclip } from '../../../src/core/diffusion/unclip.ts';
import { drive } from '../../../src/core/expansion/drive.ts';
import type { DiversityForm } from '../../../src/core/objective/diversity.ts';
import { unstack, type Tensor } from '../../../src/core/tensor.ts';
import type { FileSource } from '../../../src/models/make/files.ts';
import { openAnyPrior } from '../../../src/models/ports/anyPrior.ts';
import { openJudge } from '../../../src/models/ports/judge.ts';
import { compare } from '../compare.ts';
import type { Comparison, Kind } from '../kind.ts';
import { runtimeOver } from '../runners/runtimeOver.ts';
import { floatTensor, readCase, type StoredTensor } from '../stored.ts';
import { packOfCase, pixelsOf, type Bytes } from './clip.ts';
import { priorOfFiles, sourceOfFolders } from './denoisingPack.ts';
import { compareStep, levelsOf, type GuidedCase, type GuidedStep } from './guidedStep.ts';

interface UnclipCase extends GuidedCase {
  readonly prompt: string;
  readonly negative_prompt: string;
  readonly prompt_states: StoredTensor;
  readonly negative_states: StoredTensor;
  /** The judge's of the seed, as it gives it. */
  readonly embedding: StoredTensor;
  readonly start_latents: StoredTensor;
  readonly guided: GuidedStep;
  readonly runs: readonly StoredRun[];
}

interface StoredRun {
  readonly name: string;
  readonly embedding: StoredTensor;
  readonly noise_level: number;
  readonly embedding_noise: StoredTensor;
  readonly class_labels: StoredTensor;
  readonly steps: number;
  readonly guidance_scale: number;
  readonly timesteps: readonly number[];
  readonly latents_after_step: StoredTensor;
  readonly image_8bit: Bytes;
}

/** Files of a pack by part, from the case's folder; a tokenizer is a folder. */
type Parts = Readonly<Record<'unet' | 'image_encoder' | 'text_encoder' | 'tokenizer' | 'vae_decoder', string>>;

export const unclip: Kind = {
  kind: 'unclip',
  async *check(folder, { runner }) {
    const recorded = await readCase<UnclipCase>(folder);
    const { files } = JSON.parse(await readFile(join(folder, 'pack.json'), 'utf8')) as { readonly files: Parts };
    const runtime = runtimeOver(runner);
    const pack = await priorOfFiles(await sourceOfParts(folder, files), runtime);
    // The image encoder lies in a judge's folder, two below its top.
    const judgePack = await packOfCase(
      join(folder, dirname(dirname(files.image_encoder))),
      recorded.logit_scale,
      runtime,
    );
    const judge = await openJudge(judgePack, runtime);
    const opened = await openAnyPrior(pack, runtime);
    try {
      const port = opened.unclip;
      if (!port) throw new Error('Expected a pack that makes pictures of embeddings.');
      const { data } = await judge.judge.embed(pixelTensor(pixelsOf(recorded.seed_picture)));
      yield compare('embedding of the seed', data, floatTensor(recorded.embedding).data, recorded.tolerance);
      // From the recorded embedding: what rounding to levels did to the picture is the kind `clip`'s.
      const embed = () => Promise.resolve(embeddingTensor(floatTensor(recorded.embedding)));
      const models = { prior: { kind: 'embedding' }, judge: { ...judge.judge, embed } } as const;
      for (const form of Object.keys(recorded.guided.readings) as DiversityForm[])
        yield* await compareStep(recorded, recorded.guided, form, models, form);
      const [prompt, negative] = await port.read([recorded.prompt, recorded.negative_prompt]);
      yield compare('states of the prompt', prompt!.data, floatTensor(recorded.prompt_states).data, recorded.tolerance);
      yield compare(
        'states of the negative prompt',
        negative!.data,
        floatTensor(recorded.negative_states).data,
        recorded.tolerance,
      );
      for (const run of recorded.runs) yield* await compareRun(port, run, prompt!, negative!, recorded);
    } finally {
      await opened.close();
      await judge.close();
    }
  },
};

/** The files of a case and those that it shares, in the folders that publishers use. */
async function sourceOfParts(folder: string, files: Parts): Promise<FileSource> {
  const own = await sourceOfFolders([folder]);
  const shared = [
    ['text_encoder', dirname(files.text_encoder)],
    ['tokenizer', files.tokenizer],
    ['vae_decoder', dirname(files.vae_decoder)],
  ] as const;
  const readers = new Map<string, () => ReturnType<FileSource['read']>>();
  for (const path of own.paths) if (path !== 'pack.json') readers.set(path, () => own.read(path));
  for (const [part, at] of shared) {
    // From its parent, since a folder around all files is taken off.
    const source = await sourceOfFolders([join(folder, dirname(at))]);
    const inside = `${relative(dirname(at), at)}/`;
    for (const path of source.paths.filter((one) => one.startsWith(inside)))
      readers.set(`${part}/${path.slice(inside.length)}`, () => source.read(path));
  }
  return { paths: [...readers.keys()], read: (path) => readers.get(path)!() };
}

async function compareRun(
  { scheduler, predict, decode, embedding: units }: Unclip,
  run: StoredRun,
  prompt: Tensor,
  negative: Tensor,
  { start_latents, tolerance }: UnclipCase,
): Promise<Comparison[]> {
  const { name, steps, guidance_scale: scale, noise_level: level } = run;
  const embedding = floatTensor(run.embedding).data;
  const labels = classLabels(embedding, floatTensor(run.embedding_noise).data, level, units);
  const sampler = samplerRun(scheduler, { steps, strength: 1 });
  const start = floatTensor(start_latents);
  const guiding = {
    towards: [{ states: prompt, labels }],
    from: { states: negative, labels: new Float32Array(labels.length) },
    scale,
  };
  const after: number[] = [];
  const rows = unstack(start).map(({ data }) => sampler.pure(data));
  const made = (await drive(denoise(sampler, rows, start.dims.slice(1), guiding, predict), ({ latents }) => {
    after.push(...latents[0]!);
  }))!;
  const picture = await decode(latentTensor({ dims: start.dims, data: made[0]! }));
  return [
    compare(`class labels, ${name}`, labels, floatTensor(run.class_labels).data, tolerance),
    compare(`timesteps, ${name}`, sampler.timesteps, run.timesteps, {}),
    compare(`latents after every step, ${name}`, after, floatTensor(run.latents_after_step).data, tolerance),
    compare(`picture, ${name}`, picture.data, levelsOf(run.image_8bit), { atol: 1.01 / 255 }),
  ];
}
