import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyPrior } from '../../src/testing/tinyPacks.ts';
import { openRuntime } from '../runtime/node.ts';
import { packsCommand } from './packs.ts';

const CLIP = join(import.meta.dirname, '../reference/cases/clip');
const MAE = join(import.meta.dirname, '../reference/cases/mae/mae-tiny');
const runtime = await openRuntime('wasm', 1);
let work: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'packs-'));
});
afterAll(() => rm(work, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await packsCommand(args, runtime, (line) => lines.push(line));
  return { code, text: lines.join('\n') };
}

const made = (from: string, to: string, ...more: string[]) =>
  run('make', from, '--to', join(work, to), '--licence', 'MIT', ...more);

describe('packs make', () => {
  it('makes a judge of published towers, which verify and list then know', async () => {
    const { code, text } = await made(join(CLIP, 'clip-tiny'), 'clip');
    expect(text).toContain('image and text towers');
    expect(text).toContain('Logit scale 20.00');
    expect(code).toBe(0);
    const manifest = JSON.parse(await readFile(join(work, 'clip', 'pack.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({ role: 'judge', id: 'clip', licence: 'MIT', embedding: { size: 16 } });
    expect(await run('verify', join(work, 'clip'))).toMatchObject({ code: 0 });
    expect((await run('list', work)).text).toMatch(/clip +judge +MIT +0\.3 MB/u);
  });

  it('names what is missing, and writes nothing', async () => {
    const { code, text } = await made(join(CLIP, 'siglip-tiny'), 'siglip');
    expect(code).toBe(1);
    expect(text).toContain('The logit scale, which is in neither graph');
    await expect(readFile(join(work, 'siglip', 'pack.json'))).rejects.toThrow(/ENOENT/u);
    expect(await made(join(CLIP, 'siglip-tiny'), 'siglip', '--logit-scale', '10')).toMatchObject({ code: 0 });
  });

  it('makes a masked autoencoder whose class token stays', async () => {
    expect(await made(MAE, 'mae')).toMatchObject({ code: 0 });
    const manifest = JSON.parse(await readFile(join(work, 'mae', 'pack.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      role: 'prior',
      latent: { kind: 'tokens', tokens: 17, prefix: 1 },
      decoded: { kind: 'patches', patch: 8, perPatch: true },
    });
  });

  it('makes an autoencoder, and says what a lone or a broken graph lacks', async () => {
    const plain = join(work, 'plain');
    await mkdir(plain);
    for (const [name, bytes] of Object.entries(tinyPrior().files)) await writeFile(join(plain, name), bytes);
    const { code, text } = await made(plain, 'tiny');
    expect(text).toContain('pixels in [0, 1]');
    expect(code).toBe(0);
    expect(await run('verify', join(work, 'tiny'))).toMatchObject({ code: 0 });

    await rm(join(plain, 'decoder.onnx'));
    expect((await made(plain, 'lone')).text).toContain('There is no decoder');
    await writeFile(join(plain, 'decoder.onnx'), 'not a graph');
    expect((await made(plain, 'broken')).text).toContain('decoder.onnx: expected an ONNX graph');
  });
});

describe('packs verify', () => {
  it('finds a changed file', async () => {
    await cp(join(work, 'clip'), join(work, 'changed'), { recursive: true });
    await writeFile(join(work, 'changed', 'tokenizer.json'), '{}');
    const { code, text } = await run('verify', join(work, 'changed'));
    expect(code).toBe(1);
    expect(text).toContain('tokenizer.json');
  });
});

describe('packs', () => {
  it.each([
    [[]],
    [['remove']],
    [['add', 'taesd', 'taef1']],
    [['make']],
    [['make', 'x', '--to', 'y', '--logit-scale', 'z']],
  ])('says how it is used (%j)', async (args) => {
    const { code, text } = await run(...args);
    expect(code).toBe(2);
    expect(text).toContain('usage: npm run packs');
  });
});
