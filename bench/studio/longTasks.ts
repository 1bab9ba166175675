/** @file Tasks that keep the page from answering, as the browser reports them: those over 50 ms. */

import type { Page } from '@playwright/test';

/** A task of a page, in milliseconds since it was opened. */
export interface LongTask {
  readonly start: number;
  readonly duration: number;
}

interface Watched {
  longTasks?: LongTask[];
}

/** Runs in the page, before anything else. */
export function watchLongTasks(): void {
  const found: LongTask[] = [];
  (globalThis as Watched).longTasks = found;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) found.push({ start: startTime, duration });
  }).observe({ type: 'longtask' });
}

export interface LongTasks {
  readonly longestTaskMs: number;
  readonly tasksOver50Ms: number;
}

/** Long tasks since the last time it was asked. */
export async function takeLongTasks(page: Page): Promise<LongTasks> {
  return figuresOf(await takeEach(page));
}

/** The same, one by one. */
export const takeEach = (page: Page): Promise<readonly LongTask[]> =>
  page.evaluate(() => (globalThis as Watched).longTasks?.splice(0) ?? []);

export const figuresOf = (tasks: readonly LongTask[]): LongTasks => ({
  longestTaskMs: Math.round(Math.max(0, ...tasks.map(({ duration }) => duration))),
  tasksOver50Ms: tasks.length,
});
