/** @file Whether files are being dragged over the page, told from events none of which is certain to come. */

/** What a browser tells of a drag. */
export type DragSign =
  /** A drag entered something on the page or goes on over it. */
  | { readonly kind: 'over'; readonly files: boolean }
  /** It left something for something else; `to` is what it entered, `null` outside of the page. */
  | { readonly kind: 'left'; readonly to: object | null }
  | { readonly kind: 'dropped' }
  /** A key, with which a drag may be called off. */
  | { readonly kind: 'key'; readonly key: string }
  /** A pointer or its button moved: browsers are silent about these for as long as a drag lasts. */
  | { readonly kind: 'pointer' }
  /** Nothing was heard of the drag for `SILENCE`. */
  | { readonly kind: 'silent' };

/** Browsers repeat that a drag is over the page several times a second, though not all of them while it rests; in milliseconds. */
export const SILENCE = 4000;

/**
 * Whether files are over the page after a sign, given that they were before. Entering and leaving are not counted: an element that
 * goes away under a drag is entered and never left.
 */
export function isOver(before: boolean, sign: DragSign): boolean {
  switch (sign.kind) {
    case 'over':
      return sign.files;
    case 'left':
      return before && sign.to !== null;
    case 'key':
      return before && sign.key !== 'Escape';
    case 'dropped':
    case 'pointer':
    case 'silent':
      return false;
    default:
      return sign satisfies never;
  }
}
