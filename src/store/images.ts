/** @file Pictures behind image keys, as object URLs that live as long as somebody shows them. */

import type { ImageKey } from './ids.ts';

export interface Images {
  /**
   * An object URL of a stored image; every call must be matched by one `release` of the same key.
   *
   * @returns `null` where the image is not stored (any more).
   */
  acquire(key: ImageKey): Promise<string | null>;
  /** The URL, where it is known already: lets a view draw without waiting. */
  peek(key: ImageKey): string | null;
  release(key: ImageKey): void;
}
