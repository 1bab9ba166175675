import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { openDataset, type DatasetImage } from '../../cli/lib/dataset.ts';
import { writeFolder } from './folder.ts';
import { takeLongTasks } from './longTasks.ts';
import { heapMegabytes, storedMegabytes } from './memory.ts';
import type { StudioServer } from './server.ts';

const DATASET = '../shared/data/eval/caltech20.zip';
const K = 5;
/** Seeds of every class: all of them would take a quarter of an hour on two cores. */
const EACH = 2;
/** Whether by the paper's procedure, and not by what is recommended. */
const PUBLISHED = process.env.PRESET === 'published';

/** A run on seeds of caltech20's train split, in Chromium and by `npm run expand`. */
export async function measureRun(server: StudioServer) {
  if (!existsSync(DATASET)) return { skipped: `no data set at ${DATASET}` };
  const dataset = await openDataset(DATASET);
  const train = dataset.images.filter(({ split }) => split === 'train');
  const sample = firstOfEach(train, EACH);
  const folder = await writeFolder(sample);
  await dataset.close();

  const opened = await server.open();
  const { studio, page } = opened;
  await studio.chooseFolder(folder);
  await page.getByText(/are read as their folder says/u).waitFor({ timeout: 120_000 });
  await studio.goTo('Recipe');
  await studio.setNumber('Variants per image', K);
  if (PUBLISHED) await page.getByRole('radio', { name: 'As published' }).check();
  await takeLongTasks(page);
  const started = performance.now();
  await studio.button('Start growing').click();
  await lookedAtRarely(page, () => studio.heading('Grown').isVisible());
  const chromiumS = (performance.now() - started) / 1000;
  const result = {
    seeds: `${sample.length} of ${train.length}`,
    variants: sample.length * K,
    chromiumS: Number(chromiumS.toFixed(1)),
    chromiumVariantsPerS: rate(sample.length * K, chromiumS),
    ...(await takeLongTasks(page)),
    heapMb: await heapMegabytes(page),
    storedMb: await storedMegabytes(page),
  };
  await opened.close();

  const nodeS = await expandInNode(folder);
  await rm(folder, { recursive: true });
  return { ...result, nodeS: Number(nodeS.toFixed(1)), nodeVariantsPerS: rate(sample.length * K, nodeS) };
}

/**
 * Waits for what a run comes to, looking four times a second: whoever waits by a locator has the page looked through at every frame, which takes
 * most of a core from what is measured.
 */
async function lookedAtRarely(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  while (!(await isThere())) await page.waitForTimeout(250);
}

/** Seconds of the command, its start and the loading of models included. */
async function expandInNode(folder: string): Promise<number> {
  const started = performance.now();
  const command = [
    'node_modules/tsx/dist/cli.mjs',
    'cli/expand.ts',
    folder,
    '--k',
    String(K),
    '--out',
    `${folder}.zip`,
    ...(PUBLISHED ? ['--preset', 'published'] : []),
  ];
  await promisify(execFile)(process.execPath, command, { maxBuffer: 64 * 1024 * 1024 });
  await rm(`${folder}.zip`);
  return (performance.now() - started) / 1000;
}

function firstOfEach(images: readonly DatasetImage[], count: number): readonly DatasetImage[] {
  const seen = new Map<string | null, number>();
  return images.filter(({ label }) => {
    seen.set(label, (seen.get(label) ?? 0) + 1);
    return seen.get(label)! <= count;
  });
}

const rate = (count: number, seconds: number): number => Number((count / seconds).toFixed(2));
