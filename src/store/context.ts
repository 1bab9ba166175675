/** @file What actions work with: the state, and the ports behind it. */

import type { StoreApi } from 'zustand/vanilla';
import type { Engine } from '../engine/engine.ts';
import type { ImportEvent, ImportSource } from '../protocol/import.ts';
import type { Failure, Result } from '../protocol/failure.ts';
import type { Loaded } from '../protocol/models.ts';
import type { Blobs } from '../storage/blobs.ts';
import type { fetchSample } from '../storage/sample.ts';
import type { Memory } from './memory.ts';
import type { StudioState } from './state.ts';

/** Adapters, injected so that a test can bring its own. */
export interface Ports {
  readonly engine: Engine;
  readonly blobs: Blobs;
  readonly readSource: (
    source: ImportSource,
    onEvents: (events: readonly ImportEvent[]) => Promise<void>,
    signal: AbortSignal,
  ) => Promise<Result<null>>;
  readonly fetchSample: () => ReturnType<typeof fetchSample>;
  /** Opens a file that the browser saves under this name when it is complete. */
  readonly openDownload: (name: string) => Promise<Download>;
  readonly appVersion: string;
  /** The time, ISO 8601 in UTC. */
  readonly now: () => string;
}

export interface Download {
  readonly sink: WritableStream<Uint8Array>;
  /** Hands the complete file to the browser's downloads; returns its size in bytes. */
  save(): Promise<number>;
  abandon(): Promise<void>;
}

export interface Context extends Ports {
  readonly store: StoreApi<StudioState>;
  readonly memory: Memory;
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

/** Whether a failure is the person's own wish. */
export const isCancelled = ({ code }: Failure): boolean => code === 'cancelled';
