import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import type { ProjectDocument } from '../../src/export/project/schema.ts';
import type { SidecarRow } from '../../src/export/sidecar.ts';
import { growZip, openedInStudio, readZip, rewriteDocument } from '../../src/testing/grownZips.ts';
import { writeTinyPacks } from '../../src/testing/packFolders.ts';
import { openDataset } from '../lib/dataset.ts';
import { runExpand } from './command.ts';

let work: string;
let packs: readonly string[];

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'pick-'));
  packs = await writeTinyPacks(work);
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
});
afterAll(() => rm(work, { recursive: true }));

const picture = (background: string): Promise<Buffer> =>
  sharp({ create: { width: 24, height: 20, channels: 3, background } })
    .png()
    .toBuffer();

async function folderOf(name: string, files: Record<string, Uint8Array>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(work, name, path)), { recursive: true });
    await writeFile(join(work, name, path), content);
  }
  return join(work, name);
}

describe('--pick', { timeout: 240_000 }, () => {
  it('takes real pictures that the judge is sure of, no copies, each with where it is from', async () => {
    const sources = {
      'train/red/a.png': await picture('#f01414'),
      'train/red/b.png': await picture('#f07814'),
      'train/red/c.png': await picture('#f01478'),
      'train/blue/d.png': await picture('#1414f0'),
      'train/blue/e.png': await picture('#1478f0'),
      'train/blue/f.png': await picture('#7814f0'),
      'test/blue/held.png': await picture('#1446f0'),
    };
    const others = {
      'deep/orange.png': await picture('#f04614'),
      'seed.png': sources['train/red/a.png'],
      'held.png': sources['test/blue/held.png'],
      'notes.txt': Buffer.from('nothing'),
    };
    const out = join(work, 'out.zip');
    const lines: string[] = [];
    const options = ['--method', 'copy', '--k', '1', '--pick-precision', '0.5', '--judge-mode', 'examples'];
    const code = await runExpand(
      [await folderOf('set', sources), '--out', out, ...packs, ...options, '--pick', await folderOf('others', others)],
      (line) => lines.push(line),
    );
    expect(lines.join('\n')).toMatch(
      /picked for red: \d pictures?; p 0\.\d\d or more; of \d seeds? read that surely, \d+ % are right/u,
    );
    expect(code).toBe(0);

    const content = await contentOf(out);
    const rows = content.get('expansion.jsonl')!.toString('utf8').trimEnd().split('\n');
    const picked = rows.map((row) => JSON.parse(row) as SidecarRow).filter(({ source }) => source === 'picked');
    expect(picked).toHaveLength(1);
    const path = 'train/red/picked-deep-orange.png';
    expect(picked[0]).toMatchObject({
      ...{ file_name: path, label: 'red', split: 'train', seed_file_name: null, method: null, status: 'unreviewed' },
      how: {
        from: 'deep/orange.png',
        sha256: await sha256(new Uint8Array(others['deep/orange.png'])),
        foretold: 1,
        asked: { seeds: 3 },
      },
    });
    expect(picked[0]!.p_label).toBeGreaterThanOrEqual((picked[0]!.how!.asked as { probability: number }).probability);
    expect(content.get(path)!.equals(others['deep/orange.png'])).toBe(true);

    // The studio opens it with what was picked, as something to review.
    const opened = openedInStudio(await readZip(out));
    expect(opened.reconciled.differences).toEqual([]);
    const [pick] = [...opened.state.picks.all.values()];
    expect(opened.state.picks.all.size).toBe(1);
    expect(pick).toMatchObject({ label: 'red', facts: { from: 'deep/orange.png', foretold: 1 } });
    expect(opened.snapshot.seeds.images).toHaveLength(Object.keys(sources).length);

    // Expanded again it is carried on, with what was decided; and it is not picked a second time.
    const decided = join(work, 'decided.zip');
    const decision = { verdict: 'accepted' as const, relabel: 'blue', reason: '', at: '2026-03-04T05:06:07.000Z' };
    const moved = (file: string) => file.replace('train/red/picked', 'train/blue/picked');
    const reviewed = (document: ProjectDocument): ProjectDocument => ({
      ...document,
      picked: document.picked!.map((one) => ({ ...one, file: moved(one.file), decision })),
    });
    await rewriteDocument(await readZip(out), decided, reviewed, moved);
    const second = await growZip(decided, join(work, 'second.zip'), [
      ...packs,
      '--pick-precision',
      '0.5',
      '--pick',
      join(work, 'others'),
    ]);
    expect(second.output).toContain('1 picked picture carried on');
    expect(second.output).toContain('1 as good as copies of others that are picked');
    const rows2 = second.rows.filter(({ source }) => source === 'picked');
    expect(rows2).toHaveLength(1);
    expect(rows2[0]).toMatchObject({
      ...{ file_name: 'train/blue/picked-deep-orange.png', label: 'blue', status: 'accepted' },
      reason: 'relabelled from red',
      how: picked[0]!.how,
    });
    const reopened = openedInStudio(second);
    expect([...reopened.state.picks.all.values()]).toEqual([pick]);
    expect(reopened.state.review.decisions.get(pick!.slot)).toMatchObject({ verdict: 'accepted', relabel: 'blue' });

    // Whoever grows the result again grows what the folder said, and not what a judge said.
    const again = await openDataset(out);
    expect(again.images.map((image) => image.path).sort()).toEqual(Object.keys(sources).sort());
    await again.close();
  });

  it('needs a judge, and a folder with pictures', async () => {
    const set = await folderOf('plain', {
      'red/a.png': await picture('#f01414'),
      'blue/b.png': await picture('#1414f0'),
    });
    const run = async (...args: readonly string[]) => {
      const lines: string[] = [];
      const out = join(work, `none-${args.length}.zip`);
      const code = await runExpand([set, '--out', out, ...packs, '--method', 'copy', ...args], (line) =>
        lines.push(line),
      );
      return [code, lines.join('\n')] as const;
    };
    const [withoutJudge, said] = await run('--pick', set, '--judge', 'none');
    expect(withoutJudge).toBe(2);
    expect(said).toContain('Expected a judge for --pick, got --judge none.');
    const [withoutPictures, why] = await run('--pick', await folderOf('texts', { 'a.txt': Buffer.from('a') }));
    expect(withoutPictures).toBe(1);
    expect(why).toMatch(/Expected pictures in --pick, .*, got none that can be read\./u);
  });
});

async function contentOf(zip: string): Promise<ReadonlyMap<string, Buffer>> {
  const reader = new ZipReader(new Uint8ArrayReader(await readFile(zip)));
  const entries = (await reader.getEntries()).filter((entry): entry is FileEntry => !entry.directory);
  const content = entries.map(
    async (entry) => [entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter()))] as const,
  );
  return new Map(await Promise.all(content));
}
