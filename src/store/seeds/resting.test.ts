import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { classIndex, imageId } from '../../core/brands.ts';
import { readSeed } from '../../core/expansion/seed.ts';
import { classMatrix } from '../../core/judge/classMatrix.ts';
import { setJudge } from '../../core/run/setJudge.ts';
import { DEFAULT_RECIPE } from '../../core/run/recipe.ts';
import { toyText } from '../../testing/fakeEngine.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import type { StoredEmbedding } from '../embedding.ts';
import { classKey, type ImageKey } from '../ids.ts';
import { createMemory, enterSpace, isSeen, learnSeed } from '../memory.ts';
import type { StudioState } from '../state.ts';
import { rest, stayingSeeds, withAll } from './resting.ts';
import type { SeedImage } from './state.ts';

const COUNT = 10_002;
const LABELS = ['cat', 'dog'] as const;
const PICTURES = Array.from({ length: COUNT }, (_, i) => {
  const label = LABELS[Number(i % 3 > 0)]!;
  return { path: `${label}/${i}.png`, label };
});

it('every seed of a very large set is read as by a judge that knows all of them, and seen once', async () => {
  const kept = fakeProjects();
  let read = 0;
  const databases: ReturnType<typeof kept.open>[] = [];
  const open: typeof kept.open = (name) => {
    const database = kept.open(name);
    databases.push(database);
    const get: typeof database.get = (key) => {
      if (key[0] === 'embedding') read++;
      return database.get(key);
    };
    return { ...database, get };
  };
  const page = fakeStudio({ projects: { ...kept, open }, pictures: PICTURES });
  await page.open();
  expect(page.engine.embedded).toHaveLength(COUNT);
  // All but the 4,000 that the judge learns from are read by it after they were put away; a few may still be on their way there.
  expect(read).toBeLessThanOrEqual(COUNT - 4000);
  expect(read).toBeGreaterThan(COUNT - 4000 - 2000);

  const { preflight, images } = page.store.getState().seeds;
  if (preflight.kind !== 'ready') throw new Error('Expected readings.');
  await page.until(({ project }) => project.saving.kind === 'saved');
  const stored = new Map(await databases.at(-1)!.all('embedding', 'original:')) as Map<ImageKey, StoredEmbedding>;
  const seeds = [...images.values()].map(({ id, label, original }) => ({
    key: id,
    id,
    label: classIndex(LABELS.indexOf(label as 'cat'), 2),
    embedding: stored.get(original)!.values,
  }));
  const text = classMatrix(
    LABELS.map((label) => toyText(`a photo of a ${label}`)),
    4,
  );
  const judge = setJudge(text, seeds, DEFAULT_RECIPE);
  expect(preflight.readings.size).toBe(COUNT);
  for (const { id, embedding, label } of seeds) {
    const { probabilities, entropy } = readSeed(embedding, label, judge.classesFor(id), 'label');
    const reading = preflight.readings.get(id)!;
    expect([...reading.probabilities]).toEqual([...probabilities]);
    expect(reading.entropy).toBe(entropy);
  }
}, 120_000);

/** A studio that knows all seeds of a set. */
function knowing(count: number) {
  const store = createStore<StudioState>(() => fakeStudio().store.getState());
  const memory = createMemory();
  const space = { judge: 'a', side: 8 };
  enterSpace(memory, space, { images: [], variants: [] });
  const images = Array.from({ length: count }, (_, i) => {
    const id = imageId(`cat/${String(i).padStart(5, '0')}.png`);
    const image = { id, label: classKey('cat'), split: null, leftOut: false, original: `original:${id}` as ImageKey };
    return image as SeedImage;
  });
  for (const image of images) learnSeed(memory, image, { ...space, values: Float32Array.of(1, 0) });
  const classes = [{ key: classKey('cat'), name: 'cat', code: null, leftOut: false }];
  store.setState(({ seeds }) => ({
    seeds: { ...seeds, classes, images: new Map(images.map((one) => [one.id, one])) },
  }));
  return { store, memory, images };
}

it('all but those that the judge learns from rest, evenly taken, and only of a very large set', () => {
  const [large, larger] = [knowing(10_000), knowing(10_001)];
  rest(large);
  expect(large.memory.seeds.size).toBe(10_000);
  rest(larger);
  expect(larger.memory.seeds.size).toBe(4000);
  expect(larger.memory.away.size).toBe(6001);
  const places = larger.images.flatMap(({ id }, i) => (larger.memory.seeds.has(id) ? [i] : []));
  expect(Math.max(...places.slice(1).map((place, i) => place - places[i]!))).toBe(3);
  expect(larger.images.every((image) => isSeen(larger.memory, image))).toBe(true);
});

it('none rests while a run grows them, prototypes are made of them, or somebody works with all', async () => {
  const { store, memory, images } = knowing(10_001);
  const isResting = () => stayingSeeds({ memory }, store.getState()) !== null;
  const { run, recipe } = store.getState();
  expect(isResting()).toBe(true);
  store.setState({ run: { ...run, seeds: [images[0]!.id] } });
  expect(isResting()).toBe(false);
  store.setState({ run, recipe: { ...recipe, settings: { ...recipe.settings, prototypes: 0.5 } } });
  expect(isResting()).toBe(false);
  store.setState({ recipe });
  const failing = withAll({ store, memory }, () => {
    rest({ store, memory });
    return Promise.reject(new Error(String(memory.seeds.size)));
  });
  await expect(failing).rejects.toThrow('10001');
  expect(memory.seeds.size).toBe(4000);
});
