import { cp, mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { runReceipt } from '../cli/receipt/command.ts';
import { FINE_TUNING } from '../src/core/receipt/protocol.ts';
import { RATIOS } from '../src/core/receipt/ratios.ts';
import type { Receipt } from '../src/core/receipt/receipt.ts';
import { expectAccessible } from './accessible.ts';
import { copyPictures, fill, newFolder, SAMPLE } from './folders.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';
import { readZip } from './zip.ts';

const UPDATES = 2;
const QUESTIONS = ['How many variants are enough', 'How worse pictures are read'];
const TAIL_QUESTION = 'Classes of very different size';
/** The largest class over the smallest. */
const TAIL = 3;
const CLASSIFIER_FILES = ['README.md', 'index.html', 'labels.json', 'model.onnx', 'preprocessing.json'];

const unzipped = async (path: string): Promise<ReadonlyMap<string, Buffer>> =>
  new Map(Object.entries(unzipSync(await readFile(path))).map(([name, bytes]) => [name, Buffer.from(bytes)]));

/** Three classes of the sample set with a test picture each: whole, it takes four times as long. */
async function testedFolder(): Promise<string> {
  const folder = await newFolder('tested');
  for (const label of ['bird', 'cat', 'dog']) {
    await copyPictures(label, join(folder, 'train', label), 3);
    await cp(join(SAMPLE, 'test', label), join(folder, 'test', label), { recursive: true });
  }
  return folder;
}

const answerOn = (page: Page): Locator => page.getByRole('article', { name: /^Receipt of/u });

/** What somebody gets by a press on a button. */
async function saved(page: Page, button: Locator): Promise<string> {
  const saving = page.waitForEvent('download');
  await button.click();
  return (await saving).path();
}

const savedReceipt = async (page: Page): Promise<Receipt> =>
  JSON.parse(
    await readFile(await saved(page, answerOn(page).first().getByRole('button', { name: 'JSON' })), 'utf8'),
  ) as Receipt;

/**
 * Grows what is open, and trains with it in the page.
 *
 * @param whole whether all questions are asked of all arms; else the long tail, which takes longest, and RandAugment are left out.
 */
async function grownAndTrained(studio: StudioPage, page: Page, variants: number, whole: boolean): Promise<Receipt> {
  await studio.goTo('Recipe');
  // What is compared is the receipt: the variants need not be good.
  await studio.advanced();
  await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption({ label: 'TrivialAugment' });
  await studio.expand(variants);
  await studio.grown();
  await studio.goTo('Receipt');
  await expect(page.getByText(/Does a classifier that is trained on the grown set/u)).toBeVisible();
  await studio.setNumber('Repeats', 1);
  await studio.setNumber('Updates', UPDATES);
  for (const question of [...QUESTIONS, ...(whole ? [TAIL_QUESTION] : [])])
    await page.getByRole('checkbox', { name: question }).check();
  if (whole) await studio.setNumber('Largest class over smallest', TAIL);
  else await page.getByRole('checkbox', { name: 'RandAugment', exact: true }).uncheck();
  await expect(page.getByText(/^Training takes about/u)).toBeVisible();
  await studio.button('Train and compare').click();
  await expect(page.getByRole('region', { name: 'Training' })).toBeVisible();
  await expect(answerOn(page).getByRole('heading', { level: 2 })).toHaveText(/reads [\d.]+\s% of new pictures right/u);
  return savedReceipt(page);
}

/** Makes the same receipt by the command of what the studio exports, which says all of it. */
async function commanded(studio: StudioPage, onPage: Receipt, left: string): Promise<Receipt> {
  const folder = await mkdtemp(join(tmpdir(), 'offshoot-receipt-'));
  const [zip, json] = [join(folder, 'grown.zip'), join(folder, 'receipt.json')];
  await (await studio.exportZip()).saveAs(zip);
  const { texts } = await readZip(zip);
  const carried = JSON.parse(texts.get('offshoot.json')!) as { readonly receipts: readonly { receipt: Receipt }[] };
  expect(carried.receipts.map(({ receipt }) => receipt)).toEqual([onPage]);
  expect(texts.get('README.md')).toContain('## Receipt');
  const settings = ['--repeats', '1', '--updates', String(UPDATES), '--runtime', 'wasm', '--json', json];
  const arms = [
    '--arms',
    onPage.arms.map(({ arm }) => arm).join(),
    ...['--robustness', '--ratios', RATIOS.join()],
    ...(onPage.longTail ? ['--long-tail', String(TAIL)] : []),
  ];
  const said: string[] = [];
  const code = await runReceipt([zip, ...arms, '--export-model', left, ...settings], (line) => {
    said.push(line);
  });
  expect(code, said.join('\n')).toBe(0);
  return JSON.parse(await readFile(json, 'utf8')) as Receipt;
}

/** Everything that training came to, but for what the number of looks decides. */
const figuresOf = ({ arms, robustness, ratios, longTail }: Receipt) => [
  arms.map(({ arm, pictures, updates, runs }) => [arm, pictures, updates, runs.map(({ confusion }) => confusion)]),
  robustness,
  ratios,
  longTail,
];

test('a receipt gives the figures that the command gives of its export, and leads to weak classes', async ({
  studio,
  page,
}) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await testedFolder());
  const onPage = await grownAndTrained(studio, page, 1, false);
  expect(onPage.arms.map(({ arm }) => arm)).toEqual(['original', 'expansion']);
  expect(onPage.robustness).toHaveLength(2 * 15 * 3);
  expect(onPage.ratios.map(({ points }) => points.map(({ k }) => k))).toEqual([[0, 1]]);
  await expect(page.getByRole('region', { name: 'How are worse pictures read?' })).toBeVisible();
  await expectAccessible(studio, 'receipt');
  const classifier = await unzipped(await saved(page, answerOn(page).getByRole('button', { name: 'Classifier' })));
  expect([...classifier.keys()].sort()).toEqual(CLASSIFIER_FILES);

  await studio.goTo('Export');
  const left = join(await mkdtemp(join(tmpdir(), 'offshoot-classifier-')), 'classifier');
  expect(figuresOf(onPage)).toEqual(figuresOf(await commanded(studio, onPage, left)));
  // The classifier that somebody leaves with is the command's; page and text name the set, which the export calls otherwise.
  for (const file of CLASSIFIER_FILES.filter((name) => !/README|html/u.test(name)))
    expect(Buffer.compare(classifier.get(file)!, await readFile(join(left, file))), file).toBe(0);

  // It is there after a reload.
  await page.reload();
  await studio.goTo('Receipt');
  await expect(answerOn(page)).toBeVisible();

  // A weak class leads to its variants, and leaves them out.
  const named = answerOn(page)
    .getByRole('list', { name: 'What to do about weak classes' })
    .getByRole('listitem')
    .first();
  await named.getByRole('button', { name: /^Leave out the variants of/u }).click();
  await named.getByRole('button', { name: /^Look at the variants of/u }).click();
  await expect(page.getByRole('gridcell', { name: /variant \d+, rejected/u })).not.toHaveCount(0);
  await expect(page.getByRole('gridcell', { name: /variant \d+, (?!rejected)/u })).toHaveCount(0);

  // It is topped up: the run goes on with new variants of it alone, and what was decided stays.
  await studio.goTo('Receipt');
  await named.getByRole('button', { name: /^Top up \w+: 3 more variants$/u }).click();
  await expect(page.getByText('12 of 12', { exact: true })).toBeVisible();
  await studio.goTo('Recipe');
  await expect(page.getByRole('spinbutton', { name: /^Images of/u })).toHaveValue('9');
  await expect(page.getByText('9 seeds: 12 new images')).toBeVisible();
  await studio.goTo('Review');
  await expect(page.getByRole('gridcell', { name: /variant 1, rejected/u })).toHaveCount(3);
  await expect(page.getByRole('gridcell', { name: /variant 2, (?!rejected)/u })).toHaveCount(3);
});

test('a receipt over the sample set with three variants gives the figures of the command @long', async ({
  studio,
  page,
}) => {
  // Every question takes trainings of its own, here and in the command.
  test.slow();
  await studio.open('?device=wasm');
  await studio.button('Try the sample set').click();
  const onPage = await grownAndTrained(studio, page, 3, true);
  expect(onPage.arms.map(({ arm }) => arm)).toEqual(['original', 'randaugment', 'expansion']);
  expect(onPage.ratios.map(({ points }) => points.map(({ k }) => k))).toEqual([
    [0, 1, 2, 3, 5, 10],
    [0, 1, 2, 3],
  ]);
  expect(onPage.longTail!.results).toHaveLength(2 * 3);
  await studio.goTo('Export');
  const left = join(await mkdtemp(join(tmpdir(), 'offshoot-classifier-')), 'classifier');
  expect(figuresOf(onPage)).toEqual(figuresOf(await commanded(studio, onPage, left)));
});

test('the judge is fine-tuned in the page, and leaves as a page that reads a dropped picture offline @long', async ({
  studio,
  page,
  browser,
}) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await testedFolder());
  await studio.goTo('Receipt');
  await studio.setNumber('Repeats', 1);
  await studio.setNumber('Updates', 1);
  await page.getByRole('checkbox', { name: 'RandAugment', exact: true }).uncheck();
  await page.getByText('More to compare with').click();
  await page.getByRole('checkbox', { name: 'the judge, fine-tuned', exact: true }).check();
  await studio.button('Train and compare').click();
  await expect(answerOn(page).getByRole('heading', { level: 2 })).toHaveText(/^With the judge, fine-tuned/u);
  const tuned = (await savedReceipt(page)).arms.find(({ arm }) => arm === 'fine-tuned')!;
  expect(tuned.updates).toBe(FINE_TUNING.updates);
  const files = await unzipped(await saved(page, answerOn(page).getByRole('button', { name: 'Classifier' })));
  const folder = await newFolder('classifier');
  await fill(folder, Object.fromEntries(files));

  const context = await browser.newContext({ offline: true });
  const alone = await context.newPage();
  await alone.goto(pathToFileURL(join(folder, 'index.html')).href);
  await expect(alone.getByRole('status')).toHaveText('Ready.');
  // What it reads in the test pictures is what the receipt says that it reads.
  const labels = JSON.parse(files.get('labels.json')!.toString()) as readonly string[];
  for (const [c, label] of labels.entries()) {
    const [name] = await readdir(join(SAMPLE, 'test', label));
    const bytes = (await readFile(join(SAMPLE, 'test', label, name!))).toString('base64');
    await alone.getByRole('status').evaluate((status) => (status.textContent = ''));
    const dropped = await alone.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(content), (one) => one.charCodeAt(0))], 'dropped'));
      return transfer;
    }, bytes);
    await alone.dispatchEvent('body', 'drop', { dataTransfer: dropped });
    const read = labels[tuned.runs[0]!.confusion[c]!.indexOf(1)]!;
    await expect(alone.getByRole('status')).toHaveText(new RegExp(`^${read}, \\d+ %$`, 'u'));
  }
  await context.close();
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
  const save = () => savedReceipt(page);
  /** Waits until so much work is done, or more: 14 updates and the looks between them are 16.8. */
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
  await reach(1);
  await training.getByRole('button', { name: 'Pause' }).click();
  await expect(training.getByText(/^Paused/u)).toBeVisible();
  await training.getByRole('button', { name: 'Resume' }).click();
  await reach(13);
  const worker = page.workers().find((one) => one.url().includes('receipt'))!;
  await worker.evaluate(() => {
    self.close();
  });
  await expect(page.getByText('The training ended early: its worker died.')).toBeVisible();
  await begin();
  await reach(13);
  await page.reload();
  await choose();
  await begin();
  await expect(answers).toHaveCount(1);
  expect((await save()).arms).toEqual(undisturbed.arms);
});
