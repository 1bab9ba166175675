/** @file The models' side of the protocol: loads packs, embeds, imagines; every failure crosses as data. */

import type { Callback, JobId } from '../../src/protocol/job.ts';
import { failureOf, type Failure } from '../../src/core/failure.ts';
import { failure, success, type Result } from '../../src/protocol/failure.ts';
import type { LoadedPack, LoadRequest, ModelWorker, SeedFile, Sight } from '../../src/protocol/models.ts';
import { framingAt } from '../../src/core/image/framing.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import { embedSeed } from '../../src/core/expansion/embedImages.ts';
import { imageId, type ImageId, type PixelTensor } from '../../src/core/brands.ts';
import { viewsOf } from '../../src/core/image/views.ts';
import { PackError } from '../../src/packs/error.ts';
import { packDigest } from '../../src/packs/verify.ts';
import { decodePixels } from '../images/decode.ts';
import {
  encodingPack,
  judgePack,
  maskPack,
  safetyPack,
  type EncodingPack,
  type JudgePack,
  type Pack,
  type SafetyPack,
} from '../../src/models/pack.ts';
import { chooseDevice, type ChosenDevice } from './chooseDevice.ts';
import { hold } from './hold.ts';
import { fetchPack } from './fetchPack.ts';
import { imagineSeed } from './imagineSeed.ts';
import { layersIn } from './layersOf.ts';
import { createJobs } from './jobs.ts';
import { wasmThreads } from './openRuntime.ts';
import { createPassMemory, type PassMemory } from './passMemory.ts';

interface Loading {
  readonly chosen: ChosenDevice;
  readonly memory: PassMemory;
  /** Set when the GPU is gone: whatever fails afterwards fails because of it. */
  lost: boolean;
}

export function createModelService(): ModelWorker {
  const jobs = createJobs();
  let loading: Loading | null = null;
  /** Questions under way that somebody waits for. */
  let asked = 0;

  /** Runs what needs the models; a failure after the GPU was lost is a lost device, whatever the runtime calls it. */
  async function withModels<Value>(work: (loaded: Loading) => Promise<Result<Value>>): Promise<Result<Value>> {
    const loaded = loading;
    if (!loaded) return failure({ code: 'models-not-loaded' });
    const lost = loaded.chosen.lost.then(() => deviceLost);
    asked++;
    try {
      if (loaded.lost) return deviceLost;
      // A session whose device is gone may never answer.
      return await Promise.race([work(loaded), lost]);
    } catch (error) {
      return loaded.lost ? deviceLost : failure(failureOf(error));
    } finally {
      asked--;
    }
  }

  /** Tells of seeds one after another, until the job is cancelled. */
  const lookAtEach = <Seen>(
    job: JobId,
    seeds: readonly SeedFile[],
    sight: Sight,
    look: Look<Seen>,
    onSeed: Callback<[id: ImageId, seen: Result<Seen>]>,
  ): Promise<Result<null>> =>
    withModels(({ chosen: { open } }) =>
      jobs.run(job, async (cancelled) => {
        for (const seed of seeds) {
          if (cancelled()) return failure({ code: 'cancelled', what: 'seeds' });
          await onSeed(seed.id, await lookAtFile(seed, open, sight, look));
        }
        return success(null);
      }),
    );

  return {
    hold,

    async load(request, onProgress) {
      try {
        const packs = await fetchPacks(request, onProgress);
        const { prior, judge, safety } = packs;
        const chosen = await chooseDevice(request.device, packs);
        const loaded: Loading = { chosen, memory: createPassMemory(chosen.open.models), lost: false };
        void chosen.lost.then(() => {
          loaded.lost = true;
        });
        loading = loaded;
        return success({
          device: chosen.device,
          reason: chosen.reason,
          threads: wasmThreads(),
          packs: await Promise.all([prior, judge, ...(safety ? [safety] : [])].map(describe)),
          sides: sidesOf(prior),
          framing: chosen.open.framing(),
          epsilon: prior.manifest.latent.epsilon,
          prompt: judge.manifest.prompt,
          safety: safety?.manifest.scores.threshold ?? null,
        });
      } catch (error) {
        return failure({ code: 'pack', why: packFailure(error) });
      }
    },

    warm: () =>
      withModels(async ({ chosen: { open } }) => {
        // This question is one of them.
        await open.warm(() => asked > 1);
        return success(null);
      }),

    embedTexts: (texts) =>
      withModels(async ({ chosen: { open } }) =>
        success({
          rows: await open.text.embed(texts),
          logitScale: open.packs.judge.manifest.scoring.logitScale,
        }),
      ),

    embedSeeds: (job, seeds, sight, onSeed) => lookAtEach(job, seeds, sight, embedOne, onSeed),

    embedViews: (job, seeds, sight, onSeed) => lookAtEach(job, seeds, sight, embedOthers, onSeed),

    imagine: (job, request, onVariant) =>
      withModels(({ chosen, memory }) =>
        jobs.run(job, async (cancelled) => {
          const made = await imagineSeed(request, { ...chosen, memory }, cancelled, (variant) => onVariant?.(variant));
          return made ? success(made) : failure({ code: 'cancelled', what: 'expansion' });
        }),
      ),

    layers: (seed, sight) => withModels(async ({ chosen: { open } }) => success(await layersIn(seed, sight, open))),

    cancel(job) {
      jobs.cancel(job);
      return Promise.resolve();
    },
  };
}

const deviceLost = failure({ code: 'device-lost' });

const packFailure = (error: unknown): Failure =>
  error instanceof PackError
    ? { code: 'pack-field', path: error.path, expected: error.expected, got: error.got }
    : failureOf(error);

async function fetchPacks(
  { packs: { prior, judge, mask, safety } }: LoadRequest,
  onProgress: Parameters<ModelWorker['load']>[1],
) {
  let done = 0;
  let total = 0;
  let told = 0;
  const onBytes = (bytes: number) => {
    done += bytes;
    if (done - told < total / 100 && done < total) return;
    told = done;
    onProgress({ done, total });
  };
  const fetched = {
    prior: await fetchPack(prior, onBytes),
    judge: await fetchPack(judge, onBytes),
  };
  const checker = safety && (await fetchPack(safety, onBytes));
  const needed = ({ manifest }: Pack) => manifest.files.filter(({ path }) => partsOf(manifest).has(path));
  const files = [fetched.prior, fetched.judge, ...(checker ? [checker] : [])].flatMap((pack) =>
    needed(pack).map((file) => ({ pack, file })),
  );
  total = files.reduce((sum, { file }) => sum + file.bytes, 0);
  await Promise.all(files.map(({ pack, file }) => pack.read(file.path)));
  return {
    prior: encodingPack(fetched.prior),
    judge: judgePack(fetched.judge),
    mask: async () => maskPack(await fetchPack(mask)),
    safety: checker && safetyPack(checker),
  };
}

/** Files of a pack that the models are made of; the others are for people. */
function partsOf(manifest: Pack['manifest']): ReadonlySet<string> {
  const graphs = Object.values(manifest.graphs).map(({ file }) => file);
  return new Set(manifest.role === 'judge' ? [...graphs, manifest.tokenizer.file] : graphs);
}

/** What the judge makes of a picture. */
type Look<Seen> = (pixels: PixelTensor, models: ChosenDevice['open']['models']) => Promise<Seen>;

const embedOne: Look<Float32Array> = (pixels, models) =>
  embedSeed({ id: imageId(''), pixels, label: 0 as never }, models);

const embedOthers: Look<readonly Float32Array[]> = async (pixels, models) => {
  const views: Float32Array[] = [];
  for (const view of viewsOf(pixels)) views.push(await embedOne(view, models));
  return views;
};

async function lookAtFile<Seen>(
  { file, crop }: SeedFile,
  { models, framing }: ChosenDevice['open'],
  { side, stretch }: Sight,
  look: Look<Seen>,
): Promise<Result<Seen>> {
  try {
    const pixels = framePixels(await decodePixels(file, { stretch }), framingAt(framing(side), crop));
    return success(await look(pixels, models));
  } catch (error) {
    return failure(failureOf(error));
  }
}

async function describe({ manifest }: EncodingPack | JudgePack | SafetyPack): Promise<LoadedPack> {
  const { id, title, version, role, licence } = manifest;
  return { id, title, version, role, licence, sha256: await packDigest(manifest) };
}

function sidesOf(prior: EncodingPack) {
  const { size } = prior.manifest.preprocessing;
  switch (size.kind) {
    case 'fixed':
      return { minimum: size.side, maximum: size.side, multipleOf: size.side, preferred: size.side };
    case 'free':
      return { minimum: size.minimum, maximum: size.maximum, multipleOf: size.multipleOf, preferred: size.preferred };
    default:
      return size satisfies never;
  }
}
