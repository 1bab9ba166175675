/** @file URLs of stored images, counted: a URL lives while somebody shows it, and a little longer. */

import type { ImageKey } from './ids.ts';
import type { Images } from './images.ts';
import type { Blobs } from './project/blobs.ts';

/**
 * Bytes from which a picture gets an object URL. Making one keeps the page waiting for another process, up to tens of milliseconds
 * when that is busy, which a grid of small pictures cannot afford: these become data URLs.
 */
const LARGE = 256 * 1024;
/** URLs that nobody shows at the moment but are kept: scrolling back should not flicker. */
const SPARE = 600;

interface Shown {
  count: number;
  url: string | null;
  readonly loading: Promise<string | null>;
}

export function createImages(blobs: Pick<Blobs, 'get'>): Images & { forget(): void } {
  const shown = new Map<ImageKey, Shown>();
  /** Counts the projects that were on screen. */
  let project = 0;
  /** In the order in which they were let go. */
  const spare = new Map<ImageKey, string>();

  function load(key: ImageKey): Shown {
    const url = spare.get(key) ?? null;
    spare.delete(key);
    const entry: Shown = { count: 0, url, loading: url === null ? fetchUrl() : Promise.resolve(url) };
    const turn = project;
    async function fetchUrl(): Promise<string | null> {
      const blob = await blobs.get(key).catch(() => null);
      // Nothing to show, or another project is on screen.
      if (!blob || project !== turn) return null;
      const made = await urlOf(blob);
      if (project !== turn) {
        revoke(made);
        return null;
      }
      entry.url = made;
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
      revoke(oldest[1]);
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
    /** Another project has other pictures under the same keys. */
    forget() {
      project++;
      for (const url of spare.values()) revoke(url);
      for (const { url } of shown.values()) if (url !== null) revoke(url);
      spare.clear();
      shown.clear();
    },
  };
}

const urlOf = (blob: Blob): Promise<string> =>
  blob.size >= LARGE ? Promise.resolve(URL.createObjectURL(blob)) : dataUrlOf(blob);

function dataUrlOf(blob: Blob): Promise<string> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.addEventListener('load', () => {
      resolve(reader.result as string);
    });
    reader.addEventListener('error', () => {
      reject(reader.error ?? new Error('Expected a picture, got one that cannot be read; reload the page.'));
    });
    reader.readAsDataURL(blob);
  });
}

function revoke(url: string): void {
  if (url.startsWith('blob:')) URL.revokeObjectURL(url);
}
