import type { Locator } from '@playwright/test';
import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';

test('charts and map lead to the images behind them @long', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.expand(3);
  await studio.grown();
  await studio.goTo('Inspect');
  await expect(page.getByText('Covering radius', { exact: true })).toBeVisible();
  await expect(page.getByRole('definition').filter({ hasText: /^\d\.\d{3}$/u })).toHaveCount(3);

  // A bar says how many it holds, and shows as many.
  const bar = page.getByRole('group', { name: 'all classes' }).first().getByRole('button', { disabled: false }).first();
  const label = (await bar.getAttribute('aria-label'))!;
  await bar.click();
  await expect(studio.variants).toHaveCount(Number(/^\d+/u.exec(label)![0]));
  await expect(studio.button(/^Without: Class score/u)).toBeVisible();
  await studio.button('Clear the filter').click();

  // A line around everything catches every variant, on either map.
  await studio.goTo('Inspect');
  const map = page.getByRole('img', { name: 'Map of 8 images' });
  for (const layout of ['PCA', 'UMAP']) {
    await page.getByText(layout, { exact: true }).click();
    await expect(map).toBeVisible();
    await expect(page.getByText('Laying out the map')).toBeHidden();
    await map.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await map.boundingBox())!;
    await page.mouse.move(x + 3, y + 3);
    await page.mouse.down();
    for (const [right, down] of [
      [width - 3, 3],
      [width - 3, height - 3],
      [3, height - 3],
    ] as const)
      await page.mouse.move(x + right, y + down, { steps: 3 });
    await page.mouse.up();
    await expect(page.getByRole('region', { name: 'Variants inside the line' })).toContainText('6 variants');
  }
  await studio.button('Show in Review').click();
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('6 variants');
});

test('charts and map are used by keyboard @long', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.expand(3);
  await studio.grown();
  await studio.goTo('Inspect');

  // Arrows lead from picture to picture, and each says what it is.
  const map = page.getByRole('application', { name: 'Embedding map' });
  const said = map.locator('xpath=ancestor::figure').locator('[aria-live="polite"]');
  const walkTo = async (words: RegExp) => {
    for (let turn = 0; turn < 24 && !words.test((await said.textContent())!); turn++)
      await page.keyboard.press(['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft'][turn % 5]!);
    await expect(said).toHaveText(words);
  };
  await expect(page.getByText('Laying out the map')).toBeHidden();
  await page.getByText('State', { exact: true }).click();
  await page.keyboard.press('Tab');
  await expect(map).toBeFocused();
  await walkTo(/^Seed \S+, class (?:cat|dog)$/u);
  await walkTo(/^Variant \d of \S+, class (?:cat|dog), unreviewed, class score \d\.\d\d$/u);

  // Space selects it for the bar, Escape lets go, Enter opens it.
  const bar = page.getByRole('region', { name: 'Variants inside the line' });
  await page.keyboard.press(' ');
  await expect(said).toHaveText(/, selected; 1 variant in the selection$/u);
  await expect(bar).toContainText('1 variant');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await page.keyboard.press(' ');
  await studio.button('Accept').click();
  await expect(map).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('slider', { name: 'Share of Seed shown' })).toBeVisible();
  await page.getByText('Whole set', { exact: true }).click();

  // Tab comes to one bar of a histogram, arrows to the bars of its classes.
  const histogram = page.getByRole('figure', { name: /^Do variants keep their class/u });
  const stop = histogram.locator('button[tabindex="0"]');
  await expect(stop).toHaveCount(1);
  await stop.focus();
  await page.keyboard.press('ArrowDown');
  await expect(stop).toHaveAccessibleName(/^\d variants? of cat from/u);
  await expect(stop).toBeFocused();
  const images = Number(/^\d/u.exec((await stop.getAttribute('aria-label'))!)![0]);
  await page.keyboard.press('Enter');
  await expect(studio.button(/^Without: Class score/u)).toBeVisible();
  await expect(studio.variants).toHaveCount(images);
});

test('a variant is compared with its seed, and regrown nearer to it @long', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.expand(2);
  await studio.grown();
  await studio.goTo('Review');
  await studio.variants.first().dblclick();
  const share = page.getByRole('slider', { name: 'Share of Seed shown' });
  await share.fill('40');
  await expect(share).toHaveAttribute('aria-valuetext', '40% Seed');
  const compared = page.locator('div').filter({ has: share }).last();
  const [seedTag, variantTag] = ['Seed', 'Variant'].map((name) => compared.getByText(name, { exact: true })) as [
    Locator,
    Locator,
  ];
  await expect(variantTag).toBeVisible();
  await page.keyboard.down('c');
  await expect(variantTag).toBeHidden();
  await page.keyboard.up('c');
  await expect(variantTag).toBeVisible();
  await expect(seedTag).toBeVisible();

  // Its siblings, by key and by press.
  await page.keyboard.press('j');
  await expect(page.getByRole('button', { name: 'Sibling 2, unreviewed' })).toHaveAttribute('aria-current', 'true');
  await studio.button('Sibling 1, unreviewed').click();

  await expect(page.getByText('of ε 0.80')).toBeVisible();
  await page.keyboard.press('Shift+R');
  await expect(page.getByText('of ε 0.40')).toBeVisible({ timeout: 120_000 });
  await page.keyboard.press('Control+z');
  await expect(page.getByText('of ε 0.80')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByText('label dog')).toBeVisible();
});
