import { rm, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { writeFolder } from './folder.ts';
import { takeLongTasks, type LongTasks } from './longTasks.ts';
import { heapMegabytes, peakHeap, storedMegabytes } from './memory.ts';
import { replaceModels } from './replaceModels.ts';
import { scrollFrames } from './scrolling.ts';
import type { StudioServer } from './server.ts';

const SEEDS = 500;
const K = 10;
const CLASSES = 10;

/** The studio with 5,000 variants: noise that a stand-in for the models draws at once. The page is measured, not they. */
export async function measureMany(server: StudioServer) {
  const noise = { width: 160, height: 120, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 40 } } as const;
  const jpeg = () =>
    sharp({ create: { ...noise, background: '#888' } })
      .jpeg()
      .toBuffer();
  const folder = await writeFolder(
    Array.from({ length: SEEDS }, (_, i) => ({ path: `class ${i % CLASSES}/${i}.jpg`, read: jpeg })),
  );
  const opened = await server.open(replaceModels);
  const { studio, page } = opened;
  await studio.chooseFolder(folder);
  await studio.goTo('Recipe');
  await studio.setNumber('Variants per image', K);
  await takeLongTasks(page);
  const { value: growSeconds } = await timed(async () => {
    await studio.button('Start growing').click();
    await studio.heading('Grown').waitFor({ timeout: 600_000 });
  });
  const growing = await takeLongTasks(page);
  const memory = { heapMb: await heapMegabytes(page), storedMb: await storedMegabytes(page) };

  const { value: reviewSeconds } = await timed(async () => {
    await studio.goTo('Review');
    await studio.variants.first().waitFor();
  });
  const opening = await takeLongTasks(page);
  const frames = await scrollFrames(page.getByRole('grid'));
  await takeLongTasks(page);

  await studio.goTo('Export');
  const { value: exported, peak } = await peakHeap(page, () => timed(async () => (await studio.exportZip()).path()));
  const { size } = await stat(exported.result);
  const result = {
    variants: SEEDS * K,
    growSeconds,
    ...prefixed('grow', growing),
    ...memory,
    reviewSeconds,
    ...prefixed('review', opening),
    ...frames,
    exportSeconds: exported.value,
    exportMb: Number((size / 1e6).toFixed(1)),
    exportMbPerS: Number((size / 1e6 / exported.value).toFixed(1)),
    exportPeakHeapMb: peak,
    ...prefixed('export', await takeLongTasks(page)),
  };
  await opened.close();
  await rm(folder, { recursive: true });
  return result;
}

async function timed<Result>(work: () => Promise<Result>): Promise<{ value: number; result: Result }> {
  const started = performance.now();
  const result = await work();
  return { value: Number(((performance.now() - started) / 1000).toFixed(1)), result };
}

const prefixed = (prefix: string, { longestTaskMs, tasksOver50Ms }: LongTasks) => ({
  [`${prefix}LongestTaskMs`]: longestTaskMs,
  [`${prefix}TasksOver50Ms`]: tasksOver50Ms,
});
