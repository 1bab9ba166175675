import { takeLongTasks } from './longTasks.ts';
import { heapMegabytes } from './memory.ts';
import type { StudioServer } from './server.ts';

const K = 3;
const UPDATES = 40;
const REPEATS = 2;
/** As many as are chosen where nobody chooses: the folder alone, RandAugment and the expansion. */
const ARMS = 3;

/** A receipt over the sample set in Chromium: its time, and the tasks that kept the page from answering meanwhile. */
export async function measureReceipt(server: StudioServer) {
  const opened = await server.open();
  const { studio, page } = opened;
  await studio.button('Try the sample set').click();
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption({ label: 'TrivialAugment' });
  await studio.expand(K);
  await studio.heading('Grown').waitFor({ timeout: 1_800_000 });
  await studio.goTo('Receipt');
  await studio.setNumber('Repeats', REPEATS);
  await studio.setNumber('Updates', UPDATES);
  await takeLongTasks(page);
  const started = performance.now();
  await studio.button('Train and compare').click();
  const training = page.getByRole('region', { name: 'Training' });
  await training.getByRole('button', { name: 'Pause' }).waitFor();
  const preparedS = (performance.now() - started) / 1000;
  await page.getByRole('article', { name: /^Receipt of/u }).waitFor({ timeout: 1_800_000 });
  const seconds = (performance.now() - started) / 1000;
  const result = {
    updates: ARMS * REPEATS * UPDATES,
    preparedS: Number(preparedS.toFixed(1)),
    trainedS: Number((seconds - preparedS).toFixed(1)),
    msAnUpdate: Math.round((1000 * (seconds - preparedS)) / (ARMS * REPEATS * UPDATES)),
    ...(await takeLongTasks(page)),
    heapMb: await heapMegabytes(page),
  };
  await opened.close();
  return result;
}
