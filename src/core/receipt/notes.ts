/** @file What a reader of a receipt must know beside its figures. The words for it are in `src/ui/words/`. */

export type ReceiptNote =
  /** Nobody judged, so nobody looked for near-copies between training and test pictures. */
  | { readonly code: 'not-looked-for' }
  /** So many seeds are near-copies of a test picture. */
  | { readonly code: 'copies'; readonly seeds: number; readonly leftOut: boolean }
  /** So many seeds are near-copies of another one, and are held out together with it. */
  | { readonly code: 'together'; readonly seeds: number }
  /** The judge that guided had learnt from every seed, those that folds hold out too. */
  | { readonly code: 'guided-by-all' }
  /** The judge that picked knew every seed, those that folds hold out too. */
  | { readonly code: 'picked-by-all' }
  /** What earlier versions wrote, in words. */
  | string;

/** What near-copies of test pictures among the seeds come to: nothing where there are none. */
export const copyNotes = (seeds: number, leftOut: boolean): readonly ReceiptNote[] =>
  seeds === 0 ? [] : [{ code: 'copies', seeds, leftOut }];

/**
 * What near-copies among the seeds come to, where seeds are held out: nothing where there are none.
 *
 * @param groups a number a seed: those of one number are near-copies.
 */
export function togetherNotes(groups: readonly number[]): readonly ReceiptNote[] {
  const seeds = groups.length - new Set(groups).size;
  return seeds === 0 ? [] : [{ code: 'together', seeds }];
}
