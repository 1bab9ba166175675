import { rm, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { writeFolder } from './folder.ts';
import { figuresOf, takeEach } from './longTasks.ts';
import { megabytes, storedMegabytes } from './memory.ts';
import { memoryPicture, recordMemory } from './memoryOverTime.ts';
import { profilePage } from './profile.ts';
import { replaceModels } from './replaceModels.ts';
import { scrollFrames } from './scrolling.ts';
import type { StudioServer } from './server.ts';

/** Read from the environment, so that a set may be as large as there is room and time for. */
const SEEDS = Number(process.env.SEEDS ?? 10_000);
const CLASSES = 10;
/** Classes that are grown. */
const GROWN = 2;
/** Pictures that differ; the others are the same under other bytes. */
const DISTINCT = 64;
/** About so many bytes a picture, in a JPEG of noise. */
const SIDE = { width: 420, height: 315 };
/** What heaps should stay below, in MB. */
const BAR = 400;

/**
 * A large set from end to end: read, judged, two of its classes grown, reviewed, mapped and exported, with the page's memory over time.
 * The judge and the prior are stand-ins that answer at once: page, storage and reading are measured, not they.
 */
export async function measureSeeds(server: StudioServer) {
  const folder = await writeSet();
  const opened = await server.open(replaceModels);
  const { studio, page } = opened;
  const memory = await recordMemory(page);
  const profile = process.env.PROFILE === undefined ? null : await profilePage(page);
  const figures: Record<string, unknown> = { seeds: SEEDS };
  const stage = async (name: string, work: () => Promise<unknown>) => {
    memory.stage(name);
    await takeEach(page);
    const began = performance.now();
    await work();
    figures[`${name}S`] = Number(((performance.now() - began) / 1000).toFixed(1));
    const tasks = await takeEach(page);
    const { longestTaskMs, tasksOver50Ms } = figuresOf(tasks);
    figures[`${name}LongestTaskMs`] = longestTaskMs;
    console.error(
      `  ${name}: ${String(figures[`${name}S`])} s, ${tasksOver50Ms} tasks over 50 ms, ${longestTaskMs} the longest`,
    );
    if (profile) console.error(await profile.take(tasks));
  };
  await studio.chooseFolder(folder);
  await stage('response', () =>
    page
      .getByText(/^Reading/u)
      .first()
      .waitFor(),
  );
  await stage('import', () => studio.button('Continue to recipe').waitFor({ timeout: 3_600_000 }));
  await stage('preflight', async () => {
    const panel = page.getByRole('region', { name: 'Pre-flight' });
    await panel.getByText(/are read as their folder says/u).waitFor();
    await panel.getByRole('progressbar').waitFor({ state: 'detached', timeout: 3_600_000 });
  });
  await stage('leaveOut', async () => {
    const used = page.getByRole('checkbox', { name: 'Use', exact: true });
    for (let i = GROWN; i < CLASSES; i++) await used.nth(i).uncheck();
  });
  await stage('grow', async () => {
    await studio.goTo('Recipe');
    await studio.setNumber('Variants per image', 1);
    await studio.button('Start growing').click();
    await studio.heading('Grown').waitFor({ timeout: 3_600_000 });
  });
  await stage('review', async () => {
    await studio.goTo('Review');
    await studio.variants.first().waitFor();
  });
  Object.assign(figures, await scrollFrames(page.getByRole('grid')));
  await stage('map', async () => {
    await studio.goTo('Inspect');
    await page
      .getByText('Laying out the map')
      .waitFor({ state: 'visible', timeout: 20_000 })
      .catch(() => undefined);
    await page.getByText('Laying out the map').waitFor({ state: 'hidden', timeout: 3_600_000 });
  });
  await stage('export', async () => {
    await studio.goTo('Export');
    await (await studio.exportZip()).path();
    await page.getByText(/is written\./u).waitFor({ timeout: 3_600_000 });
  });
  const record = await memory.end();
  // The browser answers with its next collection, which may take a while.
  figures.workersAndPageMb = await wholeMegabytes(page);
  const mostOf = record.stages.map(({ name, from }, i) => {
    const to = record.stages[i + 1]?.from ?? Infinity;
    const held = record.samples.filter(({ at }) => at >= from && at < to).map((s) => s.heapMb + s.besideHeapMb);
    return [`${name}MostMb`, Number(Math.max(0, ...held).toFixed(1))];
  });
  Object.assign(figures, Object.fromEntries(mostOf));
  const most = Math.max(...record.samples.map(({ heapMb, besideHeapMb }) => heapMb + besideHeapMb));
  const result = { ...figures, mostHeapMb: Number(most.toFixed(1)), storedMb: await storedMegabytes(page) };
  const picture = process.env.MEMORY_PICTURE;
  if (picture !== undefined) {
    await writeFile(picture, memoryPicture(record, `${SEEDS} seeds, ${GROWN} of ${CLASSES} classes grown`, BAR));
  }
  await opened.close();
  await rm(folder, { recursive: true });
  return result;
}

async function writeSet(): Promise<string> {
  const noise = { ...SIDE, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 40 } } as const;
  const drawn = await Promise.all(
    Array.from({ length: DISTINCT }, () =>
      sharp({ create: { ...noise, background: '#888' } })
        .jpeg({ quality: 80 })
        .toBuffer(),
    ),
  );
  return writeFolder(
    Array.from({ length: SEEDS }, (_, i) => ({
      path: `class ${i % CLASSES}/${String(i).padStart(6, '0')}.jpg`,
      read: () => Promise.resolve(commented(drawn[i % DISTINCT]!, String(i))),
    })),
  );
}

/** A JPEG with a comment behind its first marker: other bytes, the same picture. */
function commented(jpeg: Buffer, text: string): Buffer {
  const comment = Buffer.from(text);
  const length = comment.length + 2;
  return Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.of(0xff, 0xfe, length >> 8, length & 255),
    comment,
    jpeg.subarray(2),
  ]);
}

/** Page and the workers that are left at the end together as the browser counts them, in MB; `null` where it does not. */
const wholeMegabytes = (page: Page): Promise<number | null> =>
  page
    .evaluate(async () => {
      const asked = performance as unknown as {
        measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
      };
      return (await asked.measureUserAgentSpecificMemory()).bytes;
    })
    .then(megabytes, () => null);
