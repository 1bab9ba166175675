/** @file A stream for a new picture. */

import type { ImageId } from '../../core/brands.ts';
import type { StudioState } from '../state.ts';

/** A stream that no variant of the seed has had, undone ones included. */
export function nextNumber({ run, review }: Pick<StudioState, 'run' | 'review'>, seed: ImageId): number {
  const here = [...run.variants.values()].filter((variant) => variant.seed === seed);
  const undone = [...review.past, ...review.future].flatMap(({ changes }) =>
    changes.flatMap((change) => (change.kind === 'regrow' && change.after.seed === seed ? [change.after.number] : [])),
  );
  return Math.max(-1, ...here.map(({ number }) => number), ...undone) + 1;
}
