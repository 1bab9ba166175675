import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeTinyPacks } from '../../src/testing/packFolders.ts';
import { writePictures } from '../../src/testing/pictureFolder.ts';
import { runReceipt } from './command.ts';

let work: string;
let packs: readonly string[];

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'receipt-shards-'));
  packs = await writeTinyPacks(work);
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  await writePictures(join(work, 'set/train'), { red: 4, green: 4, blue: 4 });
  await writePictures(join(work, 'set/test'), { red: 3, green: 2, blue: 2 });
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(work, { recursive: true });
});

const NET = ['--net', 'plain', '--width', '4', '--side', '32', '--batch', '8', '--repeats', '2', '--k', '2'];

async function receipt(...args: readonly string[]): Promise<{ code: number; lines: readonly string[] }> {
  const lines: string[] = [];
  const code = await runReceipt(args, (line) => lines.push(line));
  return { code, lines };
}

async function done(...args: readonly string[]): Promise<readonly string[]> {
  const { code, lines } = await receipt(...args);
  expect(lines.filter((line) => line.startsWith('Expected'))).toEqual([]);
  expect(code).toBe(0);
  return lines;
}

describe('a receipt in shards', { timeout: 240_000 }, () => {
  it.each([
    [
      'a length that is said',
      false,
      ['--updates', '3', '--arms', 'original,randaugment', '--ratios', '0,1', '--long-tail', '2'],
    ],
    [
      'rates that are found out',
      true,
      ['--epochs', '1', '--tune', 'each', '--arms', 'original,randaugment', '--judge', 'none'],
    ],
  ] as const)('comes to the figures of one without, by %s', async (_, isPlanned, settings) => {
    const run = [join(work, 'set'), ...NET, ...packs, ...settings];
    const at = (file: string) => join(work, `${isPlanned ? 'planned' : 'plain'}-${file}`);
    const whole = await done(...run, '--json', at('whole.json'));
    if (isPlanned) await done('plan', ...run, '--out', at('plan.zip'));
    const shards = [at('1.zip'), at('2.zip')];
    for (const [i, out] of shards.entries())
      await done(...(isPlanned ? ['--plan', at('plan.zip')] : run), '--shard', `${i + 1}/2`, '--out', out);
    const merged = await done('merge', ...shards, '--json', at('merged.json'));
    expect(merged.at(-1)).toBe(whole.at(-1));
    expect(readFileSync(at('merged.json'), 'utf8')).toBe(readFileSync(at('whole.json'), 'utf8'));
    // Every training was done in a shard: none is left to the merge.
    expect(merged).toContain('2 shards of one receipt, and every training once');

    const again = [...(isPlanned ? ['--plan', at('plan.zip')] : run), '--shard', '1/2', '--out', shards[0]!];
    expect((await done(...again)).join('\n')).toContain('is there already, and whole');
    expect((await receipt('merge', shards[0]!)).lines.at(-1)).toMatch(/^Expected all 2 shards, got none of 2; /u);
  });

  it.each([
    [['SET', '--shard', '1/2', '--out', 'x.zip'], 'Expected --plan, since how long arms are trained'],
    [['SET', '--shard', '1/2', '--updates', '3'], 'Expected --out with the file to write, got none'],
    [['SET', '--out', 'x.zip'], 'Expected --out with a receipt in shards'],
    [['merge'], 'Expected the shards to merge, got none'],
  ])('%j is a wrong command line', async (args, message) => {
    const { code, lines } = await receipt(...args.map((arg) => (arg === 'SET' ? join(work, 'set') : arg)));
    expect(lines.at(-1)).toContain(message);
    expect(code).toBe(2);
  });
});
