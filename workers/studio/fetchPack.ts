/** @file A pack where it lies: its files are fetched when they are first read, and verified against the manifest. */

import { FailureError } from '../../src/core/failure.ts';
import type { PackFile } from '../../src/packs/manifest.ts';
import { parseManifestText } from '../../src/packs/parse.ts';
import { fileUrl } from '../../src/packs/verify.ts';
import type { PackPlace } from '../../src/packs/place.ts';
import { openPack, type Pack } from '../../src/models/pack.ts';
import { openKept } from '../../src/models/shelf/keepPack.ts';
import { opfsShelf } from '../packs/opfsShelf.ts';

/**
 * Opens a pack.
 *
 * @param place where it lies.
 * @param onBytes called with the number of bytes that arrived.
 * @throws Error where nothing answers; PackError where what came is not what the manifest says.
 */
export async function fetchPack(place: PackPlace, onBytes: (bytes: number) => void = () => undefined): Promise<Pack> {
  switch (place.kind) {
    case 'address':
      return remembering(await packAt(place.folder, onBytes));
    case 'kept':
      // What is on this machine is read again sooner than a large file is held.
      return remembering(telling(await openKept(opfsShelf(), place.key), onBytes), LARGE);
    default:
      return place satisfies never;
  }
}

async function packAt(folder: string, onBytes: (bytes: number) => void): Promise<Pack> {
  const address = `${folder}pack.json`;
  const manifest = parseManifestText(await (await get(address)).text());
  return openPack(manifest, (file) => download(fileUrl(address, file.path), file, onBytes));
}

/** Tells of each file once, however often it is read. */
function telling(pack: Pack, onBytes: (bytes: number) => void): Pack {
  const told = new Set<string>();
  return {
    manifest: pack.manifest,
    async read(path) {
      const bytes = await pack.read(path);
      if (!told.has(path)) onBytes(bytes.length);
      told.add(path);
      return bytes;
    },
  };
}

/** Bytes of a file that is not held beside the session that is made of it: a denoiser's. */
const LARGE = 64 * 2 ** 20;

/** Reads each file once, those of so many bytes excepted. */
function remembering(pack: Pack, large = Infinity): Pack {
  const sizes = new Map(pack.manifest.files.map(({ path, bytes }) => [path, bytes]));
  const files = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return {
    manifest: pack.manifest,
    read(path) {
      const known = files.get(path);
      if (known) return known;
      const content = pack.read(path);
      if ((sizes.get(path) ?? 0) >= large) return content;
      files.set(path, content);
      // A failure is not remembered: the network may come back.
      content.catch(() => files.delete(path));
      return content;
    },
  };
}

async function get(address: string): Promise<Response> {
  const response = await fetch(address).catch((cause: unknown) => {
    throw new FailureError({ code: 'no-connection', address }, { cause });
  });
  if (!response.ok) throw new FailureError({ code: 'bad-status', what: 'file', address, status: response.status });
  return response;
}

async function download(address: string, file: PackFile, onBytes: (bytes: number) => void) {
  const { body } = await get(address);
  const bytes = new Uint8Array(file.bytes);
  let length = 0;
  for await (const chunk of body ?? []) {
    if (length + chunk.length > bytes.length)
      throw new FailureError({ code: 'too-many-bytes', address, expected: file.bytes });
    bytes.set(chunk, length);
    length += chunk.length;
    onBytes(chunk.length);
  }
  return bytes.subarray(0, length);
}
