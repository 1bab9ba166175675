/** @file A recipe: everything that a run's images depend on besides the seeds and the models. Plain data, stored whole. */

import type { RunSeed } from '../brands.ts';
import { ALL_BITS } from '../image/stretch.ts';
import { isWithin, LIMITS, rangeText, type Limit } from '../limits.ts';
import type { HeadMode } from '../judge/head/head.ts';
import type { Anchor } from '../objective/consistency.ts';
import { checkSettings, fillSettings, type SettingValues } from '../methods/settings.ts';
import { methodOf, type MethodId, type MethodRecipe } from '../methods/table.ts';
import type { Needs } from '../methods/method.ts';

/** A method, and how many of the variants it makes: shares count against each other. */
export type RecipePart = MethodRecipe & {
  readonly share: number;
  /** Classes that get less of it, for they lose what makes them theirs; each once. Absent: none. */
  readonly lessFor?: readonly LessFor[] | undefined;
};

export interface LessFor {
  /** The class, by the name of its folder; one that the set does not have changes nothing. */
  readonly label: string;
  /** What is left of the share for it, in [0, 1]. */
  readonly times: number;
}

/** A class that comes to a number of images of its own: one that a classifier is still weak at, say. */
export interface TopUp {
  /** The class, by the name of its folder; one that the set does not have changes nothing. */
  readonly label: string;
  /** Images that it comes to, seeds and variants together; more where it gets as many anyway. */
  readonly images: number;
}

/** Selective expansion (Zhang et al. 2023, Section 3.2): sample many, keep what the judge reads as the same class with more entropy. */
export interface Selection {
  /** Most images to draw for every variant that is wanted; a seed whose images never pass ends with fewer. */
  readonly tries: number;
}

/** What the judge knows the classes by: `auto` is names and examples as soon as every class has two seeds, and names before. */
export type JudgeMode = 'auto' | HeadMode;

export const JUDGE_MODES = ['auto', 'names', 'names and examples', 'examples'] as const satisfies readonly JudgeMode[];

/** Which views of the seeds a judge learns from: the seeds as they are, or mirrored and cropped ones too where that helps. */
export type JudgeViews = 'seed' | 'best';

export const JUDGE_VIEWS = ['seed', 'best'] as const satisfies readonly JudgeViews[];

export interface Recipe {
  /** Chooses everything random of the run. */
  readonly runSeed: RunSeed;
  /** K, variants of every seed; not used with `perClass`. */
  readonly variants: number;
  /** Images that every class should come to, seeds and variants together; `null` where every seed gets K variants. */
  readonly perClass: number | null;
  /** Classes that come to more than the others do; each once. Absent: none. */
  readonly topUps?: readonly TopUp[] | undefined;
  /** Side of the square images, in pixels; `null` is what suits the models. */
  readonly side: number | null;
  /** The class that variants should keep: the folder's, or the judge's own for the seed. */
  readonly anchor: Anchor;
  /** What the judge knows the classes by. */
  readonly judgeMode: JudgeMode;
  /** Which views of the seeds it learns from. Absent in recipes from before there was a choice: the seeds as they are. */
  readonly judgeViews?: JudgeViews | undefined;
  /** Weight of the class prototypes against the text, in [0, 1]; 0 is text alone. Only where the judge goes by names. */
  readonly prototypes: number;
  /**
   * How much a variant's label is softened: this share of it is what the judge, without its seed, reads in the variant, in [0, 1]; 0 is
   * the folder's label alone. Absent in recipes from before there was a choice, which were hard.
   */
  readonly softLabels?: number | undefined;
  /** `null` where everything that is made is kept. */
  readonly select: Selection | null;
  /**
   * How many of 16 bits the pictures use, 8 to 16: microscopes and X-ray machines store 10, 12 or 14. Absent where nobody said it: they
   * are read as they are.
   */
  readonly stretch?: number | undefined;
  /** Whether variants have no colour, as seeds that have none. Absent where nobody said it: they are as they are made. */
  readonly grey?: boolean | undefined;
  /**
   * A variant whose safety score is this or more starts as rejected, in [0, 1]. Absent: what the pack suggests that checks them. It
   * changes no picture.
   */
  readonly safety?: number | undefined;
  /** At least one; variants are shared out among them. */
  readonly parts: readonly RecipePart[];
}

/** A recipe in which nothing is left to the models. */
export interface ResolvedRecipe extends Recipe {
  readonly side: number;
}

/** How many of 16 bits a recipe takes for all of a picture's light. */
export const stretchOf = ({ stretch = ALL_BITS }: Pick<Recipe, 'stretch'>): number => stretch;

/** What the models suggest. */
export interface Suggestions {
  readonly side: number;
  /** Radius of the ball, in units of the prior's latent; `null` without a prior. */
  readonly epsilon: number | null;
  /** Safety score from which variants are rejected; absent where nobody checks them. */
  readonly safety?: number | undefined;
}

/** A method as it comes, alone in its recipe. */
export const partOf = (method: MethodId, share = 1): RecipePart =>
  ({ method, settings: fillSettings(methodOf(method).settings), share }) as RecipePart;

/** What a part would make without guidance, from the same streams: nothing is chosen by the judge and no step is taken. */
export const unguidedPart = (part: RecipePart): RecipePart =>
  ({ ...part, settings: { ...part.settings, ...methodOf(part.method).unguided } }) as RecipePart;

/** The published procedure, but that a misread seed does not move the anchor, and that the judge learns from the seeds. */
export const DEFAULT_RECIPE = {
  variants: 5,
  perClass: null,
  side: null,
  anchor: 'label',
  judgeMode: 'auto',
  judgeViews: 'best',
  prototypes: 0,
  softLabels: 0.5,
  select: null,
  parts: [partOf('gif')],
} as const satisfies Omit<Recipe, 'runSeed'>;

/**
 * Refuses a recipe that cannot be run.
 *
 * @throws RangeError that names the field, what was expected and what came.
 */
export function checkRecipe(recipe: Recipe): void {
  const {
    variants,
    perClass,
    topUps = [],
    judgeMode,
    judgeViews = 'seed',
    prototypes,
    softLabels = 0,
    select,
    stretch,
    safety,
    parts,
  } = recipe;
  check('variants of every seed', variants, LIMITS.variants);
  if (perClass !== null) check('images a class', perClass, LIMITS.perClass);
  for (const [i, { label, images }] of topUps.entries()) {
    if (topUps.findIndex((other) => other.label === label) < i)
      throw new RangeError(`Expected each class to be topped up once, got ${label} twice; leave one of them out.`);
    check(`the images that ${label} comes to`, images, LIMITS.perClass);
  }
  if (select) check('tries for every variant', select.tries, LIMITS.tries);
  check('the weight of the prototypes', prototypes, LIMITS.prototypes);
  check('the share of soft labels', softLabels, LIMITS.softLabels);
  if (stretch !== undefined) check('the bits that pictures use', stretch, LIMITS.stretch);
  if (safety !== undefined) check('the safety score to reject from', safety, LIMITS.safety);
  if (!JUDGE_MODES.includes(judgeMode)) {
    throw new RangeError(`Expected the judge to know the classes by ${JUDGE_MODES.join(', ')}, got "${judgeMode}".`);
  }
  if (!JUDGE_VIEWS.includes(judgeViews)) {
    throw new RangeError(
      `Expected the judge to learn from the views ${JUDGE_VIEWS.join(' or ')}, got "${judgeViews}".`,
    );
  }
  if (prototypes > 0 && judgeMode !== 'auto' && judgeMode !== 'names') {
    throw new RangeError(`Expected no prototypes where the judge goes by ${judgeMode}, got a weight of ${prototypes}.`);
  }
  check('the number of methods', parts.length, LIMITS.parts);
  for (const [i, { method, settings, share, lessFor = [] }] of parts.entries()) {
    // The sidecar and what is made again find a variant's settings by its method.
    if (parts.findIndex((other) => other.method === method) < i)
      throw new RangeError(`Expected each method once, got ${method} twice; add its shares.`);
    check(`the share of ${method}`, share, LIMITS.share);
    for (const { label, times } of lessFor) {
      check(`what is left of the share of ${method} for ${label}`, times, LIMITS.lessFor);
    }
    checkSettings(methodOf(method).settings, settings);
    methodOf(method).check?.(settings);
  }
}

function check(what: string, value: number, limit: Limit): void {
  if (!isWithin(value, limit)) throw new RangeError(`Expected ${what} to be ${rangeText(limit)}, got ${value}.`);
}

/** What the methods of a recipe need, and whether it needs a judge to select by. */
export function needsOf({ parts, select }: Pick<Recipe, 'parts' | 'select'>): Pick<Needs, 'prior' | 'judge' | 'mask'> {
  const all = parts.map(needsOfPart);
  return {
    prior: all.some(({ prior }) => prior),
    judge: select !== null || all.some(({ judge }) => judge),
    mask: all.some(({ mask }) => mask),
  };
}

/** What one part needs. */
export const needsOfPart = ({ method, settings }: MethodRecipe): Needs => methodOf(method).needs(settings);

/** Whether the variants of a part choose among their pictures together; see `Method`. */
export const choosesTogether = ({ method, settings }: MethodRecipe): boolean =>
  methodOf(method).choosesTogether?.(settings) ?? false;

/**
 * A recipe with what the models suggest in place of what nobody chose.
 *
 * @throws RangeError where something is left open that no model suggests.
 */
export function resolveRecipe(recipe: Recipe, { side, epsilon, safety: suggested }: Suggestions): ResolvedRecipe {
  const parts = recipe.parts.map((part) => {
    const open = Object.entries(methodOf(part.method).settings).filter(
      ([name, { kind }]) => kind === 'suggested' && (part.settings as unknown as SettingValues)[name] === null,
    );
    if (open.length === 0) return part;
    if (epsilon === null)
      throw new RangeError(`Expected a radius for ${part.method}, got none; choose one or open a prior.`);
    return { ...part, settings: { ...part.settings, ...Object.fromEntries(open.map(([name]) => [name, epsilon])) } };
  });
  const { safety = suggested } = recipe;
  return {
    ...recipe,
    side: recipe.side ?? side,
    ...(safety !== undefined && { safety }),
    parts: parts as readonly RecipePart[],
  };
}
