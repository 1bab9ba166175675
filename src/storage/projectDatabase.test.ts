import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import {
  copyProjectDatabase,
  deleteProjectDatabase,
  NotOwner,
  openProjectDatabase,
  type Batch,
  type ProjectDatabase,
} from './projectDatabase.ts';

const NOTHING: Batch = { forget: [], remove: [], put: [] };
const put = (...entries: Batch['put']): Batch => ({ ...NOTHING, put: entries });

async function opened(id: string): Promise<ProjectDatabase> {
  const database = openProjectDatabase(id);
  await database.own();
  return database;
}

describe('openProjectDatabase', () => {
  it('reads a kind whole, in the order of names, and leaves others out', async () => {
    const database = await opened('kinds');
    await database.commit(
      put(
        [['seed', 'b'], 2],
        [['seed', 'a'], 1],
        [['seed', ''], 0],
        [['seeds', 'x'], 9],
        [['step', 10], 'j'],
        [['step', 9], 'i'],
      ),
    );
    expect(await database.all('seed')).toEqual([
      ['', 0],
      ['a', 1],
      ['b', 2],
    ]);
    expect(await database.all('step')).toEqual([
      [9, 'i'],
      [10, 'j'],
    ]);
    expect(await database.names('seeds')).toEqual(['x']);
  });

  it('gives every name of a kind, however many there are', async () => {
    const database = await opened('names');
    for (const count of [5000, 1]) {
      const some = Array.from({ length: count }, (_, i) => [['seed', `${count}:${i}`], i] as const);
      await database.commit(put(...some, [['seeds', 'x'], 9]));
    }
    const names = await database.names('seed');
    expect(new Set(names).size).toBe(5001);
    expect(names).toHaveLength(5001);
    await database.commit(put([['seed', 'one more'], 1]));
    expect(await database.names('seed')).toHaveLength(5002);
  });

  it.each(['keys and values together', 'one after the other'])('reads %s, in whatever portions', async (way) => {
    const { prototype } = IDBObjectStore as unknown as { readonly prototype: { getAllRecords?: unknown } };
    const { getAllRecords } = prototype;
    if (way === 'one after the other') delete prototype.getAllRecords;
    try {
      const database = await opened(`portions, ${way}`);
      const names = ['a:1', 'a:2', 'a:3', 'a:4', 'b:1'];
      await database.commit(put(...names.map((name, i) => [['seed', name], i] as const), [['seeds', 'x'], 9]));
      const all = names.map((name, i) => [name, i]);
      for (const portion of [1, 2, 4, 5, 6]) {
        expect(await database.all('seed', '', portion)).toEqual(all);
        expect(await database.all('seed', 'a:', portion)).toEqual(all.slice(0, 4));
      }
      expect(await database.all('seed')).toEqual(all);
    } finally {
      prototype.getAllRecords = getAllRecords;
    }
  });

  it('stores hundreds of records in one transaction, or none of them', async () => {
    const database = await opened('many');
    const many = (count: number, odd: unknown) =>
      Array.from({ length: count }, (_, i) => [['seed', i], i === 150 ? odd : i] as const);
    await expect(database.commit(put(...many(200, () => 'no data')))).rejects.toThrow(/clone/iu);
    expect(await database.all('seed')).toEqual([]);
    await database.commit(put(...many(200, 'data')));
    expect(await database.all('seed')).toHaveLength(200);
  });

  it('forgets before it puts, by prefix', async () => {
    const database = await opened('prefix');
    await database.commit(
      put([['picture', 'variant:1:a'], 1], [['picture', 'variant:12:a'], 2], [['picture', 'x'], 3]),
    );
    await database.commit({
      forget: [{ kind: 'picture', prefix: 'variant:1:' }],
      remove: [['picture', 'x']],
      put: [[['picture', 'variant:1:b'], 4]],
    });
    expect(await database.all('picture')).toEqual([
      ['variant:12:a', 2],
      ['variant:1:b', 4],
    ]);
  });

  it('writes all of a batch or nothing', async () => {
    const database = await opened('atomic');
    const uncloneable = () => undefined;
    await expect(database.commit(put([['seed', 'a'], 1], [['seed', 'b'], uncloneable]))).rejects.toThrow();
    expect(await database.all('seed')).toEqual([]);
  });

  it('refuses a page that lost the project to another, in the middle of its writing', async () => {
    const first = await opened('owners');
    await first.commit(put([['seed', 'a'], 1]));
    const second = await opened('owners');
    await expect(first.commit(put([['seed', 'a'], 2]))).rejects.toThrow(NotOwner);
    expect(await second.get(['seed', 'a'])).toBe(1);
    await second.commit(put([['seed', 'a'], 3]));
    expect(await first.get(['seed', 'a'])).toBe(3);
  });

  it('copies a project whole, and deletes it', async () => {
    const source = await opened('source');
    const many = Array.from({ length: 150 }, (_, i): [readonly [string, string], unknown] => [['seed', `${i}`], i]);
    await source.commit(put(...many));
    await copyProjectDatabase('source', 'target');
    const target = openProjectDatabase('target');
    expect(await target.all('seed')).toEqual(await source.all('seed'));
    await Promise.all([source.close(), target.close()]);
    await deleteProjectDatabase('source');
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('offshoot-project-source');
  });
});
