/** @file Writes the trained classifier: into a folder, or into a zip. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { classifierFiles, classifierZip } from '../../src/classifier/classifier.ts';
import type { ClassifierAsked } from '../../src/protocol/receipt.ts';
import { fasterBinary } from '../runtime/web.ts';

/**
 * Writes the classifier's files.
 *
 * @param place a folder, which is made, or a name that ends with .zip.
 */
export async function exportModel(place: string, facts: ClassifierAsked): Promise<void> {
  const dist = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
  const runtime = {
    module: await readFile(join(dist, 'ort.wasm.bundle.min.mjs')),
    wasm: await fasterBinary('ort-wasm-simd-threaded.wasm'),
  };
  if (/\.zip$/iu.test(place)) {
    await writeFile(place, classifierZip(facts, runtime));
    return;
  }
  await mkdir(place, { recursive: true });
  for (const { path, content } of classifierFiles(facts, runtime)) await writeFile(join(place, path), content);
}
