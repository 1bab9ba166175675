/** @file `test` with a studio: whatever the page complains of, or asks of another origin, fails the test. */

import { test as base, expect } from '@playwright/test';
import { StudioPage } from './studioPage.ts';

export { expect } from '@playwright/test';

/** Playwright's own words where it keeps a page from installing its service worker. */
const BLOCKED = /Service Worker registration blocked by Playwright/u;

export const test = base.extend<{ readonly studio: StudioPage }>({
  studio: async ({ page, context, baseURL }, use) => {
    const studio = new StudioPage(page);
    const complaints: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    context.on('weberror', (error) => complaints.push(String(error.error())));
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      const own = [new URL(baseURL!).origin, ...studio.origins];
      if (protocol.startsWith('http') && !own.includes(origin)) complaints.push(`asked ${request.url()}`);
    });
    await use(studio);
    const unexpected = complaints.filter(
      (text) => ![BLOCKED, ...studio.tolerated].some((pattern) => pattern.test(text)),
    );
    expect(unexpected, 'what the page complained of').toEqual([]);
  },
});
