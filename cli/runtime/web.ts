/** @file onnxruntime-web in Node, with the matrix products that the page has. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Ort from 'onnxruntime-web';
import { withFasterKernels } from '../../src/models/runtime/kernels/faster.ts';

let opened: Promise<typeof Ort> | undefined;

/**
 * The package's build for Node, which reads its binary from disk; the same one for everybody of a process.
 *
 * @throws Error where the installed version's kernels are not those that are known.
 */
export const openWeb = (): Promise<typeof Ort> => (opened ??= open());

async function open(): Promise<typeof Ort> {
  // The package's main entry: under Node it is the build that reads files instead of fetching them.
  const ort = await import('onnxruntime-web');
  ort.env.wasm.wasmBinary = await fasterBinary('ort-wasm-simd-threaded.wasm');
  ort.env.logLevel = 'error';
  return ort;
}

/**
 * A binary of the package, with the faster kernels.
 *
 * @param name of its file.
 * @throws Error as `openWeb`.
 */
export async function fasterBinary(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = createRequire(import.meta.url).resolve(`onnxruntime-web/${name}`);
  return withFasterKernels(new Uint8Array(await readFile(path)));
}
