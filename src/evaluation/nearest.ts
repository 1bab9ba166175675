/** @file Nearest neighbours in the judge's space, of one image and of every image: near-copies show as a cosine near 1. */

import { unitFloat32 } from '../core/judge/embedding.ts';
import { dotFloat32, type Reals } from '../core/reals.ts';
import { principalAxes } from './principalSubspace.ts';

export interface Neighbour {
  /** Index of the nearest other image. */
  readonly index: number;
  /** Cosine between the two embeddings. */
  readonly cosine: number;
}

/**
 * The images that are most similar to one.
 *
 * @param unit of unit length.
 * @param others of unit length.
 * @param count how many at most.
 * @returns nearest first; of equals, the one that comes first.
 */
export function nearestTo<Other extends { readonly unit: Float32Array }>(
  unit: Float32Array,
  others: Iterable<Other>,
  count: number,
): readonly { readonly of: Other; readonly cosine: number }[] {
  const best: { readonly of: Other; readonly cosine: number }[] = [];
  for (const other of others) {
    const cosine = dotFloat32(other.unit, unit);
    if (best.length === count && cosine <= best[count - 1]!.cosine) continue;
    best.push({ of: other, cosine });
    best.sort((a, b) => b.cosine - a.cosine);
    best.length = Math.min(best.length, count);
  }
  return best;
}

/**
 * Nearest other image of images, by cosine.
 *
 * Of unit vectors |x - y|^2 = 2 (1 - cos). What a few directions and the length of the rest say of that distance is never more than it is, so
 * that few pairs have to be compared whole, and a cell of images none of which can be near enough is passed over: what is found is the
 * nearest one. Among more than 10,000 images the 256 that seem nearest in the 32 cells that may hold it soonest are compared, and no others;
 * the images next to it in the list, which are its siblings as a rule, are compared always.
 *
 * @param embeddings any length each, all of one width.
 * @param from the first one that is asked about; those before it are only found. Default: 0, all are.
 * @returns one neighbour for each that is asked about, of equals the first; `null` where there is no other image.
 */
export function nearestOthers(embeddings: readonly Reals[], from = 0): (Neighbour | null)[] {
  const units = embeddings.map(unitFloat32);
  const cells = cellsOf(units);
  return Array.from({ length: units.length - from }, (_, i) => nearestIn(cells, units, from + i));
}

/** Directions that distances are estimated by; with the length of the rest, numbers of a sketch are a multiple of four. */
const DIRECTIONS = 31;
const SKETCH = DIRECTIONS + 1;
/** Images that the directions are found from. */
const SAMPLED = 512;
/** As many images are looked through to the last cell that may matter. */
const EXACT = 10_000;
const CELLS_BEYOND = 32;
const COMPARED_BEYOND = 256;
/** Images to either side in the list that are looked at first: what is near is found soon, and more is passed over. */
const BESIDE = 4;
/** What rounding may make of a distance. */
const SLACK = 1e-4;

/** Images by where they lie. */
interface Cells {
  /** Of every image: coordinates in a few directions, and the length of what they leave. [n, SKETCH]. */
  readonly sketches: Float32Array;
  /** Sketches in the middle, and the largest distance from there. */
  readonly pivots: Float32Array;
  readonly radii: Float64Array;
  /** Images of each, by index. */
  readonly members: readonly Int32Array[];
}

function cellsOf(units: readonly Float32Array[]): Cells {
  const sketches = sketchesOf(units);
  const count = Math.ceil(Math.sqrt(units.length));
  const pivots = new Float32Array(count * SKETCH);
  for (let c = 0; c < count; c++) {
    const at = Math.floor((c * units.length) / count) * SKETCH;
    pivots.set(sketches.subarray(at, at + SKETCH), c * SKETCH);
  }
  const radii = new Float64Array(count);
  const members = Array.from({ length: count }, (): number[] => []);
  for (let i = 0; i < units.length; i++) {
    let [cell, least] = [0, Infinity];
    for (let c = 0; c < count; c++) {
      const squared = squaredGap(sketches, i, pivots, c);
      if (squared < least) [cell, least] = [c, squared];
    }
    members[cell]!.push(i);
    radii[cell] = Math.max(radii[cell]!, Math.sqrt(least));
  }
  return { sketches, pivots, radii, members: members.map((images) => Int32Array.from(images)) };
}

function sketchesOf(units: readonly Float32Array[]): Float32Array {
  const sketches = new Float32Array(units.length * SKETCH);
  if (units.length === 0) return sketches;
  const step = Math.max(1, units.length / SAMPLED);
  const sample = Array.from({ length: Math.min(SAMPLED, units.length) }, (_, i) => units[Math.floor(i * step)]!);
  const { centre, axes } = principalAxes(sample, DIRECTIONS);
  const from = Float32Array.from(centre);
  const directions = axes.map((axis) => Float32Array.from(axis));
  const gap = new Float32Array(from.length);
  units.forEach((unit, i) => {
    for (let k = 0; k < gap.length; k++) gap[k] = unit[k]! - from[k]!;
    let rest = dotFloat32(gap, gap);
    directions.forEach((axis, k) => {
      const along = dotFloat32(gap, axis);
      sketches[i * SKETCH + k] = along;
      rest -= along * along;
    });
    sketches[(i + 1) * SKETCH - 1] = Math.sqrt(Math.max(0, rest));
  });
  return sketches;
}

function nearestIn(
  { sketches, pivots, radii, members }: Cells,
  units: readonly Float32Array[],
  i: number,
): Neighbour | null {
  let [index, cosine, limit] = [-1, -Infinity, Infinity];
  const compare = (j: number) => {
    const found = dotFloat32(units[i]!, units[j]!);
    if (found < cosine || (found === cosine && j > index)) return;
    [index, cosine] = [j, found];
    limit = Math.sqrt(Math.max(0, 2 - 2 * found)) + SLACK;
  };
  for (let j = Math.max(0, i - BESIDE); j <= Math.min(units.length - 1, i + BESIDE); j++) if (j !== i) compare(j);
  const least = radii.map((radius, c) => Math.sqrt(squaredGap(sketches, i, pivots, c)) - radius);
  const order = Uint32Array.from(least, (_, c) => c).sort((a, b) => least[a]! - least[b]!);
  const isNear = (j: number, gap: number) => j !== i && gap <= limit * limit;
  if (units.length <= EXACT) {
    for (let at = 0; at < order.length && least[order[at]!]! <= limit; at++)
      for (const j of members[order[at]!]!) if (isNear(j, squaredGap(sketches, i, sketches, j))) compare(j);
    return index < 0 ? null : { index, cosine };
  }
  const likely: { readonly j: number; readonly gap: number }[] = [];
  for (let at = 0; at < CELLS_BEYOND && least[order[at]!]! <= limit; at++) {
    for (const j of members[order[at]!]!) {
      const gap = squaredGap(sketches, i, sketches, j);
      if (isNear(j, gap)) likely.push({ j, gap });
    }
  }
  const last = Float64Array.from(likely, ({ gap }) => gap).sort()[COMPARED_BEYOND - 1] ?? Infinity;
  for (const { j, gap } of likely) if (gap <= last) compare(j);
  return index < 0 ? null : { index, cosine };
}

/** Squared distance of two sketches. */
function squaredGap(a: Float32Array, i: number, b: Float32Array, j: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let k = i * SKETCH, l = j * SKETCH, end = k + SKETCH; k < end; k += 4, l += 4) {
    first += (a[k]! - b[l]!) ** 2;
    second += (a[k + 1]! - b[l + 1]!) ** 2;
    third += (a[k + 2]! - b[l + 2]!) ** 2;
    fourth += (a[k + 3]! - b[l + 3]!) ** 2;
  }
  return first + second + third + fourth;
}
