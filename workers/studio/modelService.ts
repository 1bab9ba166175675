/** @file The models' side of the protocol: loads packs, embeds, imagines; every failure crosses as data. */

import type { Callback, JobId } from '../../src/protocol/job.ts';
import { failureOf } from '../../src/core/failure.ts';
import { failure, success, type Result } from '../../src/protocol/failure.ts';
import type { Device, LoadedPack, ModelWorker, SeedFile, Sight } from '../../src/protocol/models.ts';
import { framingAt } from '../../src/core/image/framing.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import { embedSeed } from '../../src/core/expansion/embedImages.ts';
import { imageId, type ImageId, type PixelTensor } from '../../src/core/brands.ts';
import { viewsOf } from '../../src/core/image/views.ts';
import { adapterClasses } from '../../src/packs/adapterClasses.ts';
import { priorKind, suggestedRadius } from '../../src/packs/manifest.ts';
import { packDigest } from '../../src/packs/verify.ts';
import { readPacks } from '../../src/models/readPacks.ts';
import { whileMemoryLasts, type Batches } from '../../src/models/runtime/whileMemoryLasts.ts';
import { decodePixels } from '../images/decode.ts';
import type { JudgePack, PriorPack, SafetyPack } from '../../src/models/pack.ts';
import { packFailure } from '../packs/packFailure.ts';
import { chooseDevice, type ChosenDevice } from './chooseDevice.ts';
import { hold } from './hold.ts';
import { fetchPack } from './fetchPack.ts';
import { imagineSeed } from './imagineSeed.ts';
import { layersIn } from './layersOf.ts';
import { createJobs } from './jobs.ts';
import { heldHere, memoryOffered } from './memoryOffered.ts';
import { wasmThreads } from './openRuntime.ts';
import { createPassMemory, type PassMemory } from './passMemory.ts';

interface Loading {
  readonly chosen: ChosenDevice;
  readonly memory: PassMemory;
  /** Variants that are computed at once. */
  readonly batches: Batches;
  /** Set when the GPU is gone: whatever fails afterwards fails because of it. */
  lost: boolean;
}

/**
 * Most variants that a device computes at once: bounds memory, and on the CPU, which gains nothing by more, the time until the first
 * is on screen, and until it hears of a cancelled job.
 */
const BATCH = { webgpu: 10, wasm: 1 } as const satisfies Record<Device, number>;

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
        const { packs, arrived } = await readPacks(
          request.packs,
          fetchPack,
          memoryOffered(),
          heldHere(request.device),
          onProgress,
        );
        const { prior, judge, safety } = packs;
        const [chosen] = await Promise.all([chooseDevice(request.device, packs), arrived]);
        const batches = { most: BATCH[chosen.device] };
        const loaded: Loading = { chosen, memory: createPassMemory(chosen.open.models), batches, lost: false };
        void chosen.lost.then(() => {
          loaded.lost = true;
        });
        loading = loaded;
        return success({
          device: chosen.device,
          reason: chosen.reason,
          threads: wasmThreads(),
          packs: await Promise.all([prior, judge, ...(safety ? [safety] : [])].map(describe)),
          priorKind: priorKind(prior.manifest),
          ownAdapters: adapterClasses(prior.manifest).map(({ name }) => name),
          sides: sidesOf(prior),
          framing: chosen.open.framing(),
          epsilon: suggestedRadius(prior.manifest),
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
      withModels((loaded) =>
        jobs.run(job, async (cancelled) => {
          const { chosen, memory, batches } = loaded;
          const made = await whileMemoryLasts(
            batches,
            (batch) => imagineSeed(request, { ...chosen, memory, batch }, cancelled, (variant) => onVariant?.(variant)),
            () => loaded.lost,
          );
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

async function describe({ manifest }: PriorPack | JudgePack | SafetyPack): Promise<LoadedPack> {
  const { id, title, version, role, licence } = manifest;
  return { id, title, version, role, licence, sha256: await packDigest(manifest) };
}

function sidesOf(prior: PriorPack) {
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
