/** @file Variants as a receipt takes them: which of them an arm trains with, and each as a picture with its label and its origins. */

import type { Fact } from '../methods/facts.ts';
import { isMethodId, methodOf, type How, type MethodId } from '../methods/table.ts';
import { softLabel, type LabelParts } from '../run/softLabel.ts';
import type { Tensor } from '../tensor.ts';
import type { PoolId } from './arms.ts';
import type { ReceiptPicture } from './pictures.ts';
import { bytesAt } from './squares.ts';

/** What a pool goes by. */
export interface Reviewed {
  readonly verdict: 'accepted' | 'rejected' | 'unreviewed';
  readonly method: string;
}

/**
 * Of variants that are there, those of a pool. A method's own pool takes them only where all are of that method: of a mixture it would
 * have a share of the variants, and lose against the whole for want of them.
 *
 * @param pool which.
 * @param variants all that there are.
 * @param about what was decided of one, and what made it.
 */
export function variantsOfPool<Variant>(
  pool: PoolId,
  variants: readonly Variant[],
  about: (variant: Variant) => Reviewed,
): readonly Variant[] {
  const told = variants
    .map((variant) => ({ variant, ...about(variant) }))
    .filter(({ verdict }) => verdict !== 'rejected');
  const isOfOneMethod = new Set(told.map(({ method }) => method)).size === 1;
  return told.flatMap(({ variant, verdict, method }) => {
    const belongs =
      pool === 'expansion' || (pool === 'accepted' ? verdict === 'accepted' : isOfOneMethod && method === pool);
    return belongs ? [variant] : [];
  });
}

/**
 * The picture besides its seed that a variant shows something of: its partner, or whose scene its object was put into.
 *
 * @param method what made it; what is no method has no other picture.
 * @param facts what is remembered of how.
 * @returns its id; `null` where there is none.
 */
export function otherPictureOf(method: string, facts: object): string | null {
  if (!isMethodId(method)) return null;
  const values = facts as Readonly<Record<string, unknown>>;
  const pictures = Object.entries<Fact>(methodOf(method).facts).flatMap(([name, { kind }]) =>
    kind === 'picture' ? [values[name]] : [],
  );
  return pictures.find((one): one is string => typeof one === 'string' && one !== '') ?? null;
}

/**
 * Probabilities over some classes as probabilities over others.
 *
 * @param probabilities in the order of `theirs`.
 * @param theirs names of the classes that they are over.
 * @param ours names of those that are wanted.
 * @returns shares that sum to 1; `null` where none of ours has one.
 */
export function amongClasses(
  probabilities: ArrayLike<number>,
  theirs: readonly string[],
  ours: readonly string[],
): Float32Array | null {
  const shares = Float32Array.from(ours, (name) => probabilities[theirs.indexOf(name)] ?? 0);
  const sum = shares.reduce((all, share) => all + share, 0);
  return sum > 0 ? shares.map((share) => share / sum) : null;
}

/** A variant that was just made. */
export interface MadeVariant {
  readonly k: number;
  /** [3, side, side] or a batch of one, in [0, 1]. */
  readonly image: Tensor;
  readonly how: How;
  readonly mixture: LabelParts['mixture'];
  /** `null` where nobody judged. */
  readonly judged: { readonly probabilities: ArrayLike<number> } | null;
}

/** The seed of a variant that was just made, and what there is to know of the set. */
export interface MadeOf {
  readonly seed: { readonly path: string; readonly label: number };
  readonly method: MethodId | 'mixed';
  /** Index of every seed that takes part, by its id. */
  readonly places: ReadonlyMap<string, number>;
  /** Index of this one. */
  readonly origin: number;
  /** Share of what the judge reads in labels, in [0, 1]. */
  readonly softness: number;
  /** How many classes there are. */
  readonly classes: number;
  /** Of the picture that the network sees, in pixels. */
  readonly side: number;
}

/** A variant that was just made, as a picture that trains. */
export function pictureOfVariant(
  { k, image, how, mixture, judged }: MadeVariant,
  { seed, method, places, origin, softness, classes, side }: MadeOf,
): ReceiptPicture {
  const other = otherPictureOf(how.method, how);
  const partner = other === null ? undefined : places.get(other);
  const parts = { label: seed.label, mixture, probabilities: judged?.probabilities ?? null };
  const soft = softLabel(parts, softness, classes);
  return {
    path: `${seed.path}__${method}-k${k}`,
    label: seed.label,
    soft: soft && Float32Array.from(soft),
    origins: partner === undefined ? [origin] : [origin, partner],
    k,
    pixels: bytesAt(image, side),
  };
}
