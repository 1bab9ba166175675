/** @file Where a pack lies: with the page, or among those that a person chose. */

export type PackPlace =
  /** An address, ending in `/`. */
  | { readonly kind: 'address'; readonly folder: string }
  /** A name on the shelf of this browser or this machine. */
  | { readonly kind: 'kept'; readonly key: string };

export const PACK_ROLES = ['judge', 'prior', 'mask', 'safety'] as const;
export type PackRole = (typeof PACK_ROLES)[number];

/** One pack a role: what a run is made with. */
export interface PackPlaces extends Readonly<Record<Exclude<PackRole, 'safety'>, PackPlace>> {
  /** `null` where nobody checks what is made. */
  readonly safety: PackPlace | null;
}
