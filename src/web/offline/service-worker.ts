/// <reference lib="webworker" />
/** Keeps the page, so that it works without a net: a new page is loaded beside the old one, and shown with the next visit. */

const here = self as unknown as ServiceWorkerGlobalScope;
/** Written by the build. */
const FILES: string[] = __FILES__;
const PAGE: string = __PAGE__;
/** Several pages of one server, each in a folder of its own, keep their files apart. */
const OURS = `tightrope-${here.registration.scope}-`;
const NAME = `${OURS}${PAGE}`;

here.addEventListener('install', (event) => {
  const load = async () => {
    const cache = await caches.open(NAME);
    await cache.addAll(['./', ...FILES.filter((file) => file !== 'index.html')]);
    await here.skipWaiting();
  };
  event.waitUntil(load());
});

here.addEventListener('activate', (event) => {
  const clear = async () => {
    for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== NAME) await caches.delete(name);
    await here.clients.claim();
  };
  event.waitUntil(clear());
});

here.addEventListener('fetch', (event) => {
  const { request } = event;
  const place = new URL(request.url);
  if (request.method !== 'GET' || place.origin !== location.origin || place.pathname.startsWith('/api/')) return;
  event.respondWith(request.mode === 'navigate' ? page(request) : file(request));
});

/** The page as the server has it now; the one that was kept where the server does not answer. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match('./', { cacheName: NAME });
    if (kept) return kept;
    throw error;
  }
}

/** Files have a hash of their contents in their names: what was kept is right. */
async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
