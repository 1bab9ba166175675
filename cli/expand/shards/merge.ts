/** @file `npm run expand -- merge`: the shards of a run as the one zip that it would have written without them. */

import { stat } from 'node:fs/promises';
import { counted } from '../../../src/core/counted.ts';
import { openSafeFile } from '../../lib/output/safeFile.ts';
import { UsageError } from '../../lib/usageError.ts';
import { claim } from '../claim.ts';
import { demandRoom } from '../demandRoom.ts';
import { hasWork, type Grow, type Growth } from '../growth.ts';
import { runParts } from '../kept.ts';
import { withRun, type ReadyRun } from '../openRun.ts';
import { readArguments } from '../options.ts';
import { openExpansion, writeExpansion } from '../writeExpansion.ts';
import { asArguments, optionsOf, pathFrom } from '../../lib/shards/call.ts';
import { differenceOf, piecesOf, withShards } from '../../lib/shards/oneRun.ts';
import type { OpenShard, ShardAbout } from '../../lib/shards/shardFile.ts';
import { EXPAND, EXPAND_PARTS, SHARD_FORMAT } from './command.ts';
import { preparedFrom } from './facts.ts';
import { readPlan, type Plan } from './planFile.ts';

/**
 * Joins shards, after everything about them was checked.
 *
 * @param args the shards, `--out`, and where the plan and the data set lie now, where they have moved.
 * @param print takes a line of what it says.
 */
export async function mergeShards(args: readonly string[], print: (line: string) => void): Promise<void> {
  const { values, positionals } = readArguments(args);
  const { out, plan: planned, input, ...others } = values;
  if (positionals.length === 0) throw new UsageError('Expected the shards to merge, got none.');
  if (out === undefined || out === '') throw new UsageError('Expected --out with the zip to write, got none.');
  await withShards<Growth>(positionals, SHARD_FORMAT, EXPAND_PARTS, async (shards, first) => {
    const plan = await planOf(planned, first);
    const more = [`--out=${pathFrom(out)}`, ...asArguments('overwrite', values.overwrite)];
    const { options } = await optionsOf(EXPAND, first.call, { values: others, input: input && pathFrom(input), more });
    const target = await claim(options, print);
    const file = openSafeFile(target);
    const demand = (begun: Omit<ReadyRun, 'prepared'>) =>
      demandRoom(begun.input.dataset, begun.options, begun.open, target);
    const known = plan && ((begun: Omit<ReadyRun, 'prepared'>) => preparedFrom(plan.set, begun, print));
    try {
      await withRun(options, print, { demand, ...(known && { known, idle: true }) }, async (run) => {
        const parts = await runParts(run.prepared, run.options, run.open);
        const other = differenceOf(first.parts, parts, EXPAND_PARTS);
        if (other) {
          throw new Error(
            `Expected the run that the shards are of, got ${other}; plan a run once, and make its shards with --plan.`,
          );
        }
        const grow = fromShards(run, shards);
        print(`${counted(shards.length, 'shard')} of one run, and every seed once`);
        const begun = Math.min(...shards.map((shard) => shard.begun));
        await writeExpansion(run, await openExpansion(run, target, file, print), grow, begun, print);
      });
    } finally {
      file.abandon();
    }
  });
}

/** The plan that the shards were made by; `null` where each found out for itself. */
async function planOf(given: string | undefined, { plan }: ShardAbout): Promise<Plan | null> {
  const path = given === undefined ? plan : pathFrom(given);
  if (path === null) return null;
  if (!(await stat(path).catch(() => null))) {
    throw new Error(
      `Expected the plan that the shards were made by at ${path}, got nothing; say where it is with --plan.`,
    );
  }
  return readPlan(path);
}

/** What the shards have made of each seed. */
function fromShards(run: ReadyRun, shards: readonly OpenShard<Growth>[]): Grow {
  const worked = run.prepared.plan.seeds.filter((seed) => hasWork(seed, run)).map(({ image }) => image.path);
  const read = piecesOf(shards, worked);
  return { lanes: 1, grow: async ({ image }) => (await read(image.path)) ?? { finished: null, carried: [] } };
}
