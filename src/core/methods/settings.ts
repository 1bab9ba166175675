/** @file Settings of a method as data: what may be chosen, within which range, and what it does. Pages, commands and checks read it. */

/** A number on a line. */
export interface NumberSetting {
  readonly kind: 'number';
  readonly least: number;
  readonly most: number;
  /** Distance of a slider's stops. Where it is a whole number, so must the values be; else any value in the range is allowed. */
  readonly step: number;
  readonly default: number;
  /** A word or two. */
  readonly label: string;
  /** A sentence on what it does. */
  readonly help: string;
}

/** One of several. */
export interface ChoiceSetting {
  readonly kind: 'choice';
  /** What may be chosen, with the words for it. */
  readonly choices: Readonly<Record<string, string>>;
  readonly default: string;
  readonly label: string;
  readonly help: string;
}

export type Setting = NumberSetting | ChoiceSetting;

/** The settings of one method by name, in the order in which they are shown. */
export type SettingsTable = Readonly<Record<string, Setting>>;

/** Values for a table: a number for a number, one of its keys for a choice. */
export type SettingsOf<Table extends SettingsTable> = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly kind: 'choice'; readonly choices: infer Choices }
    ? keyof Choices & string
    : number;
};

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
  for (const [name, setting] of Object.entries(table)) checkSetting(name, setting, values[name]);
}

function checkSetting(name: string, setting: Setting, value: unknown): void {
  switch (setting.kind) {
    case 'number': {
      const { least, most, step } = setting;
      const whole = Number.isInteger(step);
      if (typeof value !== 'number' || !(value >= least && value <= most) || (whole && !Number.isInteger(value))) {
        const number = whole ? 'a whole number' : 'a number';
        throw new RangeError(`Expected ${name} to be ${number} in [${least}, ${most}], got ${String(value)}.`);
      }
      return;
    }
    case 'choice':
      if (typeof value !== 'string' || !Object.hasOwn(setting.choices, value)) {
        const choices = Object.keys(setting.choices).join(', ');
        throw new RangeError(`Expected ${name} to be one of ${choices}, got ${String(value)}.`);
      }
      return;
    default:
      setting satisfies never;
  }
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
