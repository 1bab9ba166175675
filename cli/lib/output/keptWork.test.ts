import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cacheFolder, digestOf, KEPT_DAYS, openKeptWork } from './keptWork.ts';

const work = mkdtempSync(join(tmpdir(), 'kept-'));
afterAll(() => {
  rmSync(work, { recursive: true });
});

const PIECE = { embedding: Float32Array.of(0.1, -3), entropy: 0.1 + 0.2, png: new Uint8Array([1, 2]), absent: null };

describe('kept work', () => {
  it('gives back every bit of what it was given, to a later run, and nothing after the end', async () => {
    const root = join(work, 'round');
    const first = await openKeptWork<typeof PIECE>('run', root);
    expect([await first.put('a', PIECE), await first.get('b')]).toEqual([true, null]);
    const second = await openKeptWork<typeof PIECE>('run', root);
    expect([second.found, second.begun, await second.get('a')]).toEqual([1, first.begun, PIECE]);
    expect((await openKeptWork('another', root)).found).toBe(0);
    await second.discard();
    expect(readdirSync(join(root, 'runs'))).toEqual([]);
  });

  it('is for the eyes of its owner', async () => {
    const root = join(work, 'private');
    await (await openKeptWork('run', root)).put('a', PIECE);
    expect(statSync(join(root, 'runs/run')).mode & 0o077).toBe(0);
    expect(statSync(join(root, 'runs/run/a.piece')).mode & 0o077).toBe(0);
  });

  it('does not give back a piece that is cut short or changed, at any byte', async () => {
    const root = join(work, 'damaged');
    const kept = await openKeptWork<typeof PIECE>('run', root);
    await kept.put('a', PIECE);
    const path = join(root, 'runs/run/a.piece');
    const whole = readFileSync(path);
    for (let i = 0; i < whole.length; i++) {
      writeFileSync(path, whole.subarray(0, i));
      expect(await kept.get('a')).toBeNull();
      writeFileSync(path, whole.with(i, whole[i]! ^ 0x10));
      expect(await kept.get('a')).toBeNull();
    }
    writeFileSync(path, whole);
    expect(await kept.get('a')).toEqual(PIECE);
  });

  it('leaves the pieces of another run with the same settings', async () => {
    const root = join(work, 'two');
    const [one, other] = [await openKeptWork('run', root), await openKeptWork('run', root)];
    await one.put('a', PIECE);
    await other.put('b', PIECE);
    await one.discard();
    expect(readdirSync(join(root, 'runs/run'))).toEqual(['b.piece', 'begun']);
  });

  it('goes on without where nothing can be written', async () => {
    writeFileSync(join(work, 'file'), '');
    const kept = await openKeptWork('run', join(work, 'file'));
    expect([await kept.put('a', PIECE), await kept.put('b', PIECE), kept.found]).toEqual([false, false, 0]);
    await kept.discard();
  });

  it('deletes what nobody went on with, and not what is opened', async () => {
    const root = join(work, 'old');
    const now = Date.now();
    const long = new Date(now - (KEPT_DAYS + 1) * 86_400_000);
    for (const run of ['opened', 'forgotten', 'recent']) mkdirSync(join(root, 'runs', run), { recursive: true });
    for (const run of ['opened', 'forgotten']) utimesSync(join(root, 'runs', run), long, long);
    await openKeptWork('opened', root, now);
    expect(readdirSync(join(root, 'runs')).sort()).toEqual(['opened', 'recent']);
    expect(existsSync(join(root, 'runs/opened'))).toBe(true);
  });
});

describe('digestOf', () => {
  it('tells where one part ends and the next begins', () => {
    const digests = [digestOf('ab', 'c'), digestOf('a', 'bc'), digestOf('abc'), digestOf('abc', ''), digestOf()];
    expect(new Set(digests).size).toBe(digests.length);
    expect(digestOf('a')).toBe(digestOf(new Uint8Array([97])));
  });
});

describe('cacheFolder', () => {
  it('is where each system wants it', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/c' }, 'linux')).toBe('/c/offshoot');
    expect(cacheFolder({}, 'darwin')).toMatch(/Library\/Caches\/offshoot$/u);
    expect(cacheFolder({ XDG_CACHE_HOME: '' }, 'linux')).toMatch(/\.cache\/offshoot$/u);
    expect(cacheFolder({ LOCALAPPDATA: '/l' }, 'win32')).toBe('/l/offshoot/cache');
  });
});
