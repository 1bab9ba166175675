import { expectAccessible, expectFits } from './accessible.ts';
import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';

test('no screen has serious findings of accessibility, or is wider than the window', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await expectAccessible(studio, 'start');
  await expectFits(studio, 'start');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.preflight();
  await expectAccessible(studio, 'seeds');
  await expectFits(studio, 'seeds');
  await page.getByRole('list', { name: 'Seeds of cat' }).getByRole('button').click();
  await expectAccessible(studio, 'large seed');
  await page.keyboard.press('Escape');
  await studio.goTo('Recipe');
  await expect(page.getByText(/^Imagined in/u)).toBeVisible();
  await studio.advanced();
  await expectAccessible(studio, 'recipe');
  await expectFits(studio, 'recipe');
  await studio.expand(2);
  await expectAccessible(studio, 'growing');
  await expectFits(studio, 'growing');
  await studio.grown();
  await expectAccessible(studio, 'grown');
  await expectFits(studio, 'grown');
  await studio.goTo('Review');
  await studio.variants.first().click();
  await page.keyboard.press('x');
  await expectAccessible(studio, 'review');
  await expectFits(studio, 'review');
  await studio.button('Rules').click();
  await expectAccessible(studio, 'rules');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expectAccessible(studio, 'keys');
  await page.keyboard.press('Escape');
  await studio.goTo('Inspect');
  await expectAccessible(studio, 'inspect');
  await expectFits(studio, 'inspect');
  await studio.goTo('Export');
  await expectAccessible(studio, 'export');
  await expectFits(studio, 'export');
});

test('every language is as accessible and fits, and so does a page from right to left', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  const choose = async (button: string, language: string) => {
    await studio.button(button).click();
    await page.getByRole('radio', { name: language }).click();
  };
  for (const [button, language, tag, next] of [
    ['Language', 'Deutsch', 'de', 'Sprache'],
    ['Sprache', 'Español', 'es', 'Idioma'],
    ['Idioma', '中文', 'zh', '语言'],
  ] as const) {
    await choose(button, language);
    await expect(studio.button(next)).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', tag);
    await expectAccessible(studio, tag);
    await expectFits(studio, tag);
  }
  await page.reload();
  await expect(studio.button('语言')).toBeVisible();
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await expectFits(studio, 'right to left');
});
