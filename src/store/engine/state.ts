/** @file The workers: whether the models are loaded, and on which device they run. */

import type { Failure } from '../../core/failure.ts';
import type { Framing } from '../../core/image/framing.ts';
import type { PackRole } from '../../packs/place.ts';
import type { DeviceReason } from '../../protocol/models.ts';

export interface EngineState {
  readonly phase: EnginePhase;
  /** What the person asked for. */
  readonly wanted: 'auto' | Device;
  /** Where the models run; `null` until they are loaded. */
  readonly device: DeviceReport | null;
  /** How often worker or device were lost and rebuilt. */
  readonly rebuilds: number;
  readonly packs: readonly PackInfo[];
  /** Template of the judge's prompts, with {label}, as its pack suggests it; `null` until it is loaded. */
  readonly prompt: string | null;
  /** How a picture becomes the models' square; `null` until they are loaded. */
  readonly fit: Framing['fit'] | null;
}

export type Device = 'webgpu' | 'wasm';

export type EnginePhase =
  | { readonly kind: 'idle' }
  /** Bytes of the models' files that have arrived. */
  | { readonly kind: 'loading'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'rebuilding' }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface DeviceReport {
  readonly device: Device;
  /** WASM threads; 1 without cross-origin isolation. */
  readonly threads: number;
  /** Why it is this device. */
  readonly reason: DeviceReason;
}

export interface PackInfo {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly role: PackRole;
  readonly licence: string;
  /** Digest of the pack's file list: two packs with it give the same numbers. */
  readonly sha256: string;
}

export const NO_ENGINE: EngineState = {
  phase: { kind: 'idle' },
  wanted: 'auto',
  device: null,
  rebuilds: 0,
  packs: [],
  prompt: null,
  fit: null,
};

/** Digest of the judge that is loaded; `null` before. */
export const judgeOf = ({ packs }: Pick<EngineState, 'packs'>): string | null =>
  packs.find(({ role }) => role === 'judge')?.sha256 ?? null;
