import type { Page } from '@playwright/test';
import { findingsOn } from './accessible.ts';
import { press, tabTo } from './byKeyboard.ts';
import { expect, test } from './test.ts';

/** A stop hears keys from the frame after the one that shows it. */
const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

const STOPS = ['The way', 'Your pictures', 'All of it runs here', 'Whenever you wonder'];

test('the tour is offered once, goes by keyboard, keeps the focus and gives it back', async ({ studio, page }) => {
  // Without motion every press is heard: a stop that is on its way to the next hears none.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await studio.open('?device=wasm');
  await studio.button('Try the sample set').click();
  const offer = page.getByRole('region', { name: 'Tour' });
  const stop = (title: string) => page.getByRole('dialog', { name: title, exact: true });
  await press(page, 'button', 'Take the tour');
  await expect(offer).toBeHidden();

  const sizes = [page.viewportSize()!, { width: 390, height: 844 }];
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const [i, title] of STOPS.entries()) {
      await expect(stop(title)).toBeVisible();
      await expect(stop(title)).toContainText(`${i + 1} of ${STOPS.length}`);
      await expect(stop(title)).toBeInViewport({ ratio: 1 });
      await expect(stop(title).getByRole('button', { name: i < STOPS.length - 1 ? 'Next' : 'Done' })).toBeFocused();
      // Back, next and the cross: Tab goes round among them, and the page behind hears nothing.
      for (let presses = 0; presses < 4; presses++) {
        await page.keyboard.press('Tab');
        expect(await stop(title).evaluate((popover) => popover.contains(document.activeElement))).toBe(true);
      }
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toHaveCount(1);
      if (i < STOPS.length - 1) await page.keyboard.press('ArrowRight');
    }
    if (size === sizes[0]) expect(await findingsOn(page, ['light'])).toEqual([]);
    for (const title of STOPS.toReversed().slice(1)) {
      await page.keyboard.press('ArrowLeft');
      await expect(stop(title)).toBeVisible();
      await drawn(page);
    }
  }
  await page.keyboard.press('Escape');
  await expect(stop(STOPS[0]!)).toBeHidden();
  // The offer that was pressed is gone.
  await expect(page.getByRole('main')).toBeFocused();

  await page.setViewportSize(sizes[0]!);
  await page.reload();
  await expect(studio.heading('Sample set')).toBeVisible();
  await expect(offer).toHaveCount(0);
  // Whoever asks for it goes on it again.
  await press(page, 'button', 'Keys (?)');
  await press(page, 'button', 'Tour');
  await expect(page.locator('body')).toHaveClass(/driver-simple/u);
  for (const title of STOPS) {
    await expect(stop(title)).toBeVisible();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(studio.button('Keys (?)')).toBeFocused();
  await tabTo(page, 'button', 'Continue to recipe');
});
