/** @file Every file of a source, looked at and not kept: whether it can be read, what it holds, whether it decodes. */

import { ahead } from '../../src/core/ahead.ts';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { textOf } from '../../src/core/bytes/utf8.ts';
import { isImagePath } from '../../src/core/dataset/filePath.ts';
import type { FileAt, SourceList, InspectedFile, InspectEvent } from '../../src/protocol/import.ts';
import { look } from '../images/decode.ts';
import { AHEAD } from './ahead.ts';
import { openSource, type SourceFile } from './source.ts';
import { thumbnailOf } from './thumbnail.ts';

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
    const looked = ahead(files, (file) => (source.withPictures ? inspectPicture(file, source) : inspect(file)), AHEAD);
    for await (const file of looked) {
      if (cancelled()) return false;
      await emit({ kind: 'file', file });
    }
    return true;
  } finally {
    await close();
  }
}

async function inspect({ path, read }: SourceFile): Promise<InspectedFile> {
  try {
    const { blob, content: whole } = await read();
    const content = await whole();
    return {
      path,
      bytes: blob.size,
      sha256: await sha256(content),
      decodes: isImagePath(path) ? await decodes(blob, content) : null,
      ...(TEXT.test(path) && { text: textOf(content) }),
    };
  } catch {
    return unreadable(path);
  }
}

/** A file that is handed over with its picture; what is none is only counted. */
async function inspectPicture({ path, read }: SourceFile, { kind, hints }: SourceList): Promise<InspectedFile> {
  if (!isImagePath(path)) return { path, bytes: 0, sha256: '', decodes: null };
  try {
    const { blob, content: whole } = await read();
    const content = await whole();
    const options = hints?.stretch === undefined ? {} : { stretch: hints.stretch };
    const thumbnail = await look(blob, content, ({ bitmap }) => thumbnailOf(bitmap), options);
    const found = { path, bytes: blob.size, sha256: await sha256(content), decodes: true, thumbnail };
    return kind === 'zip' ? { ...found, content: blob } : found;
  } catch {
    return unreadable(path);
  }
}

const decodes = (blob: Blob, content: Uint8Array<ArrayBuffer>): Promise<boolean> =>
  look(blob, content, () => true).catch(() => false);

const unreadable = (path: string): InspectedFile => ({
  path,
  bytes: 0,
  sha256: '',
  decodes: isImagePath(path) ? false : null,
});
