/**
 * @file How far a recipe goes from the originals, as one number for all of its methods: a multiple of what is proposed. Each method names
 * the settings of its own that say it (`Method.distance`); together they move by the same factor.
 */

import { isWhole, type NumberSetting, type SettingValues, type SuggestedSetting } from '../methods/settings.ts';
import { METHOD_IDS, methodOf, type MethodId } from '../methods/table.ts';
import { partOf, type RecipePart } from './recipe.ts';

/** A setting that says how far, where it is and where it is proposed. */
export interface Reach {
  readonly method: MethodId;
  /** Its name among the method's settings. */
  readonly name: string;
  readonly setting: NumberSetting | SuggestedSetting;
  /** As the recipe has it, and as it is proposed; in the setting's own unit. */
  readonly value: number;
  readonly proposed: number;
}

/** What is measured against: the parts that are proposed, and the radius that the prior suggests where they leave it open. */
export interface Yardstick {
  /** A method that is not among them counts as it comes. */
  readonly parts: readonly RecipePart[];
  readonly epsilon: number;
}

/** The farthest that is offered, as a multiple of what is proposed. */
export const FARTHEST = 2;

/** Recipes by name: all methods that are proposed, so many times as far; or the paper's own. */
const TIMES = { subtle: 0.5, balanced: 1, bold: 1.5 } as const;

export type RecipePreset = keyof typeof TIMES | 'published';

export const RECIPE_PRESETS = ['subtle', 'balanced', 'bold', 'published'] as const satisfies readonly RecipePreset[];

/**
 * Every setting of a recipe that says how far; one that is proposed as 0 stays where it is, and is not among them.
 *
 * @param parts of the recipe.
 */
export function reachesOf(parts: readonly RecipePart[], { parts: proposed, epsilon }: Yardstick): readonly Reach[] {
  return parts.flatMap((part) => {
    const { settings, distance = [] } = methodOf(part.method);
    const values = valuesOf(part);
    const base = valuesOf(baseOf(part.method, proposed));
    return distance.flatMap((name): readonly Reach[] => {
      const setting = settings[name];
      if (!setting || setting.kind === 'choice' || setting.kind === 'text')
        throw new Error(`Expected a number "${name}" of ${part.method}.`);
      const [value, wanted] = [Number(values[name] ?? epsilon), Number(base[name] ?? epsilon)];
      return wanted === 0 ? [] : [{ method: part.method, name, setting, value, proposed: wanted }];
    });
  });
}

/**
 * How far a recipe goes, as a multiple of what is proposed: by the setting with the finest stops, for the others are rounded.
 *
 * @returns `null` where no method of it can go farther or less far.
 */
export function distanceOf(parts: readonly RecipePart[], yardstick: Yardstick): number | null {
  const finest = reachesOf(parts, yardstick).toSorted((a, b) => stopsOf(b) - stopsOf(a))[0];
  return finest ? finest.value / finest.proposed : null;
}

/**
 * The same recipe, farther from the originals or nearer to them.
 *
 * @param times multiple of what is proposed, from 0; 1 takes it as it is, a radius that is left to the prior included.
 * @returns every setting that says how far within its range, whole where it must be.
 */
export function atDistance(parts: readonly RecipePart[], yardstick: Yardstick, times: number): readonly RecipePart[] {
  const reaches = reachesOf(parts, yardstick);
  return parts.map((part) => {
    const base = valuesOf(baseOf(part.method, yardstick.parts));
    const own = reaches.filter(({ method }) => method === part.method);
    const moved = own.map(
      ({ name, setting, proposed }) =>
        [name, times === 1 ? (base[name] ?? null) : within(setting, proposed * times)] as const,
    );
    return own.length === 0 ? part : withSettings(part, Object.fromEntries(moved));
  });
}

/** The methods of a preset with their settings. */
export function partsOfPreset(preset: RecipePreset, yardstick: Yardstick): readonly RecipePart[] {
  return preset === 'published' ? published() : atDistance(yardstick.parts, yardstick, TIMES[preset]);
}

/** The preset that a recipe is; `null` where it is somebody's own. */
export function presetOfParts(parts: readonly RecipePart[], yardstick: Yardstick): RecipePreset | null {
  return RECIPE_PRESETS.find((preset) => isSame(parts, partsOfPreset(preset, yardstick))) ?? null;
}

/** The method that comes from a paper as it was published, alone; the radius is the prior's. */
function published(): readonly RecipePart[] {
  for (const id of METHOD_IDS) {
    const { published: preset } = methodOf(id).presets ?? {};
    if (preset) return [withSettings(partOf(id), preset.settings)];
  }
  throw new Error('Expected a method with a preset "published", got none.');
}

const withSettings = (part: RecipePart, settings: Partial<SettingValues>): RecipePart =>
  ({ ...part, settings: { ...part.settings, ...settings } }) as RecipePart;

const valuesOf = ({ settings }: RecipePart): SettingValues => settings;

const baseOf = (method: MethodId, proposed: readonly RecipePart[]): RecipePart =>
  proposed.find((part) => part.method === method) ?? partOf(method);

/** Stops of a setting between 0 and what is proposed. */
const stopsOf = ({ setting, proposed }: Reach): number => proposed / (isWhole(setting) ? 1 : PRECISION);

/** Settings that are no whole numbers are rounded to this. */
const PRECISION = 0.01;

function within(setting: NumberSetting | SuggestedSetting, value: number): number {
  const rounded = isWhole(setting) ? Math.round(value) : Math.round(value / PRECISION) / Math.round(1 / PRECISION);
  return Math.min(setting.most, Math.max(setting.least, rounded));
}

/** Whether two recipes have the same methods with the same shares and settings, in the same order. */
function isSame(some: readonly RecipePart[], others: readonly RecipePart[]): boolean {
  return (
    some.length === others.length &&
    some.every((part, i) => {
      const other = others[i]!;
      const values = valuesOf(other);
      return (
        part.method === other.method &&
        part.share === other.share &&
        JSON.stringify(part.lessFor ?? []) === JSON.stringify(other.lessFor ?? []) &&
        Object.entries(valuesOf(part)).every(([name, value]) => values[name] === value)
      );
    })
  );
}
