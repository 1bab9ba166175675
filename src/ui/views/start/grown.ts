/** @file What is on `grown.webp`, which `scripts/grown.ts` makes: a row a seed, the seed first, then its variants. */

/** What the rows show, from the top. */
export const SHOWN = ['cat', 'boat', 'sunflower'] as const;

/** Variants of each. */
export const VARIANTS = 4;
