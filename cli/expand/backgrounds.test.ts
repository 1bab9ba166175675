import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawn, drawn16 } from '../../src/testing/pictures/drawn.ts';
import { decodePicture } from '../lib/decode.ts';
import { openBackgrounds } from './backgrounds.ts';
import { openExpandModels } from './models.ts';
import { parseOptions } from './options.ts';
import { readPixels } from './prepare.ts';
import { warnOfBits } from './warnOfBits.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backgrounds-'));
  await mkdir(join(folder, '@eaDir'));
  const dim = await drawn16(16).png().toBuffer();
  // Its name says nothing, and a system's thumbnail is none of the person's.
  await writeFile(join(folder, 'dim'), await drawn16(16).tiff({ compression: 'none' }).toBuffer());
  await writeFile(join(folder, 'dim.png'), dim);
  await writeFile(join(folder, '@eaDir/thumb.png'), dim);
  await writeFile(join(folder, 'notes.txt'), 'beaches');
});
afterAll(() => rm(folder, { recursive: true }));

describe('--backgrounds', () => {
  it('are pictures by their bytes, and files that are none are named', async () => {
    const warnings: string[] = [];
    const found = await openBackgrounds(folder, {}, (text) => void warnings.push(text));
    expect(found.map(({ id, usedBits }) => [id, usedBits])).toEqual([
      ['dim', 12],
      ['dim.png', 12],
    ]);
    expect(warnings).toEqual([expect.stringMatching(/^notes\.txt of --backgrounds was skipped: /u)]);
  });

  it('of 12 bits in 16 are read with the bits of the recipe, as seeds are', async () => {
    const given = ['in', '--out', 'o.zip', '--method', 'cutout', '--judge', 'none', '--size', '32'];
    const open = await openExpandModels(parseOptions(given)!);
    const [plain] = await openBackgrounds(folder, {}, () => undefined);
    const eight = new Uint8Array(await drawn().png().toBuffer());
    const expected = await readPixels({ read: () => Promise.resolve(eight) }, open, {});
    const bright = await readPixels(plain!, open, { stretch: 12 });
    const dark = await readPixels(plain!, open, { stretch: 16 });
    await open.close();
    const most = (of: Float32Array) => of.reduce((a, b) => Math.max(a, b), 0);
    const apart = bright.data.map((value, i) => Math.abs(value - expected.data[i]!));
    expect(most(apart)).toBeLessThanOrEqual(2 / 255);
    expect(most(dark.data)).toBeLessThan(0.07);
    expect((await decodePicture(await plain!.read(), { stretch: 12 })).usedBits).toBe(12);
  });

  it('that come out black are spoken of, unless it was said how many bits are used', async () => {
    const bits = (await openBackgrounds(folder, {}, () => undefined)).map(({ usedBits }) => usedBits);
    const said: string[] = [];
    warnOfBits([16, ...bits], {}, (text) => void said.push(text));
    warnOfBits([16, ...bits], { stretch: 16 }, (text) => void said.push(text));
    expect(said).toEqual([expect.stringMatching(/^2 pictures of 16 bits .* use 12 .* --stretch 12 reads them/u)]);
  });
});
