/** @file What is read one by one as it comes, and never twice. */

/**
 * Reads what can be read by now, and of the others no more than before: who looks often at a large set must not read all of it each time.
 *
 * @param keys what there will be, in their order.
 * @param read gives a value, or `undefined` where it cannot be read yet.
 * @returns a function that gives, at every call, a new map of all that could be read by then.
 */
export function eachOnce<Key, Value extends object>(
  keys: readonly Key[],
  read: (key: Key) => Value | undefined,
): () => ReadonlyMap<Key, Value> {
  const known = new Map<Key, Value>();
  let waiting = keys;
  return () => {
    waiting = waiting.filter((key) => {
      const value = read(key);
      if (value !== undefined) known.set(key, value);
      return value === undefined;
    });
    return new Map(known);
  };
}
