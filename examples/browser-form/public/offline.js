// Keeps what the page has loaded, so that it opens without a network. The page says what that is, and is told when it is kept.
const CACHE = "browser-form";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  const own = event.data.filter((address) => new URL(address).origin === self.location.origin);
  const keep = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll([...new Set(own)]);
    event.ports[0].postMessage("kept");
  };
  event.waitUntil(keep());
});
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const kept = () => caches.match(event.request, { ignoreSearch: true });
  event.respondWith(fetch(event.request).catch(async (error) => (await kept()) ?? Promise.reject(error)));
});
