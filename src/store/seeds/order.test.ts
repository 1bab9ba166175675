import { describe, expect, it } from 'vitest';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { classSummaries, type ClassSummary } from './classSummaries.ts';
import { countPictures } from './count.ts';
import { found, inOrder } from './order.ts';

async function table() {
  const studio = fakeStudio({
    pictures: ['cat 2/1.png', 'cat 2/2.png', 'cat 10/3.png', 'dog/12.png'].map((path) => ({
      path,
      label: path.split('/')[0]!,
      ...(path === 'cat 10/3.png' && { split: 'test' as const }),
    })),
  });
  await studio.open();
  return studio;
}

const titleOf = ({ info }: ClassSummary): string => info.key;
const keys = (summaries: readonly ClassSummary[]) => summaries.map(titleOf);

describe('the light table', () => {
  it('puts the class first that is read worst, and what nobody read last', async () => {
    const { store } = await table();
    const read = new Map([
      ['cat 2', { read: 2, agreeing: 2 }],
      ['dog', { read: 4, agreeing: 1 }],
      ['cat 10', { read: 0, agreeing: 0 }],
    ]);
    const summaries = classSummaries(store.getState().seeds).map((summary) => ({
      ...summary,
      ...read.get(titleOf(summary)),
    }));
    expect(keys(inOrder(summaries, 'weakest', titleOf))).toEqual(['dog', 'cat 2', 'cat 10']);
    expect(keys(inOrder(summaries, 'name', titleOf))).toEqual(['cat 2', 'cat 10', 'dog']);
    expect(keys(inOrder(summaries, 'most', titleOf))[0]).toBe('cat 2');
    expect(keys(inOrder(summaries, 'fewest', titleOf))[0]).toBe('cat 10');
  });

  it('finds classes by what they are called, and pictures by their names', async () => {
    const { store } = await table();
    const summaries = classSummaries(store.getState().seeds);
    const seen = (query: string) =>
      found(summaries, query, titleOf).map((one) => [titleOf(one), one.seeds.map(({ name }) => name)]);
    expect(seen('CAT 2')).toEqual([['cat 2', ['1.png', '2.png']]]);
    expect(seen(' 2.png')).toEqual([
      ['cat 2', ['2.png']],
      ['dog', ['12.png']],
    ]);
    expect(seen('horse')).toEqual([]);
    expect(seen('')).toHaveLength(3);
  });

  it('counts every picture once', async () => {
    const { store, actions } = await table();
    const counted = () => countPictures(store.getState().seeds);
    expect(counted()).toEqual({ grown: 3, classes: 2, aside: 1, leftOut: 0 });
    const { images, classes } = store.getState().seeds;
    const dog = [...images.values()].find(({ label }) => label === 'dog')!;
    actions.seeds.leaveOutSeeds([dog.id], true);
    expect(counted()).toEqual({ grown: 2, classes: 1, aside: 1, leftOut: 1 });
    for (const { key } of classes) actions.seeds.leaveOutClass(key, true);
    expect(counted()).toEqual({ grown: 0, classes: 0, aside: 0, leftOut: 4 });
  });
});
