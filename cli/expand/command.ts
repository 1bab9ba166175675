/** @file `npm run expand`: the main job without a screen. */

import { counted } from '../../src/core/counted.ts';
import { openKeptWork } from '../lib/output/keptWork.ts';
import { onLeaving } from '../lib/output/onLeaving.ts';
import { openSafeFile } from '../lib/output/safeFile.ts';
import { runCommand } from '../lib/runCommand.ts';
import { claim } from './claim.ts';
import { demandRoom } from './demandRoom.ts';
import type { FinishedSeed } from './finishedSeed.ts';
import { growByModels } from './growth.ts';
import { openLanes } from './lanes.ts';
import { howToGoOn, tellInterrupted } from './interrupted.ts';
import { runDigest, runParts } from './kept.ts';
import { located } from './located.ts';
import { withRun, type ReadyRun } from './openRun.ts';
import { parseOptions, type GivenOptions } from './options.ts';
import { USAGE } from './usage.ts';
import type { Output } from './output.ts';
import { isShard } from '../lib/shards/call.ts';
import { mergeShards } from './shards/merge.ts';
import { makePlan } from './shards/plan.ts';
import { growShard } from './shards/shard.ts';
import { writeSubmission } from './submit/submit.ts';
import { openExpansion, writeExpansion } from './writeExpansion.ts';

/** What the command does under a word of its own; a folder of such a name is written `./plan`. */
const COMMANDS = new Map([
  ['plan', makePlan],
  ['merge', mergeShards],
  ['submit', writeSubmission],
]);

/**
 * The command.
 *
 * @param args what follows its name.
 * @param print takes a line of what it says.
 * @returns the exit code: 0 done, 1 failed, 2 for a command line that is wrong.
 */
export const runExpand = (args: readonly string[], print: (line: string) => void): Promise<number> =>
  runCommand(async () => {
    const [first = '', ...rest] = args;
    const command = COMMANDS.get(first) ?? (isShard(args) ? () => growShard(args, print) : undefined);
    if (command && (first === 'submit' || !args.includes('--help'))) return command(rest, print);
    const options = parseOptions(args);
    if (options) return expand(await located(options), print);
    print(USAGE);
  }, print);

async function expand(given: GivenOptions, print: (line: string) => void): Promise<void> {
  const target = await claim(given, print);
  // Now, and not after the first pass: a folder that takes no file is known at once.
  const file = openSafeFile(target);
  try {
    const demand = ({ input, options, open }: Omit<ReadyRun, 'prepared'>) =>
      demandRoom(input.dataset, options, open, target);
    await withRun(given, print, { demand }, async (run) => {
      await grow(run, await openExpansion(run, target, file, print), print);
    });
  } finally {
    file.abandon();
  }
}

/** Makes all variants; each seed is kept until the zip is complete. */
async function grow(run: ReadyRun, output: Output, print: (line: string) => void): Promise<void> {
  const { prepared, options, open } = run;
  const warn = (text: string) => {
    print(`! ${text}`);
  };
  const kept = await openKeptWork<FinishedSeed>(runDigest(await runParts(prepared, options, open)));
  if (options.resume && kept.found === 0) warn('nothing is kept of a run with these settings: it begins anew');
  if (!options.resume && kept.found > 0) {
    warn(
      `${counted(kept.found, 'seed')} of an interrupted run with these settings are kept: --resume goes on from them`,
    );
  }
  const progress = { kept: 0, seeds: prepared.plan.seeds.length };
  const takeBack = onLeaving((signal) => {
    if (signal !== null) tellInterrupted(options.out, progress);
  });
  const lanes = await openLanes(open, options, prepared.plan.seeds.length);
  try {
    const byModels = growByModels(run, lanes, kept, options.resume, () => progress.kept++);
    await writeExpansion(run, output, byModels, options.resume ? kept.begun : Date.now(), print);
  } catch (error) {
    if (progress.kept > 0) warn(howToGoOn(progress));
    throw error;
  } finally {
    takeBack();
    await lanes.close();
  }
  await kept.discard();
}
