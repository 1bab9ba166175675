/**
 * @file A project as version 8 of the records has it, pictures included, which every later version opens.
 *
 * `fixtures/records-v8.json` was made with `fakeStudio`: `PETS` and the held-out `test/cat/9.png` out of `pets.zip`, `notes.txt`
 * skipped; "extra" was said to be no class; a background of 12 bits, `stretch` 12, run seed 11, two variants a seed by `gif` and
 * `scene` in turn. Then: the first accepted, those below a class score of 0.5 rejected by rule, the second relabelled "dog", the third
 * grown again with half the radius, the fourth rejected and that taken back; `KEPT_RECEIPT` kept. Its database was written out as it
 * was, maps as `map` and numbers of 32 bits as `float32`.
 */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecordKey } from '../../storage/projectDatabase.ts';
import { pictureOf } from '../../testing/fakeEngine.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { fakeStudio, PETS, type FakeStudio } from '../../testing/fakeStudio.ts';
import { KEPT_RECEIPT } from '../../testing/projects.ts';
import { EN } from '../../ui/words/en.ts';
import { RECORD_KINDS, type Records } from './migrations.ts';
import type { ProjectId } from './state.ts';

type Fixture = Partial<Records> &
  Pick<Records, 'part'> & { readonly picture: readonly (readonly [name: string, values: Float32Array])[] };

const FIXTURE = JSON.parse(
  readFileSync(new URL('fixtures/records-v8.json', import.meta.url), 'utf8'),
  (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Object.hasOwn(value, 'map')) return new Map((value as { map: [unknown, unknown][] }).map);
    if (Object.hasOwn(value, 'float32')) return Float32Array.from((value as { float32: number[] }).float32);
    return value;
  },
) as Fixture;

describe('a project of records of version 8', () => {
  let page: FakeStudio;
  beforeAll(async () => {
    const { id, version } = FIXTURE.part.find(([part]) => part === 'info')![1] as { id: ProjectId; version: number };
    expect(version).toBe(8);
    const projects = fakeProjects();
    const database = projects.open(id);
    await database.own();
    const records = RECORD_KINDS.flatMap((kind) =>
      (FIXTURE[kind] ?? []).map(([name, value]): [RecordKey, unknown] => [[kind, name], value]),
    );
    const pictures = FIXTURE.picture.map(([key, values]): [RecordKey, unknown] => [
      ['picture', key],
      pictureOf(values),
    ]);
    await database.commit({ forget: [], remove: [], put: [...records, ...pictures] });
    await database.close();
    const counts = { seeds: 4, variants: 8, total: 8, reviewed: 6, bytes: 0, covers: 0, deleted: null };
    await projects.catalogue.put({ id, name: 'pets', created: '', changed: '', ...counts });
    page = fakeStudio({ projects });
    page.actions.project.open(id);
    await page.until(({ project, seeds }) => project.access.kind === 'open' && seeds.preflight.kind === 'ready');
  });

  it('opens with what was understood, said, shown and kept', () => {
    const { seeds, recipe, run, review, receipt } = page.store.getState();
    expect([...seeds.images.values()].map(({ id, split }) => [id, split])).toEqual([
      ...PETS.map(({ path }) => [path, null]),
      ['test/cat/9.png', 'test'],
    ]);
    expect(seeds.refused.map(({ path, why }) => [path, EN.reason(why)])).toEqual([
      ['notes.txt', expect.stringContaining('not an image file')],
    ]);
    expect(seeds.understood).toMatchObject({ by: 'folders', systemFiles: 1, said: { folders: [['extra', 'none']] } });
    expect(seeds.understood!.notes.map((note) => EN.note(note))).toEqual([
      expect.stringMatching(/"extra" may be test pictures or a class/u),
      expect.stringMatching(/"cat".*"Cat"/u),
    ]);
    expect([recipe.settings.stretch, run.settings?.stretch, run.settings?.runSeed]).toEqual([12, 12, 11]);
    expect(recipe.backgrounds).toMatchObject([{ id: 'beach.png', usedBits: 12 }]);
    expect(run.backgrounds?.map(({ id }) => id)).toEqual(['beach.png']);
    expect([...review.decisions].map(([slot, { verdict, relabel }]) => [slot, verdict, relabel])).toEqual([
      ['cat/1.png#1', 'accepted', null],
      ['cat/1.png#2', 'unreviewed', 'dog'],
      ['cat/2.png#1', 'rejected', null],
      ['cat/2.png#2', 'rejected', null],
      ['dog/2.png#1', 'rejected', null],
      ['dog/2.png#2', 'rejected', null],
    ]);
    expect(review.decisions.get([...review.decisions.keys()][2]!)!.reason).toMatchObject({ code: 'rule' });
    expect([review.past.length, review.future.length, review.applied.length]).toEqual([3, 1, 1]);
    // It has what arms were called then, which nobody reads any more.
    const { judgeViews: _, ...recipe8 } = KEPT_RECEIPT.receipt.recipe!;
    expect(receipt.kept).toMatchObject([{ ...KEPT_RECEIPT, receipt: { ...KEPT_RECEIPT.receipt, recipe: recipe8 } }]);
    // Scenes were chosen by the objective, and the judge learnt from the seeds as they are.
    expect(run.settings!.judgeViews).toBeUndefined();
    expect(run.settings).toMatchObject({ parts: [{}, { method: 'scene', settings: { lead: 0 } }] });
  });

  it('has every picture that its state names', () => {
    const { seeds, recipe, run } = page.store.getState();
    const keys = [
      ...[...seeds.images.values()].flatMap(({ original, thumbnail }) => [original, thumbnail]),
      ...recipe.backgrounds.flatMap(({ picture, look }) => [picture, look!]),
      ...[...run.variants.values()].map(({ image }) => image),
    ];
    const stored = new Set(FIXTURE.picture.map(([key]) => key));
    expect(keys.filter((key) => !stored.has(key))).toEqual([]);
  });

  it('grows the same bytes again, and takes back what was done', async () => {
    const { actions, store, until } = page;
    actions.reopened.growAgain();
    await until(({ reopened: { again } }) => again.kind === 'done' || again.kind === 'failed');
    expect(store.getState().reopened.again).toMatchObject({ kind: 'done', same: 8, different: 0, failed: 0 });
    actions.review.redo();
    expect(store.getState().review.future).toEqual([]);
    while (store.getState().review.past.length > 0) actions.review.undo();
    expect(store.getState().review.decisions.size).toBe(0);
  });
});
