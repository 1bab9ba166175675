/** @file The pieces that the manifest's schema is made of. Each says in words what it takes: the words end up in the error. */

import * as z from 'zod/mini';

/**
 * Fields that the format had, or that other programs write, and that nothing runs here: each with what to do instead. One that is
 * wanted becomes a field of the schema together with the code that runs it.
 */
const NOT_RUN: Readonly<Record<string, string>> = {
  baseUrl: 'files are read from beside pack.json only; put them there',
  logitBias: 'the bias cancels among the classes of one data set; leave it out',
  normalised: 'embeddings are brought to unit length in any case; leave it out',
};

/** An object with exactly these fields: a misspelled one is an error, not a default. */
export const fields = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return 'an object';
      const reason = NOT_RUN[issue.keys[0]!];
      return reason === undefined
        ? `no such field (known here: ${Object.keys(shape).join(', ')})`
        : `no such field, since ${reason}`;
    },
  });

type Tagged = Parameters<typeof z.discriminatedUnion>[1];

/** One of several objects; the field `tag` says which. */
export const oneBy = <Tag extends string, const Options extends Tagged>(tag: Tag, options: Options) =>
  z.discriminatedUnion(tag, options, {
    error: (issue) => ('options' in issue ? choice(issue.options as readonly unknown[]) : 'an object'),
  });

const choice = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(' or ');

/** One of a few constants. `otherwise` says what to do with what is none of them. */
export const oneOf = <const Value extends string | number>(values: readonly Value[], otherwise?: string) =>
  z.literal(values, { error: otherwise === undefined ? choice(values) : `${choice(values)}, since ${otherwise}` });

/** A string that `accepts`, all of it; `expected` says in words what that is. */
export const text = (expected = 'a text that is not empty', accepts = /\S/u) =>
  z.string({ error: expected }).check(z.regex(accepts, { error: expected }));

/** A finite number for which `accepts` holds. */
export const number = (expected = 'a number', accepts: (value: number) => boolean = () => true) =>
  z.number({ error: expected }).check(z.refine(accepts, { error: expected }));

export const positive = number('a number above 0', (value) => value > 0);
export const count = number('a whole number of at least 1', (value) => Number.isSafeInteger(value) && value >= 1);
export const whole = number('a whole number of at least 0', (value) => Number.isSafeInteger(value) && value >= 0);
export const flag = z.boolean({ error: 'true or false' });

/** A list of at least one entry. */
export const list = <Entry extends z.core.$ZodType>(entry: Entry) => {
  const error = 'a list of at least 1';
  return z.array(entry, { error }).check(z.minLength(1, { error }));
};

/** Three numbers, one for each of red, green and blue. */
export const triple = <Entry extends z.core.$ZodType>(entry: Entry) =>
  z.tuple([entry, entry, entry], { error: 'a list of 3 (R, G, B)' });

/** What the values of two others lie between. */
export const range = z.tuple([number(), number()], { error: '[low, high]' }).check(
  z.refine(([low, high]) => high > low, {
    path: [1],
    error: ({ input }) => `a number above ${(input as readonly number[])[0]!}`,
  }),
);

/** One number for all channels, or a list with one for each; the arguments are those of `number`. */
export const perChannel = (...args: Parameters<typeof number>) => {
  const each = number(...args);
  return z.union([each, list(each)], { error: `${args[0] ?? 'a number'}, or a list with one for each channel` });
};

/** A path inside the pack's folder. */
export const relativePath = text('a relative path inside the pack').check(
  z.refine(
    (path) => !/[\\:]/u.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
    { error: 'a relative path inside the pack, with forward slashes' },
  ),
);
