/** @file Data sets that are made in a test, read as the page and as the command read them. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readAsCommand, readAsPage, type Outcome } from './readCases.ts';

export type Counts = Readonly<Record<string, number>>;

export interface Case {
  /** A picture for each path, or what the file holds. */
  readonly files: readonly string[] | Readonly<Record<string, string | null>>;
  readonly grown: Counts;
  readonly held?: Counts;
  readonly says?: RegExp;
}

/** Paths with their content. */
export const contents = (
  files: Case['files'],
  picture: Uint8Array,
): readonly (readonly [path: string, content: Uint8Array])[] =>
  (Array.isArray(files)
    ? (files as readonly string[]).map((path) => [path, null] as const)
    : Object.entries(files)
  ).map(([path, text]: readonly [string, string | null]) => [path, text === null ? picture : Buffer.from(text)]);

/** What both read of an archive, which is the same; `folder` takes the archive. */
export async function read(folder: string, name: string, bytes: Uint8Array): Promise<Outcome> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const [page, command] = [await readAsPage(path), await readAsCommand(path)];
  expect([page.grown, page.held]).toEqual([command.grown, command.held]);
  expect(page.says).toBe(command.says.replaceAll(path, name));
  return page;
}
