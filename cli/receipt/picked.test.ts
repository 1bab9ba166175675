import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { writeTinyPacks } from '../../src/testing/packFolders.ts';
import { runExpand } from '../expand/command.ts';
import { runReceipt } from './command.ts';

const SMALL = ['--net', 'plain', '--width', '4', '--side', '32', '--batch', '8', '--updates', '3', '--repeats', '1'];
const TRAIN = {
  red: ['#f01414', '#f07814', '#f01478'],
  blue: ['#1414f0', '#1478f0', '#7814f0'],
};

let work: string;
let packs: readonly string[];

async function write(path: string, background: string): Promise<void> {
  await mkdir(dirname(join(work, path)), { recursive: true });
  await writeFile(
    join(work, path),
    await sharp({ create: { width: 24, height: 20, channels: 3, background } })
      .png()
      .toBuffer(),
  );
}

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'receipt-picked-'));
  packs = await writeTinyPacks(work);
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  for (const [label, colours] of Object.entries(TRAIN)) {
    for (const [i, colour] of colours.entries()) await write(`set/train/${label}/${i}.png`, colour);
  }
  await write('set/test/blue/held.png', '#1446f0');
  await write('set/test/red/held.png', '#a01450');
  await write('others/deep/orange.png', '#f04614');
  await write('others/seed.png', '#f01414');
  await write('others/held.png', '#1446f0');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(work, { recursive: true });
});

async function run(command: typeof runReceipt, ...args: readonly string[]) {
  const lines: string[] = [];
  const code = await command(args, (line) => lines.push(line));
  return { code, said: lines.join('\n'), last: lines.at(-1)! };
}

const arms = ({ last }: { readonly last: string }) => (JSON.parse(last) as { arms: unknown }).arms;

it(
  'picks related pictures as the expansion does, for an arm of their own with the same figures',
  { timeout: 240_000 },
  async () => {
    const [set, others, out] = ['set', 'others', 'out.zip'].map((name) => join(work, name)) as [string, string, string];
    const pick = ['--pick', others, '--pick-precision', '0.5'];
    const grown = await run(runExpand, set, '--out', out, '--method', 'copy', '--k', '1', ...packs, ...pick);
    expect(grown.said).toContain('picked 1 of 3 pictures');

    const carried = await run(runReceipt, out, '--arms', 'original,picked', ...SMALL, ...packs);
    expect(carried.said).toContain('picked: 1 picture');
    const now = await run(runReceipt, set, '--arms', 'original,picked', ...SMALL, ...packs, ...pick);
    expect(now.said).toContain('picked 1 of 3 pictures');
    expect(now.said).toContain('picked: 1 picture');
    expect(arms(now)).toEqual(arms(carried));

    // Nothing that an export has is picked again.
    const again = await run(runReceipt, out, '--arms', 'picked', ...SMALL, ...packs, ...pick);
    expect(again.said).toContain('as good as copies of others that are picked');
    expect(again.said).toContain('picked: 1 picture');
  },
);

it('says what it cannot pick by, and into', async () => {
  const refused = async (...args: readonly string[]) => (await run(runReceipt, join(work, 'set'), ...args)).said;
  expect(await refused('--pick', 'x', '--judge', 'none')).toContain('a judge for --pick, got --judge none');
  expect(await refused('--pick', 'x', '--arms', 'original')).toContain('picked among --arms with --pick, got original');
});
