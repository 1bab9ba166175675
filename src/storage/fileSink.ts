/** @file A stream onto a file on disk. */

/**
 * Writes to a file as it comes.
 *
 * @param file is closed with the stream, and can be given up whoever writes to that.
 */
export const fileSink = (file: FileSystemWritableFileStream): WritableStream<Uint8Array> =>
  new WritableStream({
    write: (bytes) => file.write(bytes as Uint8Array<ArrayBuffer>),
    close: () => file.close(),
    abort: (reason) => file.abort(reason),
  });
