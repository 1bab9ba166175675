/** @file A person without a pointer: Tab to a control, and keys. */

import { expect, type Locator, type Page } from '@playwright/test';

type Role = 'button' | 'spinbutton' | 'grid' | 'combobox' | 'checkbox' | 'link' | 'radio' | 'slider' | 'textbox';

/** How many presses of Tab a screen may take. */
const MOST = 60;

/** Tab, until one of the controls with this role and name has the focus. */
export async function tabTo(page: Page, role: Role, name: string | RegExp): Promise<void> {
  const target = page.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name });
  // Tab passes by what is not to be pressed yet.
  await expect(target.first()).toBeEnabled();
  await tabInto(page, target, `the ${role} "${String(name)}"`);
}

/** Tab, until one of these has the focus. */
export async function tabInto(page: Page, target: Locator, called: string): Promise<void> {
  for (let i = 0; i < MOST; i++) {
    await page.keyboard.press('Tab');
    if (await target.evaluateAll((found) => found.includes(document.activeElement as HTMLElement))) return;
  }
  throw new Error(`Expected to reach ${called} with Tab, did not in ${MOST} presses.`);
}

/** Tab to a control, and press it. */
export async function press(page: Page, role: Role, name: string | RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, role, name);
  await page.keyboard.press(key);
}

/** Tab to a field, write in place of what stands there, and have it taken. */
export async function write(page: Page, role: 'spinbutton' | 'textbox', name: string, text: string): Promise<void> {
  await tabTo(page, role, name);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
