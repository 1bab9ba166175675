/**
 * @file What goes on from an earlier run: its variants with their figures and decisions, each in its slot. A rejected one stays
 * rejected in its own; what replaces it is made in a new slot, from a stream that no picture of the seed has had.
 */

import type { ClassIndex } from '../../src/core/brands.ts';
import { counted } from '../../src/core/counted.ts';
import type { SettingValues } from '../../src/core/methods/settings.ts';
import type { PlannedSlot, RunPlan, SeedPlan } from '../../src/core/run/plan.ts';
import { stretchOf, type RecipePart, type ResolvedRecipe } from '../../src/core/run/recipe.ts';
import { unusedStream } from '../../src/core/run/slots.ts';
import type { Declined, RunVariant } from '../../src/core/run/seedJob.ts';
import { decisionsOf, type DocumentDecision } from '../../src/export/project/decisions.ts';
import type { DocumentRun, DocumentVariant } from '../../src/export/project/document.ts';
import { variantName } from '../../src/export/project/reconcile.ts';
import type { SourceFile } from '../lib/source.ts';
import type { EarlierProject } from './earlierProject.ts';
import type { ExpandModels } from './models.ts';

/** A variant of the earlier run. */
export interface CarriedVariant {
  /** With classes as indices into those of the run. */
  readonly variant: Omit<RunVariant, 'image' | 'judged'>;
  /** What was written of it. */
  readonly figures: DocumentVariant;
  /** Its probabilities over the classes of the run. */
  readonly probabilities: readonly number[];
  readonly top1: ClassIndex;
  /** `null` for a rejected one whose picture is not there. */
  readonly file: SourceFile | null;
  /** `null` where nobody has decided. */
  readonly decision: DocumentDecision | null;
}

/** One seed of the earlier run. */
export interface CarriedSeed {
  readonly variants: readonly CarriedVariant[];
  /** Every picture that was made for it. */
  readonly drawn: number;
  /** Methods that made nothing of it. */
  readonly declined: readonly Declined[];
  /** Streams below this number may have been used. */
  readonly nextNumber: number;
  /** How many slots it has now, old ones and new ones. */
  readonly slots: number;
  /** How many variants are to be made. */
  readonly missing: number;
}

/** By path of the seed in the data set. */
export type Carried = ReadonlyMap<string, CarriedSeed>;

const NOTHING: CarriedSeed = { variants: [], drawn: 0, declined: [], nextNumber: 0, slots: 0, missing: 0 };

/**
 * What an earlier run's variants are to this one.
 *
 * @param project what was opened.
 * @param asked what this run would make of the originals alone.
 * @param recipe of this run.
 * @param open its models.
 * @param warn told where they cannot be part of it: they are of other settings.
 * @returns `null` where nothing can be carried on.
 */
export function carryOn(
  project: EarlierProject,
  asked: RunPlan,
  recipe: ResolvedRecipe,
  { packs, prompt, nameOf }: Pick<ExpandModels, 'packs' | 'prompt' | 'nameOf'>,
  warn: (text: string) => void,
): Carried | null {
  const { document, reconciled, files, paths } = project;
  const { run, classes } = document;
  if (!run) return null;
  const decided = decisionsOf(document, reconciled, null);
  const keys = classes.map(({ key }) => key);
  const before = run.active.map((index) => keys[index]!);
  const other = [
    ...differences(run.settings, recipe),
    // A run of methods without a prior opens none.
    // What only checks pictures makes no others.
    ...(packs.every(
      ({ role, sha256 }) => role === 'safety' || run.packs.some((pack) => pack.role === role && pack.sha256 === sha256),
    )
      ? []
      : ['models']),
    ...(sameWords(before, asked.classes) ? [] : ['classes']),
    ...(run.prompt === prompt && run.active.every((index) => run.names[index] === nameOf(keys[index]!))
      ? []
      : ['names of the classes']),
  ];
  if (other.length > 0 && run.variants.length === 0) return null;
  if (other.length > 0) {
    const decisions = [...decided.values()].filter(isDecided).length;
    warn(
      `${counted(run.variants.length, 'variant')} with ${counted(decisions, 'decision')} were made with other settings (${other.join(', ')}) and are not carried on: this run begins with the originals`,
    );
    return null;
  }
  const toRun = (index: number): ClassIndex => asked.classes.indexOf(keys[index]!) as ClassIndex;
  const carried = new Map<string, CarriedSeed>();
  for (const { image, slots } of asked.seeds)
    carried.set(image.path, { ...NOTHING, slots: slots.length, missing: slots.length });
  const last = new Map<string, number>();
  for (const { seed, number, siblings } of run.variants)
    last.set(seed, Math.max(last.get(seed) ?? -1, number, ...siblings));
  for (const { seed: id, drawn = 0, declined = [] } of run.readings) {
    const told = declined.map(({ method, reason }) => ({ method, reason: { code: 'text' as const, text: reason } }));
    const path = paths.get(id);
    const seed = path === undefined ? undefined : carried.get(path);
    if (seed)
      carried.set(path!, {
        ...seed,
        drawn,
        declined: told,
        nextNumber: unusedStream(recipe, last.get(id) ?? -1, drawn),
      });
  }
  for (const [id, family] of familiesOf(run)) {
    const path = paths.get(id);
    const seed = path === undefined ? undefined : carried.get(path);
    if (path === undefined || !seed) continue;
    const variants = family.flatMap((figures): CarriedVariant[] => {
      const name = variantName(figures);
      const decision = decided.get(name) ?? null;
      const at = reconciled.variants.get(name);
      const file = at === undefined ? null : files.get(at)!;
      // A picture that did not come along is made anew, unless nobody wants it.
      if (!file && decision?.verdict !== 'rejected') return [];
      const { k, number, siblings, how, mixture, safety, probabilities, top1 } = figures;
      return [
        {
          variant: {
            ...{ k, number, siblings, how, mixture: mixture && { ...mixture, label: toRun(mixture.label) } },
            ...(safety !== undefined && { safety }),
          },
          ...{ figures, file, decision },
          probabilities: asked.classes.map((label) => probabilities[keys.indexOf(label)]!),
          top1: toRun(top1),
        },
      ];
    });
    carried.set(path, { ...seed, variants, ...slotsNeeded(variants, seed.slots) });
  }
  return carried;
}

/** How many slots there must be, so that as many as are wanted hold a variant that is not rejected. */
function slotsNeeded(variants: readonly CarriedVariant[], wanted: number): Pick<CarriedSeed, 'slots' | 'missing'> {
  const taken = new Set(variants.map(({ variant }) => variant.k));
  const missing = Math.max(0, wanted - variants.filter(({ decision }) => decision?.verdict !== 'rejected').length);
  let free = 0;
  let slots = 0;
  while (free < missing) if (!taken.has(++slots)) free++;
  return { slots: Math.max(slots, ...taken), missing };
}

/** The slots of a seed that a variant is to be made for, with streams that were not used before. */
export function freshSlots({ slots }: SeedPlan, carried: CarriedSeed | undefined): readonly PlannedSlot[] {
  if (!carried) return slots;
  const taken = new Set(carried.variants.map(({ variant }) => variant.k));
  return slots
    .filter(({ k }) => !taken.has(k))
    .slice(0, carried.missing)
    .map((slot, i) => ({ ...slot, number: carried.nextNumber + i }));
}

/** What in a recipe makes other variants: neither how many there are nor how far each may go, which a variant says itself. */
function differences(before: DocumentRun['settings'], now: ResolvedRecipe): readonly string[] {
  const { runSeed, side, anchor, judgeMode, judgeViews = 'seed', prototypes, select, grey = false } = now;
  const shared: readonly (readonly [string, unknown, unknown])[] = [
    ['run seed', before.runSeed, runSeed],
    ['size', before.side, side],
    ['bits', stretchOf(before), stretchOf(now)],
    ['colour', before.grey ?? false, grey],
    ['anchor', before.anchor, anchor],
    ['judge', before.judgeMode, judgeMode],
    ['views', before.judgeViews ?? 'seed', judgeViews],
    ['prototypes', before.prototypes, prototypes],
    ['selection', before.select?.tries ?? null, select?.tries ?? null],
    ['methods', before.parts.map(madeBy), now.parts.map(madeBy)],
  ];
  return shared.flatMap(([name, a, b]) => (JSON.stringify(a) === JSON.stringify(b) ? [] : [name]));
}

const madeBy = ({ method, share, settings }: RecipePart) => ({
  ...{ method, share },
  settings: Object.entries(settings as unknown as SettingValues)
    .filter(([name]) => name !== 'epsilon')
    .sort(([a], [b]) => (a < b ? -1 : 1)),
});

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.toSorted().every((word, i) => word === b.toSorted()[i]);

export const isDecided = ({ verdict, relabel }: DocumentDecision): boolean =>
  verdict !== 'unreviewed' || relabel !== null;

function familiesOf({ variants }: DocumentRun): ReadonlyMap<string, readonly DocumentVariant[]> {
  const families = new Map<string, DocumentVariant[]>();
  for (const variant of variants) families.set(variant.seed, [...(families.get(variant.seed) ?? []), variant]);
  return families;
}

/** What is carried on, and what is made, as a line. */
export function sayCarried(carried: Carried, { seeds }: RunPlan): string {
  const all = [...carried.values()].flatMap(({ variants }) => variants);
  const rejected = all.filter(({ decision }) => decision?.verdict === 'rejected').length;
  const fresh = seeds.reduce((sum, seed) => sum + freshSlots(seed, carried.get(seed.image.path)).length, 0);
  return `${counted(all.length, 'variant')} carried on, ${rejected} of them rejected; ${counted(fresh, 'variant')} to be made`;
}
