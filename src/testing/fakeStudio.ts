/** @file A studio over fakes: toy models, databases in memory, a data set of a few pictures. */

import type { ClassIndex } from '../core/brands.ts';
import type { Split } from '../core/dataset/placement.ts';
import { fitOverViews } from '../core/judge/head/viewSets.ts';
import { nearestOthers } from '../evaluation/nearest.ts';
import type { Analysis } from '../engine/insight.ts';
import type { PackKeeper } from '../engine/packs.ts';
import type { PackPlace, PackPlaces } from '../packs/place.ts';
import { OWN_PACKS, type ChosenPacks } from '../storage/chosenPacks.ts';
import type { MakeReceipt, PackClassifier } from '../engine/receipts.ts';
import { openZip } from '../engine/zip.ts';
import { failure, success, type Result } from '../protocol/failure.ts';
import type { ImportEvent, ImportSource, InspectEvent } from '../protocol/import.ts';
import { rowsOf } from '../protocol/insight.ts';
import type { Destination } from '../storage/destination.ts';
import type { Projects } from '../storage/projects.ts';
import { createStudio } from '../store/createStudio.ts';
import { LOOSE } from '../store/seeds/loosePictures.ts';
import type { StudioState } from '../store/state.ts';
import type { Studio } from '../store/studio.ts';
import { sha256 } from '../core/bytes/sha256.ts';
import { fakeEngine, toyPicture, type FakeEngine, type FakeModels } from './fakeEngine.ts';
import { pickAmong } from '../../workers/insight/pickAmong.ts';
import { fakeProjects } from './fakeProjects.ts';
import { zipInThread } from './zipInThread.ts';
/** A picture of the data set. */
export interface Picture {
  readonly path: string;
  readonly label: string;
  readonly split?: Split;
  /** Default: by its place in the list, see `toyPicture`. */
  readonly picture?: Blob;
}

export interface FakeStudio extends Studio {
  readonly engine: FakeEngine;
  /** Waits until the state is as the test wants it. */
  readonly until: (holds: (state: StudioState) => boolean) => Promise<void>;
  /** Opens the data set, and waits for what the judge reads in it. */
  readonly open: () => Promise<void>;
}

export interface FakeStudioOptions {
  readonly pictures?: readonly Picture[];
  readonly projects?: Projects;
  readonly openDestination?: () => Promise<Destination | null>;
  /** What reading the data set gives, where it is not its pictures. */
  readonly events?: readonly ImportEvent[];
  /** What reading gives, by what is read; `null` where it is as usual. */
  readonly read?: (source: ImportSource) => readonly ImportEvent[] | null;
  /** What an export waits for before it is read again. */
  readonly beforeCheck?: () => Promise<void>;
  /** What trains for a receipt. Default: nothing does. */
  readonly makeReceipt?: MakeReceipt;
  readonly packClassifier?: PackClassifier;
  /** Default: the toy models, whose mask finds no object. */
  readonly models?: FakeModels;
  /** Default: nothing can be added. */
  readonly packKeeper?: PackKeeper;
  /** Takes files that a person saves. Default: nobody does. */
  readonly handOver?: (file: File) => void;
}

export const PETS: readonly Picture[] = ['cat/1.png', 'cat/2.png', 'dog/1.png', 'dog/2.png'].map((path) => ({
  path,
  label: path.slice(0, 3),
}));

/** Writes nothing. */
const NOWHERE = () => Promise.resolve(null);

export function fakeStudio({
  pictures = PETS,
  projects = fakeProjects(),
  openDestination = NOWHERE,
  events,
  read,
  beforeCheck = () => Promise.resolve(),
  makeReceipt = NO_TRAINING,
  packClassifier = NO_PACKING,
  handOver = () => undefined,
  models,
  packKeeper = NO_PACKS,
}: FakeStudioOptions = {}): FakeStudio {
  let engine: FakeEngine | null = null;
  let minutes = 0;
  const studio = createStudio({
    createEngine: (onEvent) => (engine = fakeEngine(onEvent, models)),
    device: 'auto',
    projects,
    packKeeper,
    chosenPacks: {
      last: () => OWN_PACKS,
      remember: () => undefined,
      places: fakePlaces,
    },
    analysis: NO_ANALYSIS,
    makeReceipt,
    packClassifier,
    theme: { last: () => 'system', remember: () => undefined },
    tour: { wasOffered: () => true, close: () => undefined },
    language: { first: 'en', remember: () => undefined },
    readSource: async (source, onEvents) => {
      await onEvents(read?.(source) ?? (await looseEvents(source)) ?? events ?? (await eventsOf(pictures)));
      return success(null);
    },
    fetchSample: () =>
      Promise.resolve({ name: 'pets', licences: [], source: { kind: 'files', files: [] }, files: new Map() }),
    inspectSource: async (source, onEvents, signal) => {
      await beforeCheck();
      return signal.aborted ? failure({ code: 'cancelled', what: 'job' }) : inspect(source, onEvents);
    },
    openMatcher: () => ({
      match: async (file, match) =>
        success(new TextEncoder().encode(`${match.fit} to ${match.side} of ${await file.text()}`)),
      close: () => undefined,
    }),
    openZip: (sink) => openZip(sink, zipInThread),
    destinations: ['folder'],
    openDestination,
    handOver,
    appVersion: '0.1.0',
    now: () => new Date(Date.UTC(2026, 0, 1, 0, minutes++)).toISOString(),
  });
  const { store, actions } = studio;
  const until = (holds: (state: StudioState) => boolean) =>
    new Promise<void>((resolve) => {
      const stop = store.subscribe((state) => {
        check(state);
      });
      const check = (state: StudioState) => {
        if (!holds(state)) return;
        stop();
        resolve();
      };
      check(store.getState());
    });
  return {
    ...studio,
    engine: engine!,
    until,
    async open() {
      actions.seeds.openSample();
      await until(({ seeds }) => seeds.preflight.kind === 'ready');
    },
  };
}

const nothing = () => Promise.resolve(failure({ code: 'packs-not-kept' }));
const NO_PACKS: PackKeeper = {
  list: () => Promise.resolve(success([])),
  ...{ add: nothing, make: nothing, remove: nothing, adapt: nothing },
};

const fakePlaces = ({ prior, judge, mask, safety }: ChosenPacks): PackPlaces => {
  const place = (key: string | null): PackPlace =>
    key === null ? { kind: 'address', folder: '/models/' } : { kind: 'kept', key };
  return {
    prior: place(prior),
    judge: place(judge),
    mask: place(mask),
    safety: safety === null ? null : place(safety),
  };
};

/** Trains nothing. */
const NO_TRAINING: MakeReceipt = () => ({
  made: Promise.resolve(
    failure({ code: 'unexpected', text: 'Expected something that trains, got a test without it.' }),
  ),
  rest: () => undefined,
});

/** Packs nothing. */
const NO_PACKING: PackClassifier = () => Promise.resolve(failure({ code: 'worker-lost', what: 'receipt' }));

/** Learns at once, and knows nothing of sets. */
const NO_ANALYSIS: Analysis = {
  head({ examples, others, labels, text, mode }) {
    const views = others ? rowsOf(others) : [];
    const each = views.length / labels.length;
    const seeds = rowsOf(examples).map((embedding, i) => ({
      embedding,
      others: views.slice(i * each, (i + 1) * each),
      label: labels[i]! as ClassIndex,
    }));
    return Promise.resolve(success(fitOverViews(seeds, text, { mode, examplesToo: true }).head));
  },
  pick: (question) => Promise.resolve(success(pickAmong(question))),
  nearest: (points, from) => Promise.resolve(success(nearestOthers(rowsOf(points), from))),
  frechet: () => Promise.resolve(success(0)),
  pca: () => Promise.resolve(success(new Float32Array())),
  umap: () => Promise.resolve(success(new Float32Array())),
};

async function eventsOf(pictures: readonly Picture[]): Promise<readonly ImportEvent[]> {
  const images = pictures.map(async ({ path, label, split = null, picture }, i): Promise<ImportEvent> => {
    const original = picture ?? toyPicture(i + 1);
    return imageEvent(path, original, { label, split });
  });
  const layout = pictures.some(({ split }) => split !== undefined) ? 'splits' : 'classes';
  return [
    { kind: 'placed', layout, total: pictures.length, refused: [], understood: null },
    ...(await Promise.all(images)),
  ];
}

/** Of a toy picture; every other file is none. */
const TOY_BYTES = toyPicture(0).size;

/** What reading pictures by themselves gives; `null` for a data set. */
async function looseEvents(source: ImportSource): Promise<readonly ImportEvent[] | null> {
  if (source.kind !== 'files' || source.files.length === 0) return null;
  if (!source.files.every(({ path }) => path.startsWith(LOOSE))) return null;
  const events = source.files.map(async ({ path, file }): Promise<ImportEvent> =>
    file.size === TOY_BYTES
      ? imageEvent(path, file, { label: 'all', split: null })
      : { kind: 'refused', refused: { path, why: { code: 'not-a-picture' } } },
  );
  return Promise.all(events);
}

/** A picture as the reader tells of it. */
export const imageEvent = async (
  path: string,
  original: Blob,
  place: { readonly label: string | null; readonly split: Split | null },
): Promise<ImportEvent> => ({
  kind: 'image',
  image: {
    path,
    ...place,
    bytes: original.size,
    width: 64,
    height: 64,
    original,
    thumbnail: original,
    sha256: await hashOf(original),
    luminance: 0.5,
    sharpness: 0.1,
  },
});

const hashOf = async (blob: Blob): Promise<string> => sha256(new Uint8Array(await blob.arrayBuffer()));

/** Reads again what was written into a folder. */
async function inspect(
  source: ImportSource,
  onEvents: (events: readonly InspectEvent[]) => void,
): Promise<Result<null>> {
  if (source.kind !== 'files') throw new Error('Expected files, got an archive; write into a folder.');
  onEvents([{ kind: 'listed', total: source.files.length }]);
  for (const { path, file } of source.files) {
    const isPicture = path.endsWith('.png');
    const text = isPicture ? {} : { text: await file.text() };
    onEvents([
      {
        kind: 'file',
        file: {
          ...{ path, bytes: file.size, sha256: await hashOf(file), decodes: isPicture ? true : null, ...text },
          ...(isPicture && source.withPictures && { thumbnail: file }),
        },
      },
    ]);
  }
  return success(null);
}
