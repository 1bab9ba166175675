/** @file Every file of a source, looked at and not kept: whether it can be read, what it holds, whether it decodes. */

import { sha256 } from '../../src/core/bytes/sha256.ts';
import { textOf } from '../../src/core/bytes/utf8.ts';
import { isImagePath } from '../../src/core/dataset/filePath.ts';
import type { FileAt, SourceList, InspectedFile, InspectEvent } from '../../src/protocol/import.ts';
import { decodeBitmap } from '../images/decode.ts';
import { openSource, type SourceFile } from './source.ts';

/** Files that are handed over as text. */
const TEXT = /\.(?:jsonl?|csv|md)$/iu;

/** @returns whether all files were looked at. */
export async function inspectSource(
  source: SourceList,
  fileAt: FileAt,
  emit: (event: InspectEvent) => Promise<void>,
  cancelled: () => boolean,
): Promise<boolean> {
  const { files, refused, close } = await openSource(source, fileAt);
  try {
    await emit({ kind: 'listed', total: files.length + refused.length });
    for (const { path } of refused) await emit({ kind: 'file', file: unreadable(path) });
    for (const file of files) {
      if (cancelled()) return false;
      await emit({ kind: 'file', file: await inspect(file) });
    }
    return true;
  } finally {
    await close();
  }
}

async function inspect({ path, read }: SourceFile): Promise<InspectedFile> {
  try {
    const blob = await read();
    const content = await blob.arrayBuffer();
    return {
      path,
      bytes: blob.size,
      sha256: await sha256(content),
      decodes: isImagePath(path) ? await decodes(blob) : null,
      ...(TEXT.test(path) && { text: textOf(content) }),
    };
  } catch {
    return unreadable(path);
  }
}

async function decodes(blob: Blob): Promise<boolean> {
  try {
    (await decodeBitmap(blob)).close();
    return true;
  } catch {
    return false;
  }
}

const unreadable = (path: string): InspectedFile => ({
  path,
  bytes: 0,
  sha256: '',
  decodes: isImagePath(path) ? false : null,
});
