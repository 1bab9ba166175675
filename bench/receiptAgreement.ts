/**
 * `npm run bench:agreement -- <set.zip> --reference <script>`: do arms of a receipt come to what a script in PyTorch comes to with the
 * same pictures, net and updates? The script takes `SET --n PER_CLASS --updates N --seeds REPEATS --k K --arms a,b` and prints a line
 * `arm mean ± deviation n=N [run, ...]` for each arm. Prints a table and, as the last line, JSON. An arm agrees where the means lie
 * within two standard errors of their difference, from the spread of the runs.
 */
import { execFile } from 'node:child_process';
import { parseArgs, promisify } from 'node:util';
import { resolve } from 'node:path';
import { callerFolder } from '../cli/lib/caller.ts';
import { runReceipt } from '../cli/receipt/command.ts';
import { progress, round, table } from './lib/report.ts';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    reference: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    arms: { type: 'string', default: 'original,randaugment' },
    'per-class': { type: 'string', default: '10' },
    k: { type: 'string', default: '5' },
    repeats: { type: 'string', default: '3' },
    updates: { type: 'string', default: '250' },
    threads: { type: 'string', default: '2' },
    runtime: { type: 'string', default: 'wasm' },
    help: { type: 'boolean', default: false },
  },
});
const [set] = positionals;
if (options.help || set === undefined || options.reference === undefined) {
  console.log(`usage: npm run bench:agreement -- <zip with train and test> --reference <script>
  --reference <script>  in Python, with torch; what it takes and prints is said above bench/receiptAgreement.ts
  --python <path>       (python3)
  --arms, --per-class, --k, --repeats, --updates, --threads, --runtime as for npm run receipt
                        (original,randaugment; 10, 5, 3, 250, 2, wasm)`);
  process.exit(options.help ? 0 : 2);
}

interface Figures {
  readonly mean: number;
  /** Sample standard deviation over the runs. */
  readonly spread: number;
  readonly runs: readonly number[];
}

const figuresOf = (runs: readonly number[]): Figures => {
  const mean = runs.reduce((sum, run) => sum + run, 0) / runs.length;
  const squares = runs.reduce((sum, run) => sum + (run - mean) ** 2, 0);
  return { mean, spread: Math.sqrt(squares / Math.max(runs.length - 1, 1)), runs };
};

/** Percent read right by every run of every arm. */
type Runs = ReadonlyMap<string, readonly number[]>;

async function ours(path: string): Promise<Runs> {
  const { arms, repeats, updates, k, threads, runtime } = options;
  const args = [path, '--arms', arms, '--repeats', repeats, '--updates', updates, '--k', k, '--threads', threads];
  const lines: string[] = [];
  const code = await runReceipt(
    [...args, '--runtime', runtime, '--per-class', options['per-class'], '--tune', 'none', '--judge', 'none'],
    (line) => {
      lines.push(line);
      progress(line);
    },
  );
  if (code !== 0) throw new Error(`Expected a receipt, got exit code ${String(code)}: ${lines.at(-1) ?? ''}`);
  const said = JSON.parse(lines.at(-1)!) as { arms: { name: string; runs: number[] }[] };
  return new Map(said.arms.map(({ name, runs }) => [name, runs]));
}

async function theirs(path: string, script: string): Promise<Runs> {
  const { arms, repeats, updates, k, threads } = options;
  const args = [script, path, '--n', options['per-class'], '--updates', updates, '--seeds', repeats, '--k', k];
  progress('the script in PyTorch');
  const { stdout } = await promisify(execFile)(options.python, [...args, '--arms', arms, '--threads', threads]);
  const found = [...stdout.matchAll(/^(\S+) +[\d.]+ ± .*?\[([^\]]*)\]/gmu)];
  return new Map(found.map(([, arm = '', runs = '']) => [arm, runs.split(',').map(Number)]));
}

const path = resolve(callerFolder(), set);
const reference = await theirs(path, resolve(callerFolder(), options.reference));
const receipt = await ours(path);
progress('');
const rows = options.arms.split(',').map((arm) => {
  const [own, other] = [receipt.get(arm), reference.get(arm)].map((runs) => runs && figuresOf(runs));
  if (!own || !other) throw new Error(`Expected figures of the arm ${arm} from both, got none from one of them.`);
  const error = Math.hypot(own.spread / Math.sqrt(own.runs.length), other.spread / Math.sqrt(other.runs.length));
  const difference = own.mean - other.mean;
  return { arm, receipt: own, reference: other, difference, error, agrees: Math.abs(difference) <= 2 * error };
});
const show = ({ mean, spread }: Figures): string => `${String(round(mean))} ± ${String(round(spread))}`;
console.log(
  table(
    ['arm', 'receipt, %', 'PyTorch, %', 'difference', 'two standard errors', 'agrees'],
    rows.map(({ arm, receipt, reference, difference, error, agrees }) => [
      ...[arm, show(receipt), show(reference), String(round(difference)), String(round(2 * error))],
      agrees ? 'yes' : 'no',
    ]),
  ),
);
console.log(JSON.stringify({ bench: 'agreement', updates: Number(options.updates), rows }));
process.exit(); // The runtime's threads would keep the process.
