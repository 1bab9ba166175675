/**
 * The service worker: answers from the cache, and adds the headers of cross-origin isolation, without which WebAssembly has one
 * thread. The page itself comes from the network first, so that a new build is seen; everything else has its content in its name
 * or is verified against a manifest by the reader.
 */
const CACHE = 'offshoot-1';
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request, event));
});

/** What the page had loaded before this worker was there. */
self.addEventListener('message', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(event.data)));
});

async function answer(request, event) {
  const cache = await caches.open(CACHE);
  const named = /\/assets\//.test(request.url);
  const known = await cache.match(request);
  if (known && named) return isolated(known);
  try {
    const fresh = await fetch(request);
    if (fresh.status === 200) event.waitUntil(cache.put(request, fresh.clone()));
    return isolated(fresh);
  } catch (error) {
    if (known) return isolated(known);
    throw error;
  }
}

function isolated(response) {
  if (response.type === 'opaque') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
