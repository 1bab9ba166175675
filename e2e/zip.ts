/** @file What is in a zip that was downloaded. */

import { readFile } from 'node:fs/promises';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, configure } from '@zip.js/zip.js';
import type { SidecarRow } from '../src/export/sidecar.ts';

configure({ useWebWorkers: false });

export interface ZipContent {
  /** Every picture, by path. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** Every text, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly rows: readonly SidecarRow[];
  readonly card: string | null;
}

/** Reads a zip whole, checksums verified. */
export async function readZip(path: string): Promise<ZipContent> {
  const reader = new ZipReader(new Uint8ArrayReader(new Uint8Array(await readFile(path))), { checkSignature: true });
  const files = new Map<string, Uint8Array>();
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) files.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  }
  await reader.close();
  const isImage = (name: string): boolean => /\.(?:png|jpe?g|webp)$/iu.test(name);
  const all = [...files];
  const texts = new Map(
    all.flatMap(([name, bytes]) => (isImage(name) ? [] : [[name, new TextDecoder().decode(bytes)]])),
  );
  const lines = (texts.get('expansion.jsonl') ?? '').split('\n').filter((line) => line !== '');
  return {
    card: texts.get('README.md') ?? null,
    rows: lines.map((line) => JSON.parse(line) as SidecarRow),
    images: new Map(all.filter(([name]) => isImage(name))),
    texts,
  };
}
