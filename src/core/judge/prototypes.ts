/**
 * @file Few-shot guidance: class prototypes, the mean judge embedding of a class's seeds, blended into the class matrix. They
 * help where a class name says little (medical images, textures, codes as folder names).
 */

import type { Reals } from '../reals.ts';
import { addScaled } from '../reals.ts';
import type { ClassIndex } from '../brands.ts';
import { unit } from './embedding.ts';
import type { ClassMatrix } from './classMatrix.ts';

/** Sums of the unit-length seed embeddings of every class: a seed is taken out of its own class by a subtraction. */
export interface Prototypes {
  readonly sums: readonly Float64Array[];
  readonly counts: readonly number[];
}

/**
 * Prototypes of the classes.
 *
 * @param seeds the judge's embedding (any length) and the class of every seed.
 * @param classes number of classes.
 * @param width of the embeddings.
 */
export function prototypesOf(
  seeds: Iterable<{ readonly embedding: Reals; readonly label: ClassIndex }>,
  classes: number,
  width: number,
): Prototypes {
  const sums = Array.from({ length: classes }, () => new Float64Array(width));
  const counts = new Array<number>(classes).fill(0);
  for (const { embedding, label } of seeds) {
    addScaled(sums[label]!, unit(embedding), 1);
    counts[label]!++;
  }
  return { sums, counts };
}

/**
 * w_c = unit((1 - alpha) * text_c + alpha * prototype_c), the prototype of the seed's own class made without the seed.
 *
 * A class without other seeds keeps its text embedding alone: a prototype of itself would always find itself.
 *
 * @param text the class matrix of the class names.
 * @param prototypes of all seeds, the seed included.
 * @param alpha weight of the prototypes in [0, 1]; 0 is text alone.
 * @param seed the seed to leave out, with its class; none gives the matrix of the whole set.
 * @returns a class matrix with the same logit scale.
 * @throws RangeError for alpha outside [0, 1].
 */
export function blendPrototypes(
  text: ClassMatrix,
  prototypes: Prototypes,
  alpha: number,
  seed?: { readonly embedding: Reals; readonly label: ClassIndex },
): ClassMatrix {
  if (!(alpha >= 0 && alpha <= 1)) {
    throw new RangeError(`Expected the weight of the prototypes in [0, 1], got ${alpha}; 0 is text alone.`);
  }
  const rows = text.rows.map((row, c) => {
    const own = seed?.label === c;
    const others = prototypes.counts[c]! - (own ? 1 : 0);
    if (alpha === 0 || others < 1) return row;
    const sum = prototypes.sums[c]!.slice();
    if (own) addScaled(sum, unit(seed.embedding), -1);
    const prototype = unit(sum);
    return unit(row.map((value, i) => (1 - alpha) * value + alpha * prototype[i]!));
  });
  return { rows, logitScale: text.logitScale };
}
