import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startExpand } from '../../src/testing/commandProcess.ts';
import { EARLIER, interruptedRun } from '../../src/testing/interrupted.ts';
import { writeTinyPacks } from '../../src/testing/packFolders.ts';
import { writePictures } from '../../src/testing/pictureFolder.ts';
import { runExpand } from './command.ts';

let work: string;
let run: readonly string[];
let whole: Buffer;
/** Milliseconds of a run that nothing interrupts. */
let took: number;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'interrupted-'));
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  vi.stubEnv('SOURCE_DATE_EPOCH', '1000000000');
  const pictures = join(work, 'pictures');
  await writePictures(pictures, { red: 3, green: 3 });
  run = [pictures, '--k', '3', ...(await writeTinyPacks(work))];
  const out = join(folderOf('whole'), 'grown.zip');
  const start = performance.now();
  const { code, output } = await startExpand([...run, '--out', out]).ended;
  expect(output).toContain('18 variants');
  expect(code).toBe(0);
  took = performance.now() - start;
  whole = readFileSync(out);
}, 240_000);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(work, { recursive: true });
});

/** A run to its end, in this process: one of its own takes two seconds to start. @returns what it said. */
async function undisturbed(...args: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const code = await runExpand([...run, ...args], (line) => lines.push(line));
  expect(code, lines.join('\n')).toBe(0);
  return lines.join('\n');
}

const folderOf = (name: string): string => {
  mkdirSync(join(work, name));
  return join(work, name);
};

// `interrupted.long.test.ts` interrupts at 200 moments.
describe('an interrupted run', { timeout: 480_000 }, () => {
  it('leaves what was there, says how to go on, and goes on to the same bytes', async () => {
    const folder = folderOf('going on');
    const out = join(folder, 'grown.zip');
    writeFileSync(out, EARLIER);
    const command = startExpand([...run, '--out', out, '--overwrite']);
    await command.says('green');
    command.kill('SIGINT');
    const ended = await command.ended;
    expect(ended.signal).toBe('SIGINT');
    expect(ended.output).toMatch(/Interrupted: .*grown\.zip is as it was; \d+ of 6 seeds (?:is|are) kept .* --resume/u);
    expect(readdirSync(folder)).toEqual(['grown.zip']);
    expect(readFileSync(out)).toEqual(EARLIER);

    expect(await undisturbed('--out', out, '--overwrite', '--resume')).not.toContain('begins anew');
    expect(readFileSync(out).equals(whole)).toBe(true);
    // What the zip holds is not kept a second time.
    expect(readdirSync(join(work, 'cache/offshoot/runs'))).toEqual([]);
  });

  it.each([
    [0.7, 'SIGHUP', false],
    [0.9, 'SIGTERM', true],
  ] as const)('leaves the old zip or the whole new one after a share of %f of it', async (share, signal, replacing) => {
    const { names, content, ended } = await interruptedRun(
      folderOf(`at ${share}`),
      run,
      {},
      {
        signal,
        after: share * took,
        replacing,
      },
    );
    expect(names.filter((name) => name !== 'grown.zip')).toEqual([]);
    const isWhole = content?.equals(whole) ?? false;
    if (!isWhole) expect(content).toEqual(replacing ? EARLIER : null);
    if (ended.code === 0) expect(isWhole).toBe(true);
  });

  it('that was killed is cleared away by the next one to the same name', async () => {
    const folder = folderOf('killed');
    const out = join(folder, 'grown.zip');
    const command = startExpand([...run, '--out', out]);
    await command.says('seeds in');
    command.kill('SIGKILL');
    await command.ended;
    const [left, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(await undisturbed('--out', out, '--resume')).toContain(
      `! ${join(folder, left!)}, which a run that was killed had left, is removed`,
    );
    expect(readdirSync(folder)).toEqual(['grown.zip']);
    expect(readFileSync(out).equals(whole)).toBe(true);
  });

  it('ends without a word where nobody reads on, and leaves nothing', async () => {
    const folder = folderOf('pipe');
    const command = startExpand([...run, '--out', join(folder, 'grown.zip')]);
    await command.says('seeds in');
    command.stopReading();
    const { code, output } = await command.ended;
    expect(code).toBe(141);
    expect(output).not.toMatch(/EPIPE|at .*\.ts/u);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('two to one name give one whole zip, and one of them says that it is not its own', async () => {
    const folder = folderOf('two');
    const out = join(folder, 'grown.zip');
    const ended = await Promise.all([1, 2].map(() => startExpand([...run, '--out', out]).ended));
    expect(ended.map(({ code }) => code).sort()).toEqual([0, 1]);
    expect(ended.find(({ code }) => code === 1)!.output).toMatch(
      /got a file that came there|got the file .*grown\.zip/u,
    );
    expect(readdirSync(folder)).toEqual(['grown.zip']);
    expect(readFileSync(out).equals(whole)).toBe(true);
  });
});
