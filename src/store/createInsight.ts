/** @file Figures of the whole set from the embeddings in memory. */

import type { ImageId } from '../core/brands.ts';
import { mean } from '../core/reals.ts';
import type { Analysis } from '../engine/insight.ts';
import { meanDistance, meanDistanceWithin } from '../evaluation/meanDistance.ts';
import { success, type Result } from '../protocol/failure.ts';
import { cloudInSteps, cloudOf } from '../protocol/insight.ts';
import { betweenEvents, yieldToEvents } from './yieldToEvents.ts';
import type { ImageKey, SlotId } from './ids.ts';
import type { ImageMap, Insight, MapPoint, Radius } from './insight.ts';
import { knownPicks, nearestTo, type Known, type Memory } from './memory.ts';

/** How long the page may be kept from answering, in milliseconds. */
const SLICE = 10;
/** Images of each kind that distances between sets are measured on: the work grows with their square, and Fréchet's with their cube. */
const COMPARED = 1000;
/** Points of a map: more are one cloud of ink. */
const MAPPED = 20_000;

/**
 * @param memory the embeddings.
 * @param run the seeds of the run (others, left out for instance, may be in memory too and are not part of the set), and those of them
 *   that the variants are compared with; and the pictures that were picked, which are shown beside the variants and are no part of what is
 *   measured of them; and what belongs together: the class of a seed, and the seed of a variant.
 */
export function createInsight(
  memory: Memory,
  run: {
    readonly seeds: () => readonly ImageId[];
    readonly compared: () => readonly ImageId[];
    readonly classOf: (id: ImageId) => string | undefined;
    readonly seedOf: (slot: SlotId) => ImageId | undefined;
    readonly picks: () => Iterable<{ readonly slot: SlotId; readonly image: ImageKey }>;
  },
  analysis: Analysis,
): Insight {
  const embedded = (ids: readonly ImageId[]) => ids.flatMap((id) => memory.seeds.get(id) ?? []);
  const seedsOfRun = () => embedded(run.seeds());
  const seedsCompared = () => embedded(run.compared());
  const variantsOfRun = (among?: ReadonlyMap<SlotId, unknown>) =>
    [...memory.variants].flatMap(([slot, known]) => (among === undefined || among.has(slot) ? known : []));
  const classOf = ({ of }: Known) => (of.kind === 'seed' ? run.classOf(of.id) : undefined);
  const seedOf = ({ of }: Known) => (of.kind === 'variant' ? run.seedOf(of.slot) : undefined);
  const everything = () => [...seedsOfRun(), ...variantsOfRun(), ...knownPicks(memory, run.picks())];
  return {
    async map(kind, onProgress, signal) {
      const all = everything();
      const mapped = evenly(all, MAPPED);
      const points = await betweenEvents(cloudInSteps(unitsOf(mapped)));
      const placed =
        kind === 'umap' ? await analysis.umap(points, onProgress, signal) : await analysis.pca(points, signal);
      if (!placed.ok) return placed;
      const { value } = placed;
      const at = mapped.map(({ of }, i): MapPoint => ({ ...of, x: value[2 * i]!, y: value[2 * i + 1]! }));
      return success<ImageMap>({ points: at, all: all.length });
    },
    async figures(among) {
      const [seeds, variants] = [seedsCompared(), variantsOfRun(among)];
      const sample = { seeds: evenly(seeds, COMPARED), variants: evenly(variants, COMPARED) };
      const isSample = sample.seeds.length < seeds.length || sample.variants.length < variants.length;
      return success({
        coverage: {
          seeds: await radius(sample.seeds, sample.variants),
          variants: await radius(sample.variants, sample.seeds),
          amongSeeds: await radius(sample.seeds, sample.seeds),
          sample: isSample ? { seeds: sample.seeds.length, variants: sample.variants.length } : null,
        },
        diversity: {
          siblings: meanDistanceWithin(variants, seedOf, ({ unit }) => unit),
          classmates: meanDistanceWithin(seeds, classOf, ({ unit }) => unit),
        },
      });
    },
    async frechet(among, signal) {
      const seeds = unitsOf(evenly(seedsCompared(), COMPARED));
      const variants = unitsOf(evenly(variantsOfRun(among), COMPARED));
      const distance: Result<number> = await analysis.frechet(cloudOf(seeds), cloudOf(variants), signal);
      if (!distance.ok) return distance;
      const halves = [0, 1].map((half) => seeds.filter((_, i) => i % 2 === half));
      const own = seeds.length < 4 ? null : await analysis.frechet(cloudOf(halves[0]!), cloudOf(halves[1]!), signal);
      if (own?.ok === false) return own;
      return success({
        distance: distance.value,
        ofSeeds: own?.value ?? null,
        seeds: seeds.length,
        variants: variants.length,
      });
    },
    siblingDistance(slots) {
      return Promise.resolve(success(meanDistance(slots.flatMap((slot) => memory.variants.get(slot)?.unit ?? []))));
    },
    neighbours(slot, count) {
      const all = everything();
      const known = all.find(({ of }) => of.kind === 'variant' && of.slot === slot);
      return Promise.resolve(success(known ? nearestTo(known, all, count) : []));
    },
  };
}

/** So many at most, from the whole of the list. */
function evenly(all: readonly Known[], most: number): readonly Known[] {
  const count = Math.min(most, all.length);
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]!);
}

const unitsOf = (all: readonly Known[]): Float32Array[] => all.map(({ unit }) => unit);

/** Distance (1 - cosine) from each of `from` to the nearest of `to`. */
async function radius(from: readonly Known[], to: readonly Known[]): Promise<Radius> {
  const distances: number[] = [];
  let [largest, farthest] = [0, null as Radius['farthest']];
  let since = performance.now();
  for (const one of from) {
    const [nearest] = nearestTo(one, to, 1);
    if (nearest) {
      const distance = 1 - nearest.cosine;
      distances.push(distance);
      if (farthest === null || distance > largest) [largest, farthest] = [distance, one.of];
    }
    if (performance.now() - since > SLICE) {
      await yieldToEvents();
      since = performance.now();
    }
  }
  return { mean: distances.length > 0 ? mean(distances) : 0, largest, farthest };
}
