/** @file Settings of a method as data: what may be chosen, within which range, and what it does. Pages, commands and checks read it. */

/** A number on a line. */
export interface NumberSetting {
  readonly kind: 'number';
  readonly least: number;
  readonly most: number;
  /** Distance of a slider's stops. Where it is a whole number, so must the values be; else any value in the range is allowed. */
  readonly step: number;
  readonly default: number;
  /** What it was before it could be chosen: what a record says that has none. Default: every record has one. */
  readonly before?: number;
  /** A word or two. */
  readonly label: string;
  /** A sentence on what it does. */
  readonly help: string;
  /** Whether it is shown on request only. Default: at once. */
  readonly advanced?: true;
}

/** A number that the prior's pack suggests: null until somebody chooses one. */
export interface SuggestedSetting extends Omit<NumberSetting, 'kind' | 'default' | 'before'> {
  readonly kind: 'suggested';
  readonly default: null;
}

/** One of several. */
export interface ChoiceSetting {
  readonly kind: 'choice';
  /** What may be chosen, with the words for it. */
  readonly choices: Readonly<Record<string, string>>;
  readonly default: string;
  /** As for a number. */
  readonly before?: string;
  readonly label: string;
  readonly help: string;
  readonly advanced?: true;
}

/** Words of one's own; none is a value too. */
export interface TextSetting {
  readonly kind: 'text';
  readonly default: string;
  /** Most characters. */
  readonly longest: number;
  /** As for a number. */
  readonly before?: string;
  readonly label: string;
  readonly help: string;
  readonly advanced?: true;
}

export type Setting = NumberSetting | SuggestedSetting | ChoiceSetting | TextSetting;

/** The settings of one method by name, in the order in which they are shown. */
export type SettingsTable = Readonly<Record<string, Setting>>;

/** Values for a table: a number for a number, one of its keys for a choice, a text for a text, null for a suggestion that is taken. */
export type SettingsOf<Table extends SettingsTable> = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly kind: 'choice'; readonly choices: infer Choices }
    ? keyof Choices & string
    : Table[Name] extends { readonly kind: 'suggested' }
      ? number | null
      : Table[Name] extends { readonly kind: 'text' }
        ? string
        : number;
};

/** Values of a table that is known at run time alone. */
export type SettingValues = Readonly<Record<string, number | string | null>>;

/** What a setting was before it could be chosen; `undefined` where it always could. */
export const beforeOf = (setting: Setting): number | string | undefined =>
  setting.kind === 'suggested' ? undefined : setting.before;

/** Values of a record as a table has them today: what could not be chosen then was as it was. */
export function recordedSettings(table: SettingsTable, values: SettingValues): SettingValues {
  const added = Object.entries(table).flatMap(([name, setting]) => {
    const before = beforeOf(setting);
    return before === undefined || Object.hasOwn(values, name) ? [] : [[name, before] as const];
  });
  return { ...values, ...Object.fromEntries(added) };
}

/** Settings that belong together. */
export interface Preset<Table extends SettingsTable = SettingsTable> {
  readonly title: string;
  /** A sentence for who chooses. */
  readonly about: string;
  /** All that it settles; what it does not name stays. */
  readonly settings: Partial<SettingsOf<Table>>;
}

/** Presets of a method, by name. */
export type Presets<Table extends SettingsTable = SettingsTable> = Readonly<Record<string, Preset<Table>>>;

/** The preset that some values are; `null` where they are somebody's own. */
export function presetOf(presets: Presets, values: SettingValues): string | null {
  const found = Object.entries(presets).find(([, { settings }]) =>
    Object.entries(settings).every(([name, value]) => values[name] === value),
  );
  return found?.[0] ?? null;
}

/**
 * Refuses values that a table does not allow.
 *
 * @param table the settings.
 * @param values a value for every setting, and nothing else.
 * @throws RangeError that names the setting, what was expected and what came.
 */
export function checkSettings(table: SettingsTable, values: Readonly<Record<string, unknown>>): void {
  const stranger = Object.keys(values).find((name) => !Object.hasOwn(table, name));
  if (stranger !== undefined) {
    const names = Object.keys(table).join(', ');
    throw new RangeError(`Expected only the settings ${names === '' ? '(none)' : names}, got "${stranger}".`);
  }
  for (const [name, setting] of Object.entries(table)) {
    const value = values[name];
    if (!isAllowed(setting, value)) {
      throw new RangeError(`Expected ${name} to be ${expectedOf(setting)}, got ${String(value)}.`);
    }
  }
}

/** Whether a setting may have a value. */
export function isAllowed(setting: Setting, value: unknown): boolean {
  switch (setting.kind) {
    case 'number':
      return isWithin(setting, value);
    case 'suggested':
      return value === null || isWithin(setting, value);
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(setting.choices, value);
    case 'text':
      return typeof value === 'string' && value.length <= setting.longest;
    default:
      return setting satisfies never;
  }
}

/** Whether only whole numbers are taken. */
export const isWhole = ({ step }: Pick<NumberSetting, 'step'>): boolean => Number.isInteger(step);

const isWithin = (setting: NumberSetting | SuggestedSetting, value: unknown): boolean =>
  typeof value === 'number' &&
  value >= setting.least &&
  value <= setting.most &&
  (!isWhole(setting) || Number.isInteger(value));

/** What a setting takes, as the middle of a sentence. */
export function expectedOf(setting: Setting): string {
  switch (setting.kind) {
    case 'choice':
      return Object.keys(setting.choices).join(' or ');
    case 'text':
      return `a text of at most ${setting.longest} characters`;
    case 'number':
    case 'suggested':
      return `a ${isWhole(setting) ? 'whole ' : ''}number from ${setting.least} to ${setting.most}`;
    default:
      return setting satisfies never;
  }
}

/**
 * A value as somebody typed it.
 *
 * @returns `undefined` where the setting does not take it.
 */
export function parseSetting(setting: Setting, text: string): number | string | undefined {
  const value = setting.kind === 'choice' || setting.kind === 'text' ? text : text.trim() === '' ? NaN : Number(text);
  return isAllowed(setting, value) ? value : undefined;
}

/**
 * Fills in the defaults.
 *
 * @param table the settings.
 * @param given values that differ from the defaults. Default: none.
 * @returns a value for every setting.
 * @throws RangeError as `checkSettings`.
 */
export function fillSettings<const Table extends SettingsTable>(
  table: Table,
  given: Partial<SettingsOf<Table>> = {},
): SettingsOf<Table> {
  const defaults = Object.entries(table).map(([name, setting]) => [name, setting.default] as const);
  const values = { ...Object.fromEntries(defaults), ...given };
  checkSettings(table, values);
  return values as SettingsOf<Table>;
}
