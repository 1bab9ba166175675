/** @file Tasks that keep the page from answering, as the browser reports them: those over 50 ms. */

import type { Page } from '@playwright/test';

interface Watched {
  longTasks?: number[];
}

/** Runs in the page, before anything else. */
export function watchLongTasks(): void {
  const found: number[] = [];
  (globalThis as Watched).longTasks = found;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.push(duration);
  }).observe({ type: 'longtask' });
}

export interface LongTasks {
  readonly longestTaskMs: number;
  readonly tasksOver50Ms: number;
}

/** Long tasks since the last time it was asked. */
export async function takeLongTasks(page: Page): Promise<LongTasks> {
  const found = await page.evaluate(() => (globalThis as Watched).longTasks?.splice(0) ?? []);
  return { longestTaskMs: Math.round(Math.max(0, ...found)), tasksOver50Ms: found.length };
}
