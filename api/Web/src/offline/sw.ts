/**
 * Keeps the rider's page usable without a network: the page itself, its files, and the last answers about stations.
 * Nothing that carries a token and nothing that changes anything is ever kept or repeated here.
 */
interface WorkerEvent extends Event { waitUntil(work: Promise<unknown>): void }
interface FetchEvent extends WorkerEvent { request: Request; respondWith(answer: Promise<Response>): void }
interface Scope {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', act: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', act: (event: FetchEvent) => void): void;
}

const scope = self as unknown as Scope;
// Both are filled in by the build, which alone knows the hashed names.
const SHELL = '__SHELL__' as unknown as string[];
const SHELL_CACHE = 'shell-__VERSION__';
const DATA_CACHE = 'stations-1';
const PAGES = ['/rider'];
const OPEN_DATA = ['/api/v1/stations', '/api/v1/districts', '/api/v1/districts/outline', '/api/v1/map', '/api/v1/task-prices'];

scope.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => scope.skipWaiting()));
});

async function fill(): Promise<void> {
  const cache = await caches.open(SHELL_CACHE);
  await cache.addAll([...PAGES, '/boot.js', '/manifest.webmanifest', '/icon.svg', ...SHELL]);
}

scope.addEventListener('activate', (event) => {
  event.waitUntil(tidy().then(() => scope.clients.claim()));
});

async function tidy(): Promise<void> {
  const kept = [SHELL_CACHE, DATA_CACHE];
  for (const name of await caches.keys()) if (!kept.includes(name)) await caches.delete(name);
}

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(cacheFirst(request));
  else if (PAGES.includes(url.pathname) || url.pathname === '/boot.js') event.respondWith(networkFirst(request, SHELL_CACHE, url.pathname));
  else if (OPEN_DATA.includes(url.pathname)) event.respondWith(openData(request, url));
});

/** Hashed names never change their content. */
async function cacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

async function networkFirst(request: Request, cacheName: string, key: string): Promise<Response> {
  try {
    const answer = await fetch(request);
    if (answer.ok) await (await caches.open(cacheName)).put(key, answer.clone());
    return answer;
  } catch (error) {
    const kept = await caches.match(key);
    if (kept) return kept;
    throw error;
  }
}

/** Of the station lists only the latest is kept: the one the rider last saw. Marked, so that the page can say so. */
async function openData(request: Request, url: URL): Promise<Response> {
  const key = url.searchParams.has('near') ? `${url.pathname}?near` : url.pathname;
  if (url.searchParams.has('bbox')) return fetch(request);
  try {
    const answer = await fetch(request);
    // Stored without the request, so no header of it (a token, for one) is kept.
    if (answer.ok) await (await caches.open(DATA_CACHE)).put(key, answer.clone());
    return answer;
  } catch (error) {
    const kept = await caches.match(key);
    if (!kept) throw error;
    const headers = new Headers(kept.headers);
    headers.set('x-from-cache', '1');
    return new Response(kept.body, { status: kept.status, headers });
  }
}
