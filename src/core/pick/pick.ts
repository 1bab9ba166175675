/** @file Pictures that nobody labelled, for the classes that the judge is sure of; see `surenessOf`. */

import type { ClassIndex } from '../brands.ts';
import { entropyOf } from '../judge/probabilities.ts';
import { argmax, type Reals } from '../reals.ts';
import { nearestCosine, type ReadSeed, type Sureness } from './sureness.ts';

/** A picture of which no class is known. */
export interface Unlabelled {
  /** What the caller calls it. */
  readonly key: string;
  /** Of every class, by all seeds. */
  readonly probabilities: Reals;
  /** The judge's embedding, of unit length. */
  readonly unit: Reals;
}

export interface Picked {
  readonly key: string;
  readonly label: ClassIndex;
  /** Of that class. */
  readonly probability: number;
  /** Of what is read in it, in nats. */
  readonly entropy: number;
  /** What was asked of its class. */
  readonly sureness: Sureness;
}

/** Why a picture is not taken. */
export type PassedOver =
  /** The judge is not sure enough of its class, or of none. */
  | 'unsure'
  /** Nothing that is known of its class is like it. */
  | 'unlike'
  /** It is as good as a copy of a seed, of one that is held out for the test, or of one that is taken, now or before. */
  | 'copy-of-seed'
  | 'copy-of-held-out'
  | 'copy-of-another';

export interface Picking {
  /** The surest of each class first, classes in their order. */
  readonly picked: readonly Picked[];
  readonly passedOver: ReadonlyMap<PassedOver, number>;
}

/**
 * Takes pictures for classes.
 *
 * @param pictures in any order: who is surer is taken first, then who comes first by its key.
 * @param sureness what is asked of each class; `null` takes nothing for it.
 * @param known what pictures must not be copies of: seeds with their labels, and units of what is held out and of what was taken before.
 * @param nearCopy cosine from which two pictures count as copies.
 */
export function pick(
  pictures: readonly Unlabelled[],
  sureness: readonly (Sureness | null)[],
  known: {
    readonly seeds: readonly ReadSeed[];
    readonly heldOut: readonly Reals[];
    readonly taken: readonly Reals[];
  },
  nearCopy: number,
): Picking {
  const seedUnits = known.seeds.map(({ unit }) => unit);
  const passedOver = new Map<PassedOver, number>();
  const picked: (Picked & { readonly unit: Reals })[] = [];
  const ranked = pictures
    .map((picture) => ({ ...picture, label: argmax(picture.probabilities) as ClassIndex }))
    .toSorted((a, b) => b.probabilities[b.label]! - a.probabilities[a.label]! || (a.key < b.key ? -1 : 1));
  for (const { key, label, probabilities, unit } of ranked) {
    const asked = sureness[label] ?? null;
    const probability = probabilities[label]!;
    const own = known.seeds.filter((seed) => seed.label === label).map((seed) => seed.unit);
    const why = ((): PassedOver | null => {
      if (!asked || probability < asked.probability) return 'unsure';
      if (nearestCosine(unit, own) < asked.cosine) return 'unlike';
      if (nearestCosine(unit, seedUnits) >= nearCopy) return 'copy-of-seed';
      if (nearestCosine(unit, known.heldOut) >= nearCopy) return 'copy-of-held-out';
      const others = [...known.taken, ...picked.map((one) => one.unit)];
      return nearestCosine(unit, others) >= nearCopy ? 'copy-of-another' : null;
    })();
    if (why) passedOver.set(why, (passedOver.get(why) ?? 0) + 1);
    else picked.push({ key, label, probability, entropy: entropyIn(probabilities), sureness: asked!, unit });
  }
  return { picked: picked.map(({ unit: _, ...one }) => one).toSorted((a, b) => a.label - b.label), passedOver };
}

/** Of probabilities, some of which may be 0. */
const entropyIn = (probabilities: Reals): number =>
  entropyOf(Float64Array.from(probabilities, (p) => Math.log(Math.max(p, Number.MIN_VALUE))));
