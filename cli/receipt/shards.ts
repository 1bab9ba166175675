/** @file A receipt in shards: lengths and rates are found out once, arms and repeats are trained apart, and summed up as in one. */

import { rm, stat } from 'node:fs/promises';
import { counted } from '../../src/core/counted.ts';
import type { Shard } from '../../src/core/run/shards.ts';
import type { ReceiptEvent, ReceiptPiece, ReceiptStore } from '../../src/models/receipt/data.ts';
import { makeReceiptShard, planReceipt } from '../../src/models/receipt/receiptShard.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import { claim } from '../expand/claim.ts';
import { openSafeFile } from '../lib/output/safeFile.ts';
import {
  asArguments,
  callOf,
  optionsOf,
  pathFrom,
  shardOf,
  withoutShard,
  type Call,
  type CallValues,
  type ShardedCommand,
} from '../lib/shards/call.ts';
import { differenceOf, piecesOf, withShards } from '../lib/shards/oneRun.ts';
import { beginShard, openShard, type OpenShard } from '../lib/shards/shardFile.ts';
import { UsageError } from '../lib/usageError.ts';
import { openRuntime } from '../runtime/node.ts';
import { located } from './located.ts';
import { parseOptions, readArguments, type ReceiptOptions } from './options.ts';
import { followed, readyReceipt, writeReceipt, type ReadyReceipt } from './ready.ts';
import { openKept, receiptParts, type ReceiptParts } from './store.ts';

/** Change where the shape of what is trained does. */
const FORMATS = { plan: 'offshoot-receipt-plan-1', shard: 'offshoot-receipt-1' } as const;

const RECEIPT: ShardedCommand<ReceiptOptions> = {
  places: ['prior', 'mask', 'judge', 'pick', 'names'],
  ofCall: ['json', 'csv', 'export-model', 'export-arm', 'overwrite', 'resume', 'out', 'shard', 'plan', 'input'],
  read: readArguments,
  parse: async (args) => located(parseOptions(args)!),
};

const PARTS: Readonly<Record<keyof ReceiptParts, string>> = {
  version: 'another version of this program',
  request: 'another protocol',
  machine: 'another runtime, or another number of threads',
  pictures: 'other pictures',
};

/**
 * Finds out how long arms are trained and at which rates, for all shards.
 *
 * @param args those of the receipt, with the plan's own place as `--out`.
 * @param print takes a line of what it says.
 */
export async function planShards(args: readonly string[], print: (line: string) => void): Promise<void> {
  const { values, positionals } = readArguments(args);
  const out = outOf(values);
  const run = [...positionals, ...settingsOf(values)];
  const call = callOf(RECEIPT, run, await RECEIPT.parse(run));
  const { options } = await optionsOf(RECEIPT, call, { values: {} });
  const overwrite = values.overwrite === true;
  await train(
    { options, call, out, overwrite, format: FORMATS.plan, shard: { index: 0, of: 0 }, plan: null },
    print,
    planReceipt,
  );
  print(`${out}: lengths and rates; --shard 1/n --plan ${out} trains the first of n parts`);
}

/**
 * Trains one shard of a receipt: arms in repeats. Killed and run again, it goes on from where it was.
 *
 * @param args those of the receipt, with `--shard` and `--out`; where there is a plan, what was planned is as it says.
 * @param print takes a line of what it says.
 */
export async function trainShard(args: readonly string[], print: (line: string) => void): Promise<void> {
  const { values, positionals } = readArguments(args);
  const shard = shardOf(values.shard);
  const out = outOf(values);
  const planned = values.plan === undefined ? null : pathFrom(values.plan);
  const plan = planned === null ? null : await openShard<ReceiptPiece>(planned, FORMATS.plan);
  try {
    const run = [...positionals, ...settingsOf(readArguments(withoutShard(args)).values)];
    const before = plan?.call ?? callOf(RECEIPT, run, await RECEIPT.parse(run));
    const again = plan ? { values, input: positionals[0] && pathFrom(positionals[0]) } : { values: {} };
    const { options, call } = await optionsOf(RECEIPT, before, again);
    const { length, tune } = options.request;
    if (!plan && (length.kind === 'find' || tune)) {
      throw new UsageError(
        'Expected --plan, since how long arms are trained and at which rates is found out for all of them, got none; plan first, or say --updates.',
      );
    }
    const overwrite = values.overwrite === true;
    await train({ options, call, out, overwrite, format: FORMATS.shard, shard, plan }, print, (...work) =>
      makeReceiptShard(...work, shard),
    );
    print(`${out}: shard ${shard.index} of ${shard.of}`);
  } finally {
    await plan?.close();
  }
}

/**
 * Sums the shards of a receipt up, after everything about them was checked.
 *
 * @param args the shards, what to write, and where the plan and the data set lie now, where they have moved.
 * @param print takes a line of what it says.
 */
export async function mergeShards(args: readonly string[], print: (line: string) => void): Promise<void> {
  const { values, positionals } = readArguments(args);
  const { plan: moved, input, json, csv, overwrite, ...others } = values;
  if (positionals.length === 0) throw new UsageError('Expected the shards to merge, got none.');
  const written = { json, csv, overwrite, 'export-model': others['export-model'], 'export-arm': others['export-arm'] };
  await withShards<ReceiptPiece>(positionals, FORMATS.shard, PARTS, async (shards, first) => {
    const path = moved === undefined ? first.plan : pathFrom(moved);
    const plan = path === null ? null : await openShard<ReceiptPiece>(path, FORMATS.plan);
    try {
      const more = Object.entries(written).flatMap(([name, value]) => asArguments(name, value));
      const { options } = await optionsOf(RECEIPT, first.call, {
        values: others,
        input: input && pathFrom(input),
        more,
      });
      const ready = await readyReceipt(options, print);
      demandSame(first.parts, await receiptParts(ready.gathered.data, ready.request, options));
      const planned = await storeOf(plan);
      const runtime = await openRuntime(options.runtime, options.threads ?? undefined);
      const { data } = ready.gathered;
      const read = piecesOf(shards, await followed(planReceipt(runtime, data, ready.request, planned), print));
      print(`${counted(shards.length, 'shard')} of one receipt, and every training once`);
      const store = { ...planned, piece: async (key: string) => (await read(key)) ?? planned.piece(key) };
      await writeReceipt(ready, options, store, print, () => Promise.resolve());
    } finally {
      await plan?.close();
    }
  });
}

function outOf({ out }: { readonly out?: string | undefined }): string {
  if (out === undefined || out === '') throw new UsageError('Expected --out with the file to write, got none.');
  return pathFrom(out);
}

/** Options without those of a call. */
const settingsOf = (values: CallValues): readonly string[] =>
  Object.entries(values)
    .filter(([name]) => !RECEIPT.ofCall.includes(name))
    .flatMap(([name, value]) => asArguments(name, value));

function demandSame(before: Readonly<Record<string, string>>, now: ReceiptParts): void {
  const other = differenceOf(before, now, PARTS);
  if (other) throw new Error(`Expected the receipt that was planned, got ${other}; plan again, or train where it was.`);
}

/** What a plan has found out, as what is done already; nothing is kept besides. */
async function storeOf(plan: OpenShard<ReceiptPiece> | null): Promise<ReceiptStore> {
  const known = new Map<string, ReceiptPiece>();
  for (const piece of plan?.pieces ?? []) known.set(piece.key, await plan!.read(piece));
  return {
    piece: (key) => Promise.resolve(known.get(key) ?? null),
    putPiece: () => Promise.resolve(),
    checkpoint: () => Promise.resolve(null),
    putCheckpoint: () => Promise.resolve(),
  };
}

/** Whether a file is this very shard. */
async function isWhole(out: string, format: string, { index, of }: Shard, parts: ReceiptParts): Promise<boolean> {
  if (!(await stat(out).catch(() => null))?.isFile()) return false;
  const there = await openShard(out, format).catch(() => null);
  await there?.close();
  return there?.index === index && there.of === of && differenceOf(there.parts, parts, PARTS) === null;
}

/** Where some trainings go. */
interface Place {
  readonly options: ReceiptOptions;
  readonly call: Call;
  readonly out: string;
  readonly overwrite: boolean;
  readonly format: string;
  readonly shard: Shard;
  readonly plan: OpenShard<ReceiptPiece> | null;
}

type Trains = (
  runtime: Runtime,
  data: ReadyReceipt['gathered']['data'],
  request: ReadyReceipt['request'],
  store: ReceiptStore,
) => AsyncGenerator<ReceiptEvent, readonly string[], void>;

/** Trains, and writes what was trained and not planned; it is kept beside the file until that is whole. */
async function train(
  { options, call, out, overwrite, format, shard, plan }: Place,
  print: (line: string) => void,
  trains: Trains,
): Promise<void> {
  const ready = await readyReceipt(options, print);
  const parts = await receiptParts(ready.gathered.data, ready.request, options);
  if (plan) demandSame(plan.parts, parts);
  if (!overwrite && (await isWhole(out, format, shard, parts))) {
    print(`${out} is there already, and whole: it is left as it is`);
    return;
  }
  const file = openSafeFile(await claim({ ...options, overwrite, out }, print));
  try {
    const work = `${out}.work`;
    const kept = await openKept(parts, true, work);
    if (kept.found > 0) print('some of it was trained before: it goes on from there');
    const planned = await storeOf(plan);
    const made = new Map<string, ReceiptPiece>();
    const piece = async (key: string) => {
      const before = await planned.piece(key);
      if (before) return before;
      const found = await kept.store.piece(key);
      if (found) made.set(key, found);
      return found;
    };
    const putPiece = async (key: string, one: ReceiptPiece) => {
      made.set(key, one);
      await kept.store.putPiece(key, one);
    };
    const begun = Date.now();
    const runtime = await openRuntime(options.runtime, options.threads ?? undefined);
    await followed(trains(runtime, ready.gathered.data, ready.request, { ...kept.store, piece, putPiece }), print);
    const writer = beginShard<ReceiptPiece>(file, format);
    for (const [key, one] of made) await writer.add(key, one);
    await writer.finish({ ...shard, call, parts, plan: plan?.at ?? null, begun });
    await rm(work, { recursive: true, force: true });
  } finally {
    file.abandon();
  }
}
