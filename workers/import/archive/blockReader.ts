/**
 * @file An archive read in large blocks: every reading of a file crosses to another process, and an archive has two for each of its
 * files, which mostly lie one behind the other.
 */

import { Reader } from '@zip.js/zip.js';

/** Bytes of a block. */
const BLOCK = 1024 * 1024;
/** Blocks that are kept: those around the files that are under way. */
const KEPT = 24;

/** Reads a file for zip.js, and keeps the blocks that were read last. */
export class BlockReader extends Reader<Blob> {
  readonly #file: Blob;
  readonly #kept = new Map<number, Promise<Uint8Array>>();

  /** @param file to read. */
  constructor(file: Blob) {
    super(file);
    this.#file = file;
    this.size = file.size;
  }

  /**
   * Bytes of the file, in memory of their own; fewer where it ends before.
   *
   * @param at where they begin.
   * @param length how many.
   */
  override async readUint8Array(at: number, length: number): Promise<Uint8Array> {
    const end = Math.min(at + length, this.#file.size);
    if (end <= at) return new Uint8Array();
    // What fills the blocks by itself would only drive out those that are read twice.
    if (end - at > (KEPT / 2) * BLOCK) return this.#read(at, end);
    const first = Math.floor(at / BLOCK);
    const blocks = Array.from({ length: Math.floor((end - 1) / BLOCK) - first + 1 }, (_, i) => this.#block(first + i));
    const bytes = new Uint8Array(end - at);
    for (const [i, block] of (await Promise.all(blocks)).entries()) {
      const start = (first + i) * BLOCK;
      bytes.set(block.subarray(Math.max(0, at - start), end - start), Math.max(0, start - at));
    }
    return bytes;
  }

  #block(index: number): Promise<Uint8Array> {
    const block = this.#kept.get(index) ?? this.#read(index * BLOCK, (index + 1) * BLOCK);
    // The last that was used is the last in order; what fails is read again.
    this.#kept.delete(index);
    this.#kept.set(index, block);
    block.catch(() => this.#kept.delete(index));
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return block;
  }

  async #read(at: number, end: number): Promise<Uint8Array> {
    return new Uint8Array(await this.#file.slice(at, end).arrayBuffer());
  }
}
