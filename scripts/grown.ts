/**
 * @file Makes `src/ui/views/start/grown.webp`, the pictures of the start screen: seeds of the sample set with what the studio's own models
 * grow of them, all that is made and in its order. It takes minutes:
 *
 *     npx tsx scripts/grown.ts
 *
 * The seeds are Noto Emoji (Apache-2.0). `npm run build` puts the sample set where it is read from.
 */

import { copyFile, mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { runExpand } from '../cli/expand/command.ts';
import { VARIANTS } from '../src/ui/views/start/grown.ts';

const ROOT = join(import.meta.dirname, '..');
const SAMPLE = join(ROOT, 'public/sample/train');
/** The vendors whose drawings are grown; the judge learns the classes from both. */
const VENDORS = /^(?:fluent-emoji-(?!flat-)|noto-(?!v1-))/u;
/** A row each, as `SHOWN` calls them. */
const ROWS = ['cat/noto-cat', 'boat/noto-sailboat', 'flower/noto-sunflower'];
/** Side of the pictures, in pixels: what the starter prior makes. */
const SIDE = 128;

const zip = process.argv[2] ?? (await grow());
const files = unzipSync(await readFile(zip));
const fileOf = (row: string, k: number): Buffer => {
  const suffix = k === 0 ? '.png' : `__scene-k0${k}.png`;
  const name = Object.keys(files).find((path) => path.endsWith(`${row}${suffix}`));
  if (name === undefined) throw new Error(`Expected ${row}${suffix} in ${zip}, got none.`);
  return Buffer.from(files[name]!);
};
const tiles = await Promise.all(
  ROWS.flatMap((row, y) =>
    Array.from({ length: VARIANTS + 1 }, async (_, k) => ({
      input: await sharp(fileOf(row, k)).resize(SIDE, SIDE).flatten({ background: 'white' }).toBuffer(),
      left: k * SIDE,
      top: y * SIDE,
    })),
  ),
);
const sheet = { width: (VARIANTS + 1) * SIDE, height: ROWS.length * SIDE, channels: 3, background: 'white' } as const;
const out = join(ROOT, 'src/ui/views/start/grown.webp');
await sharp({ create: sheet }).composite(tiles).webp({ quality: 72, effort: 6 }).toFile(out);

/** Grows two drawings of every class with new scenes, as the command does unless told otherwise. */
async function grow(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'offshoot-'));
  for (const label of await readdir(SAMPLE)) {
    await mkdir(join(folder, 'in', label), { recursive: true });
    const names = (await readdir(join(SAMPLE, label))).filter((name) => VENDORS.test(name));
    for (const name of names) await copyFile(join(SAMPLE, label, name), join(folder, 'in', label, name));
  }
  const made = join(folder, 'grown.zip');
  const args = [join(folder, 'in'), '--out', made, '--k', String(VARIANTS), '--method', 'scene'];
  const code = await runExpand(args, (line) => void process.stdout.write(`${line}\n`));
  if (code !== 0) throw new Error(`Expected the pictures to be grown, got the exit code ${code}.`);
  return made;
}
