/** @file Figures of the whole set from the embeddings in memory. */

import { mean } from '../core/reals.ts';
import { principalPlane } from '../evaluation/principalPlane.ts';
import type { Insight, MapPoint, Radius } from './insight.ts';
import { everyone, nearestTo, type Known, type Memory } from './memory.ts';

/** How long the page may be kept from answering, in milliseconds. */
const SLICE = 10;

export function createInsight(memory: Memory): Insight {
  return {
    async map() {
      const all = everyone(memory);
      const plane = principalPlane(all.map(({ unit }) => unit));
      let step = plane.next();
      while (step.done !== true) {
        await breathe();
        step = plane.next();
      }
      return step.value.map(([x, y], i): MapPoint => ({ ...all[i]!.of, x, y }));
    },
    async figures() {
      const [seeds, variants] = [[...memory.seeds.values()], [...memory.variants.values()]];
      return {
        coverage: { seeds: await radius(seeds, variants), variants: await radius(variants, seeds) },
      };
    },
    neighbours(slot, count) {
      const known = memory.variants.get(slot);
      return Promise.resolve(known ? nearestTo(known, everyone(memory), count) : []);
    },
  };
}

/** Distance (1 - cosine) from each of `from` to the nearest of `to`. */
async function radius(from: readonly Known[], to: readonly Known[]): Promise<Radius> {
  const distances: number[] = [];
  let since = performance.now();
  for (const one of from) {
    const [nearest] = nearestTo(one, to, 1);
    if (nearest) distances.push(1 - nearest.cosine);
    if (performance.now() - since > SLICE) {
      await breathe();
      since = performance.now();
    }
  }
  return { mean: distances.length > 0 ? mean(distances) : 0, largest: Math.max(0, ...distances) };
}

const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
