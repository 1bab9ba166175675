/** @file What can be said while pictures are put into classes by hand, as data; the words for it are in `src/ui/words/`. */

/** Why hand-made classes cannot be grown yet. */
export type SortingFault =
  /** A class with pictures has no name. */
  | { readonly code: 'nameless' }
  /** A name that no folder can have. */
  | { readonly code: 'odd-name'; readonly name: string }
  | { readonly code: 'same-name'; readonly name: string }
  /** Fewer than two classes have pictures. */
  | { readonly code: 'too-few' };

/** Why what was dropped was not taken. */
export type NotTaken =
  | { readonly code: 'archive'; readonly name: string }
  | { readonly code: 'several-archives' }
  /** It holds no files. */
  | { readonly code: 'nothing' }
  /** The browser did not give it. */
  | { readonly code: 'unread' };
