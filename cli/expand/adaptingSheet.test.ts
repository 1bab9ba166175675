import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { pixelTensor } from '../../src/core/brands.ts';
import { decodePicture } from '../lib/decode.ts';
import { openAdaptingSheet } from './adaptingSheet.ts';

const plain = (value: number) => pixelTensor({ dims: [1, 3, 6, 8], data: new Float32Array(3 * 48).fill(value) });

it('has a row for each training and a column for each look, white where one has not looked yet', async () => {
  const work = await mkdtemp(join(tmpdir(), 'sheet-'));
  vi.stubEnv('XDG_CACHE_HOME', work);
  const sheet = openAdaptingSheet('prior-adapted-1');
  expect(sheet.path.startsWith(work)).toBe(true);
  await sheet.add('cat', plain(0));
  await sheet.add('cat', plain(0.2));
  await sheet.add('dog', plain(0.4));
  const { image } = await decodePicture(new Uint8Array(await readFile(sheet.path)));
  expect([image.width, image.height]).toEqual([2 * 8 + 4, 2 * 6 + 4]);
  const red = (x: number, y: number) => image.data[4 * (y * image.width + x)];
  expect([red(1, 1), red(13, 1), red(1, 11), red(13, 11)]).toEqual([0, 51, 102, 255]);
  await sheet.remove();
  expect(existsSync(sheet.path)).toBe(false);
  await rm(work, { recursive: true });
});
