/** @file What a person does with seeds: reads them, names their classes, leaves some out. */

import type { ImportEvent } from '../../protocol/import.ts';
import { failureOf, type Failure } from '../../protocol/failure.ts';
import { fromDrop, fromInput, type Chosen } from '../../storage/chosenFiles.ts';
import type { StudioActions } from '../actions.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import { viewOfOthers } from '../view/state.ts';
import { NO_REVIEW } from '../review/state.ts';
import { NO_RUN } from '../run/state.ts';
import { NO_EXPORT } from '../export/state.ts';
import { newProject, NO_PROJECT } from '../project/state.ts';
import { ingest, originalKey, thumbnailKey } from './ingest.ts';
import type { PreflightRunner } from './preflight.ts';
import { grownSeeds } from './selectors.ts';
import { NO_SEEDS, type PictureLicence, type SeedImage, type SeedSource } from './state.ts';

/** What other slices do when there are new seeds. */
export interface SeedsListener {
  /** Ends a run, a preview and an export of seeds that are forgotten. */
  onClear(): void;
  onRead(): void;
}

export function seedsActions(
  context: Context,
  preflight: PreflightRunner,
  listener: SeedsListener,
): StudioActions['seeds'] {
  const { store, engine } = context;
  let reading = new AbortController();

  async function open(
    source: SeedSource,
    chosen: Pick<Chosen, 'source' | 'files'>,
    licences: readonly PictureLicence[],
  ) {
    await forget();
    reading = new AbortController();
    const { signal } = reading;
    const prompt = context.loaded?.prompt ?? NO_SEEDS.prompt;
    patch(context, 'project', { info: newProject(source.name, context.now()) });
    patch(context, 'seeds', { source, licences, prompt, reading: { kind: 'reading', done: 0, total: 0 } });
    // The models load while the files are read.
    void engine.load();
    const keep = keeper(context, chosen.files);
    const seen = new Map<string, SeedImage>();
    const result = await context.readSource(
      chosen.source,
      async (events) => {
        if (reading.signal !== signal) return;
        try {
          // Stored before they are in the state: a view asks for a picture as soon as it knows of it.
          await keep(events);
        } catch (error) {
          fail(failureOf(error, 'storage'));
        }
        if (reading.signal !== signal || store.getState().seeds.reading.kind === 'failed') return;
        store.setState((state) => ({ seeds: ingest(state.seeds, events, seen) }));
      },
      signal,
    );
    if (reading.signal !== signal) return;
    if (store.getState().seeds.reading.kind === 'failed') return;
    if (!result.ok && !isCancelled(result.error)) {
      fail(result.error);
      return;
    }
    finish(!result.ok);
  }

  function finish(stopped: boolean) {
    const { seeds } = store.getState();
    const kept = grownSeeds(seeds);
    if (kept.length === 0 && !stopped) {
      fail(nothingToGrow(seeds.images.size, seeds.refused));
      return;
    }
    patch(context, 'seeds', { reading: { kind: 'ready', stopped } });
    preflight.schedule();
    listener.onRead();
  }

  const fail = (failure: Failure) => {
    reading.abort();
    patch(context, 'seeds', { reading: { kind: 'failed', failure } });
  };

  async function forget() {
    reading.abort();
    listener.onClear();
    const { view } = store.getState();
    store.setState({
      project: NO_PROJECT,
      seeds: NO_SEEDS,
      run: NO_RUN,
      review: NO_REVIEW,
      export: NO_EXPORT,
      view: viewOfOthers(view),
    });
    context.memory.seeds.clear();
    context.memory.variants.clear();
    await context.blobs.clear();
  }

  return {
    openFiles(files) {
      if (files.length === 0) return;
      const chosen = fromInput(files);
      void open({ kind: chosen.kind, name: chosen.name }, chosen, []);
    },
    openDrop(transfer) {
      void fromDrop(transfer)
        .then((chosen) => open({ kind: chosen.kind, name: chosen.name }, chosen, []))
        .catch((error: unknown) => {
          fail(failureOf(error, 'unreadable'));
        });
    },
    openSample() {
      patch(context, 'seeds', { ...NO_SEEDS, reading: { kind: 'reading', done: 0, total: 0 } });
      void engine.load();
      void context
        .fetchSample()
        .then((sample) => open({ kind: 'sample', name: sample.name }, sample, sample.licences))
        .catch((error: unknown) => {
          fail(failureOf(error, 'unreadable'));
        });
    },
    stopReading() {
      reading.abort();
    },
    renameClass(key, name) {
      const { classes } = store.getState().seeds;
      patch(context, 'seeds', { classes: classes.map((info) => (info.key === key ? { ...info, name } : info)) });
      preflight.schedule();
    },
    setPrompt(prompt) {
      patch(context, 'seeds', { prompt });
      preflight.schedule();
    },
    leaveOutClass(key, leftOut) {
      const { classes } = store.getState().seeds;
      patch(context, 'seeds', { classes: classes.map((info) => (info.key === key ? { ...info, leftOut } : info)) });
      preflight.schedule();
      listener.onRead();
    },
    leaveOutSeed(id, leftOut) {
      const images = new Map(store.getState().seeds.images);
      const image = images.get(id);
      if (!image) return;
      images.set(id, { ...image, leftOut });
      patch(context, 'seeds', { images });
      preflight.schedule();
      listener.onRead();
    },
    clear() {
      void forget();
    },
  };
}

/** Puts thumbnails, and originals that exist nowhere else, into the database. */
function keeper({ blobs }: Context, files: ReadonlyMap<string, File>) {
  return async (events: readonly ImportEvent[]): Promise<void> => {
    const entries: (readonly [string, Blob])[] = [];
    for (const event of events) {
      if (event.kind !== 'image') continue;
      const { path, original, thumbnail } = event.image;
      entries.push([thumbnailKey(path), thumbnail]);
      const file = files.get(path);
      if (original) entries.push([originalKey(path), original]);
      // The person has the file: a reference is enough.
      else if (file) blobs.hold(originalKey(path), file);
    }
    if (entries.length > 0) await blobs.put(entries);
  };
}

function nothingToGrow(images: number, refused: readonly { path: string; reason: string }[]): Failure {
  const first = refused[0];
  return {
    code: 'invalid',
    message:
      images > 0
        ? 'Expected training images, got other splits only; only train is grown.'
        : `Expected a folder for each class with pictures in it, got none that can be used${first ? `: ${first.path} was skipped, ${first.reason}` : ''}.`,
    hint: 'Sort the pictures as <class>/*.jpg or train/<class>/*.jpg.',
  };
}
