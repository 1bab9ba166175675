import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyJudge, tinyMask, tinyPrior, type TinyPack } from '../../src/testing/tinyPacks.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import { openRuntime } from '../runtime/node.ts';
import { checkPack } from './checkPack.ts';
import { describePackFile, listPackFiles } from './packFiles.ts';

let work: string;
let runtime: Runtime;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'packs-'));
  await writePack('prior', tinyPrior());
  await writePack('judge', tinyJudge());
  await writePack('mask', tinyMask());
  runtime = await openRuntime('wasm', 1);
});
afterAll(() => rm(work, { recursive: true }));

async function writePack(name: string, { manifest, files }: TinyPack): Promise<void> {
  const folder = join(work, name);
  await mkdir(folder);
  for (const [path, bytes] of Object.entries(files)) await writeFile(join(folder, path), bytes);
  const listed = await Promise.all((await listPackFiles(folder)).map((path) => describePackFile(folder, path)));
  await writeFile(join(folder, 'pack.json'), JSON.stringify({ ...manifest, files: listed }));
}

/** A copy of a pack with something wrong in it. */
async function spoilt(name: string, spoil: (folder: string) => Promise<void>): Promise<readonly string[]> {
  const folder = await mkdtemp(join(work, 'spoilt-'));
  await cp(join(work, name), folder, { recursive: true });
  await spoil(folder);
  return (await checkPack(folder, runtime)).problems;
}

const replaced = (from: string, to: string) => async (folder: string) => {
  const path = join(folder, 'pack.json');
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replaceAll(from, to));
};

describe('checkPack', () => {
  it.each([
    ['prior', 'decoder'],
    ['judge', 'text'],
    ['mask', 'mask'],
  ])('has nothing against a sound %s', async (name, graph) => {
    const { passed, problems } = await checkPack(join(work, name), runtime);
    expect(problems).toEqual([]);
    expect(passed).toContain(`graph ${graph}`);
  });

  it('finds a changed byte', async () => {
    const problems = await spoilt('prior', async (folder) => {
      const bytes = await readFile(join(folder, 'decoder.onnx'));
      bytes[bytes.length - 1]! ^= 1;
      await writeFile(join(folder, 'decoder.onnx'), bytes);
    });
    expect(problems).toEqual([expect.stringMatching(/^decoder\.onnx: decoder\.onnx: expected SHA-256 /)]);
  });

  it('finds a longer, a missing and an unlisted file', async () => {
    expect(await spoilt('judge', (folder) => appendFile(join(folder, 'vocab.txt'), 'x'))).toEqual([
      expect.stringMatching(/^vocab\.txt: vocab\.txt: expected \d+ bytes, got \d+ bytes/),
    ]);
    expect(await spoilt('judge', (folder) => rm(join(folder, 'vocab.txt')))).toEqual([
      expect.stringContaining('Expected the file vocab.txt'),
    ]);
    expect(await spoilt('judge', (folder) => writeFile(join(folder, 'code.js'), ''))).toEqual([
      expect.stringContaining('code.js: is not listed in pack.json; run npm run packs:write'),
    ]);
  });

  it('finds names and shapes that the graphs do not have', async () => {
    const output = (name: string) => `"output":{"name":"${name}","type":"float32","layout":"NCHW","shape":["batch",4`;
    expect(await spoilt('prior', replaced(output('latent'), output('z')))).toEqual([
      'graph encoder: expected the output z, got latent',
    ]);
    expect(await spoilt('prior', replaced('"inputs":[{"name":"image"', '"inputs":[{"name":"x"'))).toEqual([
      'graph encoder: expected the inputs x, got image',
    ]);
    expect(await spoilt('mask', replaced('"name":"confidence"', '"name":"sure"'))).toEqual([
      'graph mask: expected the output sure, got alpha, confidence',
    ]);
    expect(await spoilt('judge', widened)).toEqual([
      'graph image: expected embedding to be [1, 7], got [1, 6]',
      'graph text: expected embedding to be [1, 7], got [1, 6]',
    ]);
  });

  it('stops at a manifest that cannot be read', async () => {
    expect(await spoilt('prior', (folder) => writeFile(join(folder, 'pack.json'), '{'))).toEqual([
      expect.stringMatching(/^pack\.json: the manifest: expected JSON/),
    ]);
  });
});

/** Claims 7 dimensions for embeddings that have 6. */
async function widened(folder: string): Promise<void> {
  const path = join(folder, 'pack.json');
  const manifest = JSON.parse(await readFile(path, 'utf8')) as {
    embedding: { size: number };
    graphs: Record<'image' | 'text', { output: { shape: unknown[] } }>;
  };
  manifest.embedding.size = 7;
  for (const graph of Object.values(manifest.graphs)) graph.output.shape = ['batch', 7];
  await writeFile(path, JSON.stringify(manifest));
}
