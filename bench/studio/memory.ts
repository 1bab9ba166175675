/** @file What the page holds: its heap, and what the browser stores for it. */

import type { Page } from '@playwright/test';

/** The page's JavaScript heap after a collection, in MB. */
export async function heapMegabytes(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  return megabytes(usedSize);
}

/** What the origin stores, in MB. */
export const storedMegabytes = async (page: Page): Promise<number> =>
  megabytes(await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0));

/** Largest heap seen while something runs, in MB: looked at ten times a second, garbage included. */
export async function peakHeap<Value>(page: Page, work: () => Promise<Value>): Promise<{ value: Value; peak: number }> {
  const devtools = await page.context().newCDPSession(page);
  let peak = 0;
  const look = async () => {
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    peak = Math.max(peak, usedSize);
  };
  const timer = setInterval(() => void look(), 100);
  const value = await work();
  clearInterval(timer);
  await look();
  await devtools.detach();
  return { value, peak: megabytes(peak) };
}

export const megabytes = (bytes: number): number => Number((bytes / 1e6).toFixed(1));
