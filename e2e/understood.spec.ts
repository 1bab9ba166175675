import { join } from 'node:path';
import { expect, test } from './test.ts';

const REPORTS = join(import.meta.dirname, '../src/testing/files/reports');

test('says what it understood of a folder, and is corrected in place by keyboard', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseZip(join(REPORTS, 'class-called-test.zip'));
  const understood = page.getByRole('region', { name: 'What was understood' });
  await expect(understood).toContainText('2 pictures, test 2; classes from folders');
  await expect(understood).toContainText('"test" may be test pictures or a class');
  await understood.getByRole('button', { name: 'It is a class' }).focus();
  await page.keyboard.press('Enter');
  await expect(understood).toContainText('4 pictures; classes from folders');
  await expect(page.getByRole('list', { name: 'Seeds of test' }).getByRole('button')).toHaveCount(2);
});

test('asks before it takes a test split for training pictures', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseZip(join(REPORTS, 'split-only-test.zip'));
  await expect(
    page.getByText(/Expected training images in split-only-test\.zip, got other splits only/u),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Take them as training pictures' }).click();
  await expect(page.getByRole('region', { name: 'What was understood' })).toContainText(
    'train 4; classes from folders',
  );
});

test('names in another encoding are shown, and read as the person says', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseZip(join(REPORTS, 'gbk-noflag.zip'));
  await expect(page.getByRole('list', { name: 'Seeds of 猫' })).toBeVisible();
  await page.getByLabel('Names are written as').selectOption('euc-kr');
  await expect(page.getByRole('list', { name: 'Seeds of 챔' })).toBeVisible();
});

test('offers to stretch pictures of few bits, and keeps that over a reload', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseZip(join(REPORTS, 'px-grey16-12bit.zip'));
  await expect(page.getByText(/uses? 12 of 16 bits and comes? out almost black\./u)).toBeVisible();
  await studio.button('Stretch 12 bits').click();
  const stretch = page.getByLabel('Stretch');
  await expect(stretch).toHaveValue('12');
  await expect(page.getByText('very dark')).toHaveCount(0);
  await page.reload();
  await expect(stretch).toHaveValue('12');
  await expect(page.getByText('very dark')).toHaveCount(0);
});

test('what is said in a later visit waits for the source, and holds', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  const zip = join(REPORTS, 'class-called-test.zip');
  await studio.chooseZip(zip);
  const understood = page.getByRole('region', { name: 'What was understood' });
  await expect(understood).toContainText('2 pictures, test 2; classes from folders');
  await page.reload();
  await understood.getByRole('button', { name: 'It is a class' }).click();
  await expect(understood).toContainText('Choose “class-called-test.zip” once more, and it is read as you say.');
  await page.getByLabel('Choose the file').setInputFiles(zip);
  await expect(understood).toContainText('4 pictures; classes from folders');
  await expect(understood).toContainText('You said: “test” is a class.');
  await page.reload();
  await expect(understood).toContainText('You said: “test” is a class.');
  await expect(page.getByRole('list', { name: 'Seeds of test' }).getByRole('button')).toHaveCount(2);
});
