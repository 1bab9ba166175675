import AxeBuilder from '@axe-core/playwright';
import { pictureFolder } from './folders.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';

/** Serious findings on the screen as it is, in both themes. */
async function expectAccessible({ page }: StudioPage, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const findings = serious.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    expect(findings, `${screen}, ${colorScheme}`).toEqual([]);
  }
}

test('no screen has serious findings of accessibility', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await expectAccessible(studio, 'start');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.preflight();
  await expectAccessible(studio, 'seeds');
  await studio.goTo('Recipe');
  await expect(page.getByText(/^Imagined in/u)).toBeVisible();
  await page.getByText('More settings').click();
  await expectAccessible(studio, 'recipe');
  await studio.expand(2);
  await expectAccessible(studio, 'growing');
  await studio.grown();
  await expectAccessible(studio, 'grown');
  await studio.goTo('Review');
  await studio.variants.first().click();
  await page.keyboard.press('x');
  await expectAccessible(studio, 'review');
  await studio.button('Rules').click();
  await expectAccessible(studio, 'rules');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expectAccessible(studio, 'keys');
  await page.keyboard.press('Escape');
  await studio.goTo('Inspect');
  await expectAccessible(studio, 'inspect');
  await studio.goTo('Export');
  await expectAccessible(studio, 'export');
});
