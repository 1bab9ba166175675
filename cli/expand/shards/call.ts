/**
 * @file How a run in shards is asked for. What the variants depend on is said once, to the plan; where things lie, and what one call
 * does, may be said to every shard.
 */

import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseShard, type Shard } from '../../../src/core/run/shards.ts';
import { callerFolder } from '../../lib/caller.ts';
import { UsageError } from '../../lib/usageError.ts';
import { located } from '../located.ts';
import { parseOptions, readArguments, type GivenOptions } from '../options.ts';

/** Options that say where something lies. */
const PLACES = ['prior', 'judge', 'mask', 'backgrounds', 'pick', 'names'] as const;
/** Options of one call. */
const OF_CALL: readonly string[] = ['out', 'overwrite', 'resume', 'shard', 'plan', 'input'];

/** What was asked of a run in shards; plain data. */
export interface RunCall {
  /** Every option that the result depends on, as `--name=value`, in the order of names. */
  readonly settings: readonly string[];
  /** The input, and the options that say where something lies; absolute where a person named a place. */
  readonly places: Readonly<Record<string, string>>;
}

/** Whether a command line asks for one shard. */
export const isShard = (args: readonly string[]): boolean =>
  args.some((arg) => arg === '--shard' || arg.startsWith('--shard='));

/**
 * What a command line asks of a run; nothing of it is left to the machine that a shard runs on.
 *
 * @param args that `parseOptions` takes.
 * @param options what it made of them, located.
 */
export function callOf(args: readonly string[], options: GivenOptions): RunCall {
  const values: CallValues = readArguments(args).values;
  const placed = PLACES.filter((name) => values[name] !== undefined && options[name] !== null);
  const settings = { threads: String(availableParallelism()), ...values, runtime: options.runtime };
  return {
    settings: Object.entries(settings)
      .filter(([name]) => !OF_CALL.includes(name) && !isOneOf(placed, name))
      .flatMap(([name, value]) => asArguments(name, value))
      .sort(),
    places: { input: options.input, ...Object.fromEntries(placed.map((name) => [name, options[name]!])) },
  };
}

const isOneOf = (names: readonly string[], name: string): boolean => names.includes(name);

/** Options of a call, as `readArguments` gives them. */
export type CallValues = ReturnType<typeof readArguments>['values'];

/**
 * The options of a run that was asked for before.
 *
 * @param call what was asked.
 * @param values of this call: where its parts lie now, and what the call does.
 * @param input where the data set lies now. Default: where it lay.
 * @param out where it writes.
 * @throws UsageError for an option that the result depends on.
 */
export async function optionsOf(
  { settings, places }: RunCall,
  values: CallValues,
  input: string | undefined,
  out: string,
): Promise<{ readonly options: GivenOptions; readonly call: RunCall }> {
  const other = Object.keys(values).find((name) => !OF_CALL.includes(name) && !isOneOf(PLACES, name));
  if (other !== undefined) {
    throw new UsageError(
      `Expected --${other} where the run was planned, got it now; plan again with it, or leave it out.`,
    );
  }
  const given = PLACES.flatMap((name) => asArguments(name, values[name] ?? places[name]));
  const again = [input ?? places.input!, ...settings, ...given, `--out=${out}`];
  const options = await located(parseOptions([...again, ...asArguments('overwrite', values.overwrite)])!);
  return { options, call: callOf(again, options) };
}

function asArguments(name: string, value: boolean | string | readonly string[] | undefined): string[] {
  if (value === undefined || value === false) return [];
  if (value === true) return [`--${name}`];
  return [value].flat().map((one) => `--${name}=${one}`);
}

/**
 * The shard that is asked for.
 *
 * @throws UsageError where it is none.
 */
export function shardOf(given: string | undefined): Shard {
  const shard = parseShard(given ?? '');
  if (!shard) throw new UsageError(`Expected --shard to be one of some, such as 3/50, got "${given ?? ''}".`);
  return shard;
}

/** A path of the caller's as one that holds everywhere. */
export const pathFrom = (path: string): string => resolve(callerFolder(), path);
