/// <reference lib="WebWorker" />

/**
 * The service worker: once the page was loaded it works without a network. All files of one version lie in one cache and
 * are only ever served together; a new version waits until the page takes it over.
 */

/** Written by the build: the version, and all files of the page but those that are fetched when a file needs them. */
const BUILT = { version: "__OFFLINE_VERSION__", files: "__OFFLINE_FILES__" as unknown as readonly string[] };

const worker = self as unknown as ServiceWorkerGlobalScope;
const PREFIX = "proxima-";
const CACHE = PREFIX + BUILT.version;
const PAGE = "./";

worker.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) =>
      // Past the browser's own cache, which may hold a file of another version.
      cache.addAll([PAGE, ...BUILT.files].map((file) => new Request(file, { cache: "reload" }))),
    ),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith(PREFIX) && name !== CACHE))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

worker.addEventListener("message", (event) => {
  if (event.data === "take over") void worker.skipWaiting();
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== worker.location.origin) return;
  // Parts of data that lie beside the page are none of its files.
  if (request.headers.has("range") || request.cache === "no-store") return;
  event.respondWith(answer(request));
});

async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  const asked = request.mode === "navigate" ? PAGE : request;
  const known = await cache.match(asked, { ignoreSearch: true, ignoreVary: true });
  if (known) return known;
  const response = await fetch(request);
  // A filter that some file needed will be needed again.
  if (response.ok && response.type === "basic") await cache.put(request, response.clone());
  return response;
}
