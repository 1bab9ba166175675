/** @file Interruptions at 200 random moments: the old zip or the whole new one, and nothing else in the folder. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { startExpand } from '../../src/testing/commandProcess.ts';
import { EARLIER, interruptedRun } from '../../src/testing/interrupted.ts';
import { writeTinyPacks } from '../../src/testing/packFolders.ts';
import { writePictures } from '../../src/testing/pictureFolder.ts';

const work = mkdtempSync(join(tmpdir(), 'interrupted-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

it('holds at 200 random moments', { timeout: 3_600_000 }, async () => {
  const pictures = join(work, 'pictures');
  await writePictures(pictures, { red: 12, green: 12 });
  const run = [pictures, '--k', '3', ...(await writeTinyPacks(work))];
  const env = { XDG_CACHE_HOME: join(work, 'cache'), SOURCE_DATE_EPOCH: '1000000000' };
  // Its name is in what it says of itself.
  mkdirSync(join(work, 'reference'));
  const out = join(work, 'reference/grown.zip');
  const start = performance.now();
  expect((await startExpand([...run, '--out', out], { env }).ended).code).toBe(0);
  const took = performance.now() - start;
  const whole = readFileSync(out);
  const folder = join(work, 'folder');
  mkdirSync(folder);

  const outcomes = { early: 0, complete: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<NodeJS.Signals>('SIGINT', 'SIGTERM', 'SIGHUP'),
      fc.double({ min: 0, max: 1.1, noNaN: true }),
      fc.boolean(),
      async (signal, share, replacing) => {
        const left = await interruptedRun(folder, run, env, { signal, after: share * took, replacing });
        expect(left.names.filter((name) => name !== 'grown.zip')).toEqual([]);
        const isWhole = left.content?.equals(whole) ?? false;
        outcomes[isWhole ? 'complete' : 'early']++;
        if (!isWhole) expect(left.content).toEqual(replacing ? EARLIER : null);
        if (left.ended.code === 0) expect(isWhole).toBe(true);
      },
    ),
    { numRuns: 200, endOnFailure: true },
  );
  // Moments of every kind were met.
  expect(Math.min(outcomes.early, outcomes.complete)).toBeGreaterThan(0);
});
