/**
 * @file Projects that the version before methods of their own wrote, with the models of `testing/fakeEngine.ts`: what it had made of
 * their seeds is made again, bit for bit. A run of two classes, topped up or with K variants, reviewed, one variant regrown with half
 * the radius.
 */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { resolveRecipe, type Recipe } from '../../core/run/recipe.ts';
import type { ImportEvent } from '../../protocol/import.ts';
import type { CatalogueEntry } from '../../storage/catalogue.ts';
import type { RecordKey } from '../../storage/projectDatabase.ts';
import { LOADED, pictureOf } from '../../testing/fakeEngine.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { fakeStudio, imageEvent, type FakeStudio } from '../../testing/fakeStudio.ts';
import { slotId } from '../ids.ts';
import type { Decision } from '../review/state.ts';
import type { RunState } from '../run/state.ts';
import { RECORD_KINDS, type RecordKind } from './migrations.ts';
import type { ProjectId } from './state.ts';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}.json`, import.meta.url), 'utf8'), (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Object.hasOwn(value, 'map')) return new Map((value as { map: [unknown, unknown][] }).map);
    if (Object.hasOwn(value, 'float32')) return Float32Array.from((value as { float32: number[] }).float32);
    return value;
  });

type Named<Value> = readonly (readonly [name: string, value: Value])[];

type OldRecords = Readonly<Record<Exclude<RecordKind, 'decision'>, Named<unknown>>> & {
  readonly decision: Named<OldDecision>;
  readonly picture: Named<Float32Array>;
};

/** A decision whose reason was in words. */
type OldDecision = Omit<Decision, 'reason'> & { readonly reason: string };

const decisionFrom = ({ reason, ...decision }: OldDecision): Decision => ({
  ...decision,
  reason: reason === '' ? null : { code: 'text', text: reason },
});

/** Opens records of version 2, pictures included. */
async function openRecords(name: string) {
  // There were none of this kind yet.
  const records = { pick: [], ...(fixture(name) as Omit<OldRecords, 'pick'>) } as OldRecords;
  const { id } = records.part.find(([part]) => part === 'info')![1] as { readonly id: ProjectId };
  const projects = fakeProjects();
  const database = projects.open(id);
  await database.own();
  const put = RECORD_KINDS.flatMap((kind) =>
    (records[kind] as Named<unknown>).map(([name, value]): [RecordKey, unknown] => [[kind, name], value]),
  );
  const { picture: pictures } = records;
  await database.commit({
    forget: [],
    remove: [],
    put: [...put, ...pictures.map(([key, values]): [RecordKey, unknown] => [['picture', key], pictureOf(values)])],
  });
  await database.close();
  await projects.catalogue.put({ ...CLOSED, id });
  const page = fakeStudio({ projects });
  page.actions.project.open(id);
  await page.until(({ project }) => project.access.kind === 'open');
  return { page, decisions: new Map(records.decision.map(([slot, decision]) => [slot, decisionFrom(decision)])) };
}

/** What the start screen would know of it. */
const CLOSED = {
  name: 'pets',
  created: '2026-11-22T00:00:00.000Z',
  changed: '2026-11-22T00:00:00.000Z',
  seeds: 6,
  variants: 4,
  total: 4,
  reviewed: 4,
  bytes: 0,
  covers: 0,
  deleted: null,
} satisfies Omit<CatalogueEntry, 'id'>;

interface OldDocument {
  readonly decisions: readonly (OldDecision & { readonly seed: string; readonly k: number })[];
}

/** Opens a zip with a document of version 1, pictures included. */
async function openDocument(name: string) {
  const { document, files } = fixture(name) as { document: OldDocument; files: Named<Float32Array> };
  const images = files.map(([path, values]) => imageEvent(path, pictureOf(values), { label: null, split: null }));
  const events: ImportEvent[] = [
    { kind: 'document', text: JSON.stringify(document), root: '', texts: [] },
    { kind: 'placed', layout: 'flat', total: files.length, refused: [], understood: null },
    ...(await Promise.all(images)),
  ];
  const page = fakeStudio({ events });
  page.actions.seeds.openSample();
  await page.until(({ run, seeds }) => run.variants.size > 0 || seeds.phase.kind === 'failed');
  const decisions = document.decisions.map(
    ({ seed, k, ...decision }) => [slotId(imageId(seed), k), decisionFrom(decision)] as const,
  );
  return { page, decisions: new Map<string, Decision>(decisions) };
}

/** What every variant was made with, as the variants of today say it. */
const made = ({ variants }: RunState) =>
  [...variants.values()].map(({ slot, number, siblings, how }) => {
    const { method, epsilon } = how as { readonly method: string; readonly epsilon: number };
    return [slot, method, number, siblings.join(), epsilon];
  });

async function grownAgain({ actions, store, until }: FakeStudio) {
  actions.reopened.growAgain();
  await until(({ reopened }) => reopened.again.kind === 'done' || reopened.again.kind === 'failed');
  return store.getState().reopened.again;
}

/** How both methods searched before there was a choice. */
const SEARCH = { start: 'published', ballKept: 'end' } as const;
const GIF = {
  ...SEARCH,
  candidates: 1,
  sureness: 0,
  lead: 0,
  stepUnit: 'noise',
  granularity: 'channel',
  gradientAt: 'projected',
  diversity: 'latent',
  consistency: 1,
  entropy: 1,
  differ: 1,
} as const;
const COMMON = {
  variants: 5,
  perClass: 5,
  side: 64,
  anchor: 'label',
  judgeMode: 'names',
  prototypes: 0,
  select: null,
} as const;
const TOPPED_UP = (epsilon: number) => [
  ['cat/1.png#1', 'gif', 0, '0', epsilon],
  ['dog/1.png#1', 'gif', 0, '0,1', epsilon],
  ['dog/1.png#2', 'gif', 2, '0,2', epsilon / 2],
  ['dog/2.png#1', 'gif', 0, '0', epsilon],
];

/** Settings of a run; all of a recipe's fields that are not named are those of `COMMON`. */
const recipe = (fields: Partial<Omit<Recipe, 'runSeed'>> & { runSeed: number }) => ({ ...COMMON, ...fields });

describe('a project of the version before', () => {
  it('opens from records of version 2, topped up and with all settings changed, and grows the same bytes', async () => {
    const { page, decisions } = await openRecords('records-v2');
    const { run, review, recipe: next } = page.store.getState();
    expect(run.settings).toEqual(
      recipe({
        runSeed: 7,
        anchor: 'judge',
        prototypes: 0.3,
        parts: [
          {
            method: 'gif',
            share: 1,
            settings: {
              ...GIF,
              epsilon: 0.4,
              steps: 2,
              rule: 'sign',
              stepSize: 0.2,
              granularity: 'element',
              diversity: 'judge',
              entropy: 0.5,
              differ: 2,
            },
          },
        ],
      }),
    );
    expect(next.settings).toEqual(
      recipe({
        runSeed: 7,
        variants: 4,
        perClass: null,
        parts: [{ method: 'unguided', share: 1, settings: { ...SEARCH, epsilon: 0.4, granularity: 'element' } }],
      }),
    );
    expect(made(run)).toEqual(TOPPED_UP(0.4));
    expect(review.decisions).toEqual(decisions);
    expect([review.past.length, review.future.length]).toEqual([4, 1]);
    expect(await grownAgain(page)).toEqual({ kind: 'done', same: 4, restored: 0, different: 0, largest: 0, failed: 0 });

    // The regrown one taken back is the one that was there: with its siblings and the run's radius.
    while (page.store.getState().review.past.length > 0) page.actions.review.undo();
    expect(made(page.store.getState().run)[2]).toEqual(['dog/1.png#2', 'gif', 1, '0,1', 0.4]);
    expect(await grownAgain(page)).toMatchObject({ kind: 'done', same: 4, different: 0, failed: 0 });
  });

  it('opens from a document of version 1, guided by Adam, and grows the same bytes', async () => {
    const { page, decisions } = await openDocument('offshoot-v1');
    const { run, review, reopened } = page.store.getState();
    expect(reopened.differences).toEqual([]);
    expect(run.settings).toEqual(
      recipe({
        runSeed: 2 ** 40 + 1,
        parts: [
          { method: 'gif', share: 1, settings: { ...GIF, epsilon: 0.8, steps: 3, rule: 'adam', stepSize: 0.05 } },
        ],
      }),
    );
    expect(made(run)).toEqual(TOPPED_UP(0.8));
    expect(review.decisions).toEqual(decisions);
    expect(review.applied).toHaveLength(1);
    expect(await grownAgain(page)).toEqual({ kind: 'done', same: 4, restored: 0, different: 0, largest: 0, failed: 0 });
  });

  it('opens from a document of version 1, without guidance, and grows the same bytes', async () => {
    const { page, decisions } = await openDocument('offshoot-v1-unguided');
    const { run, review } = page.store.getState();
    expect(run.settings).toEqual(
      recipe({
        runSeed: 3,
        variants: 3,
        perClass: null,
        parts: [{ method: 'unguided', share: 1, settings: { ...SEARCH, epsilon: 0.6, granularity: 'element' } }],
      }),
    );
    expect(made(run).filter(([slot]) => String(slot).startsWith('dog/1.png'))).toEqual([
      ['dog/1.png#1', 'unguided', 0, '0,1,2', 0.6],
      ['dog/1.png#2', 'unguided', 3, '0,3,2', 0.3],
      ['dog/1.png#3', 'unguided', 2, '0,1,2', 0.6],
    ]);
    expect(review.decisions).toEqual(decisions);
    expect(await grownAgain(page)).toMatchObject({ kind: 'done', same: 18, restored: 0, different: 0, failed: 0 });
  });

  it('had nothing left to the models: another suggestion changes nothing', async () => {
    const { page } = await openDocument('offshoot-v1');
    const { settings } = page.store.getState().run;
    expect(resolveRecipe(settings!, { side: 32, epsilon: LOADED.epsilon + 1 })).toEqual(settings);
  });
});
