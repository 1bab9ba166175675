/** @file What is picked of a folder, from embeddings to pictures with their classes: the same for the command and the studio. */

import type { ClassIndex } from '../brands.ts';
import { logitsOf, type ClassMatrix } from '../judge/classMatrix.ts';
import { unit } from '../judge/embedding.ts';
import { logSoftmax, probabilitiesOf } from '../judge/probabilities.ts';
import type { Reals } from '../reals.ts';
import { pick, type Picking } from './pick.ts';
import { surenessOf, type Sureness } from './sureness.ts';

/** Everything that picking goes by; embeddings are the judge's, of any length. */
export interface PickQuestion {
  /** Pictures without labels, each by what the caller calls it. */
  readonly pictures: readonly { readonly key: string; readonly embedding: Reals }[];
  /** What the judge compares a picture with that is no seed. */
  readonly classes: ClassMatrix;
  /** All seeds, each as the judge reads it without knowing it. */
  readonly seeds: readonly {
    readonly label: ClassIndex;
    readonly probabilities: Reals;
    readonly embedding: Reals;
  }[];
  /** Pictures that are held out for the test. */
  readonly heldOut: readonly Reals[];
  /** Pictures that were picked before. */
  readonly taken: readonly Reals[];
  /** Share of what is taken that should be of its class, in [0, 1]. */
  readonly precision: number;
  /** Cosine from which two pictures count as copies. */
  readonly nearCopy: number;
}

export interface ProposedPicks extends Picking {
  /** What was asked of each class; `null` where nothing is taken for it. */
  readonly sureness: readonly (Sureness | null)[];
}

/** Takes pictures for classes, see `pick` and `surenessOf`. */
export function proposePicks({
  pictures,
  classes,
  seeds,
  heldOut,
  taken,
  precision,
  nearCopy,
}: PickQuestion): ProposedPicks {
  const read = seeds.map(({ label, probabilities, embedding }) => ({ label, probabilities, unit: unit(embedding) }));
  const sureness = surenessOf(read, classes.rows.length, precision);
  const unlabelled = pictures.map(({ key, embedding }) => {
    const own = unit(embedding);
    return { key, unit: own, probabilities: probabilitiesOf(logSoftmax(logitsOf(own, classes))) };
  });
  const known = { seeds: read, heldOut: heldOut.map(unit), taken: taken.map(unit) };
  return { sureness, ...pick(unlabelled, sureness, known, nearCopy) };
}
