/** @file `npm run expand -- X --shard 3/50`: one part of a run, into a file of its own. */

import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { counted } from '../../../src/core/counted.ts';
import type { SeedPlan } from '../../../src/core/run/plan.ts';
import { seedCost, shardName, shardsOf, type Shard } from '../../../src/core/run/shards.ts';
import { callerFolder } from '../../lib/caller.ts';
import type { DatasetImage } from '../../lib/dataset.ts';
import { openKeptWork } from '../../lib/output/keptWork.ts';
import { openSafeFile, type SafeFile } from '../../lib/output/safeFile.ts';
import { createProgressBar, duration } from '../../lib/progressBar.ts';
import { freshSlots } from '../carry.ts';
import { claim } from '../claim.ts';
import type { FinishedSeed } from '../finishedSeed.ts';
import { grownAhead, growByModels, hasWork, type Growth } from '../growth.ts';
import { openLanes } from '../lanes.ts';
import { runDigest, runParts } from '../kept.ts';
import { withRun, type ReadyRun } from '../openRun.ts';
import { readArguments } from '../options.ts';
import { asArguments, callOf, optionsOf, pathFrom, shardOf, withoutShard } from '../../lib/shards/call.ts';
import { differenceOf } from '../../lib/shards/oneRun.ts';
import { beginShard, openShard, type ShardAbout } from '../../lib/shards/shardFile.ts';
import { EXPAND, EXPAND_PARTS, SHARD_FORMAT } from './command.ts';
import { preparedFrom } from './facts.ts';
import { readPlan, type Plan } from './planFile.ts';

/**
 * Makes one shard of a run. What it has made it keeps beside its file until that is whole: a shard that was killed and is run again goes
 * on from there, on whatever machine, and one that is whole is left as it is.
 *
 * @param args those of the run, with `--shard`; where there is a plan, what was planned is as it says.
 * @param print takes a line of what it says.
 */
export async function growShard(args: readonly string[], print: (line: string) => void): Promise<void> {
  const { values, positionals } = readArguments(args);
  const shard = shardOf(values.shard);
  const out = await placeOf(values.out, shard);
  const planned = values.plan === undefined ? null : pathFrom(values.plan);
  const plan = planned === null ? null : await readPlan(planned);
  const again = {
    values,
    input: positionals[0],
    more: [`--out=${out}`, ...asArguments('overwrite', values.overwrite)],
  };
  const { options, call } = plan ? await optionsOf(EXPAND, plan.call, again) : await asGiven(args, again);
  const known = plan ? (begun: Omit<ReadyRun, 'prepared'>) => preparedFrom(plan.set, begun, print) : undefined;
  await withRun(options, print, { ...(known && { known }) }, async (run) => {
    const parts = await runParts(run.prepared, run.options, run.open);
    const other = plan && differenceOf(plan.parts, parts, EXPAND_PARTS);
    if (other) throw new Error(`Expected the run that was planned, got ${other}; plan again.`);
    const said = { ...shard, call, parts, plan: planned };
    if (!options.overwrite && (await isWhole(out, said))) {
      print(`${out} is there already, and whole: it is left as it is`);
      return;
    }
    const target = await claim(options, print);
    const file = openSafeFile(target);
    try {
      await grow(run, file, said, plan, print);
    } finally {
      file.abandon();
    }
  });
}

/** The options of a shard without a plan; what is not said is this machine's. */
async function asGiven(args: readonly string[], { more }: { readonly more: readonly string[] }) {
  const run = [...withoutShard(args), ...more];
  const call = callOf(EXPAND, run, await EXPAND.parse(run));
  return optionsOf(EXPAND, call, { values: {}, more });
}

/** Where a shard goes: a folder of its own is made where nobody says it. */
async function placeOf(out: string | undefined, shard: Shard): Promise<string> {
  if (out !== undefined) return pathFrom(out);
  const folder = join(callerFolder(), 'shards');
  await mkdir(folder, { recursive: true });
  return join(folder, `${shardName(shard)}.zip`);
}

type Said = Omit<ShardAbout, 'format' | 'begun' | 'pieces'>;

/** Whether a file is this very shard. */
async function isWhole(out: string, { index, of, parts }: Said): Promise<boolean> {
  if (!(await stat(out).catch(() => null))?.isFile()) return false;
  const there = await openShard(out, SHARD_FORMAT).catch(() => null);
  await there?.close();
  return there?.index === index && there.of === of && differenceOf(there.parts, parts, EXPAND_PARTS) === null;
}

/** The seeds of a shard, in the order of the run. */
function seedsOf({ prepared }: ReadyRun, { index, of }: Shard): readonly SeedPlan<DatasetImage>[] {
  const { plan, carried, recipe, pictures } = prepared;
  const worked = plan.seeds.filter((seed) => hasWork(seed, { prepared }));
  const costs = worked.map((seed) => {
    const { width, height } = pictures.get(seed.image.path)!;
    return seedCost(recipe, freshSlots(seed, carried?.get(seed.image.path)), width * height);
  });
  const shards = shardsOf(costs, of);
  return worked.filter((_, i) => shards[i] === index);
}

async function grow(
  run: ReadyRun,
  file: SafeFile,
  said: Said,
  plan: Plan | null,
  print: (line: string) => void,
): Promise<void> {
  const seeds = seedsOf(run, said);
  // Beside its file, and not in a cache of this machine's: what goes on may be another one.
  const work = `${run.options.out}.work`;
  const kept = await openKeptWork<FinishedSeed>(runDigest(said.parts), work);
  if (kept.found > 0)
    print(`${kept.found} of ${counted(seeds.length, 'seed')} were made before: it goes on from there`);
  const lanes = await openLanes(run.open, run.options, seeds.length);
  const writer = beginShard<Growth>(file, SHARD_FORMAT);
  const bar = createProgressBar(seeds.length);
  const start = performance.now();
  let variants = 0;
  try {
    const grown = grownAhead(
      seeds,
      growByModels(run, lanes, kept, true, () => undefined),
    );
    for (const [done, seed] of seeds.entries()) {
      bar.show(done, `shard ${said.index} of ${said.of}`);
      const growth = (await grown.next()).value as Growth;
      variants += growth.finished?.variants.length ?? 0;
      await writer.add(seed.image.path, growth);
    }
  } finally {
    bar.clear();
    await lanes.close();
  }
  await writer.finish({ ...said, begun: plan?.begun ?? kept.begun });
  await rm(work, { recursive: true, force: true });
  const took = performance.now() - start;
  print(
    `${run.options.out}: shard ${said.index} of ${said.of}, ${counted(variants, 'variant')} of ${counted(seeds.length, 'seed')} in ${duration(took)}`,
  );
}
