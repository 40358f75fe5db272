/**
 * Fails the build when a package that must load on first use has slipped into what the page loads at
 * its start.
 *
 * @param {readonly string[]} packages Names under node_modules; one ending in `/` is a whole scope.
 * @returns {import('vite').Plugin}
 */
export function lazyOnly(packages) {
  const folders = packages.map((name) => `/node_modules/${name.endsWith('/') ? name : `${name}/`}`);
  return {
    name: 'lazy-only',
    apply: 'build',
    generateBundle(_, bundle) {
      const pending = Object.values(bundle).filter(
        (output) => output.type === 'chunk' && output.isEntry,
      );
      const seen = new Set(pending);
      for (let chunk = pending.pop(); chunk; chunk = pending.pop()) {
        if (chunk.type !== 'chunk') continue;
        const early = chunk.moduleIds.find((id) => folders.some((folder) => id.includes(folder)));
        if (early) {
          const importers = this.getModuleInfo(early)?.importers ?? [];
          this.error(`${early} must load on first use, but the page starts with it: ${importers}`);
        }
        for (const file of chunk.imports) {
          const next = bundle[file];
          if (next && !seen.has(next)) {
            seen.add(next);
            pending.push(next);
          }
        }
      }
    },
  };
}
