import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { keepPack } from '../../src/models/shelf/keepPack.ts';
import { convPrior } from '../../src/testing/convPrior.ts';
import { writePack, writeTinyPacks } from '../../src/testing/packFolders.ts';
import { tinyDiffusion } from '../../src/testing/tinyDiffusion.ts';
import { writePictures } from '../../src/testing/pictureFolder.ts';
import { packDigest } from '../../src/packs/verify.ts';
import { folderShelf } from '../lib/folderShelf.ts';
import { openPack } from '../lib/pack.ts';
import { openSource } from '../lib/openSource.ts';
import { openRuntime } from '../runtime/node.ts';
import { runExpand } from './command.ts';

let work: string;
let tiny: readonly string[];
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'adapt-'));
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  tiny = await writeTinyPacks(work);
  await writePack(join(work, 'conv'), convPrior());
  await writePictures(join(work, 'set'), { red: 3, green: 3 });
  await writePictures(join(work, 'uneven'), { red: 7, green: 6, blue: 2 });
});
afterAll(() => rm(work, { recursive: true }));

/** The command with the tiny judge and a prior. */
async function expand(prior: string, ...args: readonly string[]) {
  return expandSet('set', prior, ...args);
}

async function expandSet(set: string, prior: string, ...args: readonly string[]) {
  const out = join(work, 'out.zip');
  const lines: string[] = [];
  const given = [join(work, set), '--out', out, '--overwrite', ...tiny, '--prior', join(work, prior)];
  const code = await runExpand([...given, '--method', 'unguided', '--k', '1', '--runtime', 'wasm', ...args], (line) =>
    lines.push(line),
  );
  return { code, output: lines.join('\n'), out };
}

/** The folder of a small diffusion pack, in `work`. */
async function diffusionPack(): Promise<string> {
  const pack = await tinyDiffusion(await openRuntime('wasm', 1), 'tiny-diffusion');
  return keepPack(folderShelf(work), pack, { format: 1, preset: null, commit: null, notes: [] });
}

/** The quickest way to denoise something. */
const DENOISING = ['--method', 'sd', '--denoising-steps', '2', '--guidance-scale', '1'];

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
  const method = [...DENOISING, '--domains', 'a photo of; a sketch of'];
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

it('--adapt-scope class gives every class with enough seeds adapters of its own, and grows by them', async () => {
  const diffusion = await diffusionPack();
  const asked = ['--adapt-prior', '--adapt-scope', 'class', '--adapt-steps', '3', '--adapt-rank', '2', ...DENOISING];
  const { code, output, out } = await expandSet('uneven', diffusion, ...asked);
  expect(code).toBe(0);
  expect(output).toContain('adapting tiny-diffusion to 15 seeds: rank 2, 9 steps at most');
  expect(output).toMatch(/adapted in 6 steps for 2 classes: on 2 seeds that took no part the mean squared error/u);
  expect(output).toContain('fewer than 6 seeds, denoised as before: blue');
  expect(output).toContain('the prior has no adapters for blue: denoised as before it was adapted');
  const folder = /--prior (.*)$/mu.exec(output)![1]!;
  const { manifest } = await openPack(folder);
  const classes = ['green', 'red'].map((name) => ({ name, steps: 3 }));
  expect(manifest).toMatchObject({ adapted: { rank: 2, steps: 6, pictures: 15, classes } });
  const rows = (await rowsOf(out)).filter(({ prior }) => prior);
  expect(rows).toHaveLength(15);
  // Another scope is another pack; the same again is found.
  expect((await expandSet('uneven', diffusion, ...asked)).output).toContain(`adapted to these seeds before: ${folder}`);
  expect((await expandSet('uneven', diffusion, ...asked, '--adapt-scope', 'set')).output).toContain(
    'rank 2, 3 steps at most',
  );
});

it('says what is no prior to adapt, and what does not go together', async () => {
  const refused = await expand('prior', '--adapt-prior');
  expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('got that of "tiny-prior"') as string });
  const alone = await expand('conv', '--adapt-steps', '9');
  expect(alone).toMatchObject({ code: 2, output: expect.stringContaining('Expected --adapt-prior') as string });
  const lines: string[] = [];
  const classless = await expand('conv', '--adapt-prior', '--adapt-scope', 'class');
  expect(classless).toMatchObject({ code: 2, output: expect.stringContaining('Expected a diffusion pack') as string });
  const plan = ['plan', join(work, 'set'), '--out', join(work, 'plan.zip'), '--adapt-prior'];
  expect(await runExpand(plan, (line) => lines.push(line))).toBe(2);
  expect(lines.at(-1)).toContain('run in shards');
});
