/** @file A project as the start screen shows it. */

import type { ImageKey } from '../ids.ts';
import { isSeed } from '../seeds/classSummaries.ts';
import type { SeedsState } from '../seeds/state.ts';
import type { StudioState } from '../state.ts';
import type { Sizes } from './records.ts';
import type { ProjectSummary } from './state.ts';

/** Pictures that stand for a project. */
const COVERS = 4;

/**
 * The summary of the project that is open; `null` on the start screen.
 *
 * @param now ISO 8601 in UTC.
 */
export function summaryOf(
  { project, seeds, run, review }: StudioState,
  sizes: Sizes,
  covers: number,
  now: string,
): ProjectSummary | null {
  if (!project.info) return null;
  // What is said of pictures that were picked is about no variant.
  const verdicts = [...review.decisions].flatMap(([slot, { verdict }]) => (run.variants.has(slot) ? [verdict] : []));
  return {
    ...project.info,
    changed: now,
    seeds: [...seeds.images.values()].filter(isSeed).length,
    variants: run.variants.size,
    total: run.total,
    reviewed: verdicts.filter((verdict) => verdict !== 'unreviewed').length,
    accepted: verdicts.filter((verdict) => verdict === 'accepted').length,
    classes: seeds.classes.filter(({ leftOut }) => !leftOut).length,
    bytes: Object.values(sizes.runs).reduce((sum, size) => sum + size, sizes.seeds),
    covers,
    deleted: null,
  };
}

/** Thumbnails that stand for a project: one of each class as far as there are classes, then others. */
export function coversOf({ images }: SeedsState): readonly ImageKey[] {
  const classes = new Set<string>();
  const first: ImageKey[] = [];
  const others: ImageKey[] = [];
  for (const image of images.values()) {
    if (first.length === COVERS) break;
    if (classes.has(image.label)) {
      if (others.length < COVERS) others.push(image.thumbnail);
    } else first.push(image.thumbnail);
    classes.add(image.label);
  }
  return [...first, ...others].slice(0, COVERS);
}
