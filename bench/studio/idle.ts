import type { Browser, Page } from '@playwright/test';
import type { StepName } from '../../e2e/studioPage.ts';
import type { StudioServer } from './server.ts';

/** How long each screen is left alone, in milliseconds. */
const ALONE = 60_000;
const STEPS: readonly StepName[] = ['Seeds', 'Recipe', 'Grow', 'Review', 'Inspect', 'Receipt', 'Export'];
/** What was begun before is done by then: decoded thumbnails, models that warm up. */
const SETTLING = 5000;

/**
 * What a page that nobody touches costs: processor time of all of the browser's processes, in milliseconds a minute, for each screen.
 *
 * @returns a figure a screen, and that of an empty page for comparison.
 */
export async function measureIdle(server: StudioServer) {
  const opened = await server.open();
  const { studio, page } = opened;
  const used: Record<string, number> = {};
  const alone = async (name: string) => {
    await page.waitForTimeout(SETTLING);
    used[`${name}MsAMinute`] = await processorTime(page, ALONE);
  };
  await studio.button(/^WASM/u).waitFor();
  await alone('start');
  await studio.button('Try the sample set').click();
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByRole('combobox', { name: 'Method', exact: true }).selectOption({ label: 'TrivialAugment' });
  await studio.expand(1);
  await studio.heading('Grown').waitFor({ timeout: 600_000 });
  for (const step of STEPS) {
    await studio.goTo(step);
    await alone(step.toLowerCase());
  }
  await page.goto('about:blank');
  await alone('emptyPage');
  await opened.close();
  return used;
}

/** Processor time of all processes of a page's browser while nothing is done, in milliseconds. */
async function processorTime(page: Page, milliseconds: number): Promise<number> {
  const browser = page.context().browser()!;
  const before = await secondsUsed(browser);
  await page.waitForTimeout(milliseconds);
  return Math.round(1000 * ((await secondsUsed(browser)) - before));
}

async function secondsUsed(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
