/** @file Whether shards go together: all of one run, all there, each once, and every piece of the run in one of them. */

import { openShard, type OpenShard, type ShardPiece } from './shardFile.ts';
import { pathFrom } from './call.ts';

/** What each part of a run is called where two differ in it, the first that tells most. */
export type PartNames = Readonly<Record<string, string>>;

/** In what two runs differ, as a person says it; `null` where they are one. */
export function differenceOf(
  a: Readonly<Record<string, string>>,
  b: Readonly<Record<string, string>>,
  names: PartNames,
): string | null {
  const part = Object.keys(names).find((name) => a[name] !== b[name]);
  return part === undefined ? null : names[part]!;
}

/**
 * Opens shards, looks at them, does something with them, and closes them.
 *
 * @param paths as the caller gave them.
 * @param format of the shards.
 * @param names of the parts of a run.
 * @param work gets them, the first apart.
 * @throws Error that says which shard does not go with the others, and in what, or which are missing.
 */
export async function withShards<Piece>(
  paths: readonly string[],
  format: string,
  names: PartNames,
  work: (shards: readonly OpenShard<Piece>[], first: OpenShard<Piece>) => Promise<void>,
): Promise<void> {
  const shards: OpenShard<Piece>[] = [];
  try {
    for (const path of paths) shards.push(await openShard<Piece>(pathFrom(path), format));
    await work(shards, demandOneRun(shards, names));
  } finally {
    for (const shard of shards) await shard.close();
  }
}

function demandOneRun<Piece>(shards: readonly OpenShard<Piece>[], names: PartNames): OpenShard<Piece> {
  const [first] = shards as [OpenShard<Piece>, ...OpenShard<Piece>[]];
  const byIndex = new Map<number, OpenShard<Piece>>();
  for (const shard of shards) {
    const other = differenceOf(first.parts, shard.parts, names) ?? differentCall(first, shard);
    if (other) {
      throw new Error(`Expected shards of one run, got ${other} in ${shard.at} than in ${first.at}; make it again.`);
    }
    const twin = byIndex.get(shard.index);
    if (twin) {
      throw new Error(`Expected every shard once, got shard ${shard.index} twice: ${twin.at} and ${shard.at}.`);
    }
    byIndex.set(shard.index, shard);
  }
  const missing = Array.from({ length: first.of }, (_, i) => i + 1).filter((index) => !byIndex.has(index));
  if (missing.length > 0) {
    throw new Error(`Expected all ${first.of} shards, got none of ${ranges(missing)}; make those, and merge again.`);
  }
  return first;
}

function differentCall<Piece>(a: OpenShard<Piece>, b: OpenShard<Piece>): string | null {
  if (a.of !== b.of) return `another number of shards, ${b.of} and not ${a.of},`;
  const other = b.call.settings.find((setting) => !a.call.settings.includes(setting));
  const isSame = JSON.stringify(a.call.settings) === JSON.stringify(b.call.settings);
  return isSame ? null : `other options (${other ?? 'fewer'})`;
}

/** `1-3,7`: as schedulers write lists of tasks. */
function ranges(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(',');
}

/**
 * Where every piece of a run lies.
 *
 * @param keys of the run's pieces.
 * @returns reads a piece by its key; `null` for what is none of the run's.
 * @throws Error where a piece is in no shard, or in two, or is none of the run's.
 */
export function piecesOf<Piece>(
  shards: readonly OpenShard<Piece>[],
  keys: readonly string[],
): (key: string) => Promise<Piece | null> {
  const places = new Map<string, { readonly shard: OpenShard<Piece>; readonly piece: ShardPiece }>();
  for (const shard of shards) {
    for (const piece of shard.pieces) {
      const twin = places.get(piece.key);
      if (twin) {
        throw new Error(`Expected ${piece.key} once, got it in ${twin.shard.at} and in ${shard.at}; make both again.`);
      }
      places.set(piece.key, { shard, piece });
    }
  }
  const missing = keys.find((key) => !places.has(key));
  if (missing !== undefined) throw new Error(`Expected ${missing} in a shard, got it in none; make the shards again.`);
  const known = new Set(keys);
  const stranger = [...places.values()].find(({ piece }) => !known.has(piece.key));
  if (stranger) {
    throw new Error(
      `Expected what is part of the run, got ${stranger.piece.key} in ${stranger.shard.at}; make the shards again.`,
    );
  }
  return async (key) => {
    const place = places.get(key);
    return place ? place.shard.read(place.piece) : null;
  };
}
