import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { makePack } from '../../src/models/make/makePack.ts';
import { keepPack } from '../../src/models/shelf/keepPack.ts';
import { convPrior } from '../../src/testing/convPrior.ts';
import { writePack, writeTinyPacks } from '../../src/testing/packFolders.ts';
import { writePictures } from '../../src/testing/pictureFolder.ts';
import { packDigest } from '../../src/packs/verify.ts';
import { folderShelf } from '../lib/folderShelf.ts';
import { folderSource } from '../lib/folderSource.ts';
import { openPack } from '../lib/pack.ts';
import { openSource } from '../lib/openSource.ts';
import { openRuntime } from '../runtime/node.ts';
import { runExpand } from './command.ts';

let work: string;
let tiny: readonly string[];
/** The layout of published packs with random weights, of a megabyte. */
const DIFFUSION = join(import.meta.dirname, '../reference/cases/diffusion/sd1-tiny');
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'adapt-'));
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  tiny = await writeTinyPacks(work);
  await writePack(join(work, 'conv'), convPrior());
  await writePictures(join(work, 'set'), { red: 3, green: 3 });
});
afterAll(() => rm(work, { recursive: true }));

/** The command with the tiny judge and a prior. */
async function expand(prior: string, ...args: readonly string[]) {
  const out = join(work, 'out.zip');
  const lines: string[] = [];
  const given = [join(work, 'set'), '--out', out, '--overwrite', ...tiny, '--prior', join(work, prior)];
  const code = await runExpand([...given, '--method', 'unguided', '--k', '1', '--runtime', 'wasm', ...args], (line) =>
    lines.push(line),
  );
  return { code, output: lines.join('\n'), out };
}

/** The folder of a small diffusion pack, in `work`. */
async function diffusionPack(): Promise<string> {
  const told = { id: 'tiny-diffusion', title: 'Tiny', licence: 'MIT', source: 'random weights' };
  const made = await makePack(await folderSource(DIFFUSION), told, await openRuntime('wasm', 1));
  if (made.kind === 'lacking') throw new Error(JSON.stringify(made.missing));
  return keepPack(folderShelf(work), made.pack, { format: 1, preset: null, commit: null, notes: [] });
}

/** The lines about the pictures of a zip. */
async function rowsOf(zip: string) {
  const source = await openSource(zip);
  const sidecar = source.files.find(({ path }) => path.endsWith('expansion.jsonl'))!;
  const text = new TextDecoder().decode(await sidecar.read());
  await source.close();
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as { readonly prior?: unknown });
}

it('--adapt-prior grows by a prior adapted to the seeds, which is kept, and found when it is asked for again', async () => {
  const asked = ['--adapt-prior', '--adapt-steps', '60', '--adapt-rank', '4'];
  const first = await expand('conv', ...asked);
  expect(first.output).toMatch(/on 1 seed that took no part the mean absolute difference goes from \S+ to \S+ \(-/u);
  expect(first.code).toBe(0);
  const folder = /--prior (.*)$/mu.exec(first.output)![1]!;
  const { manifest } = await openPack(folder);
  expect(manifest).toMatchObject({ adapted: { from: { id: 'conv-prior' }, rank: 4, pictures: 6 } });

  const rows = await rowsOf(first.out);
  expect(rows.find(({ prior }) => prior)!.prior).toEqual({
    id: manifest.id,
    version: '1.0.0',
    sha256: await packDigest(manifest),
  });

  const second = await expand('conv', ...asked);
  expect(second.output).toContain(`adapted to these seeds before: ${folder}`);
});

it('--adapt-prior adapts the denoiser of a diffusion pack under the names of the classes, and grows by it', async () => {
  const diffusion = await diffusionPack();
  const asked = ['--adapt-prior', '--adapt-steps', '4', '--adapt-rank', '2'];
  const method = [
    '--method',
    'sd',
    '--denoising-steps',
    '2',
    '--guidance-scale',
    '1',
    '--domains',
    'a photo of; a sketch of',
  ];
  const { code, output, out } = await expand(diffusion, ...asked, ...method);
  expect(output).toMatch(/step 0: mean squared error of the predictions \S+ on held-out seeds/u);
  expect(output).toMatch(
    /on 1 seed that took no part the mean squared error of the predictions goes from \S+ to \S+ \(/u,
  );
  expect(code).toBe(0);
  const folder = /--prior (.*)$/mu.exec(output)![1]!;
  const { manifest } = await openPack(folder);
  expect(manifest).toMatchObject({
    kind: 'diffusion',
    adapted: { from: { id: 'tiny-diffusion' }, rank: 2, steps: 4, pictures: 6, prompt: 'a photo of {label}' },
  });
  const rows = await rowsOf(out);
  expect(rows.find(({ prior }) => prior)).toMatchObject({ prior: { id: manifest.id }, method: 'sd' });
  // A method that has no use for a denoiser is refused before anything is adapted.
  const refused = await expand(diffusion, '--adapt-prior');
  expect(refused).toMatchObject({
    code: 2,
    output: expect.stringContaining('Expected a method that denoises') as string,
  });
});

it('says what is no prior to adapt, and what does not go together', async () => {
  const refused = await expand('prior', '--adapt-prior');
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('got that of "tiny-prior"') as string });
  const alone = await expand('conv', '--adapt-steps', '9');
  expect(alone).toMatchObject({ code: 2, output: expect.stringContaining('Expected --adapt-prior') as string });
  const lines: string[] = [];
  const plan = ['plan', join(work, 'set'), '--out', join(work, 'plan.zip'), '--adapt-prior'];
  expect(await runExpand(plan, (line) => lines.push(line))).toBe(2);
  expect(lines.at(-1)).toContain('run in shards');
});
