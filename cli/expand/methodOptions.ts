/** @file What can be said of methods on the command line: made from their tables, so that a new method needs no line here. */

import {
  expectedOf,
  parseSetting,
  type Presets,
  type Setting,
  type SettingValues,
} from '../../src/core/methods/settings.ts';
import { isMethodId, METHOD_IDS, methodOf, type MethodId } from '../../src/core/methods/table.ts';
import { partOf, unguidedPart, type RecipePart } from '../../src/core/run/recipe.ts';
import { UsageError } from '../lib/usageError.ts';

/** `stepSize` is `--step-size`. */
const optionOf = (name: string): string => name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);

/** Settings of all methods, by their option. */
export const SETTING_OPTIONS: readonly string[] = [
  ...new Set(METHOD_IDS.flatMap((id) => Object.keys(methodOf(id).settings).map(optionOf))),
];

/**
 * The parts of a recipe.
 *
 * @param base parts where neither `--method` nor `--mix` says which.
 * @param method what `--method` says.
 * @param mix what `--mix` says: methods with shares, `gif=2,randaugment=2`.
 * @param given values of settings, by option; each goes to every chosen method that has it. No steps are no guidance: the judge chooses
 *   among pictures only where that is said too.
 * @param preset what `--preset` says: settings with a name, of every chosen method that has them; `given` goes before it.
 * @throws UsageError for a method or a setting that there is not, or a value that does not fit.
 */
export function partsFrom(
  base: readonly RecipePart[],
  method: string | undefined,
  mix: string | undefined,
  given: ReadonlyMap<string, string>,
  preset?: string,
): readonly RecipePart[] {
  if (method !== undefined && mix !== undefined) {
    throw new UsageError('Expected --method or --mix, got both; leave one of them out.');
  }
  const chosen = method === undefined ? base : [partOf(methodFrom('method', method))];
  const parts = mix === undefined ? chosen : mixFrom(mix);
  for (const option of given.keys()) {
    if (parts.some((part) => settingOf(part.method, option))) continue;
    const has = METHOD_IDS.filter((id) => settingOf(id, option)).join(', ');
    throw new UsageError(
      `Expected settings of ${parts.map((part) => part.method).join(', ')}, got --${option}, which is one of ${has}; leave it out.`,
    );
  }
  if (preset !== undefined && !parts.some(({ method }) => presetsOf(method)[preset])) {
    const names = [...new Set(parts.flatMap(({ method }) => Object.keys(presetsOf(method))))];
    throw new UsageError(
      names.length === 0
        ? `Expected no --preset for ${parts.map(({ method }) => method).join(', ')}, which has none, got "${preset}"; leave it out.`
        : `Expected --preset to be ${names.join(' or ')}, got "${preset}".`,
    );
  }
  const chosenParts = parts.map((part) => withPreset(part, preset));
  const free = withoutSteps(given) ? chosenParts.map(unguidedPart) : chosenParts;
  return free.map((part) => withSettings(part, given));
}

/** Whether the unguided twins are asked for: zero steps. */
export const withoutSteps = (given: ReadonlyMap<string, string>): boolean => Number(given.get('steps') ?? NaN) === 0;

const presetsOf = (method: MethodId): Presets => methodOf(method).presets ?? {};

function withPreset(part: RecipePart, preset: string | undefined): RecipePart {
  const found = preset === undefined ? undefined : presetsOf(part.method)[preset];
  return found ? ({ ...part, settings: { ...part.settings, ...found.settings } } as RecipePart) : part;
}

function mixFrom(mix: string): readonly RecipePart[] {
  const parts = mix.split(',').map((entry) => {
    const [id = '', share = '1', ...rest] = entry.split('=');
    const count = Number(share);
    if (rest.length > 0 || !Number.isInteger(count) || count < 1) {
      throw new UsageError(`Expected --mix to be methods with whole shares such as gif=2,unguided=1, got "${mix}".`);
    }
    return partOf(methodFrom('mix', id.trim()), count);
  });
  const twice = parts.find(({ method }, i) => parts.findIndex((other) => other.method === method) < i);
  if (twice) throw new UsageError(`Expected each method once in --mix, got ${twice.method} twice; add its shares.`);
  return parts;
}

function methodFrom(option: string, id: string): MethodId {
  if (!isMethodId(id)) throw new UsageError(`Expected --${option} to be ${METHOD_IDS.join(' or ')}, got "${id}".`);
  return id;
}

function withSettings(part: RecipePart, given: ReadonlyMap<string, string>): RecipePart {
  const settings: Record<string, number | string | null> = { ...(part.settings as unknown as SettingValues) };
  for (const [option, text] of given) {
    const found = settingOf(part.method, option);
    if (!found) continue;
    const value = parseSetting(found.setting, text);
    if (value === undefined) {
      throw new UsageError(`Expected --${option} to be ${expectedOf(found.setting)}, got "${text}".`);
    }
    settings[found.name] = value;
  }
  return { ...part, settings } as unknown as RecipePart;
}

function settingOf(method: MethodId, option: string): { readonly name: string; readonly setting: Setting } | null {
  const found = Object.entries(methodOf(method).settings).find(([name]) => optionOf(name) === option);
  return found ? { name: found[0], setting: found[1] } : null;
}

/** All methods with their settings, for --help. */
export function methodsHelp(): string {
  return METHOD_IDS.map((id) => {
    const { about, settings } = methodOf(id);
    const lines = Object.entries(settings).map(([name, setting]) => {
      const otherwise = setting.default === null ? "the prior's own suggestion" : String(setting.default);
      return `    ${`--${optionOf(name)}`.padEnd(18)} ${setting.help} ${sentence(expectedOf(setting))} (${otherwise})`;
    });
    const presets = Object.entries(presetsOf(id)).map(
      ([name, { about: what }]) => `    ${`--preset ${name}`.padEnd(22)} ${what}`,
    );
    return [`  ${id.padEnd(16)} ${about}`, ...presets, ...lines].join('\n');
  }).join('\n');
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
