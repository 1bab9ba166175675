import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { growZip, openedInStudio } from '../../src/testing/grownZips.ts';
import { writeTinyPacks } from '../../src/testing/packFolders.ts';
import { writePictures } from '../../src/testing/pictureFolder.ts';

let work: string;
let packs: readonly string[];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'views-'));
  packs = await writeTinyPacks(work);
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  await writePictures(join(work, 'set'), { red: 8, green: 8 });
});
afterAll(() => rm(work, { recursive: true }));

it('tries mirrored and cropped views of 8 seeds a class, says what it learnt from, and goes without where asked', async () => {
  const grow = (name: string, ...args: readonly string[]) =>
    growZip(join(work, 'set'), join(work, name), [...packs, '--method', 'copy', '--k', '1', ...args]);
  const best = await grow('best.zip');
  expect(best.output).toMatch(/it learnt from every picture.*, after 64 looks/u);
  const [first] = best.rows;
  expect(first!.judge_head).toMatchObject({ forwards: 4 });
  expect(first!.judge_head!.views).toMatch(/^seed/u);
  const { state } = openedInStudio(best);
  expect(state.run.settings!.judgeViews).toBe('best');
  expect(state.run.judgeHead).toEqual(first!.judge_head);

  const plain = await grow('plain.zip', '--judge-views', 'seed');
  expect(plain.output).not.toContain('it learnt from');
  expect(plain.rows[0]!.judge_head).not.toHaveProperty('views');
}, 240_000);
