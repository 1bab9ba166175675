import { utf8 } from '../core/random/hash.ts';
import { PackError } from './error.ts';
import type { PackFile, PackManifest } from './manifest.ts';

/**
 * SHA-256 of some bytes, 32 bytes long; `crypto.subtle.digest('SHA-256', bytes)` in browsers and in Node.
 * It is an argument because this folder has no platform.
 */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;

/** Lower-case hexadecimal digits of some bytes. */
export function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Checks that a file arrived as the manifest says; the size is compared first, since it is free.
 * @param file The file's entry in the manifest.
 * @param bytes What arrived.
 * @param sha256 The platform's digest.
 * @throws PackError with the expected and the actual size or hash.
 */
export async function verifyFile(file: PackFile, bytes: Uint8Array<ArrayBuffer>, sha256: Sha256): Promise<void> {
  if (bytes.length !== file.bytes) throw new PackError(file.path, `${file.bytes} bytes`, `${bytes.length} bytes`);
  const digest = hex(await sha256(bytes));
  if (digest !== file.sha256) throw new PackError(file.path, `SHA-256 ${file.sha256}`, digest);
}

/**
 * Where a file of a pack is fetched from.
 * @param manifest The pack.
 * @param manifestUrl Address of its `pack.json`.
 * @param path Path of one of its files.
 * @returns The address: below `baseUrl`, or beside `pack.json`.
 */
export function fileUrl(manifest: PackManifest, manifestUrl: string, path: string): string {
  const base = manifest.baseUrl ?? manifestUrl.slice(0, manifestUrl.lastIndexOf('/') + 1);
  return base + path.split('/').map(encodeURIComponent).join('/');
}

/**
 * One digest for all of a pack's files: SHA-256 of the lines `<sha256>  <path>` in the order of the paths, as `sha256sum` prints
 * them. Two packs with it give the same numbers.
 * @param manifest The pack.
 * @param sha256 The platform's digest.
 */
export async function packDigest({ files }: PackManifest, sha256: Sha256): Promise<string> {
  const lines = files
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .toSorted((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
  return hex(await sha256(Uint8Array.from(utf8(lines.join('')))));
}
