import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import config from '../../vite.config.ts';
import { fasterBinary } from '../runtime/web.ts';
import { fasterKernels } from './kernels.ts';

const dist = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
const BUILDS = [
  { module: 'ort.wasm.bundle.min.mjs', binary: 'ort-wasm-simd-threaded.wasm' },
  { module: 'ort.webgpu.bundle.min.mjs', binary: 'ort-wasm-simd-threaded.asyncify.wasm' },
];

interface Hooks {
  readonly resolveId: (source: string) => Promise<string | null>;
  readonly transform: (code: string, id: string) => Promise<{ readonly code: string } | null>;
}
const { resolveId, transform } = fasterKernels() as unknown as Hooks;

describe('fasterKernels', () => {
  it.each(BUILDS)('gives a page that asks for $binary the faster one', async ({ binary }) => {
    const [path, query] = (await resolveId(`onnxruntime-web/${binary}?url`))!.split('?');
    expect([basename(path!), query]).toEqual([binary, 'url']);
    expect(Buffer.compare(await readFile(path!), await fasterBinary(binary))).toBe(0);
  });

  it.each(BUILDS)('has $module name no other', async ({ module, binary }) => {
    const id = join(dist, module);
    const { code } = (await transform(await readFile(id, 'utf8'), id))!;
    const named = [...code.matchAll(/new URL\("(?<path>[^"]+\.wasm)"/gu)].map(({ groups }) => groups!.path!);
    expect(named.length).toBeGreaterThan(0);
    const [kept] = (await resolveId(`onnxruntime-web/${binary}?url`))!.split('?');
    expect(named.map((path) => join(dist, path))).toEqual(named.map(() => kept));
  });

  it('leaves everything else', async () => {
    expect(await resolveId('onnxruntime-web/wasm')).toBeNull();
    expect(await transform('', '/elsewhere/x.mjs')).toBeNull();
  });

  it('is part of the build, of its page and of its workers', () => {
    const names = (plugins: unknown) => [plugins].flat(9).flatMap((plugin) => (plugin as { name?: string }).name ?? []);
    expect(names(config.plugins)).toContain('faster-kernels');
    expect(names(config.worker!.plugins!())).toContain('faster-kernels');
  });
});
