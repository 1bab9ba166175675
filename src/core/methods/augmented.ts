/** @file What the classical methods share: they change a picture of bytes, one variant a stream, and need no model. */

import { fromPixels, toPixels, type Picture } from '../augment/picture.ts';
import type { StreamAddress } from '../random/stream.ts';
import { unstack } from '../tensor.ts';
import { judgedFamily, type Unjudged } from './judged.ts';
import type { Family, MethodEvent, Mixture, Partner, Ports, Task } from './method.ts';

/** A changed picture, and what is remembered of the change. */
export interface Augmented<Facts> {
  readonly picture: Picture;
  readonly how: Facts;
  /** Default: none. */
  readonly mixture?: Mixture | null;
}

/**
 * A task by changing the seed's picture.
 *
 * @param augment makes one variant from its stream, and from its partner where the method has one.
 */
export async function* augmentTask<Facts>(
  task: Task,
  { judge }: Ports,
  augment: (picture: Picture, stream: StreamAddress, partner: Partner | null) => Augmented<Facts>,
): AsyncGenerator<MethodEvent, Family<Facts>, void> {
  const { seed, runSeed, numbers, partners } = task;
  const picture = fromPixels(seed.pixels);
  const images = numbers.map((number): Unjudged<Facts> => {
    const stream = { runSeed, image: seed.id, variant: number, purpose: 'augmentation' } as const;
    const made = augment(picture, stream, partners.get(number)?.[0] ?? null);
    return { number, image: unstack(toPixels(made.picture))[0]!, how: made.how, mixture: made.mixture ?? null };
  });
  return yield* judgedFamily(task, images, judge);
}

/**
 * A partner's picture.
 *
 * @throws RangeError where there is none: the run brings partners to the methods that need them.
 */
export function pictureOf(partner: Partner | null): Picture {
  if (!partner) throw new RangeError('Expected another seed to mix with, got none; bring one for every stream.');
  return fromPixels(partner.pixels);
}
