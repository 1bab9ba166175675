import 'fake-indexeddb/auto';
import { createStore, keys, set } from 'idb-keyval';
import { beforeEach, describe, expect, it } from 'vitest';
import { RECEIPT_WORK, workNamed } from '../protocol/receiptWork.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { createProjects } from './projects.ts';

const store = createStore(RECEIPT_WORK.database, RECEIPT_WORK.store);
const kept = async (): Promise<string[]> => (await keys<string>(store)).sort();
const entry = (id: string): CatalogueEntry => ({
  ...{ id, name: id, created: '', changed: '', seeds: 0, variants: 0, total: 0 },
  ...{ reviewed: 0, bytes: 0, covers: 0, deleted: null },
});

/** As the worker names them; the last one as versions before did, without a project. */
const KEYS = {
  one: `${workNamed('p1', 'a')}piece/run`,
  other: `${workNamed('p1', 'b')}checkpoint/run`,
  longer: `${workNamed('p10', 'a')}piece/run`,
  old: 'a/piece/run',
};

beforeEach(async () => {
  for (const key of Object.values(KEYS)) await set(key, 1, store);
});

describe("a project's unfinished receipts", () => {
  it('are deleted with it, and those of others stay', async () => {
    await createProjects().delete('p1');
    expect(await kept()).toEqual([KEYS.old, KEYS.longer].sort());
  });

  it('stay as long as the project is known, though it was deleted; strays go', async () => {
    const projects = createProjects();
    await projects.catalogue.put({ ...entry('p1'), deleted: '2026-01-01' });
    await projects.deleteStrays();
    expect(await kept()).toEqual([KEYS.one, KEYS.other].sort());
    await projects.catalogue.remove('p1');
    await projects.deleteStrays();
    expect(await kept()).toEqual([]);
  });

  it('are not looked for where a browser keeps nothing', async () => {
    const projects = createProjects(() => Promise.resolve(false));
    await projects.delete('p1');
    await projects.deleteStrays();
    expect(await kept()).toEqual(Object.values(KEYS).sort());
  });
});
