/**
 * Keeps the rider's page usable without a network: the page itself, its files, and the last answers about stations.
 * Shows what a rider's reports have come to while no page is open.
 * Nothing that carries a token and nothing that changes anything is ever kept or repeated here.
 */
interface WorkerEvent extends Event { waitUntil(work: Promise<unknown>): void }
interface FetchEvent extends WorkerEvent { request: Request; respondWith(answer: Promise<Response>): void }
interface OpenWindow { url: string; postMessage(message: unknown): void; focus(): Promise<unknown> }
interface PushEvent extends WorkerEvent { data: { json(): unknown } | null }
interface NoticeEvent extends WorkerEvent { notification: { close(): void; data: unknown } }
interface Scope {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void>; matchAll(which: object): Promise<OpenWindow[]>; openWindow(address: string): Promise<unknown> };
  registration: { showNotification(title: string, options: object): Promise<void> };
  addEventListener(type: 'install' | 'activate', act: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', act: (event: FetchEvent) => void): void;
  addEventListener(type: 'push', act: (event: PushEvent) => void): void;
  addEventListener(type: 'notificationclick', act: (event: NoticeEvent) => void): void;
  addEventListener(type: 'message', act: (event: WorkerEvent & { data: unknown }) => void): void;
}

const scope = self as unknown as Scope;
// Both are filled in by the build, which alone knows the hashed names.
const SHELL = '__SHELL__' as unknown as string[];
const SHELL_CACHE = 'shell-__VERSION__';
const DATA_CACHE = 'stations-1';
const PAGES = ['/rider'];
/** A station's screen, one page for all stations. */
const SCREEN = '/station';
/** Pages that are kept where one has been opened, with the files that it loaded, and in which cache. */
const OPENED: Record<string, string> = { [SCREEN]: 'screen-1', '/report': 'report-1' };
/** A line that has died without a word must not keep a page that is here from opening, in milliseconds. */
const PATIENCE_MS = 3000;
/** The classes of reports: what is wrong can be said without a network from the first visit on. */
const CLASSES = '/api/v1/case-classes';
const OPEN_DATA = new Set(['/api/v1/stations', '/api/v1/districts', '/api/v1/districts/outline', '/api/v1/map', '/api/v1/task-prices', CLASSES]);

scope.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => scope.skipWaiting()));
});

async function fill(): Promise<void> {
  const cache = await caches.open(SHELL_CACHE);
  await cache.addAll([...PAGES, '/boot.js', '/manifest.webmanifest', '/icon.svg', ...SHELL]);
  await (await caches.open(DATA_CACHE)).add(CLASSES).catch(() => undefined);
}

scope.addEventListener('activate', (event) => {
  event.waitUntil(tidy().then(() => scope.clients.claim()));
});

async function tidy(): Promise<void> {
  const kept = new Set([SHELL_CACHE, DATA_CACHE, ...Object.values(OPENED)]);
  for (const name of await caches.keys()) if (!kept.has(name)) await caches.delete(name);
}

interface Keep { keep: string; address: string; files: string[] }

scope.addEventListener('message', (event) => {
  const wish = event.data as Partial<Keep> | null;
  if (wish?.keep && wish.keep in OPENED && wish.address && wish.files) event.waitUntil(keepOpened(wish as Keep).catch(() => undefined));
});

/** Replaces what was kept of an older version only when all of the new one is there. */
async function keepOpened({ keep, address, files }: Keep): Promise<void> {
  const answers = await Promise.all([address, '/boot.js', ...files].map(async (path) => [path, await fetch(path)] as const));
  if (answers.some(([, answer]) => !answer.ok)) return;
  const cache = await caches.open(OPENED[keep]!);
  for (const old of await cache.keys()) await cache.delete(old);
  for (const [path, answer] of answers) await cache.put(path === address ? keep : path, answer);
}

scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(cacheFirst(request));
  else if (PAGES.includes(url.pathname) || url.pathname === '/boot.js') event.respondWith(networkFirst(event, SHELL_CACHE, url.pathname));
  else if (url.pathname.startsWith(`${SCREEN}/`)) event.respondWith(networkFirst(event, null, SCREEN));
  else if (url.pathname in OPENED) event.respondWith(networkFirst(event, null, url.pathname));
  else if (OPEN_DATA.has(url.pathname)) event.respondWith(openData(event, url));
});

/** Hashed names never change their content. */
async function cacheFirst(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The network's answer and, where there is none in good time or only a fault, what is kept. */
async function freshOrKept(
  event: FetchEvent, kept: Response | undefined, keep: (answer: Response) => Promise<void>,
): Promise<{ answer: Response; isKept: boolean }> {
  const asked = fetch(event.request).then(async (answer) => {
    if (answer.ok) await keep(answer.clone()).catch(() => undefined);
    return answer;
  });
  if (!kept) return { answer: await asked, isKept: false };
  event.waitUntil(asked.catch(() => undefined));
  const late = new Promise<null>((done) => setTimeout(() => done(null), PATIENCE_MS));
  const fresh = await Promise.race([asked.catch(() => null), late]);
  return fresh && fresh.status < 500 ? { answer: fresh, isKept: false } : { answer: kept, isKept: true };
}

async function networkFirst(event: FetchEvent, cacheName: string | null, key: string): Promise<Response> {
  const keep = async (answer: Response) => { if (cacheName) await (await caches.open(cacheName)).put(key, answer); };
  return (await freshOrKept(event, await caches.match(key), keep)).answer;
}

/** Of the station lists only the latest is kept: the one the rider last saw. Marked, so that the page can say so. */
async function openData(event: FetchEvent, url: URL): Promise<Response> {
  const key = url.searchParams.has('near') ? `${url.pathname}?near` : url.pathname;
  if (url.searchParams.has('bbox')) return fetch(event.request);
  // Stored without the request, so no header of it (a token, for one) is kept.
  const keep = async (answer: Response) => (await caches.open(DATA_CACHE)).put(key, answer);
  const { answer, isKept } = await freshOrKept(event, await caches.match(key), keep);
  if (!isKept) return answer;
  const headers = new Headers(answer.headers);
  headers.set('x-from-cache', '1');
  return new Response(answer.body, { status: answer.status, headers });
}

interface Notice { title: string; body: string; caseId: string }

/** Browsers take push away from a site that was pushed to and showed nothing. */
scope.addEventListener('push', (event) => {
  let notice: Notice;
  try {
    notice = event.data!.json() as Notice;
  } catch {
    notice = { title: '红色驿站', body: '您的上报有新进展', caseId: '' };
  }

  // A later step of the same case takes the earlier one's place, also when a push service brings one twice.
  const { title, body, caseId } = notice;
  event.waitUntil(scope.registration.showNotification(title, { body, tag: `case-${caseId}`, icon: '/icon-192.png', data: { caseId } }));
});

scope.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { caseId } = event.notification.data as { caseId: string };
  event.waitUntil(openRider(caseId));
});

async function openRider(caseId: string): Promise<void> {
  const windows = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const rider = windows.find(({ url }) => new URL(url).pathname === PAGES[0]);
  if (!rider) {
    await scope.clients.openWindow(`${PAGES[0]}${caseId && `#case=${encodeURIComponent(caseId)}`}`);
    return;
  }

  if (caseId) rider.postMessage({ openCase: caseId });
  await rider.focus();
}
