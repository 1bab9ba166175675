/**
 * @file Settings as data: what can be chosen, in which range, what is chosen unless somebody says otherwise, and what it means. Forms,
 * command lines, checks and schemas are made from these tables.
 */

/** One thing to choose. */
export type Setting =
  | {
      readonly kind: 'number';
      readonly least: number;
      readonly most: number;
      /** Distance of two values that a person would tell apart; 1 where only whole numbers are taken. */
      readonly step: number;
      readonly whole?: true;
      readonly default: number;
      readonly label: string;
      readonly help: string;
    }
  /** A number that the prior's pack suggests: null until somebody chooses one. */
  | {
      readonly kind: 'suggested';
      readonly least: number;
      readonly most: number;
      readonly step: number;
      readonly default: null;
      readonly label: string;
      readonly help: string;
    }
  | {
      readonly kind: 'choice';
      readonly choices: readonly { readonly value: string; readonly label: string }[];
      readonly default: string;
      readonly label: string;
      readonly help: string;
    };

export type SettingsTable = Readonly<Record<string, Setting>>;

/** What a setting's values are. */
export type ValueOf<Of extends Setting> = Of extends { readonly kind: 'choice' }
  ? Of['choices'][number]['value']
  : Of extends { readonly kind: 'suggested' }
    ? number | null
    : number;

/** A value for every setting of a table. */
export type SettingsOf<Table extends SettingsTable> = { readonly [Name in keyof Table]: ValueOf<Table[Name]> };

/** Values of a table that is known at run time alone. */
export type SettingValues = Readonly<Record<string, number | string | null>>;

/** The table's own values. */
export const defaultsOf = <Table extends SettingsTable>(table: Table): SettingsOf<Table> =>
  Object.fromEntries(Object.entries(table).map(([name, setting]) => [name, setting.default])) as SettingsOf<Table>;

/**
 * Refuses values that do not fit a table.
 *
 * @param table what can be chosen.
 * @param values one for every setting, and no other.
 * @throws RangeError that names the setting, what was expected and what came.
 */
export function checkSettings(table: SettingsTable, values: SettingValues): void {
  for (const name of Object.keys(values)) {
    if (!Object.hasOwn(table, name)) {
      throw new RangeError(
        `Expected only ${Object.keys(table).join(', ') || 'no settings'}, got "${name}"; leave it out.`,
      );
    }
  }
  for (const [name, setting] of Object.entries(table)) {
    const value = values[name];
    if (value === undefined || !fits(setting, value)) {
      throw new RangeError(`Expected ${name} to be ${expectedOf(setting)}, got ${String(value)}.`);
    }
  }
}

/** What a setting takes, as the middle of a sentence. */
export function expectedOf(setting: Setting): string {
  switch (setting.kind) {
    case 'choice':
      return setting.choices.map(({ value }) => value).join(' or ');
    case 'number':
    case 'suggested': {
      const range = `from ${setting.least} to ${setting.most}`;
      return setting.kind === 'number' && setting.whole ? `a whole number ${range}` : `a number ${range}`;
    }
    default:
      return setting satisfies never;
  }
}

/**
 * A value as somebody typed it.
 *
 * @returns `undefined` where it does not fit the setting.
 */
export function parseValue(setting: Setting, text: string): number | string | undefined {
  const value = setting.kind === 'choice' ? text : text.trim() === '' ? NaN : Number(text);
  return fits(setting, value) ? value : undefined;
}

function fits(setting: Setting, value: number | string | null): boolean {
  switch (setting.kind) {
    case 'choice':
      return setting.choices.some((choice) => choice.value === value);
    case 'suggested':
      return value === null || isWithin(setting, value);
    case 'number':
      return isWithin(setting, value) && (!setting.whole || Number.isInteger(value));
    default:
      return setting satisfies never;
  }
}

const isWithin = ({ least, most }: { readonly least: number; readonly most: number }, value: unknown): boolean =>
  typeof value === 'number' && value >= least && value <= most;
