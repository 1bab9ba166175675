import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { runReceipt } from '../cli/receipt/command.ts';
import type { Receipt } from '../src/core/receipt/receipt.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './test.ts';
import { readZip } from './zip.ts';

const UPDATES = 2;
const CLASSIFIER_FILES = ['README.md', 'index.html', 'labels.json', 'model.onnx', 'preprocessing.json'];

const unzipped = async (path: string): Promise<ReadonlyMap<string, Buffer>> =>
  new Map(Object.entries(unzipSync(await readFile(path))).map(([name, bytes]) => [name, Buffer.from(bytes)]));

test('a receipt over the sample set gives the figures that the command gives of its export', async ({
  studio,
  page,
}) => {
  await studio.open('?device=wasm');
  await studio.button('Try the sample set').click();
  await studio.goTo('Recipe');
  // What is compared is the receipt: the variants need not be good.
  await studio.advanced();
  await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption({ label: 'TrivialAugment' });
  await studio.expand(3);
  await studio.grown();
  await studio.goTo('Receipt');
  await expect(page.getByText(/Does a classifier that is trained on the expanded set/u)).toBeVisible();
  await studio.setNumber('Repeats', 1);
  await studio.setNumber('Updates', UPDATES);
  await studio.button('Train and compare').click();
  await expect(page.getByRole('region', { name: 'Training' })).toBeVisible();
  const answer = page.getByRole('article', { name: /^Receipt of/u });
  await expect(answer.getByRole('heading', { level: 2 })).toHaveText(/reads [\d.]+\s% of new pictures right/u);
  await expectAccessible(studio, 'receipt');

  const saving = page.waitForEvent('download');
  await answer.getByRole('button', { name: 'JSON' }).click();
  const onPage = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as Receipt;
  expect(onPage.arms.map(({ arm }) => arm)).toEqual(['original', 'randaugment', 'expansion']);

  const leaving = page.waitForEvent('download');
  await answer.getByRole('button', { name: 'Classifier' }).click();
  const classifier = await unzipped(await (await leaving).path());
  expect([...classifier.keys()].sort()).toEqual(CLASSIFIER_FILES);

  await studio.goTo('Export');
  const folder = await mkdtemp(join(tmpdir(), 'offshoot-receipt-'));
  const [zip, json] = [join(folder, 'grown.zip'), join(folder, 'receipt.json')];
  await (await studio.exportZip()).saveAs(zip);
  const { texts } = await readZip(zip);
  const carried = JSON.parse(texts.get('offshoot.json')!) as { readonly receipts: readonly { receipt: Receipt }[] };
  expect(carried.receipts.map(({ receipt }) => receipt)).toEqual([onPage]);
  expect(texts.get('README.md')).toContain('## Receipt');

  const settings = ['--repeats', '1', '--updates', String(UPDATES), '--runtime', 'wasm', '--json', json];
  const left = join(folder, 'classifier');
  const said: string[] = [];
  const code = await runReceipt(
    [zip, '--arms', 'original,randaugment,expansion', '--export-model', left, ...settings],
    (line) => {
      said.push(line);
    },
  );
  expect(code, said.join('\n')).toBe(0);
  const commanded = JSON.parse(await readFile(json, 'utf8')) as Receipt;
  const figures = ({ arms }: Receipt) =>
    arms.map(({ arm, pictures, updates, runs }) => [arm, pictures, updates, runs.map(({ confusion }) => confusion)]);
  expect(figures(onPage)).toEqual(figures(commanded));

  // The classifier that somebody leaves with is the command's; page and text name the set, which the export calls otherwise.
  for (const file of CLASSIFIER_FILES.filter((name) => !/README|html/u.test(name)))
    expect(Buffer.compare(classifier.get(file)!, await readFile(join(left, file))), file).toBe(0);

  // It is there after a reload.
  await page.reload();
  await studio.goTo('Receipt');
  await expect(answer).toBeVisible();

  // A weak class leads to its variants, and leaves them out.
  const named = answer.getByRole('list', { name: 'What to do about weak classes' }).getByRole('listitem').first();
  await named.getByRole('button', { name: /^Leave out the variants of/u }).click();
  await named.getByRole('button', { name: /^Look at the variants of/u }).click();
  await expect(page.getByRole('gridcell', { name: /variant \d+, rejected/u })).not.toHaveCount(0);
  await expect(page.getByRole('gridcell', { name: /variant \d+, (?!rejected)/u })).toHaveCount(0);
});

/** Updates of an interrupted training: it is kept after the tenth. */
const INTERRUPTED = 14;

test('a receipt that rests, and whose worker and page die, comes to what an undisturbed one comes to @long', async ({
  studio,
  page,
}) => {
  const choose = async () => {
    await studio.goTo('Receipt');
    await studio.setNumber('Repeats', 1);
    await studio.setNumber('Updates', INTERRUPTED);
    // One arm: where it goes on is the same with several.
    await page.getByRole('checkbox', { name: 'RandAugment', exact: true }).uncheck();
  };
  const begin = () => studio.button('Train and compare').click();
  const training = page.getByRole('region', { name: 'Training' });
  const answers = page.getByRole('article', { name: /^Receipt of/u });
  const save = async (): Promise<Receipt> => {
    const saving = page.waitForEvent('download');
    await answers.first().getByRole('button', { name: 'JSON' }).click();
    return JSON.parse(await readFile(await (await saving).path(), 'utf8')) as Receipt;
  };
  /** Waits until so many trainings are done, or more. */
  const reach = (least: number) =>
    expect
      .poll(async () => Number(await training.getByRole('progressbar').getAttribute('aria-valuenow')))
      .toBeGreaterThanOrEqual(least);

  await studio.open('?device=wasm');
  await studio.button('Try the sample set').click();
  await choose();
  await begin();
  await expect(answers).toHaveCount(1);
  const undisturbed = await save();
  expect(undisturbed.arms.map(({ arm }) => arm)).toEqual(['original']);
  await answers.getByRole('button', { name: 'Forget this receipt' }).click();

  await begin();
  await reach(0.1);
  await training.getByRole('button', { name: 'Pause' }).click();
  await expect(training.getByText(/^Paused/u)).toBeVisible();
  await training.getByRole('button', { name: 'Resume' }).click();
  await reach(10.5 / INTERRUPTED);
  const worker = page.workers().find((one) => one.url().includes('receipt'))!;
  await worker.evaluate(() => {
    self.close();
  });
  await expect(page.getByText('The training ended early: its worker died.')).toBeVisible();
  await begin();
  await reach(1.1);
  await page.reload();
  await choose();
  await begin();
  await expect(answers).toHaveCount(1);
  expect((await save()).arms).toEqual(undisturbed.arms);
});
