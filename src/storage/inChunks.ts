/** @file A stream that hands on few large pieces instead of many small ones: every write to disk crosses to another process. */

/** Bytes of a piece. */
const CHUNK = 1024 * 1024;

/** What takes the bytes in the end. */
export interface ByteSink {
  write(bytes: Uint8Array<ArrayBuffer>): Promise<unknown>;
  close(): Promise<void>;
  abort(reason?: unknown): Promise<void>;
}

/**
 * Collects bytes.
 *
 * @param sink takes them in pieces of `size` bytes, the last one shorter.
 * @param size bytes of a piece; 1 MiB by default.
 * @returns the stream to write to; closing it writes what is left and closes the sink.
 */
export function inChunks(sink: ByteSink, size = CHUNK): WritableStream<Uint8Array> {
  let piece = new Uint8Array(size);
  let filled = 0;
  return new WritableStream({
    async write(bytes) {
      let from = 0;
      while (from < bytes.length) {
        const part = bytes.subarray(from, from + size - filled);
        piece.set(part, filled);
        filled += part.length;
        from += part.length;
        if (filled < size) continue;
        // The sink may keep what it is given until it is written: the next piece is another.
        const full = piece;
        piece = new Uint8Array(size);
        filled = 0;
        await sink.write(full);
      }
    },
    async close() {
      if (filled > 0) await sink.write(piece.slice(0, filled));
      await sink.close();
    },
    abort: (reason) => sink.abort(reason),
  });
}
