/** @file `npm run receipt`: does a classifier get better? */

import { runCommand } from '../lib/runCommand.ts';
import { isShard } from '../lib/shards/call.ts';
import { located } from './located.ts';
import { parseOptions, USAGE, type ReceiptOptions } from './options.ts';
import { readyReceipt, writeReceipt } from './ready.ts';
import { mergeShards, planShards, trainShard } from './shards.ts';
import { openKept, receiptParts } from './store.ts';

/**
 * The command.
 *
 * @param args what follows its name.
 * @param print takes a line of what it says.
 * @returns the exit code: 0 done, 1 failed, 2 for a command line that is wrong.
 */
export const runReceipt = (args: readonly string[], print: (line: string) => void): Promise<number> =>
  runCommand(async () => {
    const [first, ...rest] = args;
    if (args.includes('--help')) print(USAGE);
    else if (first === 'plan') await planShards(rest, print);
    else if (first === 'merge') await mergeShards(rest, print);
    else if (isShard(args)) await trainShard(args, print);
    else await receipt(await located(parseOptions(args)!), print);
  }, print);

async function receipt(options: ReceiptOptions, print: (line: string) => void): Promise<void> {
  const warn = (text: string) => {
    print(`! ${text}`);
  };
  const ready = await readyReceipt(options, print);
  const kept = await openKept(await receiptParts(ready.gathered.data, ready.request, options), options.resume);
  if (options.resume && kept.found === 0) warn('nothing is kept of a receipt with these settings: it begins anew');
  if (!options.resume && kept.found > 0) {
    warn(`an interrupted receipt with these settings is kept: --resume goes on from it`);
  }
  await writeReceipt(ready, options, kept.store, print, () => kept.discard());
}
