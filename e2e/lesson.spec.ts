import { expect, test } from './test.ts';

test('a teacher goes through the lesson by keyboard: answers are those of the project, Back and links work', async ({
  studio,
  page,
}) => {
  await page.goto('./?device=wasm#lesson/1');
  const press = async (role: 'button' | 'link', name: string) => {
    await page.getByRole(role, { name, exact: true }).focus();
    await page.keyboard.press('Enter');
  };
  const said = page.locator('form [role=status]');
  await press('button', 'Open the sample set');

  const question = await page.getByText(/^There are \d+ seeds here/u).innerText();
  const [seeds, variants] = question.match(/\d+/gu)!.map(Number);
  await page.getByLabel('Your answer').focus();
  await page.keyboard.type(String(seeds! * variants! + 1));
  await page.keyboard.press('Enter');
  await expect(said).toContainText('Not yet');
  await page.getByLabel('Your answer').fill('');
  await page.keyboard.type(String(seeds! * variants!));
  await page.keyboard.press('Enter');
  await expect(said).toContainText('Right.');

  await press('link', 'Next question');
  await expect(studio.heading('What does entropy see?')).toBeFocused();
  const choices = page.getByRole('radio');
  await expect(choices).toHaveCount(4);
  // The likeliest class of each picture: the judge is least sure where it is least likely.
  const likeliest = await page.locator('main ul ol > li:first-child').allInnerTexts();
  const shares = likeliest.map((text) => Number(/(?<share>[\d.]+)%/u.exec(text)!.groups!.share));
  await choices.nth(shares.indexOf(Math.min(...shares))).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(said).toContainText('Right.');

  await page.goBack();
  await expect(studio.heading('What is grown?')).toBeVisible();
  await press('link', 'Open in the studio');
  await expect(page.getByRole('region', { name: 'Live preview' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  await page.goBack();
  await expect(studio.heading('What is grown?')).toBeVisible();
});
