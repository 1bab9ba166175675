import { pictureFolder } from './folders.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';

/** Two seeds with three variants each, in the review. */
async function reviewTwoFamilies(studio: StudioPage): Promise<void> {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.expand(3);
  await studio.grown();
  await studio.goTo('Review');
}

const selected = '[aria-selected="true"]';

test('variants are selected by box, Shift and Ctrl, and only what is shown is acted on @long', async ({
  studio,
  page,
}) => {
  await reviewTwoFamilies(studio);
  const cells = studio.variants;
  await expect(cells).toHaveCount(6);
  // Keys work from the first moment on.
  await expect(page.getByRole('grid')).toBeFocused();

  // A box over the first two variants of the first family.
  const [from, to] = [(await cells.nth(0).boundingBox())!, (await cells.nth(1).boundingBox())!];
  await page.mouse.move(from.x - 4, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(from.x + 40, from.y + 40, { steps: 4 });
  await page.mouse.move(to.x + 20, to.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(page.locator(selected)).toHaveCount(2);
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('2 variants');

  await cells.nth(0).click();
  await cells.nth(4).click({ modifiers: ['Shift'] });
  await expect(page.locator(selected)).toHaveCount(5);
  await cells.nth(1).click({ modifiers: ['Control'] });
  await expect(page.locator(selected)).toHaveCount(4);

  // Only the dogs are shown: the selected cats are out of reach.
  await studio.button('Filter').click();
  await page.getByRole('checkbox', { name: 'dog' }).check();
  await page.getByLabel('Class score from').fill('0');
  await page.getByLabel('Name for this filter').fill('Dogs');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(studio.button('Without: dog')).toBeVisible();
  await expect(studio.button('Without: Class score at least 0.00')).toBeVisible();
  await expect(cells).toHaveCount(3);
  await page.keyboard.press('x');
  await studio.button('Clear the filter').click();
  await expect(cells).toHaveCount(6);
  expect((await studio.names()).map((name) => name.split(', ')[2])).toEqual([
    'unreviewed',
    'unreviewed',
    'unreviewed',
    'rejected',
    'rejected',
    'unreviewed',
  ]);

  // Undo says what it took back, and leads there.
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Undone: Reject 2 variants')).toBeVisible();
  await expect(page.locator(selected)).toHaveCount(2);

  // The filter that was saved finds the dogs again.
  await studio.button('Filter').click();
  await studio.button(/^Dogs/u).click();
  await page.keyboard.press('Escape');
  await expect(cells).toHaveCount(3);
  await expect(cells.first()).toHaveAccessibleName(/dog/u);
});

test('families are sorted by the weakest of their variants, and these among themselves @long', async ({
  studio,
  page,
}) => {
  await reviewTwoFamilies(studio);
  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Class score');
  await expect(studio.variants).toHaveCount(6);
  const scores = (await studio.names()).map((name) => Number(/class score ([\d.]+)/u.exec(name)![1]));
  const [first, second] = [scores.slice(0, 3), scores.slice(3)] as [number[], number[]];
  for (const family of [first, second]) expect(family).toEqual(family.toSorted((a, b) => a - b));
  expect(first[0]!).toBeLessThanOrEqual(second[0]!);
});
