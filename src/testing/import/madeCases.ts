/** @file Data sets that are made in a test, read as the page and as the command read them. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { rawZip } from '../zips.ts';
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
const contents = (
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

/** Page and command read a case as it says, from a zip in `folder` that is called like it. */
export async function expectRead(
  folder: string,
  name: string,
  { files, grown, held = {}, says }: Case,
  picture: Uint8Array,
): Promise<void> {
  const zip = rawZip(contents(files, picture).map(([path, data]) => ({ name: path, data })));
  const outcome = await read(folder, `${name.replace(/\W+/gu, '-')}.zip`, zip);
  expect(outcome.grown).toEqual(grown);
  expect(outcome.held).toEqual(held);
  if (says) expect(outcome.says).toMatch(says);
}
