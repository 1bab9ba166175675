/** @file Projects that are kept nowhere: for a browser that keeps nothing, and for a project that it has no room for. */

import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import type { ProjectDatabase, RecordKey } from './projectDatabase.ts';

export interface MemoryProjects {
  readonly catalogue: Catalogue;
  /** The same database for one project at every call. */
  open(id: string): ProjectDatabase;
  /** Whether it was ever opened here, also when it is deleted. */
  has(id: string): boolean;
  delete(id: string): void;
  copy(from: string, to: string): void;
}

/** Records by kind, each under its name. */
type Kinds = Map<string, Map<string | number, unknown>>;

export function memoryProjects(): MemoryProjects {
  const databases = new Map<string, Kinds>();
  const ids = new Set<string>();
  const kindsOf = (id: string): Kinds => {
    ids.add(id);
    const known = databases.get(id);
    if (known) return known;
    const made: Kinds = new Map();
    databases.set(id, made);
    return made;
  };
  return {
    catalogue: memoryCatalogue(),
    open: (id) => databaseOver(kindsOf(id)),
    has: (id) => ids.has(id),
    delete: (id) => void databases.delete(id),
    copy(from, to) {
      ids.add(to);
      databases.set(to, new Map([...kindsOf(from)].map(([kind, names]) => [kind, new Map(names)])));
    },
  };
}

function databaseOver(kinds: Kinds): ProjectDatabase {
  const namesOf = (kind: string) => {
    const known = kinds.get(kind);
    if (known) return known;
    const made = new Map<string | number, unknown>();
    kinds.set(kind, made);
    return made;
  };
  const sorted = (kind: string) => [...namesOf(kind)].sort(([a], [b]) => order(a, b));
  return {
    own: () => Promise.resolve(),
    commit({ forget, remove, put }) {
      for (const { kind, prefix } of forget) {
        const names = namesOf(kind);
        for (const name of names.keys()) if (begins(name, prefix)) names.delete(name);
      }
      for (const [kind, name] of remove) namesOf(kind).delete(name);
      for (const [[kind, name], value] of put) namesOf(kind).set(name, value);
      return Promise.resolve();
    },
    get: ([kind, name]: RecordKey) => Promise.resolve(kinds.get(kind)?.get(name)),
    all: (kind, prefix = '') => Promise.resolve(sorted(kind).filter(([name]) => begins(name, prefix))),
    names: (kind) => Promise.resolve(sorted(kind).map(([name]) => name)),
    close: () => Promise.resolve(),
  };
}

const begins = (name: string | number, prefix: string): boolean => prefix === '' || String(name).startsWith(prefix);

/** As IndexedDB orders keys: numbers before texts, texts by code unit. */
function order(a: string | number, b: string | number): number {
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function memoryCatalogue(): Catalogue {
  const entries = new Map<string, CatalogueEntry>();
  const covers = new Map<string, readonly Blob[]>();
  return {
    list: () => Promise.resolve([...entries.values()].sort((a, b) => (a.changed < b.changed ? 1 : -1))),
    get: (id) => Promise.resolve(entries.get(id) ?? null),
    put(entry, pictures) {
      entries.set(entry.id, entry);
      if (pictures) covers.set(entry.id, pictures);
      return Promise.resolve();
    },
    remove(id) {
      entries.delete(id);
      covers.delete(id);
      return Promise.resolve();
    },
    cover: (id, index) => Promise.resolve(covers.get(id)?.[index] ?? null),
  };
}
