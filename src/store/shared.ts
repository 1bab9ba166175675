/** @file Costly values by key, counted: one lives while somebody uses it, and a little longer. */

export interface Shared<Key, Value> {
  /**
   * Asks for a value; every call must be matched by one `release` of the same key.
   *
   * @returns `null` where there is none, where it could not be made, and where everybody had released it before its turn came.
   */
  acquire(key: Key): Promise<Value | null>;
  /** The value, where it is there already: lets a view draw without waiting. */
  peek(key: Key): Value | null;
  release(key: Key): void;
}

export interface SharedOptions<Key, Value> {
  /** Makes a value; `null` or a rejection where there is none. */
  readonly make: (key: Key) => Promise<Value | null>;
  /** Ends one that is not needed any more. */
  readonly drop: (value: Value) => void;
  readonly sizeOf: (value: Value) => number;
  /** Most that values are kept for after everybody has released them, in units of `sizeOf`; those let go first go first. */
  readonly spare: number;
  /** Most values made at a time, >= 1; the one asked for last is made next. */
  readonly atOnce: number;
}

interface Entry<Key, Value> {
  readonly key: Key;
  count: number;
  value: Value | null;
  readonly made: Promise<Value | null>;
  readonly settle: (value: Value | null) => void;
}

/** Values that are shared by whoever asks for the same key. */
export function createShared<Key, Value>({
  make,
  drop,
  sizeOf,
  spare,
  atOnce,
}: SharedOptions<Key, Value>): Shared<Key, Value> & {
  /** Forgets everything: the same keys mean other values from now on. */
  forget(): void;
} {
  const used = new Map<Key, Entry<Key, Value>>();
  /** In the order in which they were let go. */
  const unused = new Map<Key, Value>();
  let unusedSize = 0;
  /** The newest last. */
  const waiting: Entry<Key, Value>[] = [];
  let making = 0;

  const isWanted = (entry: Entry<Key, Value>) => used.get(entry.key) === entry;

  function begin(key: Key): Entry<Key, Value> {
    const value = takeUnused(key);
    let settle: Entry<Key, Value>['settle'] = () => undefined;
    const made = new Promise<Value | null>((resolve) => {
      settle = resolve;
    });
    const entry = { key, count: 0, value, made, settle };
    used.set(key, entry);
    if (value === null) {
      waiting.push(entry);
      // After those who ask in the same turn: the last of them comes first.
      queueMicrotask(makeNext);
    } else settle(value);
    return entry;
  }

  function makeNext(): void {
    while (making < atOnce) {
      const entry = waiting.pop();
      if (!entry) return;
      if (isWanted(entry)) void makeOne(entry);
      else entry.settle(null);
    }
  }

  async function makeOne(entry: Entry<Key, Value>): Promise<void> {
    making++;
    const value = await make(entry.key).catch(() => null);
    making--;
    const wanted = isWanted(entry);
    if (wanted) entry.value = value;
    else if (value !== null) drop(value);
    entry.settle(wanted ? value : null);
    makeNext();
  }

  function takeUnused(key: Key): Value | null {
    const value = unused.get(key);
    if (value === undefined) return null;
    unused.delete(key);
    unusedSize -= sizeOf(value);
    return value;
  }

  function setAside(key: Key, value: Value) {
    unused.set(key, value);
    unusedSize += sizeOf(value);
    for (const [oldest, old] of unused) {
      if (unusedSize <= spare) return;
      takeUnused(oldest);
      drop(old);
    }
  }

  return {
    acquire(key) {
      const entry = used.get(key) ?? begin(key);
      entry.count++;
      return entry.made;
    },
    peek: (key) => used.get(key)?.value ?? unused.get(key) ?? null,
    release(key) {
      const entry = used.get(key);
      if (!entry || --entry.count > 0) return;
      used.delete(key);
      if (entry.value !== null) setAside(key, entry.value);
    },
    forget() {
      for (const value of unused.values()) drop(value);
      for (const { value } of used.values()) if (value !== null) drop(value);
      unused.clear();
      unusedSize = 0;
      used.clear();
    },
  };
}
