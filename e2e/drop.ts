/** @file Files dragged onto the page by the browser itself: real paths, real directory entries. */

import type { Page } from '@playwright/test';

/** What the drag carries: folders and files by their absolute paths. */
const dragData = (files: readonly string[]) => ({ items: [], files: [...files], dragOperationsMask: 1 });

/** Drags files over the middle of the page; `drop` lets them go there, `cancel` takes them away or calls the drag off. */
export async function dragOver(page: Page, files: readonly string[]) {
  const { width, height } = page.viewportSize()!;
  const at = { x: width / 2, y: height / 2, data: dragData(files) };
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at });
  await devtools.send('Input.dispatchDragEvent', { type: 'dragOver', ...at });
  const end = (type: 'drop' | 'dragCancel') => devtools.send('Input.dispatchDragEvent', { type, ...at });
  return { drop: () => end('drop'), cancel: () => end('dragCancel') };
}
