/**
 * In place of the service worker, where the sources change under the page: one that takes itself
 * and what it kept away, so that a build served earlier at the same address (localhost, mostly) is
 * not what the page shows.
 */
export const leavingWorker = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => {
  const leave = async () => {
    const kept = await caches.keys();
    const own = kept.filter((name) => name.startsWith('quorate ' + registration.scope + ' '));
    await Promise.all(own.map((name) => caches.delete(name)));
    await registration.unregister();
    // Only the pages that an earlier worker answers for.
    for (const page of await clients.matchAll({ type: 'window' })) await page.navigate(page.url);
  };
  event.waitUntil(leave());
});
`;

/** @param {import('vite').Connect.Server} middlewares */
function answerIn(middlewares) {
  middlewares.use((request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.endsWith('/service-worker.js')) return next();
    response.setHeader('content-type', 'text/javascript');
    response.setHeader('cache-control', 'no-store');
    response.end(leavingWorker);
  });
}

/**
 * For `vite dev` and `npm start`, not for `vite preview`, which shows a build as it will be.
 *
 * @returns {import('vite').Plugin}
 */
export function noWorker() {
  return {
    name: 'no-worker',
    configureServer: ({ middlewares }) => answerIn(middlewares),
    configurePreviewServer: ({ middlewares }) => answerIn(middlewares),
  };
}
