import { PackError } from './error.ts';

/** Checks a JSON value and gives it back with its type; `path` names the field in errors. */
export type Read<T> = (value: unknown, path: string) => T;

/** The type a reader gives. */
export type Given<R> = R extends Read<infer T> ? T : never;

/** A JSON value in few words, for errors. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null)
    return `an object with ${Object.keys(value).join(', ') || 'no keys'}`;
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** A string that `accepts`, all of it; `expected` says in words what that is. */
export const text =
  (expected = 'a text that is not empty', accepts = /\S/): Read<string> =>
  (value, path) => {
    if (typeof value !== 'string' || !accepts.test(value)) throw new PackError(path, expected, describe(value));
    return value;
  };

/** A finite number for which `accepts` holds. */
export const number =
  (expected = 'a number', accepts: (value: number) => boolean = () => true): Read<number> =>
  (value, path) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || !accepts(value))
      throw new PackError(path, expected, describe(value));
    return value;
  };

export const positive = number('a number above 0', (value) => value > 0);
export const count = number('a whole number of at least 1', (value) => Number.isSafeInteger(value) && value >= 1);
export const countOrZero = number('a whole number of at least 0', (value) => Number.isSafeInteger(value) && value >= 0);

/** `true` or `false`. */
export const flag: Read<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new PackError(path, 'true or false', describe(value));
  return value;
};

/** One of a few constants. */
export const oneOf =
  <const T extends string | number>(...choices: readonly T[]): Read<T> =>
  (value, path) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined)
      throw new PackError(path, choices.map((c) => JSON.stringify(c)).join(' or '), describe(value));
    return found;
  };

/** A list of at least `least` entries. */
export const list =
  <T>(read: Read<T>, least = 1): Read<readonly T[]> =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < least)
      throw new PackError(path, `a list of at least ${least}`, describe(value));
    return value.map((entry, index) => read(entry, `${path}[${index}]`));
  };

/** Three numbers, one for each of red, green and blue. */
export const triple =
  (read: Read<number>): Read<readonly [number, number, number]> =>
  (value, path) => {
    if (!Array.isArray(value) || value.length !== 3)
      throw new PackError(path, 'a list of 3 (R, G, B)', describe(value));
    return [read(value[0], `${path}[0]`), read(value[1], `${path}[1]`), read(value[2], `${path}[2]`)];
  };

/** `read`, or `fallback` where the field is absent. */
export const withDefault =
  <T>(read: Read<T>, fallback: T): Read<T> =>
  (value, path) =>
    value === undefined ? fallback : read(value, path);

/** `read`, or `null`, which is also what an absent field means. */
export const orNull =
  <T>(read: Read<T>): Read<T | null> =>
  (value, path) =>
    value === undefined || value === null ? null : read(value, path);

/** An object with exactly the given fields: a misspelled field is an error, not a default. */
export const object =
  <T extends object>(fields: { readonly [K in keyof T]: Read<T[K]> }): Read<T> =>
  (value, path) => {
    const record = asRecord(value, path);
    const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
    const names = Object.keys(fields);
    for (const key of Object.keys(record))
      if (!names.includes(key))
        throw new PackError(at(key), `no such field (known here: ${names.join(', ')})`, describe(record[key]));
    const entries = names.map((key) => [key, (fields[key as keyof T] as Read<unknown>)(record[key], at(key))]);
    return Object.fromEntries(entries) as T;
  };

/** An object whose field `tag` says which of the readers applies. */
export const tagged =
  <T>(tag: string, readers: Readonly<Record<string, Read<T>>>): Read<T> =>
  (value, path) => {
    const chosen = asRecord(value, path)[tag];
    const at = path === '' ? tag : `${path}.${tag}`;
    const read = readers[oneOf(...Object.keys(readers))(chosen, at)];
    return read!(value, path);
  };

function asRecord(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new PackError(path === '' ? 'the manifest' : path, 'an object', describe(value));
  return value as Readonly<Record<string, unknown>>;
}
