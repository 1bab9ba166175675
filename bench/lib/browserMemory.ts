import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';

/**
 * Resident memory of all of a browser's processes, in MB; Linux alone says it.
 *
 * @param of the browser.
 * @param what now (`VmRSS`), or the most that each process has had (`VmHWM`).
 */
export async function browserMegabytes(of: Browser, what: 'VmRSS' | 'VmHWM'): Promise<number> {
  const session = await of.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = await Promise.all(
    processInfo.map(async ({ id }) => {
      const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
      return Number(new RegExp(`${what}:\\s+(\\d+)`, 'u').exec(status)?.[1] ?? 0);
    }),
  );
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1024);
}
