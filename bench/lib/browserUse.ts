/** @file What all processes of a browser have used: processor time says on a busy machine what wall time says on a quiet one. */

import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';

async function processesOf(browser: Browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo;
}

/** Processor time of the processes that run, in seconds; take differences, and none across the end of a page. */
export async function processorSeconds(browser: Browser): Promise<number> {
  return (await processesOf(browser)).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

/**
 * Resident memory of all of a browser's processes, in MB; Linux alone says it.
 *
 * @param browser that runs.
 * @param what now (`VmRSS`), or the most that each process has had (`VmHWM`).
 */
export async function browserMegabytes(browser: Browser, what: 'VmRSS' | 'VmHWM'): Promise<number> {
  const sizes = await Promise.all(
    (await processesOf(browser)).map(async ({ id }) => {
      const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
      return Number(new RegExp(`${what}:\\s+(\\d+)`, 'u').exec(status)?.[1] ?? 0);
    }),
  );
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
}
