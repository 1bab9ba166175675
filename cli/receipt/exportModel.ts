/** @file Writes the trained classifier: into a folder, or into a zip. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { classifierFiles, type ClassifierFacts } from '../../src/export/classifier/classifier.ts';

/**
 * Writes the classifier's files.
 *
 * @param place a folder, which is made, or a name that ends with .zip.
 */
export async function exportModel(place: string, facts: ClassifierFacts): Promise<void> {
  const dist = dirname(createRequire(import.meta.url).resolve('onnxruntime-web'));
  const files = classifierFiles(facts, {
    module: await readFile(join(dist, 'ort.wasm.bundle.min.mjs')),
    wasm: await readFile(join(dist, 'ort-wasm-simd-threaded.wasm')),
  });
  const bytesOf = (content: string | Uint8Array) =>
    typeof content === 'string' ? new TextEncoder().encode(content) : content;
  if (!/\.zip$/iu.test(place)) {
    await mkdir(place, { recursive: true });
    for (const { path, content } of files) await writeFile(join(place, path), content);
    return;
  }
  // A day that is always the same: the same classifier is the same zip.
  const entries: Zippable = Object.fromEntries(
    files.map(({ path, content }) => [path, [bytesOf(content), { mtime: '1980-01-01T12:00:00' }]] as const),
  );
  await writeFile(place, zipSync(entries));
}
