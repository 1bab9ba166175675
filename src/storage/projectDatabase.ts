/**
 * @file One project's database: records and pictures side by side in one store, so that a record and its picture land in one
 * transaction. It knows nothing of what the records mean.
 */

import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';

/** Names a record: what kind it is, and which of them. Kinds are read and forgotten as a whole. */
export type RecordKey = readonly [kind: string, name: string | number];

/** Changes that land together or not at all; what is forgotten goes before anything is put. */
export interface Batch {
  readonly forget: readonly { readonly kind: string; readonly prefix: string }[];
  readonly remove: readonly RecordKey[];
  readonly put: readonly (readonly [key: RecordKey, value: unknown])[];
}

export interface ProjectDatabase {
  /** Makes this page the one that writes: what another page still wants to write is refused from now on. */
  own(): Promise<void>;
  /**
   * Writes a batch in one transaction.
   *
   * @throws StorageFull where the browser has no room for it: nothing of it is written.
   * @throws NotOwner where another page has taken the project over: nothing of it is written.
   */
  commit(batch: Batch): Promise<void>;
  /** A record, `undefined` where there is none. What is asked for in one turn is read in one transaction. */
  get(key: RecordKey): Promise<unknown>;
  /**
   * All records of a kind, in the order of their names.
   *
   * @param prefix what the names begin with. Default: whatever they begin with.
   * @param portion records that are read at a time, >= 1; what others ask for is read in between. Default: all of them.
   */
  all(
    kind: string,
    prefix?: string,
    portion?: number,
  ): Promise<readonly (readonly [name: string | number, value: unknown])[]>;
  /** Names of all records of a kind. */
  names(kind: string): Promise<readonly (string | number)[]>;
  close(): Promise<void>;
}

/** The browser keeps no more. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** Another page writes this project now. */
export class NotOwner extends Error {
  override readonly name = 'NotOwner';
}

/** More than there are: the most that a browser takes for a count. */
const MOST = 2 ** 32 - 1;

const OWNER: RecordKey = ['owner', ''];

export const databaseName = (id: string): string => `offshoot-project-${id}`;

/** Opens the database of a project, an empty one where there is none. */
export function openProjectDatabase(id: string): ProjectDatabase {
  const store = createStore(databaseName(id), 'records');
  const token = crypto.randomUUID();
  const asked = askedTogether(store);
  return {
    own: () => store('readwrite', (records) => finish(records.put(token, keyOf(OWNER)).transaction!)),
    commit: (batch) => {
      // What was asked for before is what was there before.
      asked.flush();
      return store('readwrite', (records) => write(records, batch, token));
    },
    get: asked.get,
    all: (kind, prefix = '', portion = MOST) =>
      store('readonly', async (records) => {
        const entries = await entriesIn(records, rangeOf(kind, prefix), portion);
        return entries.map(([key, value]) => [nameIn(key), value] as const);
      }),
    names: (kind) => store('readonly', (records) => namesIn(records, rangeOf(kind, ''))),
    close: () => {
      asked.flush();
      return close(store);
    },
  };
}

/** Names that are read at a time: those of a hundred thousand pictures at once keep a page from answering. */
const NAMES = 5000;

async function namesIn(records: IDBObjectStore, range: IDBKeyRange): Promise<readonly (string | number)[]> {
  const all: (string | number)[] = [];
  for (let rest = range; ;) {
    const some = await promisifyRequest(records.getAllKeys(rest, NAMES));
    for (const key of some) all.push(nameIn(key));
    if (some.length < NAMES) return all;
    rest = IDBKeyRange.bound(some.at(-1), range.upper, true, range.upperOpen);
  }
}

type Entry = readonly [key: IDBValidKey, value: unknown];

async function entriesIn(records: IDBObjectStore, range: IDBKeyRange, portion: number): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for (let rest = range; ;) {
    const some = await firstEntries(records, rest, portion);
    for (const entry of some) all.push(entry);
    if (some.length < portion) return all;
    rest = IDBKeyRange.bound(some.at(-1)![0], range.upper, true, range.upperOpen);
  }
}

/** Of browsers that give keys and values together. */
interface WithRecords {
  getAllRecords?(options: {
    readonly query: IDBKeyRange;
    readonly count: number;
  }): IDBRequest<readonly { readonly key: IDBValidKey; readonly value: unknown }[]>;
}

/** The first entries of a range; other browsers go through it twice. */
async function firstEntries(
  records: IDBObjectStore & WithRecords,
  range: IDBKeyRange,
  count: number,
): Promise<readonly Entry[]> {
  if (records.getAllRecords) {
    const found = await promisifyRequest(records.getAllRecords({ query: range, count }));
    return found.map(({ key, value }) => [key, value]);
  }
  // Both at once: a transaction ends when nothing is asked of it.
  const [keys, values] = await Promise.all([
    promisifyRequest(records.getAllKeys(range, count)),
    promisifyRequest<unknown[]>(records.getAll(range, count)),
  ]);
  return keys.map((key, i) => [key, values[i]]);
}

/** Collects what is asked for in one turn: a transaction for each of a hundred pictures takes longer than the pictures do. */
function askedTogether(store: UseStore) {
  interface Asked {
    readonly key: RecordKey;
    readonly resolve: (value: unknown) => void;
    readonly reject: (reason: unknown) => void;
  }
  let waiting: Asked[] = [];
  const flush = (): void => {
    if (waiting.length === 0) return;
    const all = waiting;
    waiting = [];
    store('readonly', (records) =>
      Promise.allSettled(
        all.map(({ key, resolve, reject }) => promisifyRequest<unknown>(records.get(keyOf(key))).then(resolve, reject)),
      ),
    ).catch((error: unknown) => {
      for (const { reject } of all) reject(error);
    });
  };
  const get = (key: RecordKey): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (waiting.length === 1) queueMicrotask(flush);
    });
  return { get, flush };
}

/** Deletes a project's database; pages that have it open let go of it first. */
export const deleteProjectDatabase = async (id: string): Promise<void> => {
  await promisifyRequest(indexedDB.deleteDatabase(databaseName(id)));
};

/** Records that are copied at a time: pictures of a few megabytes, not of a whole project. */
const COPIED = 64;

/** Copies all records of a project into another, empty one. */
export async function copyProjectDatabase(from: string, to: string): Promise<void> {
  const [source, target] = [createStore(databaseName(from), 'records'), createStore(databaseName(to), 'records')];
  try {
    const keys = await source('readonly', (records) => promisifyRequest(records.getAllKeys()));
    for (let at = 0; at < keys.length; at += COPIED) {
      const some = keys.slice(at, at + COPIED);
      const values = await source('readonly', (records) =>
        Promise.all(some.map((key) => promisifyRequest<unknown>(records.get(key)))),
      );
      await target('readwrite', (records) => {
        some.forEach((key, i) => records.put(values[i], key));
        return finish(records.transaction);
      });
    }
  } finally {
    await Promise.all([close(source), close(target)]);
  }
}

async function write(records: IDBObjectStore, batch: Batch, token: string): Promise<void> {
  const { transaction } = records;
  const owner: IDBRequest<unknown> = records.get(keyOf(OWNER));
  let refused: Error | null = null;
  const refuse = (error: unknown) => {
    refused = error as Error;
    transaction.abort();
  };
  owner.onsuccess = () => {
    if (owner.result === token) apply(records, batch).catch(refuse);
    else refuse(new NotOwner('This project is written by another page now.'));
  };
  await finish(transaction).catch((error: unknown) => {
    throw refused ?? error;
  });
}

/** Requests that are made in one turn: thousands would keep the page from answering. */
const AT_ONCE = 64;

/** Asks for everything within one transaction; where a request fails, so does the transaction, and the rest is not asked for. */
async function apply(records: IDBObjectStore, { forget, remove, put }: Batch): Promise<void> {
  const requests: (() => IDBRequest)[] = [
    ...forget.map(
      ({ kind, prefix }) =>
        () =>
          records.delete(rangeOf(kind, prefix)),
    ),
    ...remove.map((key) => () => records.delete(keyOf(key))),
    ...put.map(
      ([key, value]) =>
        () =>
          records.put(value, keyOf(key)),
    ),
  ];
  for (let at = 0; at < requests.length; at += AT_ONCE) {
    const made = requests.slice(at, at + AT_ONCE).map((request) => request());
    const succeeded = await promisifyRequest(made.at(-1)!).then(
      () => true,
      () => false,
    );
    if (!succeeded) return;
  }
}

/** Waits for a transaction, and names the one failure that is nobody's mistake. */
async function finish(transaction: IDBTransaction): Promise<void> {
  try {
    await promisifyRequest(transaction);
  } catch (error) {
    const cause = error ?? transaction.error;
    if (cause instanceof Error && cause.name === 'QuotaExceededError') {
      throw new StorageFull('The browser keeps no more.', { cause });
    }
    throw cause instanceof Error ? cause : new Error('The browser gave up writing.', { cause });
  }
}

async function close(store: UseStore): Promise<void> {
  await store('readonly', ({ transaction }) => {
    transaction.db.close();
  });
}

const keyOf = ([kind, name]: RecordKey): IDBValidKey => [kind, name];
const nameIn = (key: IDBValidKey): string | number => (key as [string, string | number])[1];

/** Names of a kind that begin with a prefix; '' gives all of them, numbers too: an array sorts after every string. */
const rangeOf = (kind: string, prefix: string): IDBKeyRange =>
  prefix === '' ? IDBKeyRange.bound([kind], [kind, []]) : IDBKeyRange.bound([kind, prefix], [kind, `${prefix}\uffff`]);
