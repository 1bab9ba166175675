import { sha256 } from '../core/bytes/sha256.ts';
import { PackError } from './error.ts';
import type { PackFile, PackManifest } from './manifest.ts';

/**
 * Checks that a file arrived as the manifest says; the size is compared first, since it is free.
 * @param file The file's entry in the manifest.
 * @param bytes What arrived.
 * @throws PackError with the expected and the actual size or hash.
 */
export async function verifyFile(file: PackFile, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (bytes.length !== file.bytes) throw new PackError(file.path, `${file.bytes} bytes`, `${bytes.length} bytes`);
  const digest = await sha256(bytes);
  if (digest !== file.sha256) throw new PackError(file.path, `SHA-256 ${file.sha256}`, digest);
}

/**
 * Where a file of a pack is fetched from: beside its manifest.
 * @param manifestUrl Address of its `pack.json`.
 * @param path Path of one of its files.
 */
export function fileUrl(manifestUrl: string, path: string): string {
  return manifestUrl.slice(0, manifestUrl.lastIndexOf('/') + 1) + path.split('/').map(encodeURIComponent).join('/');
}

/**
 * One digest for all of a pack's files: SHA-256 of the lines `<sha256>  <path>` in the order of the paths, as `sha256sum` prints
 * them. Two packs with it give the same numbers.
 * @param manifest The pack.
 */
export function packDigest({ files }: PackManifest): Promise<string> {
  const lines = files
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .toSorted((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1));
  return sha256(lines.join(''));
}
