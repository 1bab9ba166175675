/**
 * @file An engine without a worker: toy models, and questions that a test may hold back. What waits, waits until the test answers:
 * no test depends on how fast this machine is.
 *
 * A picture is 6 float32 values, the toy prior's image. `store/project/fixtures/` was made with these very models.
 */

import { pixelTensor, type ImageId, type PixelTensor } from '../core/brands.ts';
import { drive } from '../core/expansion/drive.ts';
import { mean } from '../core/reals.ts';
import type { PriorKind } from '../core/methods/priorKind.ts';
import type { PartnerKind, Ports } from '../core/methods/method.ts';
import { expandSeed } from '../core/run/expandSeed.ts';
import { createStepList } from '../models/stepList.ts';
import { keyOf } from '../core/run/partners.ts';
import type { Wanted } from '../core/run/wanted.ts';
import type { RunVariant } from '../core/run/seedJob.ts';
import type { Engine, EngineEvent } from '../engine/engine.ts';
import type { Failure } from '../core/failure.ts';
import type { PackPlaces } from '../packs/place.ts';
import { failure, success, type Result } from '../protocol/failure.ts';
import type { Imagined, ImagineRequest, Loaded, MadeVariant, Sight, SeedFile } from '../protocol/models.ts';
import { TOY_IMAGE, blindMask, toyModels } from './toyModels.ts';

export type QuestionKind = 'embedTexts' | 'embedSeeds' | 'imagine';

/** A question that waits for the test. */
export interface Question {
  /** Seeds or pictures that it is about. */
  readonly ids: readonly ImageId[];
  /** Of `imagine`. */
  readonly request: ImagineRequest | null;
  /** Of `embedSeeds`. */
  readonly sight?: Sight;
  readonly signal: AbortSignal | null;
  /** Answers as the models do. */
  answer(): Promise<void>;
  /** Answers with a failure. */
  fail(failure: Failure): void;
  /** Tells of what is made, and answers nothing yet. */
  tell(): Promise<void>;
}

export interface FakeEngine extends Engine {
  /** From now on questions of a kind wait; one whose job is cancelled is answered so. */
  hold(kind: QuestionKind): void;
  /** Questions of a kind are answered at once again, those that wait too. */
  release(kind: QuestionKind): Promise<void>;
  /** The next question of a kind that waits; each is given once. */
  asked(kind: QuestionKind): Promise<Question>;
  /** Seeds whose other views were asked for, in order. */
  readonly viewed: readonly ImageId[];
  /** Seeds and pictures that were embedded, in order. */
  readonly embedded: readonly SeedFile[];
  /** Everything that `imagine` was asked, in order. */
  readonly requests: readonly ImagineRequest[];
  /** Models fail to load with this, or load again. */
  breakWith(failure: Failure | null): void;
}

export const LOADED: Loaded = {
  device: 'wasm',
  threads: 1,
  reason: { code: 'cpu-wanted' },
  packs: [
    { id: 'prior', title: 'A prior', version: '1.0.0', role: 'prior', licence: 'MIT', sha256: 'aa' },
    { id: 'judge', title: 'A judge', version: '1.0.0', role: 'judge', licence: 'MIT', sha256: 'bb' },
  ],
  priorKind: 'autoencoder',
  ownAdapters: [],
  sides: { minimum: 32, maximum: 512, multipleOf: 8, preferred: 64 },
  framing: { height: 64, width: 64, fit: 'crop', filter: 'bicubic' },
  epsilon: 0.5,
  prompt: 'a photo of a {label}',
  safety: null,
};

/** Name of a judge on the shelf that is not there. */
export const GONE = 'gone';

/** A judge of the shelf has its name for a digest, a prior its kind for a name. */
function loadedFrom(packs: PackPlaces | null): Loaded | null {
  const prior = packs?.prior.kind === 'kept' ? (packs.prior.key as PriorKind) : LOADED.priorKind;
  const loaded = { ...LOADED, priorKind: prior };
  if (packs?.judge.kind !== 'kept') return loaded;
  const { key } = packs.judge;
  if (key === GONE) return null;
  return { ...loaded, packs: LOADED.packs.map((pack) => (pack.role === 'judge' ? { ...pack, sha256: key } : pack)) };
}

const CANCELLED = failure({ code: 'cancelled', what: 'job' });

/** Models of an engine, and of what size their pictures are. */
export interface FakeModels {
  readonly ports: Ports;
  /** [3, height, width]. */
  readonly image: readonly [number, number, number];
  /** A text's embedding, as long as a picture's. */
  readonly text: (text: string) => Float32Array;
}

export const toyEngineModels = (): FakeModels => ({
  ports: { ...toyModels(), mask: blindMask },
  image: TOY_IMAGE,
  text: toyText,
});

export function fakeEngine(onEvent: (event: EngineEvent) => void, models: FakeModels = toyEngineModels()): FakeEngine {
  const pixelsOf = async (file: Blob): Promise<PixelTensor> =>
    pixelTensor({ dims: [1, ...models.image], data: new Float32Array(await file.arrayBuffer()) });
  const held = new Set<QuestionKind>();
  const waiting = new Map<QuestionKind, Question[]>();
  const listening = new Map<QuestionKind, ((question: Question) => void)[]>();
  const open = new Map<QuestionKind, Set<Question>>();
  const requests: ImagineRequest[] = [];
  const viewed: ImageId[] = [];
  const embedded: SeedFile[] = [];
  let broken: Failure | null = null;
  let isLoaded = false;
  let packs: PackPlaces | null = null;

  function load(): Result<Loaded> {
    if (broken) {
      onEvent({ kind: 'failed', failure: broken });
      return { ok: false, error: broken };
    }
    const loaded = loadedFrom(packs);
    if (!loaded) {
      const gone = { code: 'pack-gone', key: GONE } as const;
      onEvent({ kind: 'failed', failure: gone });
      return { ok: false, error: gone };
    }
    if (!isLoaded) onEvent({ kind: 'loaded', loaded });
    isLoaded = true;
    return success(loaded);
  }

  function ask<Value>(
    kind: QuestionKind,
    about: Pick<Question, 'ids' | 'request' | 'sight' | 'signal'>,
    compute: () => Promise<Result<Value>>,
    tell: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Result<Value>> {
    const loaded = load();
    if (!loaded.ok) return Promise.resolve(loaded);
    if (about.signal?.aborted === true) return Promise.resolve(CANCELLED);
    if (!held.has(kind)) return compute();
    return new Promise((resolve) => {
      const question: Question = {
        ...about,
        answer: async () => {
          const value = await compute();
          settle(value);
        },
        fail: (error) => {
          settle({ ok: false, error });
        },
        tell,
      };
      const settle = (result: Result<Value>) => {
        open.get(kind)?.delete(question);
        resolve(result);
      };
      about.signal?.addEventListener('abort', () => {
        settle(CANCELLED);
      });
      queue(open, kind).add(question);
      const listener = listening.get(kind)?.shift();
      if (listener) listener(question);
      else listOf(waiting, kind).push(question);
    });
  }

  return {
    requests,
    viewed,
    embedded,
    hold: (kind) => void held.add(kind),
    async release(kind) {
      held.delete(kind);
      waiting.delete(kind);
      await Promise.all([...(open.get(kind) ?? [])].map((question) => question.answer()));
    },
    asked: (kind) =>
      new Promise((resolve) => {
        const question = listOf(waiting, kind).shift();
        if (question) resolve(question);
        else listOf(listening, kind).push(resolve);
      }),
    breakWith(error) {
      broken = error;
      isLoaded = false;
    },
    load: () => Promise.resolve(load()),
    warm: () => Promise.resolve(load()).then((loaded) => (loaded.ok ? success(null) : loaded)),
    embedTexts: (texts) =>
      ask('embedTexts', { ids: [], request: null, signal: null }, () =>
        Promise.resolve(success({ rows: texts.map(models.text), logitScale: 4 })),
      ),
    embedSeeds: (seeds, sight, onSeed, signal) =>
      ask('embedSeeds', { ids: seeds.map(({ id }) => id), request: null, sight, signal }, async () => {
        for (const seed of seeds) {
          embedded.push(seed);
          const { data } = await models.ports.judge!.embed(await pixelsOf(seed.file));
          onSeed(seed.id, success(Float32Array.from(data)));
        }
        return success(null);
      }),
    // Toy pictures have no sides to be mirrored: every view of one is the picture.
    async embedViews(seeds, _sight, onSeed) {
      viewed.push(...seeds.map(({ id }) => id));
      for (const { id, file } of seeds) {
        const { data } = await models.ports.judge!.embed(await pixelsOf(file));
        onSeed(id, success([Float32Array.from(data), Float32Array.from(data), Float32Array.from(data)]));
      }
      return success(null);
    },
    imagine(request, signal, onVariant) {
      requests.push(request);
      const about = { ids: [request.seed.id], request, signal };
      return ask(
        'imagine',
        about,
        async () => success(await imagined(request, models.ports, pixelsOf, onVariant)),
        async () => {
          await imagined(request, models.ports, pixelsOf, onVariant);
        },
      );
    },
    async layers({ file, mask = [] }, { side }) {
      const picture = new Uint8ClampedArray(4);
      const alpha = Uint8ClampedArray.of(255 * Number(mask.at(-1)?.includes ?? false));
      await pixelsOf(file);
      return success({ side, picture, alpha, scene: picture, objection: null });
    },
    setDevice: () => undefined,
    setPacks(wanted) {
      packs = wanted;
      isLoaded = false;
    },
  };
}

const listOf = <Kind, Item>(lists: Map<Kind, Item[]>, kind: Kind): Item[] => {
  const known = lists.get(kind) ?? [];
  lists.set(kind, known);
  return known;
};

const queue = <Kind, Item>(sets: Map<Kind, Set<Item>>, kind: Kind): Set<Item> => {
  const known = sets.get(kind) ?? new Set();
  sets.set(kind, known);
  return known;
};

/** A text's embedding: whole numbers without structure. */
export function toyText(text: string): Float32Array {
  const n = Array.from(text, (letter) => letter.codePointAt(0)!).reduce((sum, code) => sum + code, 0);
  return Float32Array.of((n % 7) - 3, (n % 5) - 1.5, (n % 11) - 5);
}

/** A picture of the toy prior's size, by its number. */
export const toyPicture = (number: number): Blob =>
  pictureOf(Float32Array.from({ length: 6 }, (_, j) => ((number * 37 + j * 53 + number * j * 11) % 100) / 100));

export const pictureOf = (values: Float32Array): Blob => new Blob([Float32Array.from(values)]);

async function imagined(
  request: ImagineRequest,
  ports: Ports,
  pixelsOf: (file: Blob) => Promise<PixelTensor>,
  onVariant?: (made: MadeVariant) => void,
): Promise<Imagined> {
  const { seed, label, className, recipe, classes, embedding, slots, exactly = false, watch = false } = request;
  const pixels = await pixelsOf(seed.file);
  const job = {
    seed: { id: seed.id, pixels, label, ...(embedding && { embedding }) },
    classes,
    className,
    slots,
    exactly,
    watch,
    partners: (wanted: Wanted) =>
      Promise.all(
        (request.partners?.find((some) => keyOf(some) === keyOf(wanted))?.files ?? []).map(
          async ({ id, label: of, file }) => ({ id, label: of, pixels: await pixelsOf(file) }),
        ),
      ),
    hasPartner: (kind: PartnerKind) =>
      request.partners?.some((some) => some.kind === kind && some.files.length > 0) ?? false,
    batch: 1,
  };
  const steps = createStepList(({ data }) => Promise.resolve(pictureOf(Float32Array.from(data))));
  const made = (await drive(expandSeed(job, recipe, ports), async (event) => {
    await steps.add(event);
    if (event.kind !== 'variant') return;
    const { k, number, classScore, keptClass, image } = messageOf(event.variant);
    onVariant?.({ k, number, classScore, keptClass, image });
  }))!;
  const { probabilities, entropy, top1, anchor, embedding: read } = made.reading!;
  return {
    seed: {
      framed: pictureOf(pixels.data),
      embedding: Float32Array.from(read),
      probabilities: [...probabilities],
      entropy,
      top1,
      anchor,
    },
    variants: made.variants.map(messageOf),
    drawn: made.drawn,
    declined: made.declined,
    trace: made.path.map(({ terms, total, variants }) => ({
      classScore: mean(variants.map((variant) => variant.probabilities[label]!)),
      entropy: mean(variants.map((variant) => variant.entropy)),
      terms,
      total,
    })),
    ...steps.alongside(made.path.length),
    remembered: false,
  };
}

function messageOf({ k, number, siblings, how, mixture, safety, judged, image }: RunVariant) {
  const { probabilities, diversityOf: _, ...figures } = judged!;
  return {
    ...figures,
    k,
    number,
    siblings,
    how,
    mixture,
    ...(safety !== undefined && { safety }),
    image: pictureOf(image.data),
    probabilities: [...probabilities],
  };
}
