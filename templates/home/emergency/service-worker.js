/* Emergency mode without a network. What is kept is public and the same for everybody: school computers are shared. */
const EDITION = "emergency-{{ edition }}";
const KEPT = {{ kept|safe }};

self.addEventListener("install", (event) => {
  const fresh = KEPT.map((address) => new Request(address, { credentials: "omit", cache: "reload" }));
  event.waitUntil(caches.open(EDITION).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("emergency-") && name !== EDITION;
  const tidy = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(tidy.then(() => self.clients.claim()));
});

/* An emergency page comes from the device at once: it must not wait for a bad network. */
const fromDevice = (address) => caches.match(address, { ignoreVary: true });

const offlinePage = (path) => {
  const language = /^\/(pl|en|uk)\//.exec(path)?.[1] ?? "pl";
  return fromDevice(`/${language}/teraz/bez-sieci/`);
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (KEPT.includes(url.pathname)) {
    event.respondWith(fromDevice(url.pathname).then((found) => found ?? fetch(request)));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(async (error) => (await offlinePage(url.pathname)) ?? Promise.reject(error)));
  }
});
