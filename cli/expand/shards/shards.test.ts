import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startExpand } from '../../../src/testing/commandProcess.ts';
import { writeTinyPacks } from '../../../src/testing/packFolders.ts';
import { writePictures } from '../../../src/testing/pictureFolder.ts';
import { runExpand } from '../command.ts';

let work: string;
let packs: readonly string[];
const set = () => join(work, 'set');

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'shards-'));
  packs = await writeTinyPacks(work);
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  vi.stubEnv('SOURCE_DATE_EPOCH', '1000000000');
  await writePictures(join(set(), 'train'), { red: 4, green: 3 });
  await writePictures(join(set(), 'test'), { red: 1, green: 1 });
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(work, { recursive: true });
});

/** A new folder for one result: a zip says its own name. */
let folders = 0;
const place = (): string => {
  const folder = join(work, `out-${folders++}`);
  mkdirSync(folder);
  return join(folder, 'grown.zip');
};

async function expand(...args: readonly string[]): Promise<{ code: number; output: string }> {
  const lines: string[] = [];
  const code = await runExpand(args, (line) => lines.push(line));
  return { code, output: lines.join('\n') };
}

async function done(...args: readonly string[]): Promise<string> {
  const { code, output } = await expand(...args);
  expect(output).not.toContain('Expected');
  expect(code).toBe(0);
  return output;
}

/** Makes all shards of a run; returns where they lie. */
async function shardsOf(of: number, ...args: readonly string[]): Promise<string[]> {
  const folder = join(work, `shards-${folders++}`);
  mkdirSync(folder);
  const places = Array.from({ length: of }, (_, i) => join(folder, `${i + 1}.zip`));
  for (const [i, out] of places.entries()) await done(...args, '--shard', `${i + 1}/${of}`, '--out', out);
  return places;
}

/** Plans a run; returns where the plan lies. */
async function planOf(...args: readonly string[]): Promise<string> {
  const plan = join(work, `${folders++}.plan`);
  await done('plan', ...args, '--out', plan);
  return plan;
}

describe('a run in shards', { timeout: 240_000 }, () => {
  it.each([
    ['one method', 2, true, ['--method', 'gif', '--k', '2']],
    ['another', 2, false, ['--method', 'randaugment', '--k', '3', '--layout', 'csv', '--soft-labels', '0']],
    [
      'a mixture, with partners and a selection',
      3,
      true,
      ['--mix', 'gif=2,mixup=1', '--per-class', '9', '--select', '3'],
    ],
  ] as const)('is merged to the bytes of a run without: %s', async (_, of, isPlanned, settings) => {
    const [whole, merged] = [place(), place()];
    const run = [set(), ...settings, ...packs];
    await done(...run, '--out', whole);
    const shards = await shardsOf(of, ...(isPlanned ? ['--plan', await planOf(...run)] : run));
    await done('merge', ...shards.toReversed(), '--out', merged);
    expect(readFileSync(merged).equals(readFileSync(whole))).toBe(true);
  });

  it('goes on with a reviewed project, with pictures that were picked', async () => {
    const first = place();
    await done(set(), '--k', '1', ...packs, '--out', first);
    const settings = ['--k', '2', '--pick', join(set(), 'test'), '--pick-precision', '0.5', ...packs];
    const whole = place();
    await done(first, ...settings, '--out', whole);
    const merged = place();
    const plan = await planOf(first, ...settings);
    await done('merge', ...(await shardsOf(2, '--plan', plan)), '--out', merged);
    expect(readFileSync(merged).equals(readFileSync(whole))).toBe(true);
  });
});

describe('a shard', { timeout: 240_000 }, () => {
  it('that was killed goes on from what it had written, and one that is whole is left alone', async () => {
    await writePictures(join(work, 'many'), { red: 10, green: 10 });
    const plan = await planOf(join(work, 'many'), '--k', '4', ...packs);
    const out = join(work, 'killed/1.zip');
    mkdirSync(join(work, 'killed'));
    const args = ['--plan', plan, '--shard', '1/2', '--out', out];
    const running = startExpand(args);
    const pieces = () =>
      readdirSync(join(work, 'killed'), { recursive: true }).filter((name) => String(name).endsWith('.piece'));
    await vi.waitUntil(() => pieces().length > 1, { timeout: 60_000, interval: 5 });
    running.kill('SIGKILL');
    await running.ended;
    expect(readdirSync(join(work, 'killed'))).not.toContain('1.zip');
    const made = pieces();
    expect(made.length).toBeLessThan(10);

    const again = await done(...args);
    expect(again).toContain(`${made.length} of 10 seeds were made before: it goes on from there`);
    expect(readdirSync(join(work, 'killed'))).toEqual(['1.zip']);
    const [whole, merged] = [place(), place()];
    await done(join(work, 'many'), '--k', '4', ...packs, '--out', whole);
    const other = join(work, 'killed/2.zip');
    await done('--plan', plan, '--shard', '2/2', '--out', other);
    await done('merge', out, other, '--out', merged);
    expect(readFileSync(merged).equals(readFileSync(whole))).toBe(true);

    expect(await done(...args)).toContain('is there already, and whole: it is left as it is');
    expect((await expand('--plan', plan, '--shard', '2/2', '--out', out)).output).toMatch(/Expected nothing at --out/u);
  });
});

describe('what does not go together is refused', { timeout: 240_000 }, () => {
  const CHEAP = ['--method', 'randaugment', '--k', '1'];
  let plan: string;
  let shards: readonly string[];
  beforeAll(async () => {
    plan = await planOf(set(), ...CHEAP, ...packs);
    shards = await shardsOf(3, '--plan', plan);
  }, 240_000);
  const merged = async (...given: readonly string[]) => {
    const out = place();
    const { code, output } = await expand('merge', ...given, '--out', out);
    expect(code).toBe(1);
    expect(readdirSync(join(out, '..'))).toEqual([]);
    return output.split('\n').at(-1)!;
  };

  it('shards that are missing, or there twice', async () => {
    expect(await merged(shards[1]!)).toMatch(/^Expected all 3 shards, got none of 1,3; /u);
    expect(await merged(...shards, shards[0]!)).toMatch(/^Expected every shard once, got shard 1 twice: /u);
  });

  it('shards of another recipe, of other packs, or of another number', async () => {
    const other = async (name: string, ...settings: readonly string[]) => {
      const out = join(work, name);
      await done(set(), ...CHEAP, ...packs, ...settings, '--shard', '1/3', '--out', out);
      return merged(out, ...shards.slice(1));
    };
    expect(await other('recipe.zip', '--stretch', '12')).toMatch(
      /^Expected shards of one run, got another recipe in /u,
    );
    expect(await other('packs.zip', '--judge', 'none')).toMatch(
      /^Expected shards of one run, got other model packs in /u,
    );
    const halves = join(work, 'half.zip');
    await done('--plan', plan, '--shard', '1/2', '--out', halves);
    expect(await merged(halves, ...shards.slice(1))).toMatch(/got another number of shards, 3 and not 2, in /u);
  });

  it('files that are damaged, or none', async () => {
    const damaged = join(work, 'damaged.zip');
    const bytes = readFileSync(shards[0]!);
    // In the middle of the first picture.
    bytes[200]! ^= 1;
    writeFileSync(damaged, bytes);
    expect(await merged(damaged, ...shards.slice(1))).toMatch(/^Expected .* as it was written, got other bytes; /u);
    expect(await merged(join(set(), 'train'))).toMatch(/^Expected a shard of this version at /u);
    const cut = join(work, 'cut.plan');
    writeFileSync(cut, readFileSync(plan).subarray(0, 400));
    expect((await expand('--plan', cut, '--shard', '1/3', '--out', join(work, 'never.zip'))).code).toBe(1);
  });

  it('a data set that has changed since', async () => {
    const changed = join(work, 'changed');
    await writePictures(join(changed, 'train'), { red: 4, green: 3 });
    const shard = (...args: string[]) =>
      expand(changed, '--plan', plan, '--shard', '1/1', '--out', join(work, 'never.zip'), ...args);
    expect((await shard()).output).toMatch(/Expected the data set that was planned, got one without test\//u);
    await writePictures(join(changed, 'test'), { red: 1, green: 1 });
    copyFileSync(join(changed, 'train/red/0.png'), join(changed, 'train/red/1.png'));
    expect((await shard()).output).toMatch(/Expected train\/red\/1\.png as it was planned, got other bytes/u);
    expect(await merged(...shards, '--input', changed)).toMatch(/red\/1\.png as it was planned, got other bytes/u);
  });

  it.each([
    [['--shard', '4/3'], 2, '--shard to be one of some, such as 3/50, got "4/3"'],
    [['--plan', 'PLAN', '--shard', '1/3', '--k', '2'], 2, 'Expected --k where the run was planned, got it now'],
    [['--plan', 'PLAN', '--out', 'x.zip', 'set'], 2, 'Expected --plan with a run in shards'],
    [['plan', 'set', '--shard', '1/3', '--out', 'x.zip'], 2, 'a plan of the whole run, got --shard'],
    [['merge', '--out', 'x.zip'], 2, 'Expected the shards to merge, got none'],
    [['merge', 'x.zip'], 2, 'Expected --out with the zip to write'],
  ] as const)('%j is a wrong command line', async (args, code, message) => {
    const ended = await expand(...args.map((arg) => (arg === 'PLAN' ? plan : arg)));
    expect(ended.output).toContain(message);
    expect(ended.code).toBe(code);
  });
});
