/**
 * @file Builds the sample set in `public/sample/`: labelled pictures from several vendors' openly licensed emoji artwork, as it
 * comes with the install. One vendor is kept aside as the test split. Nothing of it lies in the repository.
 */

import { createRequire } from 'node:module';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

const ROOT = join(import.meta.dirname, '../public/sample');
/** Side of the pictures, in pixels: more than any starter model takes, so that they are resized like photographs. */
const SIDE = 192;
/** White around the drawing, on every side. */
const MARGIN = 12;

const VENDORS = [
  { prefix: 'noto', split: 'train' },
  { prefix: 'noto-v1', split: 'train' },
  { prefix: 'twemoji', split: 'train' },
  { prefix: 'fluent-emoji', split: 'train' },
  { prefix: 'fluent-emoji-flat', split: 'train' },
  { prefix: 'openmoji', split: 'train' },
  { prefix: 'emojione-v1', split: 'test' },
] as const;

/** Drawings of every class; vendors take turns, so that a class is not one drawing in several styles. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  airplane: ['airplane', 'small-airplane'],
  bird: ['bird', 'parrot', 'duck', 'eagle'],
  boat: ['sailboat', 'motor-boat', 'speedboat'],
  car: ['automobile', 'oncoming-automobile', 'racing-car'],
  cat: ['cat', 'cat-face'],
  dog: ['dog', 'dog-face', 'poodle'],
  fish: ['fish', 'tropical-fish'],
  flower: ['sunflower', 'tulip', 'hibiscus', 'blossom'],
  fruit: ['red-apple', 'banana', 'tangerine', 'strawberry', 'pear'],
  tree: ['deciduous-tree', 'evergreen-tree', 'palm-tree'],
};

interface IconSet {
  readonly icons: Readonly<
    Record<string, { readonly body: string; readonly width?: number; readonly height?: number }>
  >;
  readonly width?: number;
  readonly height?: number;
}

interface IconSetInfo {
  readonly name: string;
  readonly author: { readonly name: string; readonly url: string };
  readonly license: { readonly title: string; readonly spdx: string; readonly url: string };
}

const require = createRequire(import.meta.url);

function svgOf(set: IconSet, names: readonly string[], turn: number): { name: string; svg: string } {
  const order = names.map((_, i) => names[(turn + i) % names.length]!);
  const name = order.find((candidate) => candidate in set.icons);
  const icon = name === undefined ? undefined : set.icons[name];
  if (name === undefined || icon === undefined) throw new Error(`Expected one of ${names.join(', ')} in the icon set.`);
  const [width, height] = [icon.width ?? set.width ?? 16, icon.height ?? set.height ?? 16];
  return {
    name,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}">${icon.body}</svg>`,
  };
}

async function render(svg: string): Promise<Buffer> {
  const inner = SIDE - 2 * MARGIN;
  const drawing = await sharp(Buffer.from(svg), { density: 300 })
    .resize(inner, inner, { fit: 'contain', background: '#ffffff' })
    .flatten({ background: '#ffffff' })
    .toBuffer();
  const margins = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN };
  return sharp(drawing)
    .extend({ ...margins, background: '#ffffff' })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Builds the set, where it is missing or older than this file. */
export async function buildSample(): Promise<void> {
  const { version } = require('@iconify-json/noto/package.json') as { version: string };
  const stamp = join(ROOT, 'index.json');
  const made = await stat(stamp).catch(() => null);
  const script = await stat(import.meta.filename);
  if (made && made.mtimeMs > script.mtimeMs) return;

  await rm(ROOT, { recursive: true, force: true });
  const files: { path: string; bytes: number }[] = [];
  const licences = [];
  for (const [turn, { prefix, split }] of VENDORS.entries()) {
    const set = require(`@iconify-json/${prefix}/icons.json`) as IconSet;
    const info = require(`@iconify-json/${prefix}/info.json`) as IconSetInfo;
    licences.push({
      title: info.name,
      licence: info.license.spdx,
      attribution: info.author.name,
      url: info.license.url,
      split,
    });
    for (const [label, names] of Object.entries(CLASSES)) {
      const { name, svg } = svgOf(set, names, turn);
      const png = await render(svg);
      const path = `${split}/${label}/${prefix}-${name}.png`;
      await mkdir(dirname(join(ROOT, path)), { recursive: true });
      await writeFile(join(ROOT, path), png);
      files.push({ path, bytes: png.length });
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  await writeFile(stamp, `${JSON.stringify({ name: 'sample', version, files, licences }, null, 1)}\n`);
}
