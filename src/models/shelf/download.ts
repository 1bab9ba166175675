/**
 * @file One file from an address, however often it breaks off: what has arrived is kept, asked for from there on where the server
 * knows ranges, and from its beginning where it does not.
 */

import { sha256 } from '../../core/bytes/sha256.ts';
import { FailureError } from '../../core/failure.ts';
import { PackError } from '../../packs/error.ts';
import type { Part } from './shelf.ts';

/** What a server answers. */
export interface Answer {
  readonly status: number;
  /** Where in the file the body begins; 0 for the whole of it. */
  readonly from: number;
  /** Ends early, by an error, where the connection breaks off. */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Asks for a file.
 *
 * @param address of it.
 * @param from first byte that is wanted; the server may send the whole all the same.
 * @throws Error where nothing answers.
 */
export type Get = (address: string, from: number) => Promise<Answer>;

/** A file as it must arrive; what nobody knows is `null`. */
export interface Wanted {
  readonly path: string;
  readonly address: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
}

export interface Connection {
  readonly get: Get;
  /** Waits before the n-th try in a row that brought nothing, from 1. */
  readonly pause: (n: number) => Promise<void>;
}

/** Tries in a row that bring not one byte before it is given up. */
const TRIES = 4;

/** The connection broke off, or the server is busy: worth another try. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Downloads a file.
 *
 * @param file that is wanted.
 * @param part where it arrives; what an earlier download left in it is gone on from.
 * @param connection to its server.
 * @param onBytes told how many more bytes are there; fewer where it begins anew.
 * @returns its content, with the size and hash that were expected.
 * @throws FailureError `bad-status`, `too-many-bytes` or, where nothing comes any more, `no-connection`: what has arrived stays.
 * @throws PackError where it is another file: what has arrived is forgotten.
 */
export async function download(
  file: Wanted,
  part: Part,
  { get, pause }: Connection,
  onBytes: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  onBytes(part.length);
  for (let fruitless = 0; !isWhole(file, part);) {
    const had = part.length;
    try {
      await once(file, part, get, onBytes);
      break;
    } catch (error) {
      if (error instanceof FailureError) throw error;
      fruitless = part.length > had ? 0 : fruitless + 1;
      if (fruitless >= TRIES)
        throw new FailureError({ code: 'no-connection', address: file.address }, { cause: error });
      if (fruitless > 0) await pause(fruitless);
    }
  }
  const bytes = await part.read();
  const digest = file.sha256 === null ? null : await sha256(bytes);
  if (digest === file.sha256) return bytes;
  await part.clear();
  throw new PackError(file.path, `SHA-256 ${file.sha256}`, digest ?? 'none');
}

const isWhole = ({ bytes }: Wanted, part: Part): boolean => bytes !== null && part.length === bytes;

async function once({ address, bytes }: Wanted, part: Part, get: Get, onBytes: (count: number) => void): Promise<void> {
  const restart = async () => {
    onBytes(-part.length);
    await part.clear();
  };
  if (bytes !== null && part.length > bytes) await restart();
  const asked = part.length;
  const { status, from, body } = await get(address, asked);
  if (status === 416) {
    // What is there is not the beginning of this file, or all of one whose size nobody knew.
    await restart();
    throw new Interrupted('no such range');
  }
  if (status === 408 || status === 429 || status >= 500) throw new Interrupted(`status ${status}`);
  if (status !== 200 && status !== 206) throw new FailureError({ code: 'bad-status', what: 'hub', address, status });
  if (from !== asked) {
    await restart();
    if (from !== 0) throw new Interrupted('another range');
  }
  for await (const chunk of body) {
    if (bytes !== null && part.length + chunk.length > bytes) {
      await restart();
      throw new FailureError({ code: 'too-many-bytes', address, expected: bytes });
    }
    await part.append(chunk);
    onBytes(chunk.length);
  }
  if (bytes !== null && part.length < bytes) throw new Interrupted('the end is missing');
}
