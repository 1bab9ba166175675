/** @file Failures in words, for tests of what a person reads: what is thrown has the sentence as its message. */

import { failureOf } from '../core/failure.ts';
import { EN } from '../ui/words/en.ts';

const inWords = (error: unknown): Error => new Error(EN.failureLine(failureOf(error)), { cause: error });

/** The same promise; what it rejects with says what a person reads. */
export const saying = <Value>(work: Promise<Value>): Promise<Value> =>
  work.catch((error: unknown) => {
    throw inWords(error);
  });

/** The same function; what it throws says what a person reads. */
export const sayingOf =
  <Value>(work: () => Value) =>
  (): Value => {
    try {
      return work();
    } catch (error) {
      throw inWords(error);
    }
  };
