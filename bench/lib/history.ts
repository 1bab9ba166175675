/** @file What benchmarks printed, kept beside each other: a line of JSON a run, and how two runs differ. */

import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a benchmark printed. */
export interface Entry {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** Of the tree that was measured, `+` behind it where it held more; '' where nobody knows. */
  readonly commit: string;
  readonly part: string;
  readonly figures: unknown;
}

/** Adds a run to a file of lines. */
export async function keepEntry(file: string, entry: Entry): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await appendFile(file, `${JSON.stringify(entry)}\n`);
}

/** All runs of a file, oldest first; none where there is no file. */
export async function entriesOf(file: string): Promise<readonly Entry[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry);
}

/** The last JSON that a benchmark printed on a line of its own; `null` where there is none. */
export function figuresIn(output: string): unknown {
  for (const line of output.split('\n').toReversed()) {
    if (!line.startsWith('{')) continue;
    try {
      return JSON.parse(line) as unknown;
    } catch {
      // A line of prose that begins so.
    }
  }
  return null;
}

/** A figure of two runs. */
export interface Change {
  /** Where it stands, keys and numbers of places joined by dots. */
  readonly name: string;
  readonly before: number;
  readonly now: number;
}

/**
 * Figures that both runs have, in the order of the newer one.
 *
 * @param before, now what was printed; a text that begins with a number counts as it.
 */
export function changesOf(before: unknown, now: unknown): readonly Change[] {
  const older = new Map(numbersIn(before));
  return numbersIn(now).flatMap(([name, value]) => {
    const known = older.get(name);
    return known === undefined ? [] : [{ name, before: known, now: value }];
  });
}

function numbersIn(figures: unknown, at: readonly string[] = []): readonly (readonly [name: string, value: number])[] {
  if (typeof figures === 'number') return [[at.join('.'), figures]];
  if (typeof figures === 'string') {
    const number = Number.parseFloat(figures);
    return Number.isNaN(number) ? [] : [[at.join('.'), number]];
  }
  if (figures === null || typeof figures !== 'object') return [];
  return Object.entries(figures).flatMap(([key, value]) => numbersIn(value, [...at, nameOf(value) ?? key]));
}

/** Rows of a list are told apart by what they are called, so that another row does not move them. */
function nameOf(value: unknown): string | null {
  if (value === null || typeof value !== 'object') return null;
  const { name, model, where } = value as Readonly<Record<string, unknown>>;
  const told = [name, model, where].filter((one) => typeof one === 'string');
  return told.length === 0 ? null : told.join(' ');
}
