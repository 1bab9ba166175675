import { expect, test } from './test.ts';

declare global {
  interface Window {
    /** The theme when the parser came to the body: nothing has been drawn before. */
    themeAtBody?: string | undefined;
  }
}

test('the theme that was chosen is there before the first paint of the next visit', async ({ studio, page }) => {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('body') === null) return;
      window.themeAtBody = document.documentElement.dataset.theme;
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const atBody = () => page.evaluate(() => window.themeAtBody);
  await page.emulateMedia({ colorScheme: 'light' });
  await studio.open('?device=wasm');
  expect(await atBody()).toBeUndefined();
  await studio.button('Dark theme').click();
  await page.reload();
  await expect(studio.button('Light theme')).toBeVisible();
  expect(await atBody()).toBe('dark');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  // Back at the browser's own: that is followed again.
  await studio.button('Light theme').click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(studio.button('Light theme')).toBeVisible();
  await page.reload();
  await expect(studio.button('Light theme')).toBeVisible();
  expect(await atBody()).toBeUndefined();
});
