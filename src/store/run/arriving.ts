/** @file Variants on screen before their family is complete: pictures held in memory, until the records take their place. */

import type { ImageId } from '../../core/brands.ts';
import type { MadeVariant } from '../../protocol/models.ts';
import { patch, type Context } from '../context.ts';
import { slotId, type ImageKey } from '../ids.ts';
import { variantKey } from './record.ts';
import type { ArrivingVariant } from './state.ts';

export interface Arrivals {
  readonly onVariant: (made: MadeVariant) => void;
  /** Takes away what is left of them; pictures that became records are elsewhere by now. */
  readonly end: () => void;
}

/**
 * Shows what is made of a seed.
 *
 * @param seed at work.
 * @param made number of the run.
 * @param signal of the run; what comes after its end is not shown.
 */
export function showArrivals(context: Context, seed: ImageId, made: number, signal: AbortSignal): Arrivals {
  const keys = new Set<ImageKey>();
  const others = () => context.store.getState().run.arriving.filter(({ image }) => !keys.has(image));
  let ended = false;
  return {
    onVariant({ k, number, image, classScore, keptClass }) {
      if (ended || signal.aborted) return;
      const key = variantKey(seed, k, number, made);
      const arriving: ArrivingVariant = { slot: slotId(seed, k), seed, k, image: key, classScore, keptClass };
      context.blobs.hold(key, image);
      keys.add(key);
      // After a lost worker they come once more.
      const before = context.store.getState().run.arriving.filter(({ slot }) => slot !== arriving.slot);
      patch(context, 'run', { arriving: [...before, arriving] });
    },
    end() {
      ended = true;
      const left = others();
      if (left.length < context.store.getState().run.arriving.length) patch(context, 'run', { arriving: left });
      context.blobs.remove([...keys]);
    },
  };
}
