/** @file A run in parts that know nothing of each other: which seeds each part grows, so that all take about as long. */

import { isWithin, LIMITS } from '../limits.ts';
import type { SettingValues } from '../methods/settings.ts';
import { needsOfPart, type Recipe, type RecipePart } from './recipe.ts';
import type { Slot } from './slots.ts';

/** One part of a run. */
export interface Shard {
  /** From 1 to `of`. */
  readonly index: number;
  /** How many there are. */
  readonly of: number;
}

/**
 * A shard as people write it.
 *
 * @param text such as `3/50`.
 * @returns `null` for anything else, and for a number that is none of 1 to 50.
 */
export function parseShard(text: string): Shard | null {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/u.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  return isWithin(shard.of, LIMITS.shards) && shard.index >= 1 && shard.index <= shard.of ? shard : null;
}

/** `3-of-50`, with as many digits in all of a run, so that names are in the order of the numbers. */
export function shardName({ index, of }: Shard): string {
  return `${String(index).padStart(String(of).length, '0')}-of-${of}`;
}

/**
 * Times of a variant, in times of one that is drawn and not guided: measured with the starter models (README), rounded. Most seeds have
 * the same mixture of methods, so that what shows is how many variants each gets, and how long its picture takes to read.
 */
const TIME = { plain: 0.25, prior: 1, start: 0.75, step: 2, mask: 1 } as const;
/**
 * Time of reading a picture, in the same unit a million pixels: 60 ms of a processor, where a variant that is drawn takes 60 natively and
 * 170 by WASM.
 */
const MEGAPIXEL = 0.5;

/**
 * What a seed costs, in variants that are drawn and not guided.
 *
 * @param recipe of the run.
 * @param slots that something is to be made for.
 * @param pixels of the seed's picture.
 * @returns 0 where nothing is to be made.
 */
export function seedCost(recipe: Pick<Recipe, 'parts' | 'select'>, slots: readonly Slot[], pixels: number): number {
  if (slots.length === 0) return 0;
  const tries = recipe.select?.tries ?? 1;
  const variants = slots.reduce((sum, { part }) => sum + variantCost(recipe.parts[part]!), 0);
  return tries * variants + (MEGAPIXEL * pixels) / 1e6;
}

function variantCost(part: RecipePart): number {
  const { prior, mask } = needsOfPart(part);
  const { candidates, steps } = part.settings as unknown as SettingValues;
  const [starts, guided] = [candidates, steps].map((value) => (typeof value === 'number' ? value : 0)) as [
    number,
    number,
  ];
  const made = prior ? Math.max(TIME.prior, TIME.start * starts) + TIME.step * guided : TIME.plain;
  return made + (mask ? TIME.mask : 0);
}

/**
 * Shares seeds out: the dearest first, each to the shard that has the least so far. No shard then has more than another by more than
 * the dearest seed costs. It depends on the costs alone, so that whoever asks for a shard gets the same one.
 *
 * @param costs of the seeds, >= 0, in the order of the run.
 * @param of how many shards there are, >= 1.
 * @returns the shard of every seed, from 1.
 */
export function shardsOf(costs: readonly number[], of: number): readonly number[] {
  const order = costs.map((_, i) => i).sort((a, b) => costs[b]! - costs[a]! || a - b);
  const sums = new Float64Array(of);
  const counts = new Int32Array(of);
  const shards = new Array<number>(costs.length);
  for (const i of order) {
    let least = 0;
    for (let shard = 1; shard < of; shard++) {
      if (sums[shard]! < sums[least]! || (sums[shard] === sums[least] && counts[shard]! < counts[least]!))
        least = shard;
    }
    sums[least]! += costs[i]!;
    counts[least]!++;
    shards[i] = least + 1;
  }
  return shards;
}
