/** @file Where packs are kept that a person chose: folders under names, and what of a download has arrived. */

/** What has arrived of a file; it outlives the page. */
export interface Part {
  readonly length: number;
  append(bytes: Uint8Array): Promise<void>;
  /** Begins anew. */
  clear(): Promise<void>;
  /** All that has arrived. */
  read(): Promise<Uint8Array<ArrayBuffer>>;
  /** Lets go of it; what has arrived stays. */
  close(): Promise<void>;
}

/** What an adapter brings: a folder on a disk, a browser's storage. */
export interface PackShelf {
  /** Names of folders; one is there as a whole once it holds `kept.json`, which is written last. */
  keys(): Promise<readonly string[]>;
  /** @returns `null` where there is no such file. */
  read(key: string, path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** @throws FailureError where there is no room. */
  write(key: string, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  remove(key: string): Promise<void>;
  /** A download that goes on where it broke off. */
  part(name: string): Promise<Part>;
  /** Forgets a download. */
  removePart(name: string): Promise<void>;
}
