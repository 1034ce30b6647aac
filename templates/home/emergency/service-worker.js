/* Emergency mode without a network, and the lessons that people saved on this device (js/save-offline.js).
   What is kept is public and the same for everybody: school computers are shared. Nothing is kept by the way. */
const EDITION = "emergency-{{ edition }}";
const LESSONS = "lessons-1";
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

/* Whoever asks for a lesson that is saved gets its copy: from the course, from a bookmark, from a card in the middle of it. */
const savedCopy = async (path) => {
  const note = (await caches.has(LESSONS)) && (await (await caches.open(LESSONS)).match("/offline-lessons"));
  const lessons = note ? await note.json() : [];
  if (lessons.some((each) => each.copy === path)) return fromDevice(path);
  const found = lessons.find((each) => path.startsWith(each.lesson));
  return found && Response.redirect(found.copy);
};

const instead = async (path, error) => (await savedCopy(path)) ?? (await offlinePage(path)) ?? Promise.reject(error);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (KEPT.includes(url.pathname)) {
    event.respondWith(fromDevice(url.pathname).then((found) => found ?? fetch(request)));
  } else if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch((error) => instead(url.pathname, error)));
  } else if (["style", "script", "image", "font"].includes(request.destination)) {
    event.respondWith(fetch(request).catch(async (error) => (await fromDevice(url.pathname)) ?? Promise.reject(error)));
  }
});
