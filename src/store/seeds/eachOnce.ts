/** @file What is read one by one as it comes, and never twice. */

import { yieldToEvents } from '../yieldToEvents.ts';

/** How long it is read without a look for events, in milliseconds. */
const SLICE = 10;

export interface EachOnce<Key, Value> {
  /**
   * Reads on for a moment.
   *
   * @returns a new map of all that was read by then, in the order of the reading.
   */
  some(): ReadonlyMap<Key, Value>;
  /**
   * Reads all that can be read by now, with looks for events.
   *
   * @param signal ends the reading where it is.
   * @returns as `some`.
   */
  all(signal: AbortSignal): Promise<ReadonlyMap<Key, Value>>;
}

/**
 * Reads what can be read by now, and of the others no more than before: who looks often at a large set must not read all of it each time, nor
 * all of it at once.
 *
 * @param keys what there will be, in their order.
 * @param read gives a value, or `undefined` where it cannot be read yet.
 * @param now milliseconds. Default: the page's clock.
 */
export function eachOnce<Key, Value extends object>(
  keys: readonly Key[],
  read: (key: Key) => Value | undefined,
  now: () => number = () => performance.now(),
): EachOnce<Key, Value> {
  const known = new Map<Key, Value>();
  let waiting = keys;
  /** Goes through those that wait, and stops for a moment after each slice. */
  function* pass() {
    const left = waiting;
    const unread: Key[] = [];
    let since = now();
    for (const [at, key] of left.entries()) {
      const value = read(key);
      if (value === undefined) unread.push(key);
      else known.set(key, value);
      if (now() - since < SLICE) continue;
      waiting = [...unread, ...left.slice(at + 1)];
      yield;
      since = now();
    }
    waiting = unread;
  }
  return {
    some() {
      pass().next();
      return new Map(known);
    },
    async all(signal) {
      const steps = pass();
      while (!signal.aborted && !steps.next().done) await yieldToEvents();
      return new Map(known);
    },
  };
}
