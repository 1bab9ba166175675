import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter, type FileEntry } from '@zip.js/zip.js';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseDocument } from '../../src/export/project/parse.ts';
import type { SidecarRow } from '../../src/export/sidecar.ts';
import { runExpand } from './command.ts';
import { writePack, writeTinyPacks } from '../../src/testing/packFolders.ts';
import { tinySafety } from '../../src/testing/tinyPacks.ts';
import { drawn16 } from '../../src/testing/pictures/drawn.ts';

/** What lies at the top of every result. */
const TEXTS = ['README.md', 'classes.txt', 'croissant.json', 'expansion.jsonl', 'offshoot.json', 'train.py'];

let work: string;
let packs: readonly string[];
let outputs = 0;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'expand-'));
  packs = await writeTinyPacks(work);
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
});
afterAll(() => rm(work, { recursive: true }));

const picture = (background: string, width = 24, height = 20): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background, noise: { type: 'gaussian', mean: 128, sigma: 60 } } })
    .png()
    .toBuffer();

async function folderOf(name: string, files: Record<string, Uint8Array | string>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(work, name, path)), { recursive: true });
    await writeFile(join(work, name, path), content);
  }
  return join(work, name);
}

/** Runs the command as a person does, in this process. */
async function expand(input: string, ...args: string[]): Promise<{ code: number; output: string; out: string }> {
  const out = join(work, `out-${outputs++}.zip`);
  const lines: string[] = [];
  const code = await runExpand([input, '--out', out, ...packs, ...args], (line) => lines.push(line));
  return { code, output: lines.join('\n'), out };
}

/** Paths of all files in `work` that do not lie in a folder of it, sorted; what the command keeps in its cache is its own. */
async function outsideOf(folder: string): Promise<string[]> {
  const entries = await readdir(work, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.parentPath !== folder)
    .map(({ parentPath, name }) => relative(work, join(parentPath, name)))
    .filter((path) => !path.startsWith('cache'))
    .sort();
}

async function read(zip: string): Promise<{ files: Map<string, Buffer>; rows: SidecarRow[] }> {
  const reader = new ZipReader(new Uint8ArrayReader(await readFile(zip)));
  const entries = (await reader.getEntries()).filter((entry): entry is FileEntry => !entry.directory);
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    files.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter(), { checkCrc32: true })));
  }
  const lines = files.get('expansion.jsonl')?.toString('utf8').trimEnd().split('\n') ?? [];
  return { files, rows: lines.map((line) => JSON.parse(line) as SidecarRow) };
}

describe('npm run expand', { timeout: 240_000 }, () => {
  it('writes originals byte for byte, variants beside them and a line for each', async () => {
    const sources = {
      'set/train/red/a.png': await picture('#c03030'),
      'set/train/red/ü b.png': await picture('#d05040', 40, 30),
      'set/train/green/c.png': await picture('#30a040'),
      'set/test/green/d.png': await picture('#40b050'),
    };
    const { code, output, out } = await expand(await folderOf('whole', sources), '--k', '2', '--epsilon', '0.4');
    expect(output).toContain('3 seeds in 2 classes, 1 image of other splits kept; 6 variants of 16 x 16 px');
    expect(code).toBe(0);

    const { files, rows } = await read(out);
    for (const [path, bytes] of Object.entries(sources)) expect(files.get(path)?.equals(bytes)).toBe(true);
    expect([...files.keys()].filter((path) => path.includes('__gif')).sort()).toEqual([
      'set/train/green/c__gif-k01.png',
      'set/train/green/c__gif-k02.png',
      'set/train/red/a__gif-k01.png',
      'set/train/red/a__gif-k02.png',
      'set/train/red/ü b__gif-k01.png',
      'set/train/red/ü b__gif-k02.png',
    ]);
    expect(rows.map((row) => row.file_name).sort()).toEqual(
      [...files.keys()].filter((path) => !TEXTS.includes(path)).sort(),
    );
    const variant = rows.find((row) => row.file_name === 'set/train/red/a__gif-k02.png')!;
    expect(variant).toMatchObject({
      label: 'red',
      split: 'train',
      source: 'synthetic',
      seed_file_name: 'set/train/red/a.png',
      method: 'gif',
      k: 2,
      rng_seed: 0,
      epsilon: 0.4,
      steps: 0,
      settings: { start: 'wide', candidates: 4, lead: 2 },
      anchor: 'label',
      status: 'unreviewed',
      judge: { id: 'tiny-judge', version: '1.0.0' },
    });
    expect(variant.nearest!.file_name).not.toBe(variant.file_name);
    expect(variant.kept_class).toBe(variant.top1 === 'red');
    const { width, height } = await sharp(files.get(variant.file_name)).metadata();
    expect([width, height]).toEqual([16, 16]);
  });

  it('learns from the pictures as soon as every class has two, says how well, and writes it to every line', async () => {
    const input = await folderOf('learnt', {
      'class_1/a.png': await picture('#c03030'),
      'class_1/b.png': await picture('#d02020'),
      'class_2/c.png': await picture('#3030c0'),
      'class_2/d.png': await picture('#2020d0'),
    });
    const method = ['--k', '1', '--method', 'unguided'];
    const learnt = await expand(input, ...method);
    expect(learnt.output).toMatch(
      /by names and examples the judge reads \d+ % of the seeds as their class, each without knowing it \(guessing: 50 %\)/u,
    );
    const { rows } = await read(learnt.out);
    const head = rows[0]!.judge_head!;
    expect(head).toMatchObject({ mode: 'names and examples' });
    expect(rows.every(({ judge_head }) => JSON.stringify(judge_head) === JSON.stringify(head))).toBe(true);
    const seeds = rows.filter(({ source }) => source === 'real');
    expect(head.leaveOneOut).toBe(seeds.filter(({ kept_class }) => kept_class).length / seeds.length);

    const named = await read((await expand(input, ...method, '--judge-mode', 'names')).out);
    expect(named.rows[0]!.judge_head).toMatchObject({ mode: 'names', lambda: null, scale: 1 });
    expect(named.rows[0]!.p_label).not.toBe(rows[0]!.p_label);
    const both = await expand(input, ...method, '--judge-mode', 'names+examples', '--seed', '0');
    expect((await read(both.out)).rows[0]!.p_label).toBe(rows[0]!.p_label);
    const unjudged = await read((await expand(input, '--k', '1', '--method', 'cutout', '--judge', 'none')).out);
    expect(unjudged.rows.every(({ judge_head }) => judge_head === null)).toBe(true);
  });

  it('gives the same bytes for the same seed, from a folder and from a zip, and others for another', async () => {
    const sources = { 'red/a.png': await picture('#c03030'), 'green/b.png': await picture('#30a040') };
    const folder = await folderOf('same', sources);
    const writer = new ZipWriter(new Uint8ArrayWriter());
    for (const [path, bytes] of Object.entries(sources))
      await writer.add(`wrapped/${path}`, new Uint8ArrayReader(bytes));
    const zip = join(work, 'same.zip');
    await writeFile(zip, await writer.close());

    const first = await read((await expand(folder, '--k', '2', '--seed', '5')).out);
    const second = await read((await expand(zip, '--k', '2', '--seed', '5', '--batch', '1')).out);
    const other = await read((await expand(folder, '--k', '2', '--seed', '6')).out);
    const variant = 'red/a__gif-k01.png';
    expect(second.files.get(`wrapped/${variant}`)).toEqual(first.files.get(variant));
    expect(other.files.get(variant)).not.toEqual(first.files.get(variant));
  });

  it('says that pictures use few of their bits, and stretches them where it is asked to', async () => {
    const dim = await drawn16(16).png().toBuffer();
    const input = await folderOf('dim', { 'red/dim.png': dim, 'blue/ok.png': await picture('#3030a0') });
    const asks = /1 picture of 16 bits .* uses 12 of them or fewer and comes out almost black; --stretch 12/u;
    const dark = await expand(input, '--k', '1', '--method', 'unguided');
    expect(dark.output).toMatch(asks);
    const bright = await expand(input, '--k', '1', '--method', 'unguided', '--stretch', '12');
    expect(bright.output).not.toMatch(asks);
    const made = async (out: string) => (await read(out)).files.get('red/dim__unguided-k01.png');
    expect(await made(bright.out)).not.toEqual(await made(dark.out));
    const document = async (out: string) => parseDocument((await read(out)).files.get('offshoot.json')!.toString());
    const [plain, stretched] = [await document(dark.out), await document(bright.out)];
    expect([plain.recipe.stretch, plain.run!.settings.stretch]).toEqual([undefined, undefined]);
    expect([stretched.recipe.stretch, stretched.run!.settings.stretch]).toEqual([12, 12]);
    expect(stretched.images.map(({ id, usedBits }) => [id, usedBits])).toEqual([
      ['blue/ok.png', undefined],
      ['red/dim.png', 12],
    ]);
  });

  it('reports what it cannot use, and goes on', async () => {
    const huge = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    const input = await folderOf('odd', {
      'red/ok.png': await picture('#c03030'),
      'red/cut.png': (await picture('#c03030')).subarray(0, 100),
      'red/notes.txt': 'notes',
      'red/huge.png': huge,
      'n02099601/only.png': await picture('#3030a0'),
      'broken/x.jpg': 'no image',
    });
    await mkdir(join(input, 'empty'));
    const { code, output, out } = await expand(input, '--k', '1', '--method', 'unguided');
    expect(output).toContain('red/cut.png was skipped: it is cut off');
    expect(output).toContain('red/notes.txt was skipped: it is not an image file');
    expect(output).toContain('red/huge.png was skipped: it has 10000 x 10000 pixels, more than 64 million');
    expect(output).toContain('class "broken" has no image that can be read and is left out');
    expect(output).toContain('The folder "empty" holds no files');
    expect(output).toContain('class "n02099601" says little to the judge');
    expect(code).toBe(0);
    expect([...(await read(out)).files.keys()].sort()).toEqual([
      'README.md',
      'classes.txt',
      'croissant.json',
      'expansion.jsonl',
      'n02099601/only.png',
      'n02099601/only__unguided-k01.png',
      'offshoot.json',
      'red/ok.png',
      'red/ok__unguided-k01.png',
      'train.py',
    ]);
  });

  it('keeps hostile names out of the zip', async () => {
    const writer = new ZipWriter(new Uint8ArrayWriter());
    for (const path of ['../out.png', '/abs.png', 'red/../../x.png', 'red\\a.png', 'green/b.png']) {
      await writer.add(path, new Uint8ArrayReader(await picture('#c03030')));
    }
    await writer.add('blue/t.txt', new TextReader('text'));
    // A folder of its own: whatever else runs here makes temporary files too, and is not what left the zip.
    const inner = join(work, 'hostile', 'inner');
    await mkdir(inner, { recursive: true });
    const zip = join(inner, 'hostile.zip');
    await writeFile(zip, await writer.close());
    const before = await outsideOf(inner);
    const { code, output, out } = await expand(zip, '--k', '1');
    expect(output).toContain('../out.png was skipped: its path leaves the data set');
    expect(output).toContain('/abs.png was skipped: its path is absolute');
    expect(code).toBe(0);
    for (const path of (await read(out)).files.keys())
      if (!TEXTS.includes(path)) expect(path).toMatch(/^(red|green)\//);
    expect(await outsideOf(inner)).toEqual(before.concat(relative(work, out)).sort());
  });

  it.each([
    [
      'no folder for each class',
      { 'a.png': 'picture' },
      [],
      /a folder for each class with images in .*: a\.png was skipped, it lies in no class folder/,
    ],
    ['nothing at all', { 'notes.txt': 'x' }, [], /a folder for each class with images in .*: notes\.txt was skipped/],
    [
      'only a test split',
      { 'test/red/a.png': 'picture', 'test/green/b.png': 'picture' },
      [],
      /got other splits only; All pictures are held out \("test" as test\)/,
    ],
    ['a size the prior does not take', { 'red/a.png': 'picture' }, ['--size', '20'], /multiple of 8 from 16 to 64/],
  ])('says what is wrong with %s', async (name, files, args, message) => {
    const png = await picture('#c03030');
    const contents = Object.entries(files).map(([path, kind]) => [path, kind === 'picture' ? png : kind]);
    const input = await folderOf(`wrong-${name}`, Object.fromEntries(contents) as Record<string, Buffer>);
    const { code, output, out } = await expand(input, ...args);
    expect(output).toMatch(message);
    expect(code).toBe(1);
    await expect(readFile(out)).rejects.toThrow(/ENOENT/);
  });

  it('tops up classes to a count, and says which have enough and which cannot come to it', async () => {
    const input = await folderOf('weak', {
      'red/a.png': await picture('#c03030'),
      'red/b.png': await picture('#d05040'),
      'green/c.png': await picture('#30a040'),
      ...Object.fromEntries(
        await Promise.all([1, 2, 3, 4, 5].map(async (i) => [`blue/${i}.png`, await picture(`#30${i}0d0`)] as const)),
      ),
    });
    const { code, output, out } = await expand(input, '--per-class', '5', '--epsilon', '0.4');
    expect(output).toContain('8 seeds in 3 classes, 0 images of other splits kept; 7 variants of');
    expect(output).toContain('! class "blue" has 5 images already and gets no variants');
    expect(output).not.toContain('NaN');
    expect(code).toBe(0);
    const { rows } = await read(out);
    const images = (label: string) => rows.filter((row) => row.label === label).map(({ file_name }) => file_name);
    expect(images('red').sort()).toEqual([
      'red/a.png',
      'red/a__gif-k01.png',
      'red/a__gif-k02.png',
      'red/b.png',
      'red/b__gif-k01.png',
    ]);
    expect([images('green').length, images('blue').length]).toEqual([5, 5]);
    // What gets none is read by the judge all the same.
    expect(rows.every(({ top1 }) => top1 !== null)).toBe(true);

    const byThemselves = ['--top-up', 'green=4', '--top-up', 'grey=9'];
    const copies = await expand(input, '--k', '1', '--method', 'copy', '--judge', 'none', ...byThemselves);
    expect(copies.output).toContain('! class "grey" is not in the set, and is not topped up');
    const count = ({ rows: all }: { rows: typeof rows }, label: string) =>
      all.filter((row) => row.label === label).length;
    const grown = await read(copies.out);
    expect(['red', 'green', 'blue'].map((label) => count(grown, label))).toEqual([4, 4, 10]);

    expect((await expand(input, '--per-class', '1')).output).toMatch(/^Expected a class with fewer than 1 image,/mu);
    expect((await expand(input, '--per-class', '5', '--k', '2')).output).toContain(
      'Expected --k or --per-class, got both',
    );
  });

  it('says what is the same, what conflicts, and what training would see of the test', async () => {
    const [a, b, c] = [await picture('#c03030'), await picture('#30a040'), await picture('#3030c0')];
    const input = await folderOf('copies', {
      'train/red/a.png': a,
      'train/red/a again.png': a,
      'train/green/b.png': b,
      'train/red/b too.png': b,
      'train/green/c.png': c,
      'test/green/c seen.png': c,
    });
    const { code, output } = await expand(input, '--k', '1', '--epsilon', '0');
    expect(output).toContain(
      '! 1 picture is both in train and held out for the test, and not grown unless --grow-leaks says so: train/green/c.png and test/green/c seen.png',
    );
    expect(output).toMatch(
      /! 1 picture is in two classes, one of which is wrong: train\/red\/b too\.png and train\/green\/b\.png/u,
    );
    expect(output).toMatch(
      /! 1 picture is there twice: train\/red\/a(?: again)?\.png and train\/red\/a(?: again)?\.png/u,
    );
    expect(code).toBe(0);
  });

  it('writes names that every system takes, and keeps the classes as they are', async () => {
    const sources = { 'con/a.png': await picture('#c03030'), 'what?/a.png': await picture('#30a040') };
    const { out } = await expand(await folderOf('odd names', sources), '--k', '1');
    const { files, rows } = await read(out);
    expect(files.get('%63on/a.png')?.equals(sources['con/a.png'])).toBe(true);
    expect([...files.keys()].filter((path) => path.includes('__'))).toEqual([
      '%63on/a__gif-k01.png',
      'what%3F/a__gif-k01.png',
    ]);
    expect(rows.map(({ file_name, label, seed_file_name }) => [file_name, label, seed_file_name])).toEqual([
      ['%63on/a.png', 'con', null],
      ['%63on/a__gif-k01.png', 'con', '%63on/a.png'],
      ['what%3F/a.png', 'what?', null],
      ['what%3F/a__gif-k01.png', 'what?', 'what%3F/a.png'],
    ]);
    expect(files.get('classes.txt')?.toString()).toBe('con\nwhat?\n');
  });

  it('expands a single class, and says what that means', async () => {
    const { code, output } = await expand(
      await folderOf('single', { 'red/a.png': await picture('#c03030') }),
      '--k',
      '2',
    );
    expect(output).toContain('"red" is the only class');
    expect(code).toBe(0);
  });

  it('scores variants for safety, and tells of those that it rejects without their pictures', async () => {
    await writePack(join(work, 'safety'), tinySafety());
    const input = await folderOf('checked', {
      'set/red/a.png': await picture('#f01010'),
      'set/blue/b.png': await picture('#1010f0'),
    });
    const checked = ['--k', '3', '--safety', join(work, 'safety'), '--batch', '1'];
    const all = await expand(input, ...checked, '--safety-threshold', '1');
    const scores = (await read(all.out)).rows.flatMap(({ safety }) => safety ?? []);
    expect(scores).toHaveLength(6);
    const threshold = scores.toSorted((a, b) => a - b)[4]!;
    const some = await expand(input, ...checked, '--safety-threshold', String(threshold));
    expect(some.output).toContain('2 variants rejected for safety');
    const { files, rows } = await read(some.out);
    const synthetic = rows.filter(({ source }) => source === 'synthetic');
    expect(synthetic.map(({ safety }) => safety)).toEqual(scores.filter((score) => score < threshold));
    expect(synthetic[0]!.safety_model).toMatchObject({ id: 'tiny-safety' });
    expect(files.get('README.md')!.toString('utf8')).toContain(`| rejected from a safety score of | ${threshold} |`);
    expect([...files.keys()].filter((path) => path.includes('__gif'))).toHaveLength(4);
    const { run, decisions } = parseDocument(files.get('offshoot.json')!.toString('utf8'));
    expect(run!.variants.map(({ safety }) => safety)).toEqual(scores);
    expect(run!.variants.filter(({ file }) => file === null)).toHaveLength(2);
    expect(run!.settings.safety).toBe(threshold);
    expect(run!.packs.at(-1)).toMatchObject({ role: 'safety', title: 'Tiny safety' });
    expect(decisions.map(({ verdict, safety }) => [verdict, safety?.threshold])).toEqual([
      ['rejected', threshold],
      ['rejected', threshold],
    ]);
    // Nobody has looked at it: it may be replaced.
    const again = await runExpand([input, '--out', some.out, '--overwrite', ...packs, '--k', '1'], () => undefined);
    expect(again).toBe(0);
  });
});
