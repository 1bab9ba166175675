/**
 * @file The page's side of the models: starts the worker when it is first needed, and asks a new one again where the old one, or
 * its GPU, was lost in the middle of an answer.
 */

import { proxy } from 'comlink';
import type { ImageId } from '../core/brands.ts';
import type { Failure } from '../core/failure.ts';
import type { PackPlaces } from '../packs/place.ts';
import { failure, type Result } from '../protocol/failure.ts';
import { jobIds, type JobId } from '../protocol/job.ts';
import type {
  Sight,
  Device,
  Imagined,
  ImagineRequest,
  Loaded,
  LoadProgress,
  MadeVariant,
  SeedFile,
  SeenLayers,
} from '../protocol/models.ts';
import { linkModels, type ModelLink } from './modelLink.ts';

export type EngineEvent =
  | ({ readonly kind: 'loading' } & LoadProgress)
  | { readonly kind: 'loaded'; readonly loaded: Loaded }
  /** Worker or device were lost and are made anew. */
  | { readonly kind: 'rebuilding' }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Engine {
  /** Loads the models, if they are not loaded. */
  load(): Promise<Result<Loaded>>;
  /** Loads the models and builds their gradients, so that the first run need not wait for them. */
  warm(): Promise<Result<null>>;
  embedTexts(texts: readonly string[]): Promise<Result<{ rows: readonly Float32Array[]; logitScale: number }>>;
  embedSeeds(
    seeds: readonly SeedFile[],
    sight: Sight,
    onSeed: (id: ImageId, embedding: Result<Float32Array>) => void,
    signal: AbortSignal,
  ): Promise<Result<null>>;
  embedViews(
    seeds: readonly SeedFile[],
    sight: Sight,
    onSeed: (id: ImageId, views: Result<readonly Float32Array[]>) => void,
    signal: AbortSignal,
  ): Promise<Result<null>>;
  /**
   * Imagines a seed's variants.
   *
   * @param onVariant told of each as soon as it is made; of all of them again where a lost worker's question is asked anew.
   */
  imagine(
    request: ImagineRequest,
    signal: AbortSignal,
    onVariant?: (made: MadeVariant) => void,
  ): Promise<Result<Imagined>>;
  /** The layers of a seed, seen as a run would see it. */
  layers(seed: SeedFile, sight: Sight): Promise<Result<SeenLayers>>;
  /** Moves to another device: what is being asked for is asked for there again. */
  setDevice(device: 'auto' | Device): void;
  /** Takes other packs: what is being asked for is asked of them. */
  setPacks(packs: PackPlaces): void;
}

export interface EngineOptions {
  /** Where the packs lie. */
  readonly packs: PackPlaces;
  readonly device: 'auto' | Device;
  readonly onEvent: (event: EngineEvent) => void;
  /** Starts a worker; another one in tests. */
  readonly link?: () => ModelLink;
}

/** A question is given up when this many workers died over it. */
const ATTEMPTS = 3;

interface Running {
  readonly link: ModelLink;
  readonly loaded: Promise<Result<Loaded>>;
}

/** An engine; its worker starts with the first question. */
export function createEngine({ packs: firstPacks, device: first, onEvent, link = linkModels }: EngineOptions): Engine {
  const nextJob = jobIds();
  let device = first;
  let packs = firstPacks;
  let running: Running | null = null;

  function start(): Running {
    const started = link();
    const onProgress = proxy((progress: LoadProgress) => {
      if (running?.link === started) onEvent({ kind: 'loading', ...progress });
    });
    const answer = started.remote.load({ packs, device }, onProgress) as Promise<Result<Loaded>>;
    const loaded = Promise.race([answer, started.lost.then(() => workerLost)]);
    running = { link: started, loaded };
    void loaded.then((result) => {
      if (running?.link !== started) return;
      if (result.ok) onEvent({ kind: 'loaded', loaded: result.value });
      else discard(started, result.error);
    });
    void started.lost.then(() => {
      discard(started, workerLost.error);
    });
    return running;
  }

  function discard(lost: ModelLink, error: Failure) {
    if (running?.link !== lost) return;
    running = null;
    lost.terminate();
    onEvent(isLoss(error) ? { kind: 'rebuilding' } : { kind: 'failed', failure: error });
  }

  /** Another worker: what the old one held, GPU memory too, is given back with its end. */
  function startAgain() {
    const before = running;
    running = null;
    // Questions under way see its end, and are asked of the next; nothing was lost that a person should hear of.
    before?.link.terminate();
    start();
  }

  async function ask<Value>(question: (link: ModelLink) => Promise<Result<Value>>): Promise<Result<Value>> {
    let last: Result<Value> = workerLost;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { link: current, loaded } = running ?? start();
      const ready = await loaded;
      last = ready.ok ? await Promise.race([question(current), current.lost.then(() => workerLost)]) : ready;
      if (last.ok || !isLoss(last.error)) return last;
      discard(current, last.error);
    }
    return last;
  }

  /** As `ask`, with a job that the signal cancels. */
  function askJob<Value>(
    signal: AbortSignal,
    question: (link: ModelLink, job: JobId) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    return ask(async (current) => {
      if (signal.aborted) return cancelled;
      const job = nextJob();
      const cancel = () => void current.remote.cancel(job);
      signal.addEventListener('abort', cancel, { once: true });
      try {
        return await question(current, job);
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    });
  }

  return {
    load: () => (running ?? start()).loaded,
    warm: () => ask((current) => current.remote.warm()),
    embedTexts: (texts) => ask((current) => current.remote.embedTexts(texts)),
    embedSeeds: (seeds, sight, onSeed, signal) =>
      askJob(signal, (current, job) => current.remote.embedSeeds(job, seeds, sight, proxy(onSeed))),
    embedViews: (seeds, sight, onSeed, signal) =>
      askJob(signal, (current, job) => current.remote.embedViews(job, seeds, sight, proxy(onSeed))),
    imagine: (request, signal, onVariant) =>
      askJob(signal, (current, job) =>
        onVariant ? current.remote.imagine(job, request, proxy(onVariant)) : current.remote.imagine(job, request),
      ),
    layers: (seed, sight) => ask((current) => current.remote.layers(seed, sight)),
    setDevice(wanted) {
      device = wanted;
      startAgain();
    },
    setPacks(wanted) {
      packs = wanted;
      startAgain();
    },
  };
}

const workerLost = failure({ code: 'worker-lost', what: 'models' });
const cancelled = failure({ code: 'cancelled', what: 'job' });

const isLoss = ({ code }: Failure): boolean => code === 'worker-lost' || code === 'device-lost';
