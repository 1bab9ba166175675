/** @file How much memory models may take here, and how they take it. */

import { memoryOffered as offered, type Held } from '../../src/packs/size.ts';
import type { Device } from '../../src/protocol/models.ts';

/** In bytes. */
export const memoryOffered = (): number => offered((navigator as { readonly deviceMemory?: number }).deviceMemory);

/**
 * How weights will be held, before a device is chosen: where no GPU can be, as processors hold them.
 *
 * @param wanted default: what turns out to be best.
 */
export const heldHere = (wanted: 'auto' | Device = 'auto'): Held =>
  wanted !== 'wasm' && 'gpu' in navigator ? 'as-stored' : 'in-single';
