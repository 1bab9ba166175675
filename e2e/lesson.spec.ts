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
  const answer = async (number: number) => {
    await page.getByLabel('Your answer').focus();
    await page.keyboard.type(String(number));
    await page.keyboard.press('Enter');
    await expect(said).toContainText('Right.');
  };
  /** What is read in every picture of a row. */
  const pictures = async (title: string) => {
    const row = page.locator('main section').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
    const lines = await row.locator('small').allInnerTexts();
    return lines.map((line) => {
      const { readAs, score } = /^(?<readAs>.+), p (?<score>[\d.]+)%/u.exec(line)!.groups!;
      return { readAs, score: Number(score) };
    });
  };
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

  await press('link', 'Next question');
  await expect(studio.heading('What does guidance buy?')).toBeFocused();
  await expect(page.locator('main [aria-busy="false"]')).toBeVisible();
  const [guided, unguided] = [await pictures('Guided'), await pictures('Without guidance')];
  const scoreOf = (row: typeof guided) => row.reduce((sum, { score }) => sum + score, 0) / row.length;
  const surer = scoreOf(guided) >= scoreOf(unguided) ? 'The guided row' : 'The row without guidance';
  await page.getByRole('radio', { name: surer }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(said).toContainText('Right. Guided p ');

  await press('link', 'Next question');
  await page.getByRole('slider', { name: 'Radius (epsilon)' }).focus();
  await page.keyboard.press('End');
  await expect(page.locator('main [aria-busy="true"]')).toBeVisible();
  await expect(page.locator('main [aria-busy="false"]')).toBeVisible();
  const far = [...(await pictures('Guided')), ...(await pictures('Without guidance'))];
  const asked = await page.getByRole('heading', { name: /^At this radius/u }).innerText();
  const { name } = /read as (?<name>.+)\?$/u.exec(asked)!.groups!;
  await answer(far.filter((picture) => picture.readAs !== name).length);

  await press('link', 'Next question');
  const [all, grown] = (await page.getByText(/^Of \d+ pictures, \d+ are seeds/u).innerText())
    .match(/\d+/gu)!
    .map(Number);
  await answer(all! - grown!);

  // There is no receipt yet: the last question says what to do first.
  await press('link', 'Next question');
  await expect(page.getByText(/^There is no receipt yet/u)).toBeVisible();

  await page.getByRole('link', { name: 'What is grown?' }).focus();
  await page.keyboard.press('Enter');
  await press('link', 'Next question');
  await page.goBack();
  await expect(studio.heading('What is grown?')).toBeVisible();
  await press('link', 'Open in the studio');
  await expect(page.getByRole('region', { name: 'Live preview' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  await page.goBack();
  await expect(studio.heading('What is grown?')).toBeVisible();
});
