/**
 * @file How a command in shards is asked for. What the result depends on is said once; where things lie, and what one call does, may be
 * said to every shard.
 */

import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseShard, type Shard } from '../../../src/core/run/shards.ts';
import type { RuntimeName } from '../../runtime/node.ts';
import { callerFolder } from '../caller.ts';
import { UsageError } from '../usageError.ts';

/** What was asked of a command; plain data. */
export interface Call {
  /** Every option that the result depends on, as `--name=value`, in the order of names. */
  readonly settings: readonly string[];
  /** The input, and the options that say where something lies; absolute where a person named a place. */
  readonly places: Readonly<Record<string, string>>;
}

/** Options as they were given, by name. */
export type CallValues = Readonly<Record<string, boolean | string | readonly string[] | undefined>>;

/** A command that can be asked for in shards. */
export interface ShardedCommand<Options extends CallOptions> {
  /** Options that say where something lies; `null` in the options for what there is none of. */
  readonly places: readonly string[];
  /** Options of one call. */
  readonly ofCall: readonly string[];
  /** Takes a command line apart, and looks into nothing. */
  readonly read: (args: readonly string[]) => { readonly values: CallValues; readonly positionals: readonly string[] };
  /** Reads a command line, with paths that hold everywhere. */
  readonly parse: (args: readonly string[]) => Promise<Options>;
}

/** What all such commands have. */
interface CallOptions {
  readonly input: string;
  readonly runtime: RuntimeName;
}

/** Whether a command line asks for one shard. */
export const isShard = (args: readonly string[]): boolean =>
  args.some((arg) => arg === '--shard' || arg.startsWith('--shard='));

/** A command line without `--shard`. */
export const withoutShard = (args: readonly string[]): readonly string[] =>
  args.filter((arg, i) => !/^--shard(?:=|$)/u.test(arg) && args[i - 1] !== '--shard');

/**
 * What a command line asks; nothing of it is left to the machine that a shard runs on.
 *
 * @param command that is asked.
 * @param args its command line.
 * @param options what it made of them.
 */
export function callOf<Options extends CallOptions>(
  { places, ofCall, read }: ShardedCommand<Options>,
  args: readonly string[],
  options: Options,
): Call {
  const { values } = read(args);
  const located = options as unknown as Readonly<Record<string, string | null>>;
  const placed = places.filter((name) => values[name] !== undefined && located[name] !== null);
  const settings: CallValues = { threads: String(availableParallelism()), ...values, runtime: options.runtime };
  return {
    settings: Object.entries(settings)
      .filter(([name]) => !ofCall.includes(name) && !placed.includes(name))
      .flatMap(([name, value]) => asArguments(name, value))
      .sort(),
    places: { input: options.input, ...Object.fromEntries(placed.map((name) => [name, located[name]!])) },
  };
}

/** What is said again of a call. */
export interface Again {
  /** Options of this call: where its parts lie now, and what the call does. */
  readonly values: CallValues;
  /** Where the data set lies now. Default: where it lay. */
  readonly input?: string | undefined;
  /** Further arguments, such as where it writes. Default: none. */
  readonly more?: readonly string[];
}

/**
 * The options of a call that was made before.
 *
 * @param command that was asked.
 * @param call what was asked.
 * @param again what is said of it now.
 * @throws UsageError for an option that the result depends on.
 */
export async function optionsOf<Options extends CallOptions>(
  command: ShardedCommand<Options>,
  { settings, places }: Call,
  { values, input = places.input!, more = [] }: Again,
): Promise<{ readonly options: Options; readonly call: Call }> {
  const names = Object.keys(values);
  const other = names.find((name) => !command.ofCall.includes(name) && !command.places.includes(name));
  if (other !== undefined) {
    throw new UsageError(
      `Expected --${other} where the run was planned, got it now; plan again with it, or leave it out.`,
    );
  }
  const given = command.places.flatMap((name) => asArguments(name, values[name] ?? places[name]));
  const args = [input, ...settings, ...given, ...more];
  const options = await command.parse(args);
  return { options, call: callOf(command, args, options) };
}

/** An option as arguments. */
export function asArguments(name: string, value: CallValues[string]): string[] {
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
