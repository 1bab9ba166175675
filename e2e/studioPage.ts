/** @file The studio as a person sees it: what they press and what they read. */

import { expect, type Download, type Locator, type Page } from '@playwright/test';

export interface StudioPage {
  readonly page: Page;
  /** Everything the page wrote to its console as an error or a warning, and every request to another origin. */
  readonly complaints: readonly string[];
  /** Goes to a step of the way. */
  goTo(step: string): Promise<void>;
  trySample(): Promise<void>;
  /** Starts a run and waits for its end. */
  expand(): Promise<void>;
  /** Variants on screen, by their accessible names. */
  readonly variants: Locator;
  exportZip(): Promise<Download>;
}

/** Opens the studio. */
export async function openStudio(page: Page, query = ''): Promise<StudioPage> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const { origin } = new URL(
    page.url() === 'about:blank' ? `http://localhost:${process.env.PORT ?? 4791}/` : page.url(),
  );
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (protocol.startsWith('http') && asked !== origin) complaints.push(`asked ${request.url()}`);
  });
  await page.goto(`./${query}`);

  const studio: StudioPage = {
    page,
    complaints,
    variants: page
      .getByRole('gridcell', { name: /, variant \d+,/u })
      .or(page.getByRole('option', { name: /variant \d+/u })),
    async goTo(step) {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: new RegExp(step, 'iu') })
        .first()
        .click();
    },
    async trySample() {
      await page.getByRole('button', { name: 'Try the sample set' }).click();
    },
    async expand() {
      await page.getByRole('button', { name: 'Expand' }).first().click();
    },
    async exportZip() {
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export zip' }).click();
      return waiting;
    },
  };
  return studio;
}

/** A number of the recipe, as a person types it. */
export async function setNumber(page: Page, name: string, value: number): Promise<void> {
  const field = page.getByRole('spinbutton', { name });
  await field.fill(String(value));
  await field.press('Enter');
  await expect(field).toHaveValue(String(value));
}
