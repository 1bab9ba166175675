/** @file A stream that hands on few large pieces instead of many small ones: every write to disk crosses to another process. */

/** Bytes of a piece. */
const CHUNK = 1024 * 1024;

/**
 * Takes the bytes in the end.
 *
 * @returns memory of as many bytes, to be filled with the next piece: that of this one, where it is not needed any more.
 */
export type TakePiece = (piece: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/**
 * Collects bytes.
 *
 * @param take takes them in pieces of `size` bytes, the last one shorter.
 * @param size bytes of a piece; 1 MiB by default.
 * @returns the stream to write to; closing it hands on what is left.
 */
export function inChunks(take: TakePiece, size = CHUNK): WritableStream<Uint8Array> {
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
        piece = await take(piece);
        filled = 0;
      }
    },
    async close() {
      if (filled > 0) await take(piece.slice(0, filled));
    },
  });
}
