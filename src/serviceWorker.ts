/** @file The service worker: offline after the first visit, and cross-origin isolation where the host sends no headers. */

/** Set while the page reloads once to become isolated: it must not reload for ever where that does not help. */
const RELOADED = 'offshoot-reloaded';

/** Installs it in production builds; development has its own headers and wants no cache. */
export function installServiceWorker(address: string): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.register(address).then(async () => {
    const { active } = await navigator.serviceWorker.ready;
    // The first visit began without the worker: it keeps what has come so far, and sees the rest itself.
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    const own = [location.href.split('#')[0]!, ...loaded].filter((url) => url.startsWith(location.origin));
    active?.postMessage([...new Set(own)]);
    if (crossOriginIsolated || sessionStorage.getItem(RELOADED) !== null) return;
    // Headers of this page came from the host, which cannot set them: the next ones come through the worker.
    sessionStorage.setItem(RELOADED, 'yes');
    location.reload();
  });
}
