import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { classKey, type ImageKey } from '../ids.ts';
import { createMemory, enterSpace, learnSeed, putAway } from '../memory.ts';

const SPACE = { judge: 'a', side: 8 };

describe('embeddings of seeds that are left out', () => {
  const memoryOf = (count: number) => {
    const memory = createMemory();
    enterSpace(memory, SPACE, { images: [], variants: [] });
    const seeds = Array.from({ length: count }, (_, i) => ({
      id: imageId(`${i}.png`),
      original: `original:${i}` as ImageKey,
    }));
    for (const seed of seeds) learnSeed(memory, seed, { ...SPACE, values: Float32Array.of(1, 0) });
    return { memory, seeds };
  };

  it('leave the memory of a large set, and stay in that of a small one', () => {
    const [small, large] = [memoryOf(2000), memoryOf(2001)];
    putAway(small.memory, small.seeds.slice(0, 500));
    expect(small.memory.seeds.size).toBe(2000);
    putAway(large.memory, large.seeds.slice(0, 500));
    expect(large.memory.seeds.size).toBe(1501);
    expect(large.memory.originals.size).toBe(1501);
    expect(large.memory.away.size).toBe(500);
    learnSeed(large.memory, large.seeds[3]!, { ...SPACE, values: Float32Array.of(0, 1) });
    expect(large.memory.seeds.get(large.seeds[3]!.id)!.embedding).toEqual(Float32Array.of(0, 1));
    expect(large.memory.away.size).toBe(499);
  });

  it('come back from the project when they are wanted again: the judge sees no picture twice', async () => {
    const pictures = [...Array.from({ length: 2000 }, (_, i) => `cat/${i}.png`), 'dog/1.png', 'dog/2.png'];
    const kept = fakeProjects();
    let read = 0;
    const open: typeof kept.open = (name) => {
      const database = kept.open(name);
      const get: typeof database.get = (key) => {
        if (key[0] === 'embedding') read++;
        return database.get(key);
      };
      return { ...database, get };
    };
    const projects = { ...kept, open };
    const page = fakeStudio({ projects, pictures: pictures.map((path) => ({ path, label: path.slice(0, 3) })) });
    await page.open();
    const readings = () => {
      const { preflight } = page.store.getState().seeds;
      return preflight.kind === 'ready' ? preflight.readings : null;
    };
    const before = readings()!;
    expect(before.size).toBe(2002);
    const leaveOut = async (leftOut: boolean) => {
      page.actions.seeds.leaveOutClass(classKey('cat'), leftOut);
      await page.until(({ seeds }) => seeds.preflight.kind === 'running');
      await page.until(({ seeds }) => seeds.preflight.kind === 'ready');
    };
    const seen = page.engine.embedded.length;
    await leaveOut(true);
    expect(readings()!.size).toBe(2);
    expect(read).toBe(0);
    await leaveOut(false);
    expect(readings()).toEqual(before);
    expect(page.engine.embedded).toHaveLength(seen);
    expect(read).toBe(2000);

    // Left out, the project is opened again, and the class is used again.
    await leaveOut(true);
    const { id } = page.store.getState().project.info!;
    page.actions.project.close();
    await page.until(({ project }) => project.access.kind === 'none');
    page.actions.project.open(id);
    await page.until(({ project, seeds }) => project.access.kind === 'open' && seeds.images.size === 2002);
    await leaveOut(false);
    expect(readings()).toEqual(before);
    expect(page.engine.embedded).toHaveLength(seen);
    expect(read).toBe(4000);
  }, 60_000);
});
