/** @file The files that a pack is made of, wherever they lie, and what they say about their model. */

import { sha256 } from '../../core/bytes/sha256.ts';
import { textOf } from '../../core/bytes/utf8.ts';
import type { Found } from '../../packs/draft/draft.ts';
import type { Lack } from '../../packs/draft/lack.ts';
import { SETTINGS } from '../../packs/draft/settings.ts';
import type { PackFile } from '../../packs/manifest.ts';

/** Some files: a folder, what was dropped on a page, a zip. */
export interface FileSource {
  /** Relative paths with forward slashes. */
  readonly paths: readonly string[];
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Size and hash of some files. */
export async function describeFiles({ read }: FileSource, paths: readonly string[]): Promise<PackFile[]> {
  const files: PackFile[] = [];
  for (const path of paths) {
    const bytes = await read(path);
    files.push({ path, bytes: bytes.length, sha256: await sha256(bytes) });
  }
  return files;
}

/** What lies beside the graphs, and what of it cannot be read. */
export async function settingsOf(
  source: FileSource,
): Promise<Omit<Found, 'graphs'> & { readonly unreadable: readonly Lack[] }> {
  const unreadable: Lack[] = [];
  const read = async <Value>(
    name: string,
    parse: (json: unknown) => Value,
  ): Promise<{ readonly path: string; readonly value: Value } | null> => {
    const [path] = source.paths
      .filter((candidate) => candidate === name || candidate.endsWith(`/${name}`))
      .toSorted((a, b) => a.length - b.length);
    if (path === undefined) return null;
    try {
      return { path, value: parse(JSON.parse(textOf(await source.read(path)))) };
    } catch (error) {
      unreadable.push({ code: 'unreadable', path, text: error instanceof Error ? error.message : String(error) });
      return null;
    }
  };
  const config = await read('config.json', SETTINGS.config);
  const processor = await read('preprocessor_config.json', SETTINGS.processor);
  const tokenizerConfig = await read('tokenizer_config.json', SETTINGS.tokenizerConfig);
  const tokenizer = await read('tokenizer.json', SETTINGS.tokenizerType);
  return {
    config: config?.value ?? null,
    processor: processor?.value ?? null,
    tokenizerConfig: tokenizerConfig?.value ?? null,
    tokenizer: tokenizer && { path: tokenizer.path, type: tokenizer.value },
    unreadable,
  };
}
