/**
 * @file Runs in the page: fills a project as a run does, seed by seed, through the studio's own journal and database. What is
 * drawn is noise; what is written has the sizes and the shapes of real variants.
 */

import { createStore } from 'zustand/vanilla';
import { imageId, type ImageId } from '../../src/core/brands.ts';
import { createProjects } from '../../src/storage/projects.ts';
import { NO_ADAPTATION } from '../../src/store/adaptation/state.ts';
import { NO_MODELS } from '../../src/store/models/state.ts';
import { NO_ENGINE } from '../../src/store/engine/state.ts';
import { NO_EXPORT } from '../../src/store/export/state.ts';
import { classKey, slotId, type ImageKey } from '../../src/store/ids.ts';
import { createJournal } from '../../src/store/project/journal.ts';
import { NO_SIZES } from '../../src/store/project/records.ts';
import { newProject, NO_PROJECT } from '../../src/store/project/state.ts';
import { coversOf, summaryOf } from '../../src/store/project/summary.ts';
import { NO_PICKS } from '../../src/store/picks/state.ts';
import { NO_RECEIPT } from '../../src/store/receipt/state.ts';
import { FIRST_RECIPE } from '../../src/store/recipe/state.ts';
import { NOTHING_REOPENED } from '../../src/store/reopened/state.ts';
import { NO_REVIEW } from '../../src/store/review/state.ts';
import { framedKey, variantKey } from '../../src/store/run/record.ts';
import { NO_RUN, type VariantRecord } from '../../src/store/run/state.ts';
import { NO_RUNS } from '../../src/store/runs/state.ts';
import { NO_SEEDS, type SeedImage } from '../../src/store/seeds/state.ts';
import { NO_SORTING } from '../../src/store/sorting/state.ts';
import type { StudioState } from '../../src/store/state.ts';
import { FIRST_VIEW } from '../../src/store/view/state.ts';
import { FailureError } from '../../src/core/failure.ts';

export interface Filled {
  readonly variants: number;
  readonly bytes: number;
  /** Of the whole run, in seconds. */
  readonly seconds: number;
  /** Of each seed's family until it was stored, in milliseconds. */
  readonly families: readonly number[];
  /** Until a decision on one variant was stored, in milliseconds. */
  readonly decisions: readonly number[];
  /** Until a decision on all variants at once was stored, in milliseconds. */
  readonly allDecisions: number;
}

const CLASSES = 10;
const SIDE = 128;
const JUDGE = 'the judge';
const WIDTH = 256;

/** Pictures of noise, so that no two pages of the grid look alike and PNG does not squeeze them to nothing. */
async function pictures(count: number, type: string): Promise<Blob[]> {
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d')!;
  const made: Blob[] = [];
  for (let i = 0; i < count; i++) {
    const image = context.createImageData(SIDE, SIDE);
    // Noise in blocks of 2 x 2: a PNG of it is as long as one of a photograph.
    for (let y = 0; y < SIDE; y++) {
      for (let x = 0; x < SIDE; x++) {
        const at = 4 * (y * SIDE + x);
        const from = 4 * ((y & ~1) * SIDE + (x & ~1));
        const first = (x & 1) + (y & 1) === 0;
        for (let c = 0; c < 3; c++) image.data[at + c] = first ? Math.random() * 256 : image.data[from + c]!;
        image.data[at + 3] = 255;
      }
    }
    context.putImageData(image, 0, 0);
    made.push(await canvas.convertToBlob({ type }));
  }
  return made;
}

const names = Array.from({ length: CLASSES }, (_, i) => `class ${i}`);

function seedOf(i: number, bytes: number): SeedImage {
  const label = names[i % CLASSES]!;
  const id = imageId(`${label}/${String(i).padStart(5, '0')}.png`);
  return {
    id,
    name: id.slice(label.length + 1),
    split: null,
    label: classKey(label),
    bytes,
    width: SIDE,
    height: SIDE,
    sha256: '0'.repeat(64),
    luminance: 0.5,
    sharpness: 0.1,
    original: `original:${id}` as ImageKey,
    thumbnail: `thumbnail:${id}` as ImageKey,
    flags: [],
    leftOut: false,
  };
}

const shares = (): number[] => {
  const values = names.map(() => Math.random());
  const sum = values.reduce((a, b) => a + b, 0);
  return values.map((value) => value / sum);
};

function variantOf(seed: ImageId, k: number): VariantRecord {
  const probabilities = shares();
  const terms = { consistency: Math.random(), entropy: Math.random(), diversity: Math.random() };
  return {
    slot: slotId(seed, k),
    seed,
    k,
    number: k - 1,
    siblings: [k - 1],
    how: {
      method: 'gif',
      epsilon: 0.5,
      distance: 0.5,
      ballUse: Array.from({ length: 16 }, Math.random),
      terms: [terms, terms],
    },
    mixture: null,
    image: variantKey(seed, k, k - 1, 1),
    classScore: probabilities[0]!,
    top1: 0,
    keptClass: Math.random() > 0.1,
    entropy: Math.random(),
    deltaEntropy: Math.random() - 0.5,
    diversity: Math.random(),
    cosineToSeed: Math.random(),
    probabilities,
    nearest: { of: { kind: 'seed', id: seed }, cosine: Math.random() },
    nearCopy: false,
  };
}

/**
 * Fills a new project.
 *
 * @param variants how many, K of every seed.
 * @param K variants of every seed.
 */
export async function fill(variants: number, K: number): Promise<Filled> {
  const [originals, pngs, thumbnails] = [
    await pictures(40, 'image/png'),
    await pictures(40, 'image/png'),
    await pictures(40, 'image/webp'),
  ];
  const any = (blobs: readonly Blob[], i: number): Blob => blobs[i % blobs.length]!;
  const projects = createProjects();
  const info = newProject('storage benchmark', new Date().toISOString());
  const seeds = Array.from({ length: Math.ceil(variants / K) }, (_, i) => seedOf(i, any(originals, i).size));
  seeds.sort((a, b) => (a.id < b.id ? -1 : 1));
  const settings = { ...FIRST_RECIPE.settings, variants: K, side: SIDE };
  const store = createStore<StudioState>(() => ({
    project: { ...NO_PROJECT, info, access: { kind: 'open' } },
    reopened: NOTHING_REOPENED,
    receipt: NO_RECEIPT,
    adaptation: NO_ADAPTATION,
    models: NO_MODELS,
    engine: NO_ENGINE,
    sorting: NO_SORTING,
    seeds: {
      ...NO_SEEDS,
      source: { kind: 'folder', name: info.name },
      phase: { kind: 'ready', stopped: false },
      images: new Map(seeds.map((seed) => [seed.id, seed])),
      classes: names.map((name) => ({ key: classKey(name), name, code: null, leftOut: false })),
      preflight: {
        kind: 'ready',
        readings: new Map(
          seeds.map(({ id }) => [id, { probabilities: shares(), top1: 0, classScore: 0.5, entropy: 1 }]),
        ),
      },
    },
    recipe: { ...FIRST_RECIPE, settings },
    picks: NO_PICKS,
    run: {
      ...NO_RUN,
      phase: { kind: 'running' },
      made: 1,
      settings,
      names,
      prompt: NO_SEEDS.prompt,
      active: names.map((_, i) => i),
      seeds: seeds.map(({ id }) => id),
      total: seeds.length * K,
    },
    runs: { ...NO_RUNS, begun: 1 },
    review: NO_REVIEW,
    view: { ...FIRST_VIEW, step: 'review' },
    export: NO_EXPORT,
  }));
  const database = projects.open(info.id);
  await database.own();
  const journal = createJournal(
    { store, appVersion: 'benchmark' },
    { onWritten: () => undefined, onNotOwner: () => undefined },
  );
  const started = performance.now();
  journal.begin({ database, holds: null, stepNumbers: new Map(), sizes: NO_SIZES });
  journal.stage({
    pictures: seeds.flatMap(({ original, thumbnail }, i) => [
      [original, any(originals, i)] as const,
      [thumbnail, any(thumbnails, i)] as const,
    ]),
    embeddings: seeds.map(({ original }) => [
      original,
      { judge: JUDGE, side: SIDE, values: new Float32Array(WIDTH).fill(0.1) },
    ]),
  });
  await stored(journal.flush());

  const families: number[] = [];
  for (const { id } of seeds) {
    const began = performance.now();
    const made = Array.from({ length: K }, (_, i) => variantOf(id, i + 1));
    journal.stage({
      pictures: [
        [framedKey(id, 1), any(pngs, families.length)],
        ...made.map(({ image }, i) => [image, any(pngs, families.length + i)] as const),
      ],
      embeddings: made.map(({ image }) => [
        image,
        { judge: JUDGE, side: SIDE, values: Float32Array.from({ length: WIDTH }, Math.random) },
      ]),
    });
    store.setState(({ run }) => ({
      run: {
        ...run,
        variants: new Map([...run.variants, ...made.map((variant) => [variant.slot, variant] as const)]),
        families: new Map(run.families).set(
          id,
          made.map(({ slot }) => slot),
        ),
        seedReadings: new Map(run.seedReadings).set(id, {
          framed: framedKey(id, 1),
          probabilities: shares(),
          entropy: 1,
          top1: 0,
          anchor: 0,
        }),
        done: run.done + K,
        seconds: run.seconds + 1,
      },
    }));
    await stored(journal.flush());
    families.push(performance.now() - began);
  }
  store.setState(({ run }) => ({ run: { ...run, phase: { kind: 'finished', stopped: false } } }));
  await stored(journal.flush());
  const seconds = (performance.now() - started) / 1000;

  const slots = [...store.getState().run.variants.keys()];
  const accepted = { verdict: 'accepted', relabel: null, reason: null, at: new Date().toISOString() } as const;
  const decide = async (some: typeof slots): Promise<number> => {
    const began = performance.now();
    store.setState(({ review }) => ({
      review: {
        ...review,
        decisions: new Map([...review.decisions, ...some.map((slot) => [slot, accepted] as const)]),
      },
    }));
    await stored(journal.flush());
    return performance.now() - began;
  };
  const decisions: number[] = [];
  for (const slot of slots.slice(0, 50)) decisions.push(await decide([slot]));
  const allDecisions = await decide(slots);

  const entry = summaryOf(store.getState(), journal.sizes(), coversOf(store.getState().seeds).length, info.created)!;
  await projects.catalogue.put(entry, thumbnails.slice(0, 4));
  journal.end();
  await database.close();
  return { variants: slots.length, bytes: entry.bytes, seconds, families, decisions, allDecisions };
}

async function stored(flushed: ReturnType<ReturnType<typeof createJournal>['flush']>): Promise<void> {
  const result = await flushed;
  if (!result.ok) throw new FailureError(result.error);
}

export interface Moved {
  readonly pictures: number;
  readonly bytes: number;
  readonly seconds: number;
}

/** Pictures that are read at a time, and bytes that are written at a time. */
const AT_ONCE = 64;
const PIECE = 1024 * 1024;

/**
 * What an export cannot do without, and nothing else: reads the pictures that it would write from the browser's database, in their order,
 * and writes their bytes into a file, reading the next ones meanwhile.
 */
export async function readAndWrite(): Promise<Moved> {
  const { name } = (await indexedDB.databases()).find((one) => one.name?.startsWith('offshoot-project-') === true)!;
  const database = await asked(indexedDB.open(name!));
  const pictures = () => database.transaction('records').objectStore('records');
  const all = (await asked(pictures().getAllKeys(IDBKeyRange.bound(['picture'], ['picture', []])))) as [
    string,
    string,
  ][];
  // Originals and variants: a picture that was made for looking at is not exported.
  const keys = all.filter(([, key]) => key.startsWith('original:') || key.startsWith('variant:'));
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle('bench', { create: true });
  const began = performance.now();
  const file = await handle.createWritable();
  const read = async (from: number): Promise<ArrayBuffer[]> => {
    const store = pictures();
    const blobs = await Promise.all(
      keys.slice(from, from + AT_ONCE).map((key) => asked(store.get(key) as IDBRequest<Blob>)),
    );
    return Promise.all(blobs.map((blob) => blob.arrayBuffer()));
  };
  const piece = new Uint8Array(PIECE);
  let [filled, bytes] = [0, 0];
  let next = read(0);
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const contents = await next;
    next = read(from + AT_ONCE);
    for (const content of contents) {
      bytes += content.byteLength;
      for (let at = 0; at < content.byteLength;) {
        const part = new Uint8Array(content, at, Math.min(content.byteLength - at, PIECE - filled));
        piece.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < PIECE) continue;
        await file.write(piece);
        filled = 0;
      }
    }
  }
  await file.write(piece.subarray(0, filled));
  await file.close();
  const seconds = (performance.now() - began) / 1000;
  await folder.removeEntry('bench');
  database.close();
  return { pictures: keys.length, bytes, seconds };
}

const asked = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error!);
    };
  });
