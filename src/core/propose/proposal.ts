/**
 * @file Which recipe suits a set: how far its style may be moved, whether its objects can be put into new scenes, and whether the judge
 * knows its classes well enough to guide. What is measured decides, on the seeds alone. Thresholds and shares were set beforehand, after
 * prototypes; what recipes with them came to on development sets is in `docs/proposed-recipe.md`.
 */

import type { HeadMode } from '../judge/head/head.ts';
import type { MethodId } from '../methods/table.ts';
import { partOf, type Recipe, type RecipePart } from '../run/recipe.ts';
import type { Probe } from './probe.ts';
import { sparedBy, type ClassFinding, type Spared } from './spared.ts';
import type { Tried } from './tried.ts';

/** What is known of a set before a recipe is proposed for it. */
export interface Findings {
  readonly judge: {
    readonly mode: HeadMode;
    /** Share of the seeds that the judge reads as their class without knowing them, in [0, 1]. */
    readonly leaveOneOut: number;
    /** What guessing gets, in [0, 1]. */
    readonly guessing: number;
  };
  /** Of the seeds that were tried, the share that is read as their class as they are, in [0, 1]. */
  readonly asTheyAre: number;
  /** Every class, in their order. */
  readonly classes: readonly ClassFinding[];
  /** Styles moved by rising radii. */
  readonly styles: readonly StyleProbe[];
  /** New scenes whose style stays; `null` where nothing finds objects. */
  readonly scene: Probe | null;
}

export interface StyleProbe extends Probe {
  readonly radius: number;
}

/** Why a recipe is as it is. */
export type Reason =
  /** The judge does not know the classes: nothing that it would have to vouch for. */
  | { readonly code: 'judge-at-chance'; readonly leaveOneOut: number; readonly guessing: number }
  /** Style moved so far leaves the class as it was read. */
  | { readonly code: 'style-free'; readonly radius: number; readonly kept: number; readonly asTheyAre: number }
  /** Farther than that, the class is lost. */
  | {
      readonly code: 'style-limited';
      readonly radius: number;
      readonly kept: number;
      readonly beyond: number;
      readonly keptBeyond: number;
    }
  /** The class hangs on colour and tone: they stay. */
  | { readonly code: 'style-is-class'; readonly radius: number; readonly kept: number; readonly asTheyAre: number }
  | { readonly code: 'scenes'; readonly objects: number; readonly kept: number }
  | { readonly code: 'no-objects'; readonly objects: number }
  | { readonly code: 'scenes-lose-class'; readonly kept: number; readonly asTheyAre: number }
  | { readonly code: 'no-mask' }
  /** Some classes lose by a method what makes them theirs, and get less of it. */
  | { readonly code: 'spared'; readonly method: MethodId; readonly classes: readonly Spared[] }
  /** What small classifiers read of held-out seeds that were trained with it, and with others; best first. */
  | { readonly code: 'tried'; readonly chosen: Tried; readonly others: readonly Tried[] }
  /** Others read more, by no more than chance (in [0, 1]) among so many seeds. */
  | { readonly code: 'tried-alike'; readonly seeds: number; readonly chance: number };

export interface Proposal {
  readonly recipe: Pick<Recipe, 'parts' | 'select'>;
  readonly reasons: readonly Reason[];
}

/** Radii at which styles are tried, in units of the prior's latent. */
export const RADII = [0.2, 0.4, 0.6, 0.8] as const;

/** Share of the variants of a style that may lose their class beyond what the seeds lose as they are. */
const TOLERATED = 0.1;

/** The same for scenes: they bring new content, which is worth more. */
const TOLERATED_IN_SCENES = 0.3;

/** Share of the seeds that must have an object before scenes are proposed. */
const ENOUGH_OBJECTS = 0.5;

/** How much better than guessing a judge must read: half of the way to everything. */
const TRUSTED = 0.25;

/**
 * Proposes a recipe.
 *
 * @param findings what was measured on the set's own seeds.
 * @returns the methods with their shares, and why; the rest of a recipe stays as it is.
 */
export function proposeRecipe(findings: Findings): Proposal {
  const { judge, asTheyAre, styles, scene } = findings;
  const { leaveOneOut, guessing } = judge;
  if (leaveOneOut - guessing < TRUSTED * (1 - guessing)) {
    return {
      recipe: { parts: [partOf('randaugment')], select: null },
      reasons: [{ code: 'judge-at-chance', leaveOneOut, guessing }],
    };
  }
  const style = styleOf(styles, asTheyAre);
  const scenes = scenesOf(scene, asTheyAre);
  const reasons = [scenes.reason, style.reason];
  const radius = style.radius ?? 0;
  const changed = scenes.fit
    ? { part: withSettings(partOf('scene', 3), { styleRadius: radius }), probe: scene }
    : style.radius !== null
      ? { part: withSettings(partOf('gif', 3), { epsilon: radius }), probe: style.probe }
      : null;
  // Alone it needs no share.
  if (!changed?.probe) return { recipe: { parts: [partOf('randaugment')], select: null }, reasons };
  const spared = sparedBy(changed.probe, findings);
  const lessFor = spared.map(({ label, times }) => ({ label, times }));
  return {
    recipe: {
      parts: [spared.length === 0 ? changed.part : { ...changed.part, lessFor }, partOf('randaugment', 2)],
      select: null,
    },
    reasons:
      spared.length === 0 ? reasons : [...reasons, { code: 'spared', method: changed.part.method, classes: spared }],
  };
}

interface StyleChoice {
  /** `null` where even the smallest loses the class. */
  readonly radius: number | null;
  /** What came of that radius. */
  readonly probe: Probe | null;
  readonly reason: Reason;
}

/** The largest radius whose variants are read almost as well as the seeds. */
function styleOf(styles: readonly StyleProbe[], asTheyAre: number): StyleChoice {
  const within = (one: StyleProbe) => share(one) >= asTheyAre - TOLERATED;
  const first = styles.findIndex((one) => !within(one));
  const allowed = first < 0 ? styles : styles.slice(0, first);
  const last = allowed.at(-1);
  if (!last) {
    const { radius } = styles[0]!;
    return {
      radius: null,
      probe: null,
      reason: { code: 'style-is-class', radius, kept: share(styles[0]!), asTheyAre },
    };
  }
  const { radius } = last;
  const beyond = styles[allowed.length];
  if (!beyond) return { radius, probe: last, reason: { code: 'style-free', radius, kept: share(last), asTheyAre } };
  return {
    radius,
    probe: last,
    reason: {
      code: 'style-limited',
      ...{ radius, kept: share(last), beyond: beyond.radius, keptBeyond: share(beyond) },
    },
  };
}

function scenesOf(scene: Probe | null, asTheyAre: number): { readonly fit: boolean; readonly reason: Reason } {
  if (!scene) return { fit: false, reason: { code: 'no-mask' } };
  const objects = (scene.seeds - scene.declined) / scene.seeds;
  if (objects < ENOUGH_OBJECTS) return { fit: false, reason: { code: 'no-objects', objects } };
  const kept = share(scene);
  if (kept < asTheyAre - TOLERATED_IN_SCENES) {
    return { fit: false, reason: { code: 'scenes-lose-class', kept, asTheyAre } };
  }
  return { fit: true, reason: { code: 'scenes', objects, kept } };
}

const share = ({ kept, made }: Pick<Probe, 'kept' | 'made'>): number => (made === 0 ? 0 : kept / made);

/** A part with settings of its own method. */
const withSettings = (part: RecipePart, settings: Record<string, number | string>): RecipePart =>
  ({ ...part, settings: { ...part.settings, ...settings } }) as RecipePart;
