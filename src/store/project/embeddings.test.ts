import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ProjectDatabase, RecordKey } from '../../storage/projectDatabase.ts';
import type { Projects } from '../../storage/projects.ts';
import { toyPicture } from '../../testing/fakeEngine.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { valueOf } from '../../testing/valueOf.ts';
import { fakeStudio, PETS } from '../../testing/fakeStudio.ts';
import { latch } from '../../testing/latch.ts';
import { createMemory, enterSpace, learnSeed, learnVariant } from '../memory.ts';
import { classKey, slotId, type ImageKey } from '../ids.ts';
import { imageId } from '../../core/brands.ts';
import { RECORD_KINDS, type Records } from './migrations.ts';
import type { ProjectId } from './state.ts';

const VALUES = Float32Array.of(1, 2, 2);
const SEED = { id: imageId('cat/1.png'), original: 'original:cat/1.png' as ImageKey };
const VARIANT = { slot: slotId(SEED.id, 1), image: 'variant:1:cat/1.png#1-0' as ImageKey };
const PICTURED = { images: [SEED], variants: [VARIANT] };

describe('what is known of a picture', () => {
  it('is of one judge and, for seeds, of one side; the rest comes back with them', () => {
    const memory = createMemory();
    const known = () => [memory.seeds.size, memory.variants.size];
    enterSpace(memory, { judge: 'a', side: 64 }, PICTURED);
    learnSeed(memory, SEED, { judge: 'a', side: 64, values: VALUES });
    learnVariant(memory, VARIANT.slot, VARIANT.image, { judge: 'a', side: 64, values: VALUES });
    expect(known()).toEqual([1, 1]);
    enterSpace(memory, { judge: 'b', side: 64 }, PICTURED);
    expect(known()).toEqual([0, 0]);
    // What the other judge's worker still sends is kept, and not mixed in.
    learnSeed(memory, SEED, { judge: 'a', side: 64, values: VALUES });
    learnVariant(memory, VARIANT.slot, VARIANT.image, { judge: 'a', side: 64, values: VALUES });
    expect(known()).toEqual([0, 0]);
    enterSpace(memory, { judge: 'a', side: 96 }, PICTURED);
    expect(known()).toEqual([0, 1]);
    enterSpace(memory, { judge: 'a', side: 64 }, PICTURED);
    expect(known()).toEqual([1, 1]);
  });
});

const opened = async (change: (records: Records) => Records) => {
  const text = readFileSync(new URL('fixtures/records-v4-judged.json', import.meta.url), 'utf8');
  const stored = JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Object.hasOwn(value, 'map')) return new Map((value as { map: [unknown, unknown][] }).map);
    if (Object.hasOwn(value, 'float32')) return Float32Array.from((value as { float32: number[] }).float32);
    return value;
  }) as Omit<Records, 'pick'>;
  // There were none of this kind yet.
  const records: Records = { pick: [], ...stored };
  const { id } = records.part.find(([part]) => part === 'info')![1] as { readonly id: ProjectId };
  const projects = fakeProjects();
  const database = projects.open(id);
  await database.own();
  const kept = change(records);
  const pictures = [
    ...PETS.map(({ path }, i) => [`original:${path}`, toyPicture(i + 1)] as const),
    ...records.variant.map(([, value], i) => [(value as { image: string }).image, toyPicture(i + 9)] as const),
  ];
  await database.commit({
    forget: [],
    remove: [],
    put: [
      ...RECORD_KINDS.flatMap((kind) => kept[kind].map(([name, value]): [RecordKey, unknown] => [[kind, name], value])),
      ...pictures.map(([key, blob]): [RecordKey, unknown] => [['picture', key], blob]),
    ],
  });
  await database.close();
  await projects.catalogue.put({ ...CLOSED, id });
  const page = fakeStudio({ projects });
  page.engine.hold('embedSeeds');
  page.actions.project.open(id);
  await page.until(({ project }) => project.access.kind === 'open');
  return { page, id, projects };
};

const CLOSED = {
  name: 'pets',
  created: '2026-11-22T00:00:00.000Z',
  changed: '2026-11-22T00:00:00.000Z',
  ...{ seeds: 4, variants: 8, total: 8, reviewed: 2, bytes: 0, covers: 0, deleted: null },
};

describe('embeddings that are stored', () => {
  it('come back with the project: nothing is embedded that the judge has seen', async () => {
    const { page, id, projects } = await opened((records) => records);
    // Of version 4: it is known who saw the variants, and not who saw the seeds.
    page.actions.seeds.renameClass(classKey('cat'), 'a cat');
    const asked = await page.engine.asked('embedSeeds');
    expect(asked.ids).toEqual(PETS.map(({ path }) => path));
    await page.engine.release('embedSeeds');
    await page.until(({ seeds }) => seeds.preflight.kind === 'ready');
    page.actions.project.close();
    await page.until(({ project }) => project.access.kind === 'none');

    const again = fakeStudio({ projects });
    again.engine.hold('embedSeeds');
    again.actions.project.open(id);
    await again.until(({ project }) => project.access.kind === 'open');
    again.actions.seeds.renameClass(classKey('dog'), 'a dog');
    // It would wait for ever for what is held back.
    await again.until(({ seeds }) => seeds.preflight.kind === 'running');
    await again.until(({ seeds }) => seeds.preflight.kind === 'ready');
    const first = [...again.store.getState().run.variants.keys()][0]!;
    expect(valueOf(await again.insight.neighbours(first, 20)).length).toBe(11);
  });

  it('come after the project is on screen, and the models wait for them', async () => {
    const { page, id, projects } = await opened((records) => records);
    page.actions.seeds.renameClass(classKey('cat'), 'a cat');
    await page.engine.asked('embedSeeds');
    await page.engine.release('embedSeeds');
    await page.until(({ seeds }) => seeds.preflight.kind === 'ready');
    page.actions.project.close();
    await page.until(({ project }) => project.access.kind === 'none');

    const arrival = latch();
    const late: Projects = {
      ...projects,
      open(name) {
        const database = projects.open(name);
        const all: ProjectDatabase['all'] = async (kind, ...range) => {
          if (kind === 'embedding') await arrival.passed;
          return database.all(kind, ...range);
        };
        return { ...database, all };
      },
    };
    const again = fakeStudio({ projects: late });
    again.actions.project.open(id);
    await again.until(({ project }) => project.access.kind === 'open');
    again.actions.seeds.renameClass(classKey('dog'), 'a dog');
    await again.until(({ seeds }) => seeds.preflight.kind === 'running');
    expect(again.store.getState().engine.device).toBeNull();
    // A map that is asked for meanwhile is no empty one.
    const variants = again.store.getState().run.variants;
    const figures = again.insight.figures(variants);
    arrival.open();
    expect(valueOf(await figures).coverage.seeds.farthest).not.toBeNull();
    await again.until(({ seeds }) => seeds.preflight.kind === 'ready');
    expect(again.engine.embedded).toEqual([]);
  });

  it('are unknown where another judge made them: they are made again by this one', async () => {
    const { page } = await opened((records) => ({
      ...records,
      part: records.part.map(([name, value]) =>
        name === 'run'
          ? [name, { ...(value as object), packs: [{ role: 'judge', sha256: 'another', title: 'Another' }] }]
          : [name, value],
      ),
    }));
    const asked = await page.engine.asked('embedSeeds');
    expect(asked.ids).toEqual([...page.store.getState().run.variants.values()].map(({ image }) => image));
    const [first] = [...page.store.getState().run.variants.keys()];
    let answered = false;
    const nearest = page.insight.neighbours(first!, 20).then((answer) => {
      answered = true;
      return answer;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    // It waits for what the judge has not seen, or it would be of nothing.
    expect(answered).toBe(false);
    await page.engine.release('embedSeeds');
    expect(valueOf(await nearest)).toHaveLength(7);
  });
});
