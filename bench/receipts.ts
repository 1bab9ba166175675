/**
 * `npm run bench:receipts -- <set>...`: a receipt of every set with all arms that a plain folder can have, by equal updates or equal
 * epochs, one file of JSON each, and the table of them all. What is there already is not made again, so it can be stopped and gone on.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runReceipt } from '../cli/receipt/command.ts';
import { callerFolder } from '../cli/lib/caller.ts';
import { parseReceipt } from '../src/export/receipt/schema.ts';
import type { Receipt } from '../src/core/receipt/receipt.ts';
import { table } from './lib/report.ts';

/** All that can be trained without an export. */
const ARMS =
  'original,guided,unguided,scene,join,randaugment,trivialaugment,augmix,cutmix,mixup,cutout,gridmask,randaugment-online,synthetic,expansion-randaugment,infinite,distilled,expansion-distilled,head,zero-shot';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'bench/results' },
    arms: { type: 'string', default: ARMS },
    'per-class': { type: 'string', default: '10' },
    k: { type: 'string', default: '5' },
    repeats: { type: 'string', default: '3' },
    updates: { type: 'string', default: '800' },
    epochs: { type: 'string' },
    side: { type: 'string', default: '64' },
    batch: { type: 'string', default: '64' },
    threads: { type: 'string' },
    runtime: { type: 'string', default: 'wasm' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help || positionals.length === 0) {
  console.log(`usage: npm run bench:receipts -- <folder, zip or tar>...
  --out <folder>     where a receipt of each set is written, and found again (bench/results)
  --arms <name,...>  (all that need no export)
  --per-class, --k, --repeats, --updates, --side, --batch, --threads, --runtime
                     as for npm run receipt (10, 5, 3, 800, 64, 64, all cores, wasm)
  --epochs <n>       equal epochs in place of equal updates`);
  process.exit(options.help ? 0 : 2);
}

const { out, arms, repeats, updates, epochs, threads, runtime, k, side, batch, 'per-class': perClass } = options;
const folder = resolve(callerFolder(), out);
mkdirSync(folder, { recursive: true });
const length = epochs === undefined ? ['--updates', updates] : ['--epochs', epochs, '--tune', 'none'];
const receipts: Receipt[] = [];
for (const set of positionals) {
  const name = basename(set).replace(/\.(?:zip|tar|tar\.gz|tgz)$/iu, '');
  const file = join(folder, `receipt-${name}-${side}px-${length.slice(0, 2).join('').slice(2)}.json`);
  if (!existsSync(file)) {
    const args = [set, '--arms', arms, '--repeats', repeats, '--k', k, '--per-class', perClass, ...length];
    const net = ['--side', side, '--batch', batch];
    const more = [
      '--runtime',
      runtime,
      '--json',
      file,
      '--resume',
      ...(threads === undefined ? [] : ['--threads', threads]),
    ];
    const code = await runReceipt([...args, ...net, ...more], (line) => {
      console.error(line);
    });
    if (code !== 0) process.exit(code);
  }
  receipts.push(parseReceipt(JSON.parse(await readFile(file, 'utf8'))));
}

const figure = ({ mean, spread }: { mean: number; spread: number | null }): string =>
  `${(100 * mean).toFixed(1)}${spread === null ? '' : ` ± ${(100 * spread).toFixed(1)}`}`;
const names = [...new Set(receipts.flatMap((receipt) => receipt.arms.map(({ arm }) => arm)))];
const rows = names.map((arm) => [
  arm,
  ...receipts.map((receipt) => {
    const found = receipt.arms.find((one) => one.arm === arm);
    return found ? figure(found) : '';
  }),
]);
console.log(table(['read right, %', ...receipts.map(({ source }) => source)], rows));
console.log(
  JSON.stringify({
    bench: 'receipts',
    sets: receipts.map(({ source, protocol, arms: all }) => ({
      ...{ source, length: protocol.length },
      arms: all.map(({ arm, mean, spread }) => ({ arm, mean, spread })),
    })),
  }),
);
process.exit(); // The runtime's threads would keep the process.
