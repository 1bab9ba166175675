import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runReceipt } from '../cli/receipt/command.ts';
import type { Receipt } from '../src/core/receipt/receipt.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './test.ts';

const UPDATES = 6;

test('a receipt over the sample set gives the figures that the command gives of its export', async ({
  studio,
  page,
}) => {
  await studio.open('?device=wasm');
  await studio.button('Try the sample set').click();
  await studio.goTo('Recipe');
  // What is compared is the receipt: the variants need not be good.
  await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption({ label: 'TrivialAugment' });
  await studio.expand(3);
  await studio.grown();
  await studio.goTo('Receipt');
  await expect(page.getByText(/Does a classifier that is trained on the expanded set/u)).toBeVisible();
  await studio.setNumber('Repeats', 2);
  await studio.setNumber('Updates', UPDATES);
  await studio.button('Train and compare').click();
  await expect(page.getByRole('region', { name: 'Training' })).toBeVisible();
  const answer = page.getByRole('article', { name: /^Receipt of/u });
  await expect(answer.getByRole('heading', { level: 2 })).toHaveText(/reads [\d.]+ % of new pictures right/u);
  await expectAccessible(studio, 'receipt');

  const saving = page.waitForEvent('download');
  await answer.getByRole('button', { name: 'JSON' }).click();
  const onPage = JSON.parse(await readFile(await (await saving).path(), 'utf8')) as Receipt;
  expect(onPage.arms.map(({ arm }) => arm)).toEqual(['original', 'randaugment', 'expansion']);

  await studio.goTo('Export');
  const folder = await mkdtemp(join(tmpdir(), 'offshoot-receipt-'));
  const [zip, json] = [join(folder, 'grown.zip'), join(folder, 'receipt.json')];
  await writeFile(zip, await readFile(await (await studio.exportZip()).path()));
  const settings = ['--repeats', '2', '--updates', String(UPDATES), '--runtime', 'wasm', '--json', json];
  const said: string[] = [];
  const code = await runReceipt([zip, '--arms', 'original,randaugment,expansion', ...settings], (line) => {
    said.push(line);
  });
  expect(code, said.join('\n')).toBe(0);
  const commanded = JSON.parse(await readFile(json, 'utf8')) as Receipt;
  const figures = ({ arms }: Receipt) =>
    arms.map(({ arm, pictures, updates, runs }) => [arm, pictures, updates, runs.map(({ confusion }) => confusion)]);
  expect(figures(onPage)).toEqual(figures(commanded));

  // It is there after a reload.
  await page.reload();
  await studio.goTo('Receipt');
  await expect(answer).toBeVisible();
});
