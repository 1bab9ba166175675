import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { runExpand } from '../../cli/expand/command.ts';
import { appVersion } from '../../cli/expand/kept.ts';
import { decodeRgba } from '../../cli/lib/decode.ts';
import { encodePng } from '../../cli/lib/encode.ts';
import { openPack } from '../../cli/lib/pack.ts';
import { openRuntime } from '../../cli/runtime/node.ts';
import { ADAPTATION } from '../../src/core/adaptation/settings.ts';
import { runSeed } from '../../src/core/brands.ts';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { openPack as openAny, type Pack } from '../../src/models/pack.ts';
import { openKept } from '../../src/models/shelf/keepPack.ts';
import { packDigest } from '../../src/packs/verify.ts';
import type { AdaptationAsked, AdaptationNews } from '../../src/protocol/adaptation.ts';
import { convPrior } from '../../src/testing/convPrior.ts';
import { memoryShelf } from '../../src/testing/memoryShelf.ts';
import { writePictures } from '../../src/testing/pictureFolder.ts';
import { openTinyPack } from '../../src/testing/openTinyPack.ts';
import { writePack, writeTinyPacks } from '../../src/testing/packFolders.ts';
import { tinyPrior } from '../../src/testing/tinyPacks.ts';
import { createAdaptationService } from './adaptationService.ts';
import type { AdaptationPlatform } from './platform.ts';

let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'adaptation-worker-'));
  vi.stubEnv('XDG_CACHE_HOME', join(work, 'cache'));
  await writePictures(join(work, 'set'), { red: 3, green: 3 });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(work, { recursive: true });
});

const SETTINGS = { ...ADAPTATION, steps: 60, rank: 4 };

/** The folder as the page would hand it to its worker. */
async function asked(): Promise<AdaptationAsked> {
  const paths = (await readdir(join(work, 'set'), { recursive: true })).filter((path) => path.endsWith('.png')).sort();
  const seeds = paths.map(async (path) => {
    const bytes = new Uint8Array(await readFile(join(work, 'set', path)));
    return { path, sha256: await sha256(bytes), label: path.split('/')[0]!, file: new Blob([bytes]) };
  });
  return {
    ...{ prior: { kind: 'kept', key: 'conv' }, seeds: await Promise.all(seeds), side: null, stretch: 16 },
    ...{ settings: SETTINGS, runSeed: runSeed(0), appVersion: await appVersion(), from: null },
  };
}

/** What a browser brings, by Node. */
async function service(prior = convPrior(), read: (pack: Pack) => Pack = (pack) => pack, memory = 1e9) {
  const shelf = memoryShelf();
  const pack = read(await openTinyPack(prior));
  const platform: AdaptationPlatform = {
    openRuntime: () => openRuntime('wasm', 1),
    threads: () => 1,
    memory: () => memory,
    decode: async (file, options) => decodeRgba(new Uint8Array(await file.arrayBuffer()), options),
    openPack: () => Promise.resolve(pack),
    shelf: () => shelf,
    encode: async (image) => new Blob([new Uint8Array(await encodePng(image))]),
  };
  const news: AdaptationNews[] = [];
  const adapt = async (of: AdaptationAsked) =>
    createAdaptationService(platform).adaptPrior(of, (one) => void news.push(one));
  return { adapt, news, shelf };
}

const looksIn = (news: readonly AdaptationNews[]) => news.flatMap((one) => (one.kind === 'look' ? [one] : []));

it('makes the very pack that the command makes, tells of every look, and goes on from one to the same', async () => {
  const { adapt, news, shelf } = await service();
  const made = await adapt(await asked());
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const { key, looks, before, after, tested, pictures } = made.value;
  expect([tested, pictures]).toEqual([1, 6]);
  expect(after.absolute).toBeLessThan(before.absolute);
  const manifest = (await openKept(shelf, key!)).manifest;

  const tiny = await writeTinyPacks(work);
  await writePack(join(work, 'conv'), convPrior());
  const lines: string[] = [];
  const command = [join(work, 'set'), '--out', join(work, 'out.zip'), ...tiny, '--prior', join(work, 'conv')];
  const adapting = ['--adapt-prior', '--adapt-steps', '60', '--adapt-rank', '4', '--runtime', 'wasm'];
  const code = await runExpand([...command, ...adapting, '--method', 'unguided', '--k', '1'], (line) =>
    lines.push(line),
  );
  expect(code, lines.join('\n')).toBe(0);
  const byCommand = (await openPack(/--prior (.*)$/mu.exec(lines.join('\n'))![1]!)).manifest;
  expect(byCommand.id).toBe(manifest.id);
  expect(await packDigest(byCommand)).toBe(await packDigest(manifest));

  const seen = looksIn(news);
  expect(seen.map(({ looks: all }) => all.at(-1)!.step)).toEqual([0, 50, 60]);
  expect(seen.at(-1)!.looks).toEqual(looks);
  expect(seen.map(({ held, now }) => [held.length, now.length])).toEqual(seen.map(() => [1, 1]));
  expect(news.filter(({ kind }) => kind === 'reading')).toHaveLength(6);

  const second = await service();
  const again = await second.adapt({ ...(await asked()), from: seen[1]!.checkpoint });
  expect(again).toMatchObject({ ok: true, value: { key, looks } });
  expect(looksIn(second.news).map(({ looks: all }) => all.at(-1)!.step)).toEqual([60]);
  expect(await packDigest((await openKept(second.shelf, key!)).manifest)).toBe(await packDigest(manifest));
});

it('says why a prior or a set cannot be adapted, and leaves out what cannot be read', async () => {
  const plain = await (await service(tinyPrior())).adapt(await asked());
  expect(plain).toMatchObject({ ok: false, error: { code: 'not-adaptable', pack: 'tiny-prior', why: 'weights' } });
  const damage = ({ manifest }: Pack) => openAny(manifest, () => Promise.resolve(Uint8Array.of(1)));
  const broken = await (await service(convPrior(), damage)).adapt(await asked());
  expect(broken).toMatchObject({ ok: false, error: { code: 'pack-field' } });
  const tight = await (await service(convPrior(), (pack) => pack, 1000)).adapt(await asked());
  expect(tight).toMatchObject({ ok: false, error: { code: 'adapting-too-large', limit: 1000 } });
  const { seeds, ...rest } = await asked();
  const damaged = seeds.map((seed, i) => (i === 0 ? { ...seed, file: new Blob(['no picture']) } : seed));
  const few = await (await service()).adapt({ ...rest, seeds: damaged });
  expect(few).toMatchObject({ ok: false, error: { code: 'too-few-to-adapt', seeds: 5 } });
});
