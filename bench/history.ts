/**
 * `npm run bench:history`: how the last run of every benchmark differs from the one before it, or from the last one of a commit
 * (`--against <commit>`). `npm run bench` keeps what it prints in `bench/results/history.jsonl`, on the machine that it ran on: other
 * machines are no comparison. With `--keep <part>` it keeps what comes in.
 */

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { text } from 'node:stream/consumers';
import { changesOf, entriesOf, figuresIn, keepEntry, type Entry } from './lib/history.ts';
import { table } from './lib/report.ts';

const FILE = join(import.meta.dirname, 'results/history.jsonl');

const { values: options } = parseArgs({ options: { keep: { type: 'string' }, against: { type: 'string' } } });
if (options.keep !== undefined) {
  const figures = figuresIn(await text(process.stdin));
  if (figures === null) throw new Error(`Expected a line of JSON from bench:${options.keep}, got none.`);
  await keepEntry(FILE, { at: new Date().toISOString(), commit: present(), part: options.keep, figures });
} else {
  const entries = await entriesOf(FILE);
  const parts = [...new Set(entries.map(({ part }) => part))];
  if (parts.length === 0) console.log('Expected runs of npm run bench, got none; two of them can be compared.');
  for (const part of parts) {
    show(
      part,
      entries.filter((entry) => entry.part === part),
      options.against,
    );
  }
}

/** The commit that is checked out, `+` behind it where something is not committed; '' outside of a repository. */
function present(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    return git('rev-parse', '--short', 'HEAD').trim() + (git('status', '--porcelain').trim() === '' ? '' : '+');
  } catch {
    return '';
  }
}

function show(part: string, entries: readonly Entry[], against: string | undefined): void {
  const now = entries.at(-1)!;
  const before = entries
    .slice(0, -1)
    .findLast(({ commit }) => against === undefined || (commit !== '' && commit.startsWith(against)));
  console.log(`\n== bench:${part}`);
  if (!before) {
    console.log(`one run (${said(now)}), nothing to compare it with`);
    return;
  }
  const rows = changesOf(before.figures, now.figures).map((change) => [
    change.name,
    String(change.before),
    String(change.now),
    change.before === 0 ? '' : (change.now / change.before).toFixed(2),
  ]);
  console.log(table(['', said(before), said(now), 'times'], rows));
}

function said({ commit, at }: Entry): string {
  return `${commit} ${at.slice(0, 16)}`;
}
