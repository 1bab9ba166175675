/** @file How much memory models may take here. */

import { memoryOffered as offered } from '../../src/packs/size.ts';

/** In bytes. */
export const memoryOffered = (): number => offered((navigator as { readonly deviceMemory?: number }).deviceMemory);
