import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSource } from './openSource.ts';

const work = mkdtempSync(join(tmpdir(), 'source-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

describe.runIf(process.platform === 'linux')('what is no folder and no file', () => {
  it('is refused before it is read: a pipe that nobody writes to would never end', async () => {
    execFileSync('mkfifo', [join(work, 'pipe')]);
    for (const path of [join(work, 'pipe'), '/dev/zero']) {
      await expect(openSource(path)).rejects.toThrow(
        /which is a pipe, a device or a socket; write it to a file first\.$/u,
      );
    }
  });

  it('is told from what is not there', async () => {
    symlinkSync('loop', join(work, 'loop'));
    await expect(openSource(join(work, 'loop'))).rejects.toThrow(/^Expected to reach .*\(ELOOP\)/u);
    await expect(openSource(join(work, 'none'))).rejects.toThrow(/got nothing there/u);
    // A resolved path has lost one of the slashes.
    for (const address of ['https://example.org/x.zip', join(work, 'https://example.org/x.zip')])
      await expect(openSource(address)).rejects.toThrow(/nothing is fetched here: download it first/u);
  });
});
