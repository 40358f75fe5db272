/** Keeps the build on this device. `scripts/vite-offline.mjs` puts the manifest in front of it. */
import { createOfflineCache, type OfflineManifest } from './offline-cache.ts';
import { runningEntries, type WorkerMessage } from './protocol.ts';

declare const self: ServiceWorkerGlobalScope;
declare const OFFLINE_MANIFEST: OfflineManifest;

const { registration } = self;
const offline = createOfflineCache(OFFLINE_MANIFEST, {
  scope: registration.scope,
  caches: self.caches,
  fetch: (...request) => self.fetch(...request),
  running: async () => runningEntries((await self.navigator.locks.query()).held ?? []),
  updating: () => registration.installing !== null || registration.waiting !== null,
});

// Never takes over by itself: pages of the build before are in use.
self.addEventListener('install', (event) => event.waitUntil(offline.install()));
self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), offline.tidy()]));
});
self.addEventListener('message', (event) => {
  const message = event.data as WorkerMessage;
  if (message === 'activate') event.waitUntil(self.skipWaiting());
  if (message === 'tidy') event.waitUntil(offline.tidy());
});
self.addEventListener('fetch', (event) => {
  const answer = offline.answer(event.request);
  if (answer) event.respondWith(answer);
});
