// The service worker: keeps the files of a build, so that the app works without a network.
//
// `cargo xtask split` puts a line before this that names the build and its files, each with its hash. A build is kept
// whole or not at all: this worker takes over when it has every file, as it was built. From then on pages open from its
// build, and pages of an older one, which are still open, get their own files from the cache of that.
// How to get rid of it: docs/hosting.md.

const { build, files } = self.BUILT;
const { scope } = self.registration;
const PREFIX = `crowfoot ${scope} `;
// Also the name of the lock that pages of this build hold: see boot.js.
const CACHE = PREFIX + build;
const HASHES = new Map(files);
const HASHED = /[-_][0-9a-f]{16}[._]/;
const AT_ONCE = 2;

addEventListener("install", (event) => event.waitUntil(navigator.locks.request(CACHE, { mode: "shared" }, install)));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope)) return;
  const name = url.slice(scope.length).split(/[?#]/)[0];
  if (mode === "navigate") {
    if (name === "" || name === "index.html") event.respondWith(page(event));
  } else if (name !== "" && (HASHES.has(name) || HASHED.test(name))) {
    event.respondWith(file(event.request, name));
  }
});
// A page has settled: those that have been closed since it was asked for hold no builds any more.
addEventListener("message", (event) => event.waitUntil(Promise.all([tell([event.source]), tidy()])));

/** Fetches what is not there yet: an attempt that was broken off goes on where it was. */
async function install() {
  let waiting = [];
  try {
    const cache = await caches.open(CACHE);
    const there = new Set((await cache.keys()).map(({ url }) => url.slice(scope.length)));
    waiting = files.filter(([name]) => !there.has(name));
    const fetchAll = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await fetchInto(cache, next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, fetchAll));
  } catch (error) {
    waiting.length = 0;
    if (error.name === "QuotaExceededError") {
      // Designs need the room more.
      await caches.delete(CACHE);
      await broadcast({ full: true });
    }
    throw error;
  }
  await self.skipWaiting();
}

async function fetchInto(cache, [name, integrity]) {
  const url = new URL(name, scope).href;
  const old = HASHED.test(name) && (await cached(url));
  const response = old || (await fetched(url, name, integrity));
  await cache.put(url, response);
}

/** A file of this build, as it was built. */
async function fetched(url, name, integrity) {
  const get = async (cache) => {
    const response = await fetch(url, { cache, integrity, credentials: "same-origin", priority: "low" });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return response;
  };
  if (name !== "") return HASHED.test(name) ? get("default").catch(() => get("reload")) : get("no-cache");
  // Hosts add things to pages, so that the hash says nothing. The page has to be of this build.
  const response = await get("no-cache");
  const text = await response.text();
  if (!text.includes(build)) throw new Error(`${url} is of another build than ${build}`);
  // Made anew: browsers refuse to open a page from a response that was redirected.
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name);
  return new Response(text, { headers });
}

async function activate() {
  await (await caches.open(CACHE)).put("activated", new Response(String(Date.now())));
  await self.clients.claim();
  await tidy();
  await tell(await self.clients.matchAll({ type: "window", includeUncontrolled: true }));
}

/** Deletes the files of builds that no page uses any more. */
async function tidy() {
  const names = await caches.keys();
  const { held } = await navigator.locks.query();
  const used = new Set(held.map(({ name }) => name));
  const unused = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE && !used.has(name));
  await Promise.all(unused.map((name) => caches.delete(name)));
}

async function tell(pages) {
  const activated = await caches.match(new URL("activated", scope).href, { cacheName: CACHE });
  const since = Number((await activated?.text()) ?? 0);
  for (const page of pages) if (page.url.startsWith(scope)) page.postMessage({ build, since });
}

async function broadcast(message) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) if (page.url.startsWith(scope)) page.postMessage(message);
}

/** The page. Whatever goes wrong with what is kept, there is still the network. */
async function page(event) {
  event.waitUntil(tidy().catch(() => {}));
  const kept = await caches.match(scope, { cacheName: CACHE, ignoreVary: true }).catch(() => undefined);
  return kept ?? fetch(event.request);
}

async function file(request, name) {
  const url = scope + name;
  const kept = await cached(url).catch(() => undefined);
  if (kept) return kept;
  const response = await fetch(request);
  // What the browser has thrown away is put back.
  if (response.ok && HASHES.has(name)) {
    const cache = await caches.open(CACHE);
    fetchInto(cache, [name, HASHES.get(name)]).catch(() => {});
  }
  return response;
}

/** A file of this build, or of an older one for pages that are still open. */
async function cached(url) {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  for (const cacheName of [CACHE, ...others]) {
    // Unlike opening a cache, this does not make one.
    const found = await caches.match(url, { cacheName, ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}
