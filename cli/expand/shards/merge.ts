/** @file `npm run expand -- merge`: the shards of a run as the one zip that it would have written without them. */

import { stat } from 'node:fs/promises';
import { counted } from '../../../src/core/counted.ts';
import { openSafeFile } from '../../lib/output/safeFile.ts';
import { UsageError } from '../../lib/usageError.ts';
import { claim } from '../claim.ts';
import { demandRoom } from '../demandRoom.ts';
import { hasWork, type Grow } from '../growth.ts';
import { runParts } from '../kept.ts';
import { withRun, type ReadyRun } from '../openRun.ts';
import { readArguments } from '../options.ts';
import { openExpansion, writeExpansion } from '../writeExpansion.ts';
import { optionsOf, pathFrom } from './call.ts';
import { preparedFrom } from './facts.ts';
import { differenceOf, readPlan, type Plan } from './planFile.ts';
import { openShard, type OpenShard } from './shardFile.ts';

/**
 * Joins shards, after everything about them was checked.
 *
 * @param args the shards, `--out`, and where the plan and the data set lie now, where they have moved.
 * @param print takes a line of what it says.
 */
export async function mergeShards(args: readonly string[], print: (line: string) => void): Promise<void> {
  const { values, positionals } = readArguments(args);
  const { out, plan: planned, input, ...more } = values;
  if (positionals.length === 0) throw new UsageError('Expected the shards to merge, got none.');
  if (out === undefined || out === '') throw new UsageError('Expected --out with the zip to write, got none.');
  const shards: OpenShard[] = [];
  try {
    for (const path of positionals) shards.push(await openShard(pathFrom(path)));
    const first = demandOneRun(shards);
    const plan = await planOf(planned, first);
    const { options } = await optionsOf(first.call, more, input && pathFrom(input), pathFrom(out));
    const target = await claim(options, print);
    const file = openSafeFile(target);
    const demand = (begun: Omit<ReadyRun, 'prepared'>) =>
      demandRoom(begun.input.dataset, begun.options, begun.open, target);
    const known = plan && ((begun: Omit<ReadyRun, 'prepared'>) => preparedFrom(plan.set, begun, print));
    try {
      await withRun(options, print, { demand, ...(known && { known, idle: true }) }, async (run) => {
        const other = differenceOf(first.parts, await runParts(run.prepared, run.options, run.open));
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
  } finally {
    for (const shard of shards) await shard.close();
  }
}

/**
 * Looks whether shards are all of one run, each once.
 *
 * @returns the first of them.
 * @throws Error that says which is not, and in what.
 */
function demandOneRun(shards: readonly OpenShard[]): OpenShard {
  const [first] = shards as [OpenShard, ...OpenShard[]];
  const byIndex = new Map<number, OpenShard>();
  for (const shard of shards) {
    const other = differenceOf(first.parts, shard.parts) ?? differentCall(first, shard);
    if (other)
      throw new Error(`Expected shards of one run, got ${other} in ${shard.at} than in ${first.at}; make it again.`);
    const twin = byIndex.get(shard.index);
    if (twin) throw new Error(`Expected every shard once, got shard ${shard.index} twice: ${twin.at} and ${shard.at}.`);
    byIndex.set(shard.index, shard);
  }
  const missing = Array.from({ length: first.of }, (_, i) => i + 1).filter((index) => !byIndex.has(index));
  if (missing.length > 0) {
    throw new Error(`Expected all ${first.of} shards, got none of ${ranges(missing)}; make those, and merge again.`);
  }
  return first;
}

function differentCall(a: OpenShard, b: OpenShard): string | null {
  if (a.of !== b.of) return `another number of shards, ${b.of} and not ${a.of},`;
  const other = b.call.settings.find((setting) => !a.call.settings.includes(setting));
  return JSON.stringify(a.call.settings) === JSON.stringify(b.call.settings)
    ? null
    : `other options (${other ?? 'fewer'})`;
}

/** `1-3, 7`: as schedulers write lists of tasks. */
function ranges(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

/** The plan that the shards were made by; `null` where each found out for itself. */
async function planOf(given: string | undefined, { plan }: OpenShard): Promise<Plan | null> {
  const path = given === undefined ? plan : pathFrom(given);
  if (path === null) return null;
  if (!(await stat(path).catch(() => null))) {
    throw new Error(
      `Expected the plan that the shards were made by at ${path}, got nothing; say where it is with --plan.`,
    );
  }
  return readPlan(path);
}

/**
 * What the shards have made of each seed.
 *
 * @throws Error where a seed is in none of them, or in two, or is none of the run's.
 */
function fromShards(run: ReadyRun, shards: readonly OpenShard[]): Grow {
  const places = new Map<string, { readonly shard: OpenShard; readonly seed: OpenShard['seeds'][number] }>();
  for (const shard of shards) {
    for (const seed of shard.seeds) {
      const twin = places.get(seed.path);
      if (twin)
        throw new Error(`Expected ${seed.path} once, got it in ${twin.shard.at} and in ${shard.at}; make both again.`);
      places.set(seed.path, { shard, seed });
    }
  }
  const worked = run.prepared.plan.seeds.filter((seed) => hasWork(seed, run)).map(({ image }) => image.path);
  const missing = worked.find((path) => !places.has(path));
  if (missing !== undefined)
    throw new Error(`Expected every seed in a shard, got none with ${missing}; make the shards again.`);
  const known = new Set(worked);
  const stranger = [...places.keys()].find((path) => !known.has(path));
  if (stranger !== undefined) {
    throw new Error(
      `Expected seeds of the run, got ${stranger} in ${places.get(stranger)!.shard.at}; make the shards again.`,
    );
  }
  return async ({ image }) => {
    const place = places.get(image.path);
    return place ? place.shard.read(place.seed) : { finished: null, carried: [] };
  };
}
