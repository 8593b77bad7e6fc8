// Keeps the app for use without a network, from the first visit on.
//
// One build is kept at a time, all of it or nothing, and each file is what the build's list says: a
// page never mixes two builds. A new build is fetched beside the one in use and waits until a person
// asks for it; nothing is taken away under anybody's work.

// The build writes both: every file of the site with its CRC-32, and a name for all of them.
const FILES = {};
const BUILD = "";

const PREFIX = "standpoint-";
const CACHE = PREFIX + BUILD;
/** Where a kept file says which sum it has, so that the next build can take it over. */
const SUM = "x-standpoint-sum";

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(begin()));
self.addEventListener("message", ({ data }) => {
  if (data === "use") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answer(path, event.request));
});

/** The file that a request asks for; null for what is not the app's. */
function pathOf({ method, url }) {
  if (method !== "GET" || !url.startsWith(self.registration.scope)) return null;
  const { pathname } = new URL(url);
  const path = decodeURIComponent(pathname.slice(new URL(self.registration.scope).pathname.length)) || "index.html";
  return Object.hasOwn(FILES, path) ? path : null;
}

async function answer(path, request) {
  // Without its query, which names a build: only one is here.
  const kept = await (await caches.open(CACHE)).match(addressOf(path));
  return kept ?? fetch(request);
}

const addressOf = (path) => new URL(path, self.registration.scope).href;

async function keepAll() {
  const cache = await caches.open(CACHE);
  const older = await olderCaches();
  await Promise.all(Object.entries(FILES).map(([path, sum]) => keep(cache, older, path, sum)));
}

async function olderCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  return Promise.all(names.map((name) => caches.open(name)));
}

async function keep(cache, older, path, sum) {
  const address = addressOf(path);
  for (const known of [cache, ...older]) {
    const kept = await known.match(address);
    if (kept?.headers.get(SUM) === sum) {
      if (known !== cache) await cache.put(address, kept);
      return;
    }
  }
  const response = await fetch(address, { cache: "no-cache" });
  const bytes = new Uint8Array(await response.arrayBuffer());
  // Another build is being put on the server just now; the browser tries again later.
  if (!response.ok || crc32(bytes) !== sum) throw new Error(`${path} is not of build ${BUILD}`);
  const headers = new Headers(response.headers);
  // The bytes are unpacked already.
  for (const header of ["content-encoding", "content-length"]) headers.delete(header);
  headers.set(SUM, sum);
  await cache.put(address, new Response(bytes, { headers }));
}

/** The first page is served from here without being loaded again; older builds are done with. */
async function begin() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** CRC-32 as in zip and gzip, in eight hexadecimal digits. */
function crc32(bytes) {
  const table = new Uint32Array(256);
  for (let n = 0; n < 256; n++) {
    let sum = n;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    table[n] = sum;
  }
  let sum = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) sum = (sum >>> 8) ^ table[(sum ^ bytes[at]) & 0xff];
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}
