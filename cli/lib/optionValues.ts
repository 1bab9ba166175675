/** @file Values of options, read and checked alike by every command. */

import { isWithin, rangeText, type Limit } from '../../src/core/limits.ts';
import { UsageError } from './usageError.ts';

/** `--k -1` as `--k=-1`: what is wrong with it is the number. */
export function withNumbers(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const before = joined.at(-1);
    if (/^-[\d.]/u.test(arg) && before !== undefined && /^--[^=]+$/u.test(before))
      joined.splice(-1, 1, `${before}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

/** What a parser says against a command line, as one sentence for a person. */
export function orUsageError<Result>(parser: () => Result): Result {
  try {
    return parser();
  } catch (error) {
    // Its first sentence says what is wrong; the others are for programmers.
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split(/\.\s/u)[0]!.replace(/\.$/u, '')}.`, { cause: error });
  }
}

/** An option that is a number; `undefined` where it is not given. */
export function numberOf(name: string, given: string | undefined, limit: Limit): number | undefined {
  if (given === undefined) return undefined;
  const value = given.trim() === '' ? NaN : Number(given);
  if (!isWithin(value, limit)) throw new UsageError(`Expected --${name} to be ${rangeText(limit)}, got "${given}".`);
  return value;
}

/** An option that is one of some words. */
export function choiceOf<const Choice extends string>(
  name: string,
  given: string | undefined,
  choices: readonly Choice[],
  otherwise: Choice,
): Choice {
  if (given === undefined) return otherwise;
  const found = choices.find((choice) => choice === given);
  if (found === undefined) throw new UsageError(`Expected --${name} to be ${choices.join(' or ')}, got "${given}".`);
  return found;
}
