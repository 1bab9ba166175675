/** @file Object URLs of stored images, counted: a URL lives while somebody shows it, and a little longer. */

import type { Blobs } from '../storage/blobs.ts';
import type { ImageKey } from './ids.ts';
import type { Images } from './images.ts';

/** URLs that nobody shows at the moment but are kept: scrolling back should not flicker. */
const SPARE = 600;

interface Shown {
  count: number;
  url: string | null;
  readonly loading: Promise<string | null>;
}

export function createImages(blobs: Blobs): Images {
  const shown = new Map<ImageKey, Shown>();
  /** In the order in which they were let go. */
  const spare = new Map<ImageKey, string>();

  function load(key: ImageKey): Shown {
    const url = spare.get(key) ?? null;
    spare.delete(key);
    const entry: Shown = { count: 0, url, loading: url === null ? fetchUrl() : Promise.resolve(url) };
    async function fetchUrl(): Promise<string | null> {
      const blob = await blobs.get(key).catch(() => null);
      if (!blob) return null;
      entry.url = URL.createObjectURL(blob);
      // Nobody wants it any more.
      if (shown.get(key) !== entry) setAside(key, entry.url);
      return entry.url;
    }
    return entry;
  }

  function setAside(key: ImageKey, url: string) {
    spare.set(key, url);
    const [oldest] = spare;
    if (spare.size > SPARE && oldest) {
      spare.delete(oldest[0]);
      URL.revokeObjectURL(oldest[1]);
    }
  }

  return {
    acquire(key) {
      const entry = shown.get(key) ?? load(key);
      shown.set(key, entry);
      entry.count++;
      return entry.loading;
    },
    peek: (key) => shown.get(key)?.url ?? spare.get(key) ?? null,
    release(key) {
      const entry = shown.get(key);
      if (!entry || --entry.count > 0) return;
      shown.delete(key);
      if (entry.url !== null) setAside(key, entry.url);
    },
  };
}
