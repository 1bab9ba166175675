import { pictureFolder } from './folders.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';
import { savedZip } from './zip.ts';
import { decodeRgba } from '../cli/lib/decode.ts';
import { matchedPng } from '../workers/images/matchPicture.ts';

const tally = (studio: StudioPage, name: string) =>
  studio.page.getByRole('radio', { name: new RegExp(`^${name} \\d+$`, 'u') });

test('variants are rejected, regrown and taken back, and the zip holds what was decided', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.expand(2);
  await studio.grown();
  await studio.goTo('Review');
  const [first, second, third] = [0, 1, 2].map((i) => studio.variants.nth(i));
  await expect(studio.variants).toHaveCount(4);
  const before = await studio.names();

  // One key decides and goes on to the next.
  await first!.click();
  await page.keyboard.press('x');
  await page.keyboard.press('p');
  await expect(first!).toHaveAccessibleName(/, rejected,/u);
  await expect(second!).toHaveAccessibleName(/, accepted,/u);

  // Who pointed at a segment has the keys for the pictures again.
  await tally(studio, 'All').click();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('x');
  await expect(tally(studio, 'All')).toBeChecked();
  await expect(studio.variants.nth(3)).toHaveAccessibleName(/, rejected,/u);
  await page.keyboard.press('Control+z');

  // A new variant from a new stream, in that slot alone.
  await third!.click();
  await page.keyboard.press('r');
  await expect(third!).not.toHaveAccessibleName(before[2]!, { timeout: 120_000 });
  const regrown = (await studio.names())[2]!;
  expect(regrown).toContain('variant 1, unreviewed');
  await page.keyboard.press('Control+z');
  await expect(third!).toHaveAccessibleName(before[2]!);
  await page.keyboard.press('Control+Shift+z');
  await expect(third!).toHaveAccessibleName(regrown);

  // Everything back, and everything again.
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
  expect(await studio.names()).toEqual(before);
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+Shift+z');
  await expect(first!).toHaveAccessibleName(/, rejected,/u);

  await studio.goTo('Export');
  const { images, rows } = await savedZip(await studio.exportZip());
  const synthetic = rows.filter(({ source }) => source === 'synthetic');
  expect(synthetic.map(({ status }) => status).sort()).toEqual(['accepted', 'unreviewed', 'unreviewed']);
  // What was made again says so by its stream.
  expect(synthetic.filter(({ k, stream }) => stream !== k! - 1)).toHaveLength(1);
  expect(images.size).toBe(2 + 3);

  // Made alike, they are the bytes that the command writes.
  await page.getByRole('checkbox', { name: /Every picture in one size/u }).check();
  await page.getByRole('spinbutton', { name: 'Side, in pixels' }).fill('72');
  await page.getByRole('radio', { name: 'Pad around it' }).check();
  await expect(page.getByRole('img', { name: 'an original' })).toBeVisible();
  const alike = await savedZip(await studio.exportZip());
  expect([...alike.texts.keys()]).not.toContain('offshoot.json');
  expect([...alike.images.keys()].sort()).toEqual([...images.keys()].sort());
  for (const [path, bytes] of images) {
    const expected = await matchedPng(await decodeRgba(bytes), { side: 72, fit: 'pad', grey: false });
    expect(Buffer.from(alike.images.get(path)!).equals(Buffer.from(expected)), path).toBe(true);
  }
});

test('a rule shows what it would hit, and rejects it as one step @long', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 2));
  await studio.expand(2);
  await studio.grown();
  await studio.goTo('Review');
  await studio.button('Rules').click();
  await page.getByRole('slider', { name: 'Class score below', exact: true }).fill('1');
  await page.getByLabel('Keep of every class, at least').fill('0');
  await studio.button('Reject 8 variants').click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status').filter({ hasText: 'shown' })).toHaveText('8 shown');
  await expect(tally(studio, 'Rejected')).toHaveAccessibleName('Rejected 8');
  await page.keyboard.press('Control+z');
  await expect(tally(studio, 'Rejected')).toHaveAccessibleName('Rejected 0');
});
