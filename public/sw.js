/**
 * The service worker: the studio works offline after the first visit, and where the host cannot set the headers of cross-origin
 * isolation, without which WebAssembly has one thread, it adds them.
 *
 * `precache.js` names every file of a build and a version that changes with any of them. The shell is kept when this worker is
 * installed; models and runtime, which are large, when the page says that it is idle, or when they are first asked for.
 */
/* global PRECACHE */
importScripts('precache.js');

const CACHE = `offshoot-${PRECACHE.version}`;
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
const address = (path) => new URL(path, self.registration.scope).href;
const known = new Set([...PRECACHE.shell, ...PRECACHE.large, ...PRECACHE.optional].map(address));
/** Requests under way, so that a file is fetched once however many want it. */
const pending = new Map();

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all(PRECACHE.shell.map((path) => keep(address(path)))).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeEarlier().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = request.url.split(/[?#]/)[0];
  if (request.method !== 'GET' || !url.startsWith(self.registration.scope)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (known.has(url)) event.respondWith(keep(url).then(isolated));
});

self.addEventListener('message', (event) => {
  if (event.data === 'keep-all') event.waitUntil(keepAll());
});

/** The page comes from the network first, so that a new build is seen. */
async function page(request) {
  try {
    return isolated(await fetch(request));
  } catch {
    return isolated(await keep(address('./')));
  }
}

/** A file of this build: from the cache, or fetched and kept. */
async function keep(url) {
  const cache = await caches.open(CACHE);
  const hit = await cache.match(url);
  if (hit) return hit;
  const fetching = pending.get(url) ?? fetchInto(cache, url);
  pending.set(url, fetching);
  try {
    return (await fetching).clone();
  } finally {
    pending.delete(url);
  }
}

async function fetchInto(cache, url) {
  // Names under assets/ change with the content; what else the browser may have kept from an earlier build.
  const response = await fetch(url, url.includes('/assets/') ? {} : { cache: 'no-cache' });
  if (response.status === 200) await cache.put(url, response.clone());
  return response;
}

async function keepAll() {
  for (const path of PRECACHE.large) await keep(address(path)).catch(() => undefined);
}

async function removeEarlier() {
  for (const name of await caches.keys()) {
    if (name.startsWith('offshoot-') && name !== CACHE) await caches.delete(name);
  }
}

function isolated(response) {
  if (response.type === 'opaque' || response.type === 'error') return response;
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(ISOLATION)) headers.set(name, value);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
