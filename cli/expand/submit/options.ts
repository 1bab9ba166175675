/** @file The command line of `npm run expand -- submit`, read and checked. */

import { isWithin, LIMITS, rangeText, type Limit } from '../../../src/core/limits.ts';
import { UsageError } from '../../lib/usageError.ts';
import { callOf, pathFrom, type Call } from '../../lib/shards/call.ts';
import { EXPAND } from '../shards/command.ts';
import { orUsageError } from '../../lib/optionValues.ts';
import { parseArgs } from 'node:util';

export const SUBMIT_USAGE = `usage: npm run expand -- submit <folder, zip or tar> --slurm|--kubernetes --out <zip> --shards <n> --to <folder> [options]

Writes the jobs of a run in n shards into a folder, to read, edit and hand over: one that plans, an array of those that make the shards,
and one that merges them. submit.sh there hands over all three, each after the one before. Paths are those of the machines that run
them. All options of npm run expand go for the run.

  --slurm                job scripts for sbatch
  --kubernetes           manifests for kubectl: Jobs over one PersistentVolumeClaim, mounted at /data, where the data set and --out lie
  --to <folder>          where to write them; a new one
  --shards <n>           how many parts, 1 to ${LIMITS.shards.most}
  --cpus <n>             processors of a job, and threads of its runtime (4)
  --memory <GiB>         memory of a job (4)
  --hours <n>            after which a job is ended; what its shards have made stays (4)
  --retries <n>          how often a shard that failed is run again: it goes on from what it had written (3)
  --image <name>         with --kubernetes: the image that the Containerfile of this project builds
  --claim <name>         with --kubernetes: the PersistentVolumeClaim (offshoot)
  --storage <GiB>        with --kubernetes: its size, where volume.yaml makes it (100)
  --help                 this text`;

/** What a scheduler is asked for. */
export interface Submission {
  readonly scheduler: 'slurm' | 'kubernetes';
  /** Folder for the jobs. */
  readonly to: string;
  readonly shards: number;
  readonly cpus: number;
  /** In GiB. */
  readonly memory: number;
  readonly hours: number;
  readonly retries: number;
  readonly gpu: boolean;
  readonly image: string;
  readonly claim: string;
  /** In GiB. */
  readonly storage: number;
  /** The run: where the data set lies, where the zip goes, and everything else. */
  readonly run: Call & { readonly out: string };
}

const NUMBERS = {
  shards: LIMITS.shards,
  cpus: LIMITS.threads,
  memory: { least: 1, most: 4096, whole: true },
  hours: { least: 1, most: 720, whole: true },
  retries: { least: 0, most: 100, whole: true },
  storage: { least: 1, most: 1_000_000, whole: true },
} as const satisfies Readonly<Record<string, Limit>>;
const DEFAULTS = { cpus: 4, memory: 4, hours: 4, retries: 3, storage: 100 } as const;
const WORDS = ['to', 'image', 'claim'] as const;
const OWN: readonly string[] = ['slurm', 'kubernetes', ...Object.keys(NUMBERS), ...WORDS];

/**
 * Reads the command line.
 *
 * @param args what follows `submit`.
 * @returns `null` where help is asked for.
 * @throws UsageError
 */
export async function parseSubmission(args: readonly string[]): Promise<Submission | null> {
  if (args.includes('--help')) return null;
  const { own, rest } = parted(args);
  const text = { type: 'string' } as const;
  const { values } = orUsageError(() =>
    parseArgs({
      args: own,
      options: {
        slurm: { type: 'boolean' },
        kubernetes: { type: 'boolean' },
        ...Object.fromEntries([...Object.keys(NUMBERS), ...WORDS].map((name) => [name, text])),
      },
    }),
  );
  const given = values as Readonly<Record<string, string | boolean | undefined>>;
  if ((given.slurm === true) === (given.kubernetes === true)) {
    throw new UsageError('Expected --slurm or --kubernetes, got neither or both; say one.');
  }
  const scheduler = given.slurm === true ? 'slurm' : 'kubernetes';
  const odd =
    scheduler === 'slurm' && (['image', 'claim', 'storage'] as const).find((name) => given[name] !== undefined);
  if (odd) throw new UsageError(`Expected --${odd} with --kubernetes, got it with --slurm; leave it out.`);
  const word = (name: (typeof WORDS)[number], otherwise?: string): string => {
    const value = (given[name] as string | undefined) ?? otherwise;
    if (value === undefined || value === '') throw new UsageError(`Expected --${name} for the jobs, got none.`);
    return value;
  };
  const claim = word('claim', 'offshoot');
  if (!/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/u.test(claim)) {
    throw new UsageError(
      `Expected --claim to be a name as Kubernetes takes it, small letters and hyphens, got "${claim}".`,
    );
  }
  const cpus = numberIn(given, 'cpus');
  const withThreads = rest.some((arg) => /^--threads(?:=|$)/u.test(arg)) ? rest : [...rest, `--threads=${cpus}`];
  const options = await EXPAND.parse(withThreads);
  return {
    scheduler,
    to: pathFrom(word('to')),
    shards: numberIn(given, 'shards'),
    cpus,
    memory: numberIn(given, 'memory'),
    hours: numberIn(given, 'hours'),
    retries: numberIn(given, 'retries'),
    gpu: options.runtime === 'cuda',
    image: scheduler === 'kubernetes' ? word('image') : '',
    claim,
    storage: numberIn(given, 'storage'),
    run: { ...runOf(callOf(EXPAND, withThreads, options), rest), out: options.out },
  };
}

/** Which runtime there is, the machine knows that plans. */
const runOf = (call: Call, args: readonly string[]): Call =>
  args.some((arg) => /^--runtime(?:=|$)/u.test(arg))
    ? call
    : { ...call, settings: call.settings.filter((setting) => !setting.startsWith('--runtime=')) };

/** Options of the jobs, and those of the run. */
function parted(args: readonly string[]): { readonly own: string[]; readonly rest: string[] } {
  const [own, rest]: [string[], string[]] = [[], []];
  for (let i = 0; i < args.length; i++) {
    const name = /^--([a-z-]+)/u.exec(args[i]!)?.[1];
    if (name === undefined || !OWN.includes(name)) rest.push(args[i]!);
    else if (args[i]!.includes('=') || name === 'slurm' || name === 'kubernetes') own.push(args[i]!);
    else own.push(args[i]!, ...(args[i + 1] === undefined ? [] : [args[++i]!]));
  }
  return { own, rest };
}

function numberIn(given: Readonly<Record<string, string | boolean | undefined>>, name: keyof typeof NUMBERS): number {
  const limit: Limit = NUMBERS[name];
  const value = given[name] ?? (name === 'shards' ? undefined : DEFAULTS[name]);
  if (value === undefined) throw new UsageError(`Expected --${name}, got none.`);
  if (!isWithin(Number(value), limit) || value === '')
    throw new UsageError(`Expected --${name} to be ${rangeText(limit)}, got "${String(value)}".`);
  return Number(value);
}
