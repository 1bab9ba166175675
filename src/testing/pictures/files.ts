/** @file Pictures of people's folders: files that stand in `src/testing/files`, and why. */

import { readFile } from 'node:fs/promises';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';

/** Archives of which every picture is read by both decoders. */
export const READ_ARCHIVES = [
  'kinds',
  'colour',
  'numbers',
  ...[
    'animgif',
    'apng-default',
    'avif',
    'cicp-pq',
    'cmyk',
    'gama',
    'gif-partial',
    'grey16',
    'grey16-12bit',
    'greyalpha16',
    'mp63',
    'one',
    'palette-trns',
    'png-exif6',
    'tall66000',
    'tif-grey16',
    'tif-named',
    'trailing',
    'webp-exif6',
  ].map((name) => `reports/px-${name}`),
  'reports/no-extension',
  'reports/tif-mask-ratio',
] as const;

/** Files that both refuse, with what is said. */
export const REFUSED_FILES: readonly (readonly [archive: string, path: string, says: RegExp])[] = [
  ['telephone', 'one/IMG_1.HEIC', /HEIC photograph.*save it as JPEG/u],
  ['telephone', 'one/IMG_2.jpg', /HEIC photograph.*save it as JPEG/u],
  ['reports/heic-only', 'cat/IMG_0.HEIC', /HEIC photograph.*save it as JPEG/u],
  ['reports/px-svg-named', 'cat/svg_named.png', /SVG drawing/u],
  ['reports/px-tif-float', 'cat/t_float01.tif', /floating-point numbers; save it with 8 or 16 bits/u],
];

/** Files of an archive, by path. */
export async function filesOf(archive: string): Promise<ReadonlyMap<string, Uint8Array<ArrayBuffer>>> {
  const bytes = await readFile(new URL(`../files/${archive}.zip`, import.meta.url));
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false });
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of await zip.getEntries()) {
    if (entry.directory) continue;
    files.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  }
  await zip.close();
  return files;
}
