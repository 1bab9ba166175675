/** @file `npm run expand -- plan`: what every shard of a run needs to know of the whole set, found out once. */

import { counted } from '../../../src/core/counted.ts';
import { openSafeFile } from '../../lib/output/safeFile.ts';
import { UsageError } from '../../lib/usageError.ts';
import { claim } from '../claim.ts';
import { findCopies } from '../copies.ts';
import { runParts } from '../kept.ts';
import { withRun } from '../openRun.ts';
import { callOf, isShard } from '../../lib/shards/call.ts';
import { EXPAND } from './command.ts';
import { factsOf } from './facts.ts';
import { writePlan } from './planFile.ts';

/**
 * Plans a run in shards.
 *
 * @param args those of the run, with the plan's own place as `--out`.
 * @param print takes a line of what it says.
 */
export async function makePlan(args: readonly string[], print: (line: string) => void): Promise<void> {
  if (isShard(args)) throw new UsageError('Expected a plan of the whole run, got --shard; leave it out.');
  const options = await EXPAND.parse(args);
  const call = callOf(EXPAND, args, options);
  // What is not said is this machine's, and from now on every shard's.
  const fixed = { ...options, threads: Number(threadsOf(call.settings)) };
  const target = await claim(fixed, print);
  const file = openSafeFile(target);
  const begun = Date.now();
  try {
    await withRun(fixed, print, {}, async (run) => {
      const { prepared, open } = run;
      await findCopies(prepared, open, (text) => {
        print(`! ${text}`);
      });
      const { seeds } = prepared.plan;
      const variants = seeds.reduce((sum, { slots }) => sum + slots.length, 0);
      const parts = await runParts(prepared, run.options, open);
      await writePlan(file, { call, parts, begun, seeds: seeds.length, variants }, await factsOf(run));
      print(
        `${options.out}: a plan of ${counted(seeds.length, 'seed')} and ${counted(variants, 'variant')}; --shard 1/n --plan ${options.out} makes the first of n parts`,
      );
    });
  } finally {
    file.abandon();
  }
}

const threadsOf = (settings: readonly string[]): string =>
  settings.find((one) => one.startsWith('--threads='))!.slice('--threads='.length);
