/** @file What a screen must not have. */

import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { StudioPage } from './studioPage.ts';

/** No serious findings on the screen as it is, in both themes. */
export async function expectAccessible({ page }: StudioPage, screen: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const findings = serious.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    expect(findings, `${screen}, ${colorScheme}`).toEqual([]);
  }
}
