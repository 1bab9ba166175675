/** @file What stays known of a document's run when another takes its place: the figures that runs are compared by, without its variants. */

import { mean } from '../../core/reals.ts';
import type { DocumentRun, DocumentVariant } from './document.ts';
import type { ProjectDocument } from './schema.ts';

type RunHeader = NonNullable<ProjectDocument['earlier']>[number];

/**
 * The header of a document's run.
 *
 * @returns with the run's own number, or the next one where it has none; `null` where there is no run, or nothing was made in it.
 */
export function headerOfRun({ run, earlier = [], ...document }: ProjectDocument): RunHeader | null {
  if (!run || run.variants.length === 0) return null;
  const { name, began, twinOf, settings, seconds } = run;
  return {
    made: run.made ?? 1 + Math.max(0, ...earlier.map(({ made }) => made)),
    ...(name !== undefined && { name }),
    ...(began !== undefined && { began }),
    ...(twinOf !== undefined && { twinOf }),
    settings,
    total: run.seeds.reduce((sum, _, i) => sum + (run.counts?.[i] ?? settings.variants), 0),
    seconds,
    figures: figuresOf(run, document),
  };
}

function figuresOf(
  run: DocumentRun,
  { classes, images, decisions }: Pick<ProjectDocument, 'classes' | 'images' | 'decisions'>,
): RunHeader['figures'] {
  const labels = new Map(images.map(({ id, label }) => [id, run.labelsThen?.[id] ?? label]));
  const indices = new Map(classes.map(({ key }, index) => [key, index]));
  const families = new Map<string, DocumentVariant[]>();
  for (const variant of run.variants) {
    const family = families.get(variant.seed);
    if (family) family.push(variant);
    else families.set(variant.seed, [variant]);
  }
  const isRead = ({ seed, top1 }: DocumentRun['readings'][number]) =>
    families.has(seed) && top1 === indices.get(labels.get(seed)!);
  // What differs from nobody has no diversity.
  const siblings = [...families.values()].flatMap((family) => (family.length > 1 ? family : []));
  const made = new Set(run.variants.map(({ seed, k }) => `${seed}#${k}`));
  const decided = (wanted: string) =>
    decisions.filter(({ seed, k, verdict }) => verdict === wanted && made.has(`${seed}#${k}`)).length;
  return {
    seeds: families.size,
    read: run.readings.filter(isRead).length,
    variants: run.variants.length,
    kept: run.variants.filter(({ keptClass }) => keptClass).length,
    entropy: mean(run.variants.map(({ entropy }) => entropy)),
    diversity: siblings.length > 0 ? mean(siblings.map(({ diversity }) => diversity)) : null,
    accepted: decided('accepted'),
    rejected: decided('rejected'),
  };
}
