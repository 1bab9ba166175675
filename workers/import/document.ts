/** @file A project among the files of a source: its document, and the texts that say where its pictures belong. */

import { isClutter, isImagePath, partsOfPath } from '../../src/core/dataset/filePath.ts';
import { FailureError } from '../../src/core/failure.ts';
import { MAX_TEXT_BYTES } from '../../src/core/dataset/limits.ts';
import type { Placed } from '../../src/core/dataset/placement.ts';
import type { ImportEvent } from '../../src/protocol/import.ts';
import { isDocument } from './grownSet.ts';
import type { FileRead } from './source.ts';
import { variantDigests } from './variantDigests.ts';

/** Texts of the layouts. */
const TEXT = /\.(?:jsonl|csv)$/iu;

export interface FoundProject {
  readonly event: Extract<ImportEvent, { kind: 'document' }>;
  /** Every picture, without class: where it belongs, the document says. */
  readonly pictures: readonly Placed[];
  /** SHA-256 of the variants as the document says it, by path. */
  readonly variants: ReadonlyMap<string, string>;
}

/** A file that may be a text of a project. */
interface TextSource {
  readonly path: string;
  readonly read: () => Promise<Pick<FileRead, 'blob'>>;
}

/**
 * The project that a source holds, however deep its document lies; `null` where it is a data set and nothing else, or holds several
 * projects: of those, what is real is read as a data set (see `grownSetOf`).
 */
export async function findProject(files: readonly TextSource[]): Promise<FoundProject | null> {
  const [document, ...others] = files.filter(({ path }) => isDocument(path) && !isClutter(path));
  if (!document || others.length > 0) return null;
  const root = document.path.slice(0, document.path.lastIndexOf('/') + 1);
  const inside = files.filter(({ path }) => path.startsWith(root) && !('code' in partsOfPath(path)));
  const texts: [string, string][] = [];
  for (const file of inside) {
    const path = file.path.slice(root.length);
    if (TEXT.test(path) && path !== 'expansion.jsonl') texts.push([path, await textOf(file)]);
  }
  const text = await textOf(document);
  return {
    event: { kind: 'document', root, text, texts },
    variants: new Map([...variantDigests(text)].map(([path, sha256]) => [root + path, sha256])),
    pictures: inside
      .filter(({ path }) => isImagePath(path) && !isClutter(path))
      .map(({ path }) => ({ path, split: null, label: null })),
  };
}

async function textOf({ path, read }: TextSource): Promise<string> {
  const { blob } = await read();
  if (blob.size > MAX_TEXT_BYTES) {
    throw new FailureError({ code: 'text-too-long', path, bytes: blob.size });
  }
  return blob.text();
}
