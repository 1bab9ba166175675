import { execFileSync } from 'node:child_process';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createZip } from '../../../workers/zip/zipWriter.ts';
import { countDecisions, keepDecisions } from './decisions.ts';
import { findTarget } from './target.ts';

const work = mkdtempSync(join(tmpdir(), 'target-'));
const at = (name: string) => join(work, name);
const ZIP = 'PK\u0003\u0004 a zip';
writeFileSync(at('input.zip'), ZIP);
linkSync(at('input.zip'), at('hard.zip'));
symlinkSync('input.zip', at('soft.zip'));
symlinkSync('nowhere.zip', at('dead.zip'));
symlinkSync('loop.zip', at('loop.zip'));
writeFileSync(at('old.zip'), ZIP);
symlinkSync('old.zip', at('to-old.zip'));
writeFileSync(at('empty.zip'), '');
writeFileSync(at('photo.jpg'), 'a photograph');
mkdirSync(at('photos'));
execFileSync('mkfifo', [at('pipe')]);
const socket = createServer().listen(at('socket'));

afterAll(() => {
  socket.close();
  rmSync(work, { recursive: true });
});

/** Names, kinds, links and contents. */
const everything = () =>
  readdirSync(work).map((name) => {
    const { mode, nlink, size, ino } = lstatSync(at(name));
    return [
      name,
      mode,
      nlink,
      size,
      ino,
      name.endsWith('.zip') && size > 0 && mode >> 12 === 8 ? readFileSync(at(name), 'utf8') : '',
    ];
  });

describe('findTarget', () => {
  it.each([
    ['the input', 'input.zip', /differ from the input/u],
    ['a hard link of the input', 'hard.zip', /another name of the same file/u],
    ['a symbolic link to the input', 'soft.zip', /differ from the input/u],
    ['a link to nothing', 'dead.zip', /a link to nowhere\.zip, where nothing is/u],
    ['a link to itself', 'loop.zip', /a link to loop\.zip, where nothing is/u],
    ['a folder', 'photos', /got the folder/u],
    ['a folder that is not there', 'new/', /got the folder .*new\//u],
    ['a file in no folder', 'none/out.zip', /make it first/u],
    ['a file below a file', 'photo.jpg/out.zip', /Expected the folder .*photo\.jpg/u],
    ['a pipe', 'pipe', /got the pipe/u],
    ['a socket', 'socket', /got the socket/u],
    ['a photograph', 'photo.jpg', /--overwrite to replace an earlier zip/u],
    ['a name that is too long', `${'x'.repeat(252)}.zip`, /at most 255 bytes/u],
  ])('refuses %s, and leaves everything', async (_, name, message) => {
    const before = everything();
    await expect(findTarget(at(name), at('input.zip'), true)).rejects.toThrow(message);
    expect(everything()).toEqual(before);
  });

  it.each(['/dev/null', '/dev/full'])('refuses the device %s', async (device) => {
    await expect(findTarget(device, at('input.zip'), true)).rejects.toThrow(/got the device/u);
  });

  it('replaces a zip only where that is asked for, and what a link leads to instead of the link', async () => {
    await expect(findTarget(at('old.zip'), at('input.zip'), false)).rejects.toThrow(/--overwrite/u);
    expect((await findTarget(at('old.zip'), at('input.zip'), true)).replaces).toMatchObject({ size: ZIP.length });
    expect((await findTarget(at('empty.zip'), at('input.zip'), true)).replaces).toMatchObject({ size: 0 });
    const { path } = await findTarget(at('to-old.zip'), at('input.zip'), true);
    expect(path.endsWith('/old.zip')).toBe(true);
    expect(readlinkSync(at('to-old.zip'))).toBe('old.zip');
  });
});

describe('countDecisions', () => {
  async function zipOf(name: string, texts: Record<string, unknown>): Promise<string> {
    const parts: Uint8Array[] = [];
    const zip = createZip(new WritableStream({ write: (chunk) => void parts.push(chunk) }));
    for (const [path, content] of Object.entries(texts)) {
      await zip.addText(path, typeof content === 'string' ? content : JSON.stringify(content));
    }
    await zip.close();
    writeFileSync(at(name), Buffer.concat(parts));
    return at(name);
  }
  const decision = (verdict: string, relabel: string | null = null) => ({ seed: 'cat/1.jpg', k: 1, verdict, relabel });
  const rows = (...lines: object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

  it('finds what a person decided in a project and in a sidecar, at any depth', async () => {
    const project = await zipOf('project.zip', {
      'a/b/offshoot.json': { decisions: [decision('accepted'), decision('unreviewed', 'dog'), decision('unreviewed')] },
    });
    const sidecar = await zipOf('sidecar.zip', {
      'top/expansion.jsonl': rows(
        { status: 'rejected' },
        { status: 'unreviewed', reason: 'relabelled from cat' },
        { status: 'unreviewed', reason: null },
        { status: null },
      ),
    });
    expect([await countDecisions(project), await countDecisions(sidecar)]).toEqual([2, 2]);
    await expect(keepDecisions(project)).rejects.toThrow(/with 2 decisions of a person/u);
    expect(
      await zipOf('project.zip', { 'offshoot.json': { decisions: [decision('rejected')] } }).then(countDecisions),
    ).toBe(1);
  });

  it('finds none where nobody decided, and where nothing can be read', async () => {
    const fresh = await zipOf('fresh.zip', {
      'expansion.jsonl': rows({ status: 'unreviewed' }),
      'cat/offshoot.json.txt': '{',
    });
    const broken = await zipOf('broken.zip', {
      'offshoot.json': '{"decisions": [',
      'expansion.jsonl': 'null\n7\n"x"\n',
    });
    expect([await countDecisions(fresh), await countDecisions(broken), await countDecisions(at('photo.jpg'))]).toEqual([
      0, 0, 0,
    ]);
    await keepDecisions(fresh);
  });
});
