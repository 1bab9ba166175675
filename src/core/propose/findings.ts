/** @file From a set's seeds to what a proposal needs to know of them. */

import { guessing, judgeHeadOf, misreadSeeds } from '../run/judgeHead.ts';
import type { Candidate } from '../run/partners.ts';
import { partOf, type RecipePart } from '../run/recipe.ts';
import type { SetJudge } from '../run/setJudge.ts';
import { probe, sampleOf, type Grow, type Probe } from './probe.ts';
import { RADII, type Findings } from './proposal.ts';

/** Seeds that are tried. */
const TRIED = 48;

/** A set whose seeds the judge has seen. */
export interface KnownSeeds {
  readonly seeds: readonly Candidate[];
  /** Names of the folders of the classes, in their order. */
  readonly classes: readonly string[];
  /** Whether each is read as its class by the judge that does not know it. */
  readonly read: readonly boolean[];
  readonly judge: Findings['judge'];
  /** Whether something finds objects. */
  readonly hasMask: boolean;
}

/**
 * What there is to know of a set before anything is tried.
 *
 * @param judge that has seen the seeds.
 * @param seeds with the names that the judge knows them by.
 * @param classes names of the folders of the classes, in the judge's order.
 * @param hasMask whether something finds objects.
 */
export function knownSeeds(
  judge: SetJudge,
  seeds: readonly (Candidate & { readonly key: string })[],
  classes: readonly string[],
  hasMask: boolean,
): KnownSeeds {
  const misread = new Set(misreadSeeds(judge).map(({ key }) => key));
  const { mode, leaveOneOut } = judgeHeadOf(judge);
  return {
    seeds,
    classes,
    read: seeds.map(({ key }) => !misread.has(key)),
    judge: { mode, leaveOneOut: leaveOneOut ?? 0, guessing: guessing(seeds.map(({ label }) => label)) },
    hasMask,
  };
}

/** Methods that are tried, which must be openable; what is proposed is made of them. */
export const CONSIDERED: readonly RecipePart[] = [partOf('gif'), partOf('scene'), partOf('randaugment')];

/**
 * Tries styles and scenes on a few seeds of a set.
 *
 * @param known the set.
 * @param grow makes variants of a seed by a part, judged by a judge that does not know it.
 * @param onProgress told how much is done, and at the end that everything is.
 */
export async function findOut(
  { seeds, classes, read, judge, hasMask }: KnownSeeds,
  grow: Grow,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<Findings> {
  const sample = sampleOf(seeds, TRIED);
  const labels = seeds.map(({ label }) => label);
  const total = sample.length * (RADII.length + Number(hasMask));
  let done = 0;
  const counted: Grow = async (seed, part) => {
    onProgress(done++, total);
    return grow(seed, part);
  };
  const tried = (part: RecipePart): Promise<Probe> => probe(part, sample, labels, classes.length, counted);
  const styles = [];
  for (const radius of RADII) styles.push({ radius, ...(await tried(styleAt(radius))) });
  const scene = hasMask ? await tried(plainScene()) : null;
  onProgress(total, total);
  const asTheyAre = sample.filter((seed) => read[seed]).length / Math.max(1, sample.length);
  const readOf = (label: number) => seeds.flatMap((seed, i) => (seed.label === label ? [read[i]!] : []));
  return {
    ...{ judge, asTheyAre, styles, scene },
    classes: classes.map((label, i) => ({ label, seeds: readOf(i).length, read: readOf(i).filter(Boolean).length })),
  };
}

/** The style alone, without guidance: what the radius does by itself. */
function styleAt(radius: number): RecipePart {
  const part = partOf('unguided');
  return { ...part, settings: { ...part.settings, epsilon: radius } } as RecipePart;
}

/** A scene alone, its style as it was, without guidance. */
function plainScene(): RecipePart {
  const part = partOf('scene');
  return { ...part, settings: { ...part.settings, styleRadius: 0, steps: 0, scenes: 1 } } as RecipePart;
}
