/** @file Names of things in the state, marked so that none is taken for another. */

import type { Brand, ImageId } from '../core/brands.ts';

/** Names a class: the name of its folder; '' where images lie in no folder. */
export type ClassKey = Brand<string, 'class key'>;

/** Names a slot of a family: seed and k. What a person reviews; after a regrow another variant is in it. */
export type SlotId = Brand<string, 'slot id'>;

/** Names stored image data; `Images` gives the picture behind it. */
export type ImageKey = Brand<string, 'image key'>;

export const classKey = (folder: string): ClassKey => folder as ClassKey;

/**
 * The id of a slot.
 *
 * @param seed whose family it belongs to.
 * @param k from 1.
 */
export const slotId = (seed: ImageId, k: number): SlotId => `${seed}#${k}` as SlotId;
