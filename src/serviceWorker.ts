/** @file The service worker: offline after the first visit, and cross-origin isolation where the host sends no headers. */

import { ofTab, tabOutlivesReload as outlivesReload } from './storage/keyValues.ts';

/** Set while the page reloads once to become isolated: it must not reload for ever where that does not help. */
const RELOADED = 'offshoot-reloaded';

/**
 * Installs it in production builds; development has its own headers and wants no cache.
 *
 * @param address of its script.
 * @param untouched whether nothing has been opened yet: the page may reload then.
 * @param idle resolves when the page has nothing more urgent to fetch than what is kept for later.
 */
export async function installServiceWorker(
  address: string,
  untouched: () => boolean,
  idle: Promise<unknown>,
): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(address);
  } catch {
    // A browser that keeps nothing keeps no worker either: the page works without, and is fetched anew at every visit.
    return;
  }
  const { active } = await navigator.serviceWorker.ready;
  // What cannot be remembered over a reload would reload for ever.
  if (!crossOriginIsolated && ofTab.get(RELOADED) === null && untouched() && outlivesReload()) {
    // Headers of this page came from the host, which cannot set them: the next ones come through the worker.
    ofTab.set(RELOADED, 'yes');
    location.reload();
    return;
  }
  await idle;
  active?.postMessage('keep-all');
}
