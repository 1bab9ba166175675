/** @file Where a pack lies: with the page, or among those that a person chose. */

export type PackPlace =
  /** An address, ending in `/`. */
  | { readonly kind: 'address'; readonly folder: string }
  /** A name on the shelf of this browser or this machine. */
  | { readonly kind: 'kept'; readonly key: string };

export type PackRole = 'prior' | 'judge' | 'mask';

/** One pack a role: what a run is made with. */
export type PackPlaces = Readonly<Record<PackRole, PackPlace>>;
