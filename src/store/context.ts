/** @file What actions work with: the state, and the ports behind it. */

import type { StoreApi } from 'zustand/vanilla';
import type { Engine } from '../engine/engine.ts';
import type { Analysis } from '../engine/insight.ts';
import type { PackKeeper } from '../engine/packs.ts';
import type { Matcher } from '../engine/reader.ts';
import type { MakeReceipt, PackClassifier } from '../engine/receipts.ts';
import type { WorkerZip } from '../engine/zip.ts';
import type { ImportEvent, ImportSource, InspectEvent } from '../protocol/import.ts';
import type { Failure } from '../core/failure.ts';
import type { Result } from '../protocol/failure.ts';
import type { Loaded } from '../protocol/models.ts';
import type { PackPlaces } from '../packs/place.ts';
import type { ChosenMemory, ChosenPacks } from '../storage/chosenPacks.ts';
import type { Destination, DestinationKind } from '../storage/destination.ts';
import type { Projects } from '../storage/projects.ts';
import type { Language } from '../ui/words/language.ts';
import type { ThemeMemory } from '../storage/theme.ts';
import type { TourMemory } from '../storage/tour.ts';
import type { fetchSample } from '../storage/sample.ts';
import type { Memory, Pictured } from './memory.ts';
import type { Blobs } from './project/blobs.ts';
import type { Embeddings } from './project/embeddings.ts';
import type { Journal } from './project/journalPort.ts';
import type { EarlierRuns } from './runs/state.ts';
import type { StudioState } from './state.ts';

/** Adapters, injected so that a test can bring its own. */
export interface Ports {
  readonly engine: Engine;
  readonly packKeeper: PackKeeper;
  readonly chosenPacks: ChosenMemory & {
    /** Where the packs lie that are chosen so. */
    readonly places: (chosen: ChosenPacks) => PackPlaces;
  };
  readonly analysis: Analysis;
  readonly makeReceipt: MakeReceipt;
  readonly packClassifier: PackClassifier;
  readonly projects: Projects;
  readonly theme: ThemeMemory;
  readonly tour: TourMemory;
  /** The language of this visit, whose words are loaded, and where a chosen one is kept. */
  readonly language: { readonly first: Language; readonly remember: (language: Language) => void };
  readonly readSource: (
    source: ImportSource,
    onEvents: (events: readonly ImportEvent[]) => Promise<void>,
    signal: AbortSignal,
  ) => Promise<Result<null>>;
  readonly fetchSample: () => ReturnType<typeof fetchSample>;
  readonly inspectSource: (
    source: ImportSource,
    onEvents: (events: readonly InspectEvent[]) => void,
    signal: AbortSignal,
  ) => Promise<Result<null>>;
  /** Opens what makes pictures alike. */
  readonly openMatcher: () => Matcher;
  /** Opens a zip that is written onto a stream. */
  readonly openZip: (sink: WritableStream<Uint8Array>) => WorkerZip;
  /** Where an export can go here. */
  readonly destinations: readonly DestinationKind[];
  /** Lets the person choose where an export of this name goes; `null` where they changed their mind. Inside a click. */
  readonly openDestination: (kind: DestinationKind, name: string, full: boolean) => Promise<Destination | null>;
  /** Hands a file to the browser's downloads. */
  readonly handOver: (file: File) => void;
  readonly appVersion: string;
  /** The time, ISO 8601 in UTC. */
  readonly now: () => string;
}

export interface Context extends Ports {
  readonly store: StoreApi<StudioState>;
  readonly memory: Memory;
  /** Writes the state as it changes. */
  readonly journal: Journal;
  /** Pictures by key. */
  readonly blobs: Blobs;
  /** The judge's embeddings, as far as they are stored. */
  readonly embeddings: Embeddings;
  /** Runs that are set aside. */
  readonly earlierRuns: EarlierRuns;
  /** What the models said of themselves when they were loaded; `null` before. */
  loaded: Loaded | null;
}

/** Changes some fields of one slice. */
export function patch<Slice extends keyof StudioState>(
  { store }: Pick<Context, 'store'>,
  slice: Slice,
  change: Partial<StudioState[Slice]>,
): void {
  store.setState((state) => ({ [slice]: { ...state[slice], ...change } }));
}

/** The pictures that are embedded: of the project that is open. */
export function pictured({ store }: Pick<Context, 'store'>): Pictured {
  const { seeds, run } = store.getState();
  return { images: seeds.images.values(), variants: run.variants.values() };
}

/** Whether a failure is the person's own wish. */
export const isCancelled = ({ code }: Failure): boolean => code === 'cancelled';
