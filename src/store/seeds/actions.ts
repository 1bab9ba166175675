/** @file What a person does with seeds: reads them, names their classes, leaves some out. */

import { nothingToGrow } from '../../core/dataset/nothingToGrow.ts';
import type { ImportEvent } from '../../protocol/import.ts';
import { failureOf, type Failure } from '../../core/failure.ts';
import { fromDrop, fromInput, type Chosen } from '../../storage/chosenFiles.ts';
import type { StudioActions } from '../actions.ts';
import { isCancelled, patch, type Context } from '../context.ts';
import type { Recipe } from '../../core/run/recipe.ts';
import type { ImageKey } from '../ids.ts';
import type { ProjectId } from '../project/state.ts';
import { beginReopening, type Reopening } from '../project/reopen.ts';
import { hintsOf, NOTHING_SAID, withCorrection, type Said } from './corrections.ts';
import { hasGrown } from '../runs/selectors.ts';
import { ingest, originalKey, thumbnailKey, withTwins } from './ingest.ts';
import type { PreflightRunner } from './preflight.ts';
import { grownSeeds } from './selectors.ts';
import { settlingActions } from './settle.ts';
import type { Sorted } from '../sorting/sorted.ts';
import { NO_SORTING } from '../sorting/state.ts';
import {
  NO_SEEDS,
  type PictureLicence,
  type ReadPhase,
  type RefusedFile,
  type SeedImage,
  type SeedSource,
  type SeedsState,
} from './state.ts';

/** What others do for new seeds. */
export interface SeedsListener {
  /** Makes a project for them, instead of the one that is open; `false` where there is no place for it. */
  onOpen(source: string): Promise<boolean>;
  /** Nothing was opened: a project that is open is left, and kept. */
  onRefused(): Promise<void>;
  /** Nothing came of them: their project goes. */
  onNothing(): Promise<void>;
  /** The source of a stored project was read again, into the one that is open: it takes its place. */
  onReplaced(id: ProjectId): void;
  onRead(): void;
  /** They came as a project, which is on screen now. */
  onReopened(): void;
}

/** A source that is at hand. */
interface Opened {
  readonly source: SeedSource;
  readonly chosen: Pick<Chosen, 'source' | 'files'>;
  readonly licences: readonly PictureLicence[];
}

/** What was there before the same source was read again. */
interface Before {
  readonly seeds: SeedsState;
  readonly recipe: Recipe;
}

export interface SeedsActions {
  readonly actions: StudioActions['seeds'];
  /** Reads what a person sorted into classes. */
  readonly openSorted: (sorted: Sorted) => void;
}

export function seedsActions(context: Context, preflight: PreflightRunner, listener: SeedsListener): SeedsActions {
  const { store, engine } = context;
  let opening = new AbortController();
  /** What was read last, to read it again; and the project that it became, `null` where nothing came of it. */
  let last: (Opened & { project: ProjectId | null }) | null = null;
  const openId = (): ProjectId | null => store.getState().project.info?.id ?? null;

  async function open({ source, chosen, licences }: Opened, said: Said = NOTHING_SAID, before: Before | null = null) {
    opening.abort();
    if (!(await listener.onOpen(source.name))) return;
    patch(context, 'sorting', { found: [] });
    last = { source, chosen, licences, project: openId() };
    if (before) patch(context, 'recipe', { settings: before.recipe });
    opening = new AbortController();
    const { signal } = opening;
    const prompt = before?.seeds.prompt ?? null;
    patch(context, 'seeds', { source, licences, prompt, phase: { kind: 'reading', done: 0, total: 0 } });
    // The models load while the files are read.
    void engine.load();
    const seen = new Map<string, SeedImage>();
    const project: { opening: Reopening | null } = { opening: null };
    // What fails does so once: what the worker still sends must not put anything in the failure's place.
    const given: { up: boolean } = { up: false };
    const giveUp = (failure: Failure) => {
      given.up = true;
      fail(failure);
    };
    const result = await context.readSource(
      { ...chosen.source, hints: hintsOf(said) },
      async (events) => {
        if (opening.signal !== signal || given.up) return;
        try {
          const document = events.find((event) => event.kind === 'document');
          if (document) project.opening = await beginReopening(context, document, chosen.files);
        } catch (error) {
          giveUp(failureOf(error));
          return;
        }
        if (project.opening) {
          project.opening.add(events);
          store.setState((state) => ({ seeds: { ...state.seeds, phase: progressOf(state.seeds.phase, events) } }));
        } else {
          context.journal.stage({ pictures: picturesOf(events, chosen.files) });
          store.setState((state) => ({ seeds: ingest(state.seeds, events, seen, said) }));
        }
        // Reading waits until they are stored: it must not run ahead of the disk.
        const stored = await context.journal.flush();
        if (!stored.ok && opening.signal === signal) giveUp(stored.error);
      },
      signal,
    );
    if (opening.signal !== signal || given.up) return;
    if (!result.ok && !isCancelled(result.error)) {
      fail(result.error);
      return;
    }
    if (project.opening) reopen(project.opening, result.ok);
    else finish(!result.ok, before?.seeds ?? null);
  }

  function reopen(reopening: Reopening, whole: boolean) {
    if (!whole) {
      // Half of a project is none: its pictures would count as taken out.
      patch(context, 'seeds', NO_SEEDS);
      void listener.onNothing();
      return;
    }
    try {
      reopening.finish();
    } catch (error) {
      fail(failureOf(error));
      return;
    }
    preflight.schedule();
    listener.onReopened();
  }

  function finish(stopped: boolean, before: SeedsState | null) {
    const read = store.getState().seeds;
    const seeds = asBefore({ ...read, images: withTwins(read.images) }, before);
    const kept = grownSeeds(seeds);
    if (kept.length === 0 && !stopped) {
      const { source, refused, understood } = seeds;
      patch(context, 'sorting', { found: withoutClass(refused) });
      fail(nothingToGrow(source?.name ?? null, seeds.images.size, understood?.notes ?? [], refused), understood);
      return;
    }
    if (kept.length === 0) {
      patch(context, 'seeds', { ...NO_SEEDS, refused: seeds.refused, phase: { kind: 'ready', stopped } });
      void listener.onNothing();
      return;
    }
    patch(context, 'sorting', NO_SORTING);
    patch(context, 'seeds', { images: seeds.images, classes: seeds.classes, phase: { kind: 'ready', stopped } });
    preflight.schedule();
    listener.onRead();
  }

  /** Pictures at hand that only lack a class. */
  const withoutClass = (refused: readonly RefusedFile[]): readonly File[] =>
    refused.flatMap(({ path, why }) => (why.code === 'no-class' ? (last?.chosen.files.get(path) ?? []) : []));

  const fail = (failure: Failure, understood: SeedsState['understood'] = null) => {
    opening.abort();
    if (last) last.project = null;
    patch(context, 'seeds', { ...NO_SEEDS, understood, phase: { kind: 'failed', failure } });
    void listener.onNothing();
  };

  /** What was said of a source that is open holds when it is chosen again. */
  async function openAs(opened: Opened) {
    const { seeds } = store.getState();
    const { kind, name } = seeds.source ?? {};
    const same = opened.source.kind === kind && opened.source.name === name;
    if (!same || !seeds.understood) await open(opened);
    else if (!seeds.understood.waits || hasGrown(store.getState())) await open(opened, seeds.understood.said);
    else {
      const before = openId();
      await open(opened, seeds.understood.said, { seeds, recipe: store.getState().recipe.settings });
      const { phase: is, images } = store.getState().seeds;
      if (before !== null && before !== openId() && is.kind === 'ready' && images.size > 0) listener.onReplaced(before);
    }
  }

  /** Reads a source in place of the project that is open; what the person named, left out or set stays so. */
  async function replace(opened: Opened, said: Said) {
    const { seeds, recipe } = store.getState();
    opening.abort();
    await listener.onNothing();
    await open(opened, said, { seeds, recipe: recipe.settings });
  }

  /** What was chosen cannot be opened at all: no project was begun. */
  async function refuse(error: unknown) {
    opening.abort();
    await listener.onRefused();
    patch(context, 'seeds', { ...NO_SEEDS, phase: { kind: 'failed', failure: failureOf(error) } });
  }

  function openSorted({ chosen, said }: Sorted) {
    open(openedOf(chosen), said).catch((error: unknown) => {
      fail(failureOf(error));
    });
  }

  function openChosen(choosing: Promise<Opened>) {
    choosing.then(
      (opened) =>
        openAs(opened).catch((error: unknown) => {
          fail(failureOf(error));
        }),
      refuse,
    );
  }

  const actions: StudioActions['seeds'] = {
    openFiles(files) {
      if (files.length === 0) return;
      openChosen(fromInput(files).then(openedOf));
    },
    openDrop(transfer) {
      openChosen(fromDrop(transfer).then(openedOf));
    },
    openSample() {
      patch(context, 'seeds', { phase: { kind: 'reading', done: 0, total: 0 } });
      void engine.load();
      openChosen(context.fetchSample().then(asOpened));
    },
    correct(correction) {
      const { seeds } = store.getState();
      // What was grown or picked would be of other classes.
      if (!seeds.understood || hasGrown(store.getState())) return;
      const said = withCorrection(seeds.understood.said, correction);
      const here = last?.project === openId() ? last : null;
      if (!here && seeds.source?.kind !== 'sample') {
        // Of an earlier visit: a page may not open a person's files by itself.
        patch(context, 'seeds', { understood: { ...seeds.understood, said, waits: true } });
        return;
      }
      (here ? Promise.resolve(here) : context.fetchSample().then(asOpened)).then(
        (opened) =>
          replace(opened, said).catch((error: unknown) => {
            fail(failureOf(error));
          }),
        refuse,
      );
    },
    stopReading() {
      opening.abort();
    },
    renameClass(key, name) {
      const { classes } = store.getState().seeds;
      patch(context, 'seeds', { classes: classes.map((info) => (info.key === key ? { ...info, name } : info)) });
      preflight.schedule();
    },
    setPrompt(prompt) {
      patch(context, 'seeds', { prompt: prompt === store.getState().engine.prompt ? null : prompt });
      preflight.schedule();
    },
    correctMask(id, strokes) {
      const { images } = store.getState().seeds;
      const image = images.get(id);
      if (!image) return;
      const { mask: _, ...uncorrected } = image;
      const after = strokes.length > 0 ? { ...uncorrected, mask: strokes } : uncorrected;
      patch(context, 'seeds', { images: new Map(images).set(id, after) });
      listener.onRead();
    },
    ...settlingActions(context, () => {
      preflight.schedule();
      listener.onRead();
    }),
  };
  return { actions, openSorted };
}

const openedOf = (chosen: Chosen): Opened => ({
  source: { kind: chosen.kind, name: chosen.name },
  chosen,
  licences: [],
});

const asOpened = (sample: Awaited<ReturnType<Context['fetchSample']>>): Opened => ({
  source: { kind: 'sample', name: sample.name },
  chosen: sample,
  licences: sample.licences,
});

/** Thumbnails, and originals: from the reader, or the person's own files. */
function picturesOf(events: readonly ImportEvent[], files: ReadonlyMap<string, File>) {
  return events.flatMap((event): (readonly [ImageKey, Blob])[] => {
    if (event.kind !== 'image') return [];
    const { path, original = files.get(path), thumbnail } = event.image;
    const pictures: (readonly [ImageKey, Blob])[] = [[thumbnailKey(path), thumbnail]];
    if (original) pictures.push([originalKey(path), original]);
    return pictures;
  });
}

/** Classes and pictures as the person named, labelled, moved, drew on and left them out before they corrected how the source is read. */
function asBefore(seeds: SeedsState, before: SeedsState | null): SeedsState {
  if (!before) return seeds;
  const known = new Map(before.classes.map((info) => [info.key, info]));
  const classes = seeds.classes.map((info) => known.get(info.key) ?? info);
  const keys = new Set(classes.map(({ key }) => key));
  const images = [...seeds.images.values()].map((image) => {
    const { leftOut, cameAs, label, crop, mask } = before.images.get(image.id) ?? image;
    const kept = { ...image, leftOut, ...(crop !== undefined && { crop }), ...(mask && { mask }) };
    // A class that is another one now takes what was said of it along.
    return cameAs === undefined || !keys.has(label) ? kept : { ...kept, cameAs, label };
  });
  return { ...seeds, classes, images: new Map(images.map((image) => [image.id, image])) };
}

/** How far reading is, where what is read goes elsewhere. */
function progressOf(phase: ReadPhase, events: readonly ImportEvent[]): ReadPhase {
  if (phase.kind !== 'reading') return phase;
  const placed = events.find((event) => event.kind === 'placed');
  const done = events.filter(({ kind }) => kind === 'image' || kind === 'variant' || kind === 'refused').length;
  return { kind: 'reading', done: phase.done + done, total: placed?.total ?? phase.total };
}
