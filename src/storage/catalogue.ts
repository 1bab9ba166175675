/** @file What is known of every project without opening it: for the start screen. */

import { createStore, del, entries, get, setMany, type UseStore } from 'idb-keyval';

export interface CatalogueEntry {
  readonly id: string;
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly created: string;
  readonly changed: string;
  readonly seeds: number;
  readonly variants: number;
  /** Variants that the last run is to make. */
  readonly total: number;
  /** Variants that somebody has decided on. */
  readonly reviewed: number;
  /** Of those, the accepted ones; absent in what earlier versions wrote. */
  readonly accepted?: number | undefined;
  /** Classes that are grown; absent in what earlier versions wrote. */
  readonly classes?: number | undefined;
  /** Of all its pictures. */
  readonly bytes: number;
  /** How many pictures stand for it. */
  readonly covers: number;
  /** When it was deleted: it is gone for good at the next visit. `null` for those that stay. */
  readonly deleted: string | null;
  /** Set while it is being copied from another: what is left of an interrupted copy is deleted. */
  readonly incomplete?: boolean;
}

export interface Catalogue {
  /** All entries, last changed first. */
  list(): Promise<readonly CatalogueEntry[]>;
  get(id: string): Promise<CatalogueEntry | null>;
  /** @param covers pictures that stand for it; those that are there stay where none are given. */
  put(entry: CatalogueEntry, covers?: readonly Blob[]): Promise<void>;
  remove(id: string): Promise<void>;
  cover(id: string, index: number): Promise<Blob | null>;
}

export function openCatalogue(): Catalogue {
  let store: UseStore | null = null;
  const open = () => (store ??= createStore('offshoot-catalogue', 'projects'));
  const read = (id: string) => get<CatalogueEntry>(['entry', id], open());
  return {
    async list() {
      const all = await entries<[string, string], unknown>(open());
      return all
        .flatMap(([[kind], value]) => (kind === 'entry' ? [value as CatalogueEntry] : []))
        .sort((a, b) => (a.changed < b.changed ? 1 : -1));
    },
    get: async (id) => (await read(id)) ?? null,
    async put(entry, covers) {
      const rows: [IDBValidKey, unknown][] = [[['entry', entry.id], entry]];
      if (covers) rows.push([['covers', entry.id], covers]);
      await setMany(rows, open());
    },
    async remove(id) {
      await del(['covers', id], open());
      await del(['entry', id], open());
    },
    async cover(id, index) {
      const covers = await get<readonly Blob[]>(['covers', id], open());
      return covers?.[index] ?? null;
    },
  };
}
