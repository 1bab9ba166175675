import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { DISK, openSafeFile, type Disk } from './safeFile.ts';
import { findTarget } from './target.ts';
import { isLong } from '../../../src/testing/long.ts';
import { createZip } from '../../../workers/zip/zipWriter.ts';

const work = mkdtempSync(join(tmpdir(), 'safe-'));
let folder: string;
let folders = 0;
const input = join(work, 'input.zip');
writeFileSync(input, 'PK\u0003\u0004 the input');

beforeEach(() => {
  folder = join(work, String(folders++));
  mkdirSync(folder);
});
afterAll(() => {
  rmSync(work, { recursive: true });
});

const OLD = Buffer.from('PK\u0003\u0004 what a person had');
const code = (name: string) => Object.assign(new Error(name), { code: name, syscall: 'write' });

/** A zip like those of a run; the same bytes every time. */
async function writeZip(sink: WritableStream<Uint8Array>, entries = 3): Promise<void> {
  const zip = createZip(sink);
  for (let i = 0; i < entries; i++) await zip.addStored(`cat/${i}.png`, new Uint8Array(40).fill(i));
  await zip.addText('expansion.jsonl', '{"file_name":"cat/0.png"}\n');
  await zip.close();
}

/** A run of a writer into `out.zip`. */
async function run(disk: Disk = DISK, overwrite = false, out = join(folder, 'out.zip')): Promise<void> {
  const file = openSafeFile(await findTarget(out, input, overwrite), disk);
  try {
    await writeZip(file.sink);
    await file.commit();
  } finally {
    file.abandon();
  }
}

async function wholeZip(): Promise<Buffer> {
  const out = join(work, 'whole.zip');
  rmSync(out, { force: true });
  await run(DISK, false, out);
  return readFileSync(out);
}

/** What the folder holds now: names and contents. */
const holds = () => Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));

describe('a safe file', () => {
  it('is not at its place before it is whole, and is there then', async () => {
    const file = openSafeFile(await findTarget(join(folder, 'out.zip'), input, false));
    await writeZip(file.sink);
    expect(readdirSync(folder)).toEqual([
      expect.stringMatching(/^\.out\.zip\.[0-9a-f]{12}-\d+-\d*\.[0-9a-f]{16}\.part$/u),
    ]);
    await file.commit();
    file.abandon();
    expect(holds()).toEqual({ 'out.zip': await wholeZip() });
  });

  it.each([
    ['ENOSPC', false, 'no space left on the disk'],
    ['ENOSPC', true, 'no space left on the disk'],
    ['EIO', false, 'a failure of the disk'],
    ['EIO', true, 'a failure of the disk'],
    ['EPIPE', true, 'a failure of the system'],
    ['EDQUOT', true, 'no space left in your quota'],
  ] as const)(
    'fails at every byte with %s and leaves nothing but what was there (replacing: %s)',
    { timeout: 1_800_000 },
    async (fault, replacing, words) => {
      const whole = await wholeZip();
      const before = replacing ? { 'out.zip': OLD } : {};
      if (replacing) writeFileSync(join(folder, 'out.zip'), OLD);
      // Every byte for one fault; for the others, which go the same way, in `npm run test:long`.
      const step = fault === 'ENOSPC' || isLong ? 1 : 37;
      for (let room = 0; room < whole.length; room += step) {
        let left = room;
        const full: Disk = {
          ...DISK,
          // As a disk does: what fits is written, and the next byte is refused.
          write(file, bytes, from, length) {
            if (left === 0) return Promise.reject(code(fault));
            const fits = Math.min(left, length);
            left -= fits;
            return DISK.write(file, bytes, from, fits);
          },
        };
        await expect(run(full, replacing)).rejects.toThrow(
          new RegExp(`^Expected to write .*out\\.zip, got ${words}.*\\(${fault}\\)`, 'u'),
        );
        expect(holds()).toEqual(before);
      }
      let left = whole.length;
      await run({ ...DISK, write: (...args) => ((left -= args[3]), DISK.write(...args)) }, replacing);
      expect([holds(), left]).toEqual([{ 'out.zip': whole }, 0]);
    },
  );

  const failing = {
    open: {
      open: () => {
        throw code('EROFS');
      },
    },
    sync: {
      sync: () => {
        throw code('EIO');
      },
    },
    read: { read: () => Promise.reject(code('EIO')) },
    'read back other bytes': {
      read: (file: number, into: Uint8Array, at: number) =>
        DISK.read(file, into, at).then((n) => {
          into[0]! ^= 1;
          return n;
        }),
    },
    'read back less': {
      read: (file: number, into: Uint8Array, at: number) =>
        at > 0 ? Promise.resolve(0) : DISK.read(file, into.subarray(0, 10), at),
    },
    rename: {
      rename: () => {
        throw code('EACCES');
      },
    },
  } satisfies Record<string, Partial<Disk>>;
  it.each(Object.entries(failing))('leaves what was there where it cannot %s', async (_, broken) => {
    writeFileSync(join(folder, 'out.zip'), OLD);
    await expect(run({ ...DISK, ...broken }, true)).rejects.toThrow(/^Expected .*; /u);
    expect(holds()).toEqual({ 'out.zip': OLD });
  });

  it('goes on where a disk takes a few bytes at a time', async () => {
    await run({ ...DISK, write: (file, bytes, from, length) => DISK.write(file, bytes, from, Math.min(7, length)) });
    expect(holds()).toEqual({ 'out.zip': await wholeZip() });
  });

  const NO_LINKS: Disk = {
    ...DISK,
    link: () => {
      throw code('EPERM');
    },
  };
  it('needs no hard links, and leaves nothing where the last step fails without them', async () => {
    await run(NO_LINKS);
    expect(holds()).toEqual({ 'out.zip': await wholeZip() });
    rmSync(join(folder, 'out.zip'));
    await expect(run({ ...NO_LINKS, rename: failing.rename.rename })).rejects.toThrow(/EACCES/u);
    expect(holds()).toEqual({});
  });

  it.each([
    ['with hard links', DISK],
    ['without', NO_LINKS],
  ])('does not replace what came to its place meanwhile (%s)', async (_, disk) => {
    const file = openSafeFile(await findTarget(join(folder, 'out.zip'), input, false), disk);
    await writeZip(file.sink);
    writeFileSync(join(folder, 'out.zip'), 'of somebody else');
    await expect(file.commit()).rejects.toThrow(/got a file that came there during the run/u);
    expect(holds()).toEqual({ 'out.zip': Buffer.from('of somebody else') });
  });

  it('does not replace a file that was changed during the run', async () => {
    writeFileSync(join(folder, 'out.zip'), OLD);
    const file = openSafeFile(await findTarget(join(folder, 'out.zip'), input, true));
    await writeZip(file.sink);
    writeFileSync(join(folder, 'out.zip'), 'reviewed meanwhile');
    await expect(file.commit()).rejects.toThrow(/got a changed file/u);
    expect(holds()).toEqual({ 'out.zip': Buffer.from('reviewed meanwhile') });
  });

  it.each([false, true])(
    'of two at once one is there as a whole, and the other says so (replacing: %s)',
    async (replacing) => {
      if (replacing) writeFileSync(join(folder, 'out.zip'), OLD);
      const results = await Promise.allSettled([run(DISK, replacing), run(DISK, replacing)]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(holds()).toEqual({ 'out.zip': await wholeZip() });
    },
  );

  it('removes only what it made', async () => {
    const file = openSafeFile(await findTarget(join(folder, 'out.zip'), input, false));
    const [own] = readdirSync(folder);
    rmSync(join(folder, own!));
    writeFileSync(join(folder, own!), 'of somebody else');
    file.abandon();
    expect(holds()).toEqual({ [own!]: Buffer.from('of somebody else') });
  });

  it('keeps the permissions of what it replaces, and other names of it', async () => {
    writeFileSync(join(folder, 'out.zip'), OLD, { mode: 0o640 });
    linkSync(join(folder, 'out.zip'), join(folder, 'copy.zip'));
    await run(DISK, true);
    expect(statSync(join(folder, 'out.zip')).mode & 0o777).toBe(0o640);
    expect(holds()).toEqual({ 'out.zip': await wholeZip(), 'copy.zip': OLD });
  });

  it('fits the longest name that a disk takes', async () => {
    const out = join(folder, `${'猫'.repeat(83)}.zip`);
    await run(DISK, false, out);
    expect(readFileSync(out)).toEqual(await wholeZip());
  });
});
