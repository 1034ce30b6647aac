/* Asks the browser to keep emergency mode on the device. Where that can't be done, the page works as before. */
navigator.serviceWorker?.register("/service-worker.js").catch(() => {});
