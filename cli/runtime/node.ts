/** @file onnxruntime in Node: the WASM build that browsers run, or the native one where it is installed. */

import { availableParallelism } from 'node:os';
import { createRuntime, type Runtime } from '../../src/models/runtime/runtime.ts';

export const RUNTIMES = ['wasm', 'node'] as const;
export type RuntimeName = (typeof RUNTIMES)[number];

/**
 * Starts a runtime.
 *
 * @param name `wasm`: onnxruntime-web, the same code as in the browser. `node`: onnxruntime-node, an optional package.
 * @param threads default: one a core.
 * @throws Error that says how to install the optional package where it is missing.
 */
export async function openRuntime(name: RuntimeName, threads = availableParallelism()): Promise<Runtime> {
  switch (name) {
    case 'wasm': {
      // The package's main entry: under Node it is the build that reads its .wasm from disk instead of fetching it.
      const ort = await import('onnxruntime-web');
      ort.env.wasm.numThreads = threads;
      ort.env.logLevel = 'error';
      return createRuntime(ort, { executionProviders: ['wasm'] });
    }
    case 'node':
      return createRuntime(await importNative(), { executionProviders: ['cpu'], intraOpNumThreads: threads });
    default:
      return name satisfies never;
  }
}

async function importNative(): Promise<Runtime['ort']> {
  // A name in a variable: the package is optional, so neither the compiler nor the bundler may look for it.
  const name = 'onnxruntime-node';
  try {
    return (await import(name)) as Runtime['ort'];
  } catch (cause) {
    throw new Error(
      'Expected the package onnxruntime-node for --runtime node, found none; run "npm install --no-save onnxruntime-node", or use --runtime wasm.',
      { cause },
    );
  }
}
