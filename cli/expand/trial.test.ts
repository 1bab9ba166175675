import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partOf, type RecipePart } from '../../src/core/run/recipe.ts';
import { noisePng } from '../../src/testing/noisePicture.ts';
import { writeTinyPacks } from '../../src/testing/packFolders.ts';
import { openDataset } from '../lib/dataset.ts';
import { openExpandModels } from './models.ts';
import { parseOptions } from './options.ts';
import { prepare } from './prepare.ts';
import { planTrial, tryRecipes } from './trial.ts';

let work: string;
let packs: readonly string[];
/** Two classes that differ by colour. */
const COLOURS = { red: [200, 60, 60], green: [60, 190, 60] } as const;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'trial-'));
  packs = await writeTinyPacks(work);
  for (const [name, colour] of Object.entries(COLOURS)) {
    for (let i = 0; i < 6; i++) {
      const path = join(work, 'colours', name, `${i}.png`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(
        path,
        await noisePng({ name: path.slice(work.length), width: 40, height: 40, colour, grain: 10, amplitude: 60 }),
      );
    }
  }
});
afterAll(() => rm(work, { recursive: true }));

async function tried(folder: string, candidates: readonly (readonly RecipePart[])[], updates: number) {
  const options = parseOptions([join(work, folder), '--out', join(work, 'never.zip'), ...packs])!;
  const dataset = await openDataset(options.input, options.hints);
  const open = await openExpandModels(options);
  try {
    const prepared = await prepare(dataset, options, open, { onProgress: () => undefined, onWarning: () => undefined });
    return await tryRecipes(candidates, planTrial(prepared), prepared, open, Infinity, {
      runtime: 'wasm',
      threads: 1,
      updates,
    });
  } finally {
    await open.close();
    await dataset.close();
  }
}

describe('a trial of recipes', { timeout: 240_000 }, () => {
  const classical = [partOf('randaugment')];
  const styled = [partOf('unguided', 3), partOf('randaugment', 2)];

  it('reads what it never learnt from', async () => {
    const [one, ...others] = await tried('colours', [styled], 16);
    expect([one!.parts, others]).toEqual([styled, []]);
    // Colours are all there is to learn.
    expect(one!.mean).toBeGreaterThan(0.7);
    expect(one!.mean).toBeLessThanOrEqual(1);
    expect(one!.spread).toBeGreaterThanOrEqual(0);
  });

  it('says before anything is made which class cannot train and test at once', async () => {
    const lone = join(work, 'lone');
    for (const [name, count] of [
      ['many', 3],
      ['few', 1],
    ] as const) {
      await mkdir(join(lone, name), { recursive: true });
      for (let i = 0; i < count; i++) {
        const picture = { name: `lone${i}`, width: 40, height: 40, grain: 10 };
        await writeFile(join(lone, name, `${i}.png`), await noisePng(picture));
      }
    }
    await expect(tried('lone', [classical], 10)).rejects.toThrow(/got one of few:/);
  });
});
