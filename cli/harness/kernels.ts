/** @file The runtime with faster matrix products in every build of a page: its binary is changed once, and kept beside the packages. */

import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { fasterBinary } from '../runtime/web.ts';

const BINARY = /^onnxruntime-web\/(?<name>ort-wasm-[^/?]+\.wasm)\?url$/u;
/** How the runtime's own modules name their binary, which they would fetch where nobody tells them another address. */
const NAMED = /new URL\("(?<name>ort-wasm-[^"/]+\.wasm)",\s*import\.meta\.url\)/gu;
const MODULE = /\/onnxruntime-web\/dist\/[^/]+\.mjs$/u;
const KEPT = join(import.meta.dirname, '../../node_modules/.cache/kernels');

/** By name, of all builds of this process: a page's and its workers' run beside each other. */
const made = new Map<string, Promise<string>>();

/** Gives a page `onnxruntime-web/*.wasm?url` with the kernels of `src/models/runtime/kernels`, and no other binary beside it. */
export function fasterKernels(): Plugin {
  return {
    name: 'faster-kernels',
    enforce: 'pre',
    async resolveId(source) {
      const name = BINARY.exec(source)?.groups?.name;
      return name === undefined ? null : `${await pathOf(name)}?url`;
    },
    async transform(code, id) {
      if (!MODULE.test(id)) return null;
      const names = [...code.matchAll(NAMED)].map(({ groups }) => groups!.name!);
      const paths = new Map(await Promise.all(names.map(async (name) => [name, await pathOf(name)] as const)));
      const changed = code.replaceAll(NAMED, (_, name: string) => {
        const path = relative(dirname(id), paths.get(name)!).replaceAll('\\', '/');
        return `new URL(${JSON.stringify(path)}, import.meta.url)`;
      });
      return { code: changed, map: null };
    },
  };
}

function pathOf(name: string): Promise<string> {
  const path = made.get(name) ?? make(name);
  made.set(name, path);
  return path;
}

async function make(name: string): Promise<string> {
  const faster = await fasterBinary(name);
  await mkdir(KEPT, { recursive: true });
  const kept = join(KEPT, name);
  // Whole or not at all: another process may read it at the same time.
  const part = `${kept}.${process.pid}`;
  await writeFile(part, faster);
  await rename(part, kept);
  return kept;
}
