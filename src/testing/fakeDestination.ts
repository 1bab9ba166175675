/** @file A folder in memory that an export goes to; writing waits, is refused or fails as the test says. */

import type { FolderDestination } from '../storage/destination.ts';
import { latch } from './latch.ts';

export interface FakeDestination extends FolderDestination {
  /** What lies in the folder, by path. */
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** Called before every write: it waits for it, and fails with it. */
  beforeWrite: () => Promise<void>;
  /** Whether writing is refused until the permission is given again. */
  refuses: boolean;
  /** Resolves when what was written is removed. */
  readonly abandoned: Promise<void>;
}

class Refused extends Error {}

export function fakeDestination(): FakeDestination {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const removed = latch();
  return {
    kind: 'folder',
    files,
    beforeWrite: () => Promise.resolve(),
    refuses: false,
    abandoned: removed.passed,
    isRefused: (error) => error instanceof Refused,
    askAgain() {
      this.refuses = false;
      return Promise.resolve(true);
    },
    async write(path, bytes) {
      await this.beforeWrite();
      if (this.refuses) throw new Refused();
      files.set(path, bytes);
    },
    save: () =>
      Promise.resolve({
        name: 'pets-expanded',
        bytes: [...files.values()].reduce((sum, { length }) => sum + length, 0),
        source: { kind: 'files', files: [...files].map(([path, bytes]) => ({ path, file: new File([bytes], path) })) },
      }),
    abandon() {
      files.clear();
      removed.open();
      return Promise.resolve();
    },
  };
}
