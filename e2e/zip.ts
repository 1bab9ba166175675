/** @file Zips in tests: what is in one that was downloaded, and ones to bring. */

import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Download } from '@playwright/test';
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import type { SidecarRow } from '../src/export/sidecar.ts';

configure({ useWebWorkers: false });

export interface ZipContent {
  /** Every image, by path. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** Everything else, by path. */
  readonly texts: ReadonlyMap<string, string>;
  /** Lines of the sidecar. */
  readonly rows: readonly SidecarRow[];
}

/** Reads a zip whole, checksums verified. */
export async function readZip(path: string): Promise<ZipContent> {
  const reader = new ZipReader(new Uint8ArrayReader(new Uint8Array(await readFile(path))), { checkCrc32: true });
  const images = new Map<string, Uint8Array>();
  const texts = new Map<string, string>();
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue;
    const isImage = /\.(?:png|jpe?g|gif|webp|avif)$/iu.test(entry.filename);
    const bytes = await entry.getData(new Uint8ArrayWriter());
    if (isImage) images.set(entry.filename, bytes);
    else texts.set(entry.filename, new TextDecoder().decode(bytes));
  }
  await reader.close();
  const lines = (texts.get('expansion.jsonl') ?? '').split('\n').filter((line) => line !== '');
  return { images, texts, rows: lines.map((line) => JSON.parse(line) as SidecarRow) };
}

/** Saves a download and reads it as a zip. */
export async function savedZip(download: Download): Promise<ZipContent> {
  const path = join(await mkdtemp(join(tmpdir(), 'offshoot-')), download.suggestedFilename());
  await download.saveAs(path);
  return readZip(path);
}

/** Writes a zip with any names, also such as no program should write. */
export async function writeZip(path: string, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const writer = new ZipWriter(new Uint8ArrayWriter());
  for (const [name, content] of Object.entries(files)) {
    await writer.add(name, new Uint8ArrayReader(content), { level: 9 });
  }
  await writeFile(path, await writer.close());
}

/** A folder's files by their paths inside it. */
export async function filesOf(folder: string): Promise<Record<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const named = files.map(async (file) => [relative(folder, file), new Uint8Array(await readFile(file))] as const);
  return Object.fromEntries(await Promise.all(named));
}
