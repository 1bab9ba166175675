/** @file What the command writes, and how the studio opens it: for tests that compare the two. */

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { strFromU8, strToU8, zipSync, type Zippable } from 'fflate';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader, type FileEntry } from '@zip.js/zip.js';
import { runExpand } from '../../cli/expand/command.ts';
import { parseDocument } from '../export/project/parse.ts';
import { reconcile } from '../export/project/reconcile.ts';
import type { ProjectDocument } from '../export/project/schema.ts';
import { DOCUMENT_NAME } from '../core/dataset/projectDocument.ts';
import type { SidecarRow } from '../export/sidecar.ts';
import { fromDocument } from '../store/project/fromDocument.ts';
import { restoreSnapshot } from '../store/project/restore.ts';
import { newProject } from '../store/project/state.ts';
import { projectState } from './projects.ts';

const NOW = '2026-01-02T00:00:00.000Z';

/** A zip of the command. */
export interface GrownZip {
  readonly out: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly text: (path: string) => string;
  readonly rows: readonly SidecarRow[];
  /** What the command said. */
  readonly output: string;
}

/**
 * Runs the command in this process.
 *
 * @throws Error with what it said where it fails.
 */
export async function growZip(input: string, out: string, args: readonly string[]): Promise<GrownZip> {
  const lines: string[] = [];
  const code = await runExpand([input, '--out', out, ...args], (line) => lines.push(line));
  if (code !== 0) throw new Error(`Expected exit 0, got ${code}: ${lines.join('\n')}`);
  return { ...(await readZip(out)), output: lines.join('\n') };
}

export async function readZip(out: string): Promise<Omit<GrownZip, 'output'>> {
  const entries = await new ZipReader(new Uint8ArrayReader(await readFile(out))).getEntries();
  const files = new Map<string, Uint8Array>();
  for (const entry of entries.filter((one): one is FileEntry => !one.directory)) {
    files.set(entry.filename, await entry.getData(new Uint8ArrayWriter()));
  }
  const text = (path: string) => strFromU8(files.get(path)!);
  const rows = text('expansion.jsonl').trimEnd().split('\n');
  return { out, files, text, rows: rows.map((row) => JSON.parse(row) as SidecarRow) };
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The zip as the studio opens it. */
export function openedInStudio({ files, text }: Pick<GrownZip, 'files' | 'text'>) {
  const document = parseDocument(text(DOCUMENT_NAME));
  const pictures = [...files]
    .filter(([path]) => path.endsWith('.png'))
    .map(([path, bytes]) => ({ path, sha256: hashOf(bytes) }));
  const reconciled = reconcile(document, pictures, new Map());
  const snapshot = fromDocument(document, reconciled, newProject('pets', NOW), [], NOW);
  return { document, reconciled, snapshot, state: restoreSnapshot(projectState(), snapshot) };
}

/**
 * The zip again with another document, as after a review.
 *
 * @param place where a picture goes; `null` takes it out. Default: where it was.
 */
export async function rewriteDocument(
  { files, text }: Pick<GrownZip, 'files' | 'text'>,
  out: string,
  change: (document: ProjectDocument) => ProjectDocument,
  place: (path: string) => string | null = (path) => path,
): Promise<void> {
  const content: Zippable = {};
  for (const [path, bytes] of files) {
    const to = place(path);
    if (to !== null) content[to] = bytes;
  }
  content[DOCUMENT_NAME] = strToU8(JSON.stringify(change(parseDocument(text(DOCUMENT_NAME)))));
  await writeFile(out, zipSync(content));
}
