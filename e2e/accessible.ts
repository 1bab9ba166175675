/** @file What a screen must not have. */

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { StudioPage } from './studioPage.ts';

/** Widths of windows, in pixels: phones, a tablet both ways, and where layouts change. */
const WIDTHS = [320, 390, 720, 768, 900, 1024] as const;

/** The page is never wider than the window, and no drawing than its place: it follows windows that become narrower too. */
export async function expectFits({ page }: StudioPage, screen: string): Promise<void> {
  const size = page.viewportSize()!;
  for (const width of WIDTHS.toReversed()) {
    await page.setViewportSize({ width, height: size.height });
    const wide = () =>
      page.evaluate(() => {
        const over = document.documentElement.scrollWidth - window.innerWidth;
        const drawings = [...document.querySelectorAll('figure svg, figure canvas')].flatMap((drawing) => {
          const [own, place] = [drawing, drawing.closest('figure')!].map((one) => one.getBoundingClientRect().width);
          return own! > place! + 1 ? [`a drawing of ${own} in ${place}`] : [];
        });
        return over > 0 ? [`the page by ${over}`, ...drawings] : drawings;
      });
    await expect.poll(wide, { message: `too wide: ${screen}, ${width} px` }).toEqual([]);
  }
  await page.setViewportSize(size);
}

type Theme = 'light' | 'dark';

/**
 * What axe finds on the screen as it is, of every weight but the least.
 *
 * @param themes default: both.
 */
export async function findingsOn(page: Page, themes: readonly Theme[] = ['light', 'dark']): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // In the page itself, where there are no frames: else a second page is opened for every answer.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
    // The dark theme changes colours alone.
    if (colorScheme === 'dark') axe.withRules(['color-contrast']);
    const { violations } = await axe.analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'minor')
        found.push(...nodes.map(({ target }) => `${colorScheme}, ${impact ?? ''} ${id}: ${target.join(' ')}`));
    }
  }
  return found;
}

export async function expectAccessible({ page }: StudioPage, screen: string): Promise<void> {
  // A screen is loaded when it is first opened; it begins with its heading.
  await expect(page.locator('h1').first()).toBeAttached();
  expect(await findingsOn(page), screen).toEqual([]);
}
