// Shows what was visited when there is no connection. The generator puts this file at the root of the site, with
// BUILD before it: enabled, version, assets, and path, live pages and offline page of each storefront.

const PAGES = 60;
const PICTURES = 120;
const STATIC = `shop-static-${BUILD.version}`;
const VISITED = `shop-pages-${BUILD.version}`;
const MEDIA = 'shop-pictures';

// When a page that is on screen was kept, by the id of its window.
const kept = new Map();

const storefrontOf = path => BUILD.storefronts
    .filter(storefront => path.startsWith(storefront.path))
    .sort((a, b) => b.path.length - a.path.length)[0];

/** The address of a page without what does not change it: the chosen variant, where a visitor came from. */
function pageOf(url) {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}

const isLive = url => storefrontOf(url.pathname)?.live.includes(url.pathname) ?? false;

const isPage = response => response.ok && response.type === 'basic' && !response.redirected
    && response.headers.get('content-type')?.startsWith('text/html');

/** Keeps a page of the storefront. What else may answer on this host, a checkout above all, is not ours to keep. */
async function keepPage(url, response) {
  const html = await response.clone().text();
  if (html.includes(' data-stale="')) await keep(VISITED, pageOf(url), response, PAGES);
}

/** Keeps a response as the newest; the oldest beyond the limit go. */
async function keep(cacheName, key, response, limit) {
  const cache = await caches.open(cacheName);
  await cache.delete(key);
  await cache.put(key, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - limit)).map(old => cache.delete(old)));
}

/** The page shown offline is kept for the storefronts a shopper has seen, not for all there are. */
async function keepOfflinePage(path) {
  const offline = storefrontOf(path)?.offline;
  const cache = await caches.open(STATIC);
  if (offline && !await cache.match(offline)) await cache.add(new Request(offline, { cache: 'no-cache' }));
}

async function offlinePage(path) {
  const offline = storefrontOf(path)?.offline;
  return await (offline && caches.match(offline, { cacheName: STATIC })) ?? Response.error();
}

async function navigate(event) {
  const url = new URL(event.request.url);
  try {
    const response = await event.preloadResponse ?? await fetch(event.request);
    if (isPage(response)) {
      const copy = isLive(url) ? undefined : response.clone();
      event.waitUntil(Promise.all([
        copy && keepPage(url, copy),
        keepOfflinePage(url.pathname),
      ]).catch(() => {}));
    }
    return response;
  } catch {
    const page = isLive(url) ? undefined : await caches.match(pageOf(url), { cacheName: VISITED });
    if (!page) return offlinePage(url.pathname);
    kept.set(event.resultingClientId, page.headers.get('date') ?? '');
    return page;
  }
}

/** Names in these folders hold a hash of the content: what was kept is what there is. */
async function hashed(event, cacheName, limit) {
  const found = await caches.match(event.request, { cacheName, ignoreVary: true });
  if (found) return found;
  const response = await fetch(event.request);
  if (response.ok && response.status === 200) {
    event.waitUntil(keep(cacheName, event.request, response.clone(), limit).catch(() => {}));
  }
  return response;
}

function onFetch(event) {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('range')) return;
  if (request.mode === 'navigate') event.respondWith(navigate(event));
  // Files of the search have prices, and there are many: the browser's own cache is the place for them.
  else if (url.pathname.startsWith('/assets/search/')) return;
  else if (url.pathname.startsWith('/assets/')) event.respondWith(hashed(event, STATIC, Infinity));
  else if (url.pathname.startsWith('/media/')) event.respondWith(hashed(event, MEDIA, PICTURES));
  // Everything else, prices and availability above all, comes from the network or not at all.
}

async function install() {
  const cache = await caches.open(STATIC);
  await cache.addAll(BUILD.assets);
}

async function activate() {
  await registration.navigationPreload?.enable();
  const names = (await caches.keys()).filter(name => name.startsWith('shop-'));
  await Promise.all(names.filter(name => ![STATIC, VISITED, MEDIA].includes(name)).map(name => caches.delete(name)));
}

/** The page that brought the worker was loaded without it. */
async function visited({ page, pictures }) {
  const url = new URL(page);
  if (url.origin !== location.origin) return;
  await keepOfflinePage(url.pathname);
  if (!isLive(url)) {
    const response = await fetch(pageOf(url), { headers: { accept: 'text/html' } });
    if (isPage(response)) await keepPage(url, response);
  }
  for (const picture of pictures.filter(src => new URL(src).pathname.startsWith('/media/')).slice(0, 24)) {
    const response = await fetch(picture);
    if (response.ok && response.type === 'basic') await keep(MEDIA, picture, response, PICTURES);
  }
}

function onMessage(event) {
  if (event.data?.type === 'visited') event.waitUntil(visited(event.data).catch(() => {}));
  if (event.data?.type === 'kept?' && kept.has(event.source?.id)) {
    event.source.postMessage({ type: 'kept', date: kept.get(event.source.id) });
  }
}

/** Switched off: what was kept goes, and so does the worker. */
async function leave() {
  const names = (await caches.keys()).filter(name => name.startsWith('shop-'));
  await Promise.all(names.map(name => caches.delete(name)));
  await registration.unregister();
}

if (BUILD.enabled) {
  addEventListener('install', event => event.waitUntil(install()));
  addEventListener('activate', event => event.waitUntil(activate()));
  addEventListener('fetch', onFetch);
  addEventListener('message', onMessage);
} else {
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', event => event.waitUntil(leave()));
}
