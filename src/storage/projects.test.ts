import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from './catalogue.ts';
import { keepsWhatIsStored } from './keeping.ts';
import type { Batch, RecordKey } from './projectDatabase.ts';
import { createProjects, type Projects } from './projects.ts';

const entry = (id: string, changed: string): CatalogueEntry => ({
  ...{ id, name: id, created: changed, changed, seeds: 0, variants: 0, total: 0 },
  ...{ reviewed: 0, bytes: 0, covers: 1, deleted: null },
});
const put = (...rows: (readonly [RecordKey, unknown])[]): Batch => ({ forget: [], remove: [], put: rows });
const NOBODY = { onAsked: () => Promise.resolve(), onLost: () => undefined };

/** What a project's life leaves behind, the same wherever it is kept. */
async function life(projects: Projects, id: string) {
  const database = projects.open(id);
  await database.own();
  await database.commit(
    put(
      [['seed', 'b'], 1],
      [['seed', 'a'], 2],
      [['step', 10], 'ten'],
      [['step', 9], 'nine'],
      [['picture', 'v:1:x'], 3],
      [['picture', 'v:2:x'], 4],
    ),
  );
  await database.commit({
    forget: [{ kind: 'picture', prefix: 'v:1:' }],
    remove: [['seed', 'b']],
    put: [[['seed', 'c'], 5]],
  });
  await projects.catalogue.put(entry(id, '2026-01-01'), [new Blob(['cover'])]);
  await projects.copy(id, `${id}-copy`);
  const copy = projects.open(`${id}-copy`);
  const found = {
    all: await database.all('seed'),
    steps: await database.names('step'),
    pictures: await database.names('picture'),
    none: [await database.get(['seed', 'b']), await database.all('nothing')],
    copied: await copy.get(['seed', 'c']),
    listed: (await projects.catalogue.list()).map((listed) => listed.id).filter((listed) => listed.startsWith(id)),
    cover: await (await projects.catalogue.cover(id, 0))?.text(),
  };
  await copy.close();
  await database.close();
  await projects.delete(id);
  await projects.catalogue.remove(id);
  const again = projects.open(id);
  const gone = [await again.get(['seed', 'c']), await projects.catalogue.get(id)];
  await again.close();
  return { ...found, gone };
}

describe('createProjects', () => {
  it('gives the same life to a project in a browser that keeps nothing', async () => {
    const blocked = createProjects(() => Promise.resolve(false));
    const [kept, memory] = [await life(createProjects(), 'kept'), await life(blocked, 'memory')];
    expect({ ...memory, listed: [] }).toEqual({ ...kept, listed: [] });
    expect([kept.listed, memory.listed]).toEqual([['kept'], ['memory']]);
    expect(kept.all).toEqual([
      ['a', 2],
      ['c', 5],
    ]);
    expect(await indexedDB.databases()).not.toContainEqual(
      expect.objectContaining({ name: 'offshoot-project-memory' }),
    );
    expect(await blocked.measureSpace()).toBeNull();
    expect(await blocked.hold('memory', NOBODY, false)).not.toBeNull();
  });

  it('keeps one project in memory beside those that are stored', async () => {
    const projects = createProjects();
    await projects.catalogue.put(entry('stored', '2026-01-02'));
    projects.keepInMemory('here');
    await projects.catalogue.put(entry('here', '2026-01-03'));
    await projects.catalogue.put(entry('here', '2026-01-01'));
    expect((await projects.catalogue.list()).map(({ id }) => id)).toEqual(['stored', 'here']);
    expect([projects.isInMemory('here'), projects.isInMemory('stored')]).toEqual([true, false]);
    // The next page knows nothing of it.
    expect((await createProjects().catalogue.list()).map(({ id }) => id)).toEqual(['stored']);
  });
});

describe('keepsWhatIsStored', () => {
  const blocked = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  const failing = {
    open: () => {
      const request = { onerror: () => undefined, error: new DOMException('x', 'UnknownError') };
      queueMicrotask(() => {
        request.onerror();
      });
      return request;
    },
  };

  it.each([
    ['a browser that does', () => indexedDB, true],
    ['one where naming the databases throws', blocked, false],
    ['one where opening throws', () => ({ open: blocked }) as unknown as IDBFactory, false],
    ['one where opening fails', () => failing as unknown as IDBFactory, false],
    ['one without databases', () => undefined as unknown as IDBFactory, false],
  ])('tells %s', async (_, factory, keeps) => {
    expect(await keepsWhatIsStored(factory)).toBe(keeps);
  });
});
