/** @file The three steps of a run in shards as command lines, whoever runs them. */

import { dirname, posix } from 'node:path';
import type { Submission } from './options.ts';

/** Command lines, as words for a POSIX shell. */
export interface Steps {
  /** Folder of the shards. */
  readonly folder: string;
  readonly plan: string;
  /** @param index of the shard from 1, as an expression of the shell; expanded inside double quotes. */
  readonly shard: (index: string) => string;
  readonly merge: string;
}

const EXPAND = 'npm run --silent expand --';

/** What the jobs of a submission do. */
export function stepsOf({ shards, run }: Pick<Submission, 'shards' | 'run'>): Steps {
  const { input = '', ...places } = run.places;
  const folder = posix.join(dirname(run.out), `${posix.basename(run.out, '.zip')}.shards`);
  const plan = posix.join(folder, 'plan.zip');
  const options = [...run.settings, ...Object.entries(places).map(([name, place]) => `--${name}=${place}`)];
  return {
    folder,
    plan: [EXPAND, 'plan', quoted(input), ...options.map(quoted), '--overwrite', '--out', quoted(plan)].join(' '),
    shard: (index) =>
      `${EXPAND} --plan ${quoted(plan)} --shard "${index}/${shards}" --out ${quoted(folder)}/"${index}".zip`,
    merge: [EXPAND, 'merge', '--plan', quoted(plan), '--out', quoted(run.out), `${quoted(folder)}/[0-9]*.zip`].join(
      ' ',
    ),
  };
}

/** A word that a POSIX shell takes as it is. */
export const quoted = (word: string): string =>
  /^[\w./:=,@%+-]+$/u.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
