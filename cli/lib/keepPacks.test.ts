import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AddOptions } from '../../src/models/shelf/addPreset.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import { makesTaesd } from '../../src/testing/taesdPack.ts';
import { add, remove } from './keepPacks.ts';
import { openPack } from './pack.ts';

let folder: string;
let server: Server;
let hub: string;
beforeAll(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'shelf-')), 'packs');
  const content = (path: string) => Buffer.from(path.repeat(40));
  server = createServer(({ url = '' }, response) => {
    const files = ['vae_encoder/model.onnx', 'vae_decoder/model.onnx'];
    const siblings = files.map((rfilename) => ({ rfilename, size: content(rfilename).length }));
    if (url.startsWith('/api/')) response.end(JSON.stringify({ sha: 'abc', siblings }));
    else response.end(content(url.split('/resolve/abc/')[1]!));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(async () => {
  server.close();
  await rm(join(folder, '..'), { recursive: true });
});

it('adds a preset that --prior takes, and removes it', async () => {
  const lines: string[] = [];
  const print = (line: string) => lines.push(line);
  const make: AddOptions['make'] = makesTaesd;
  // Nothing is run: making a pack is tested with `packs make`.
  const none = {} as Runtime;
  expect(await add('taesd', folder, hub, none, print, make)).toBe(0);
  expect(lines.at(0)).toMatch(/% of 0\.0 MB/u);
  expect(lines.join('\n')).toContain('Pinned to commit abc');
  const [key] = (await readdir(folder)).filter((name) => name.startsWith('taesd-'));
  const pack = await openPack(join(folder, key!));
  expect(pack.manifest.role).toBe('prior');
  expect(await pack.read('vae_encoder/model.onnx')).toHaveLength(40 * 'vae_encoder/model.onnx'.length);

  expect(await remove('taesd', folder, print)).toBe(0);
  expect((await readdir(folder)).sort()).toEqual(['.parts', 'pins']);
  expect(await remove('taesd', folder, print)).toBe(1);
  expect(await add('nothing', folder, hub, none, print, make)).toBe(1);
  expect(lines.at(-1)).toContain('clip-vit-b32');
});
