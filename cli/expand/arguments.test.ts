import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framingOf } from '../../src/packs/framing.ts';
import { startExpand } from '../../src/testing/commandProcess.ts';
import { writeTinyPacks } from '../../src/testing/packFolders.ts';
import { writePictures } from '../../src/testing/pictureFolder.ts';
import { callerFolder, findPack, PROJECT } from '../lib/caller.ts';
import { checkRoom, MACHINE, type Machine } from '../lib/output/room.ts';
import { runExpand } from './command.ts';
import { demandRoom } from './demandRoom.ts';
import { SETTING_OPTIONS } from './methodOptions.ts';
import { OWN_OPTIONS, parseOptions } from './options.ts';

let work: string;
let packs: readonly string[];

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'arguments-'));
  packs = await writeTinyPacks(work);
  await writePictures(join(work, 'pictures'), { red: 1, green: 1 });
  mkdirSync(join(work, 'folder'));
  writeFileSync(join(work, 'old.zip'), 'PK\u0003\u0004 old');
});
afterAll(() => {
  rmSync(work, { recursive: true });
});

/** Runs the command in this process, on what is refused before a model is opened. */
async function expand(...args: readonly string[]): Promise<{ code: number; lines: readonly string[] }> {
  const lines: string[] = [];
  const code = await runExpand(args, (line) => lines.push(line));
  return { code, lines };
}

describe('settings of methods', () => {
  it('are called like none of the command’s own options', () => {
    expect(SETTING_OPTIONS.filter((name) => Object.hasOwn(OWN_OPTIONS, name))).toEqual([]);
  });

  it('leave --alpha to the prototypes', () => {
    expect(parseOptions(['in', '--out', 'out.zip', '--alpha', '0.5'])!.recipe.prototypes).toBe(0.5);
  });
});

describe('--steps 0', () => {
  const read = (...args: string[]) => parseOptions(['in', '--out', 'out.zip', ...args])!;

  it('guides nothing: the judge does not choose either, unless that is said', () => {
    expect(read().recipe.parts[0]!.settings).toMatchObject({ steps: 0, candidates: 4 });
    expect(read('--steps', '0').recipe.parts[0]!.settings).toMatchObject({ steps: 0, candidates: 1 });
    expect(read('--steps', '0', '--candidates', '3').recipe.parts[0]!.settings).toMatchObject({ candidates: 3 });
    for (const preset of ['recommended', 'published'])
      expect(read('--preset', preset, '--steps', '0').recipe.parts[0]!.settings).toMatchObject({
        steps: 0,
        candidates: 1,
      });
    const [scene, classical] = read('--mix', 'scene=3,randaugment=2', '--steps', '0').recipe.parts;
    expect(scene!.settings).toMatchObject({ steps: 0 });
    expect(classical!.settings).not.toHaveProperty('steps');
  });

  it('takes what is proposed without guidance', () => {
    expect(read('--recipe', 'proposed', '--steps', '0')).toMatchObject({ proposed: true, unguided: true });
    expect(read('--recipe', 'proposed')).toMatchObject({ proposed: true, unguided: false });
    expect(read('--steps', '0')).toMatchObject({ proposed: false, unguided: false });
  });
});

describe('--preset', () => {
  const settingsOf = (...args: string[]) =>
    parseOptions(['in', '--out', 'out.zip', ...args])!.recipe.parts[0]!.settings;

  it('takes settings with a name, and what else is said before them', () => {
    expect(settingsOf('--preset', 'recommended')).toEqual(settingsOf());
    expect(settingsOf('--preset', 'published')).toMatchObject({
      start: 'published',
      candidates: 1,
      steps: 1,
      stepSize: 0.1,
    });
    expect(settingsOf('--preset', 'published', '--steps', '2')).toMatchObject({ start: 'published', steps: 2 });
  });
});

describe('a wrong argument', () => {
  it.each([
    [['--k', '1e9'], '--k to be a whole number from 1 to 50, got "1e9"'],
    [['--k', '0'], '--k to be'],
    [['--k', '2.5'], '--k to be'],
    [['--k', '51'], '--k to be'],
    [['--k', '-1'], '--k to be a whole number from 1 to 50, got "-1"'],
    [['--weights', '-.5,1,1'], 'got "-.5"'],
    [['--method', '-copy'], "Option '--method' argument is ambiguous"],
    [['--k', ''], '--k to be'],
    [['--k', 'ten'], '--k to be'],
    [['--k', '0x10', '--steps', '21'], '--steps to be a whole number from 0 to 20'],
    [['--per-class', '1e12'], '--per-class to be a whole number from 1 to 100000'],
    [['--epsilon', '-1'], '--epsilon'],
    [['--epsilon', '1e308'], '--epsilon to be a number from 0 to 1000'],
    [['--epsilon', 'NaN'], '--epsilon to be'],
    [['--alpha', '1.01'], '--alpha to be a number from 0 to 1'],
    [['--judge-mode', 'pictures'], '--judge-mode to be auto or names or names+examples or examples, got "pictures"'],
    [['--judge-mode', 'examples', '--alpha', '0.5'], '--alpha with --judge-mode names, got examples'],
    [['--size', '1e6'], '--size to be a whole number from 8 to 4096'],
    [['--threads', '1e5'], '--threads to be a whole number from 1 to 256'],
    [['--batch', '-1'], '--batch'],
    [['--batch', '1e12'], '--batch to be'],
    [['--seed', '9007199254740992'], '--seed to be'],
    [['--weights', '1,1'], '--weights to be three numbers'],
    [['--weights', '1,1,1e9'], '--differ to be a number from 0 to 4, got "1e9"'],
    [['--weights', '1,,1'], '--entropy to be a number from 0 to 4, got ""'],
    [['--method', 'gan'], '--method to be gif or unguided or gif-sd'],
    [['--method', 'selective'], '--method to be gif or'],
    [['--method', 'copy', '--epsilon', '1'], 'settings of copy, got --epsilon, which is one of gif, unguided'],
    [['--mix', 'gif=2,gif=1'], 'each method once in --mix'],
    [['--mix', 'gif=half'], '--mix to be methods with whole shares'],
    [
      ['--recipe', 'proposed', '--method', 'copy'],
      'Expected --recipe proposed alone or with --steps 0, got --method too',
    ],
    [
      ['--recipe', 'proposed', '--preset', 'published'],
      'Expected --recipe proposed alone or with --steps 0, got --preset too',
    ],
    [['--recipe', 'proposed', '--steps', '2'], 'Expected --recipe proposed alone or with --steps 0, got --steps 2'],
    [['--trial'], 'Expected --trial with --recipe proposed, got it alone'],
    [['--recipe', 'mine'], '--recipe to be proposed'],
    [['--mix', 'gif', '--method', 'copy'], '--method or --mix, got both'],
    [['--preset', 'best'], '--preset to be recommended or published, got "best"'],
    [['--preset', 'published', '--method', 'copy'], 'no --preset for copy, which has none'],
    [['--select', '0'], '--select to be a whole number from 1 to 1000'],
    [['--judge', 'none'], 'a judge for gif, got --judge none'],
    [['--magnitude', '31', '--method', 'randaugment'], '--magnitude to be a whole number from 0 to 30'],
    [['--k', '2', '--per-class', '9'], '--k or --per-class, got both'],
    [['--top-up', 'dog'], '--top-up to be <class>=<images>, got "dog"'],
    [['--top-up', 'dog=0'], '--top-up dog to be a whole number from 1 to 100000, got "0"'],
    [['--top-up', 'dog=9', '--top-up', 'dog=8'], '--top-up once for "dog", got it twice'],
    [['--stpes', '2'], "Unknown option '--stpes'"],
    [['--k'], "'--k <value>' argument missing"],
    [['--resume=yes'], "'--resume' does not take an argument"],
    [['second'], 'Expected one folder, zip or tar to expand, got 2: in, second'],
    [['--out', ''], 'Expected --out with the zip to write'],
  ])('%j is one sentence, says where to read on, and is told from a failure', async (args, message) => {
    const { code, lines } = await expand('in', '--out', join(work, 'out.zip'), ...args);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(message);
    expect(lines[0]).toMatch(/\. See --help\.$/u);
    expect(code).toBe(2);
  });

  it('is also what is missing', async () => {
    expect(await expand()).toMatchObject({ code: 2, lines: [expect.stringContaining('got none. See --help.')] });
    expect(await expand('in')).toMatchObject({ code: 2, lines: [expect.stringContaining('Expected --out')] });
    expect(await expand('', '--out', 'x.zip')).toMatchObject({
      code: 2,
      lines: [expect.stringContaining('empty name')],
    });
    expect((await expand('--help')).code).toBe(0);
  });
});

describe('what cannot work is said before anything is read', () => {
  it.each([
    ['none/out.zip', [], /Expected the folder .*none for --out, got none; make it first\.$/u],
    ['folder', [], /got the folder .*; add a name\.$/u],
    ['folder/', [], /got the folder .*; add a name\.$/u],
    ['old.zip', [], /Expected nothing at --out, got the file .*old\.zip; .*--overwrite\.$/u],
    ['out.zip', ['--prior', 'nowhere'], /Expected a pack with a pack\.json in .*nowhere, got none; check the path\.$/u],
    [
      'out.zip',
      ['--names', 'none.json'],
      /Expected to read --names, .*none\.json, got nothing there \(ENOENT\); check the path\.$/u,
    ],
    ['out.zip', ['--names', 'old.zip'], /Expected \{"folder": "name", \.\.\.\} in .*old\.zip/u],
    ['out.zip', ['--prior', 'judge'], /prior/u],
    [
      'out.zip',
      ['--method', 'scene', '--backgrounds', 'nowhere'],
      /^Expected to read --backgrounds, .*nowhere, got nothing there \(ENOENT\); check the path\.$/u,
    ],
    ['out.zip', ['--pick', 'old.zip'], /^Expected to read --pick, .*old\.zip, got a file where a folder should be/u],
  ])('%s %j', async (out, args, message) => {
    const before = readdirSync(work);
    const inWork = args.map((arg) => (arg.startsWith('--') || arg === 'scene' ? arg : join(work, arg)));
    const all = [join(work, 'pictures'), ...packs, '--out', `${work}/${out}`, ...inWork];
    const { code, lines } = await expand(...all);
    expect(lines.at(-1)).toMatch(message);
    expect(code).toBe(1);
    expect(readdirSync(work)).toEqual(before);
  });

  it.each([
    [
      ['--folder', 'tset=test'],
      /^Expected --folder to name a folder that is there, got "tset"; there are ".*\. See --help\.$/u,
    ],
    [['--folder', 'tset=test', '--same', 'x=y'], /got "tset"/u],
    [
      ['--same', 'gren=red'],
      /^Expected --same to name a class that is there, got "gren"; there are ".*\. See --help\.$/u,
    ],
  ])('%j, said of nothing', async (args, message) => {
    const all = [join(work, 'pictures'), ...packs, '--out', join(work, 'out.zip'), ...args];
    const { code, lines } = await expand(...all);
    expect(lines.at(-1)).toMatch(message);
    expect(code).toBe(2);
  });

  it.skipIf(process.platform !== 'linux')('a disk that takes no file', async () => {
    const { code, lines } = await expand(join(work, 'pictures'), '--out', '/proc/self/out.zip');
    expect(lines.at(-1)).toMatch(/^Expected to write into the folder of --out, \/proc\/.*, got .*\(E[A-Z]+\); .*\.$/u);
    expect(code).toBe(1);
  });
});

describe('room', () => {
  const options = parseOptions(['in', '--out', 'out.zip', '--k', '50'])!;
  const target = { path: join('/data', 'out.zip'), replaces: null };
  const size = { kind: 'free', minimum: 8, maximum: 512, multipleOf: 8, preferred: 256 } as const;
  const framing = framingOf({ fit: 'crop', filter: 'bicubic', size } as Parameters<typeof framingOf>[0]);
  const machine = (bytes: number, memory: number): Machine => ({
    free: () => Promise.resolve({ disk: 1, bytes }),
    memory,
  });
  const pictures = (count: number) =>
    Array.from({ length: count }, (_, i) => {
      const path = `cat/${i}.jpg`;
      return {
        path,
        from: path,
        split: null,
        label: 'cat',
        bytes: 1_000_000,
        read: () => Promise.reject(new Error('read')),
      };
    });
  const demand = (count: number, has: Machine) =>
    demandRoom({ images: pictures(count) }, options, { framing }, target, has);

  it('is there', async () => {
    await expect(demand(100, machine(100e9, 16e9))).resolves.toBeUndefined();
  });

  it.each([
    [
      'a disk that is too small',
      1000,
      machine(5e9, 16e9),
      /^Expected room for about \d+ GB on the disk of --out, got 5\.0 GB; free some/u,
    ],
    ['too little memory', 1000, machine(1e12, 200e6), /^Expected memory of about \d+ MB for this run, got 200 MB/u],
    [
      'more variants than a sidecar takes',
      9000,
      machine(1e15, 1e15),
      /^Expected at most 400000 variants in one run, got 9000 pictures that come to 450000/u,
    ],
    ['more pictures than are read', 250_001, machine(1e15, 1e15), /^Expected at most 250000 pictures, got 250001/u],
  ])('is not there: %s', async (_, count, has, message) => {
    await expect(demand(count, has)).rejects.toThrow(message);
  });

  it('needs less where a part of a seed is made at a time', async () => {
    const has = machine(1e15, 420e6);
    const images = pictures(600);
    await expect(demandRoom({ images }, options, { framing }, target, has)).rejects.toThrow(/--batch/u);
    await expect(demandRoom({ images }, { ...options, batch: 1 }, { framing }, target, has)).resolves.toBeUndefined();
  });

  it('is asked of the real machine', async () => {
    const free = await MACHINE.free(work);
    expect(free!.bytes).toBeGreaterThan(0);
    expect(await MACHINE.free(join(work, 'none'))).toBeNull();
    expect(MACHINE.memory).toBeGreaterThan(1e8);
    await expect(
      checkRoom({ result: Number.MAX_SAFE_INTEGER, kept: 0, memory: 0 }, join(work, 'o.zip'), join(work, 'a/b')),
    ).rejects.toThrow(/on the disk of --out/u);
  });
});

describe('paths', () => {
  it('are relative to where npm was called', () => {
    expect(callerFolder({ INIT_CWD: '/home/me' }, PROJECT)).toBe('/home/me');
    expect(callerFolder({ INIT_CWD: '/home/me' }, '/elsewhere')).toBe('/elsewhere');
    expect(callerFolder({}, PROJECT)).toBe(PROJECT);
    expect(callerFolder({ INIT_CWD: '' }, PROJECT)).toBe(PROJECT);
  });

  it("of packs are the caller's, the project's, or a name", async () => {
    const starter = join(PROJECT, 'public/models/starter-prior');
    expect(await findPack('starter-prior', work)).toBe(starter);
    expect(await findPack('public/models/starter-prior', work)).toBe(starter);
    expect(await findPack('prior', work)).toBe(join(work, 'prior'));
    expect(await findPack('none', work)).toBe(join(work, 'none'));
  });

  it('hold in a process that runs elsewhere', { timeout: 240_000 }, async () => {
    const names = ['--prior', 'prior', '--judge', 'judge', '--threads', '1'];
    const env = { XDG_CACHE_HOME: join(work, 'cache'), INIT_CWD: '' };
    const args = ['pictures', '--out', 'grown.zip', '--k', '1', ...names];
    const { code, output } = await startExpand(args, { cwd: work, env }).ended;
    expect(output).toContain('2 seeds in 2 classes, 0 images of other splits kept; 2 variants of 16 x 16 px');
    expect(output).toMatch(/gif.*, seed 0/u);
    expect(code).toBe(0);
    expect(readdirSync(work)).toContain('grown.zip');
  });
});
