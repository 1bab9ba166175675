/** @file Puts planned files where they go, as a zip or into a folder; a permission that was refused is waited for. */

import { bytesOf } from '../../core/bytes/utf8.ts';
import type { TextFile } from '../../export/layouts/layout.ts';
import type { Destination, FolderDestination, Saved, StreamDestination } from '../../storage/destination.ts';
import type { Context } from '../context.ts';
import { getAhead, readAhead, type OutgoingPicture } from './readAhead.ts';

export interface Outgoing {
  readonly pictures: readonly OutgoingPicture[];
  /**
   * Texts, made when all pictures are written, each when those before it are.
   *
   * @param sha256 of every picture, by path.
   */
  texts(sha256: ReadonlyMap<string, string>): AsyncGenerator<TextFile, void, void>;
}

export interface Written extends Saved {
  readonly sha256: ReadonlyMap<string, string>;
  /** Every path that was written. */
  readonly paths: readonly string[];
}

export interface WriteListener {
  /** @param done pictures. */
  onProgress(done: number): void;
  /** The permission was refused: resolves when it was given. */
  onRefused(done: number): Promise<void>;
}

/**
 * Writes an export.
 *
 * @throws what the destination throws but refusals; the signal's reason when it was stopped. What was written is removed then.
 */
export async function writeExport(
  { openZip }: Pick<Context, 'openZip'>,
  destination: Destination,
  outgoing: Outgoing,
  listener: WriteListener,
  signal: AbortSignal,
): Promise<Written> {
  try {
    switch (destination.kind) {
      case 'stream':
        return await writeZip(openZip, destination, outgoing, listener, signal);
      case 'folder':
        return await writeFolder(destination, outgoing, listener, signal);
      default:
        return destination satisfies never;
    }
  } catch (error) {
    await destination.abandon();
    throw error;
  }
}

async function writeZip(
  openZip: Context['openZip'],
  destination: StreamDestination,
  outgoing: Outgoing,
  listener: WriteListener,
  signal: AbortSignal,
): Promise<Written> {
  for (;;) {
    let done = 0;
    try {
      const zip = openZip(await destination.open());
      try {
        for await (const picture of getAhead(outgoing.pictures)) {
          signal.throwIfAborted();
          listener.onProgress(done);
          await zip.addPicture(picture);
          done++;
        }
        const sha256 = await zip.written();
        const paths = await writeEach(outgoing.texts(sha256), ({ path, text }) => zip.addText(path, text));
        await zip.close();
        return { ...(await destination.save()), sha256, paths: [...sha256.keys(), ...paths] };
      } finally {
        await zip.end();
      }
    } catch (error) {
      if (!destination.isRefused(error)) throw error;
      // A stream that failed takes no more: the zip begins anew.
      await destination.abandon();
      await listener.onRefused(done);
    }
  }
}

async function writeFolder(
  destination: FolderDestination,
  outgoing: Outgoing,
  listener: WriteListener,
  signal: AbortSignal,
): Promise<Written> {
  const sha256 = new Map<string, string>();
  let done = 0;
  const put = async (path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    for (;;) {
      try {
        await destination.write(path, bytes);
        return;
      } catch (error) {
        if (!destination.isRefused(error)) throw error;
        await listener.onRefused(done);
      }
    }
  };
  for await (const { path, bytes, sha256: hash } of readAhead(outgoing.pictures)) {
    signal.throwIfAborted();
    listener.onProgress(done);
    sha256.set(path, hash);
    await put(path, bytes);
    done++;
  }
  const paths = await writeEach(outgoing.texts(sha256), ({ path, text }) => put(path, bytesOf(text)));
  return { ...(await destination.save()), sha256, paths: [...sha256.keys(), ...paths] };
}

/** Writes texts one after the other; gives their paths. */
async function writeEach(
  texts: AsyncGenerator<TextFile, void, void>,
  write: (text: TextFile) => Promise<void>,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (;;) {
    const path = await writeNext(texts, write);
    if (path === null) return paths;
    paths.push(path);
  }
}

/** Nobody holds a text any more when the next is made: a loop would, until it has it. */
async function writeNext(...[texts, write]: Parameters<typeof writeEach>): Promise<string | null> {
  const next = await texts.next();
  if (next.done === true) return null;
  await write(next.value);
  return next.value.path;
}
