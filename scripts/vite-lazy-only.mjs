/**
 * Fails the build when a package that must load on first use has slipped into what the page loads at
 * its start.
 *
 * @param {readonly string[]} packages Names under node_modules; one ending in `/` is a whole scope.
 * @returns {import('vite').Plugin}
 */
export function lazyOnly(packages) {
  const folders = packages.map((name) => `/node_modules/${name.endsWith('/') ? name : `${name}/`}`);
  /** @param {string} id */
  const isLazy = (id) => folders.some((folder) => id.includes(folder));

  return {
    name: 'lazy-only',
    apply: 'build',
    generateBundle(_, bundle) {
      const start = new Set(Object.keys(bundle).filter((name) => isEntry(bundle[name])));
      // A set that grows while it is walked: the chunks that the entries import, and so on.
      for (const name of start) {
        const chunk = bundle[name];
        if (chunk?.type === 'chunk') for (const file of chunk.imports) start.add(file);
      }
      const modules = [...start].flatMap((name) => {
        const chunk = bundle[name];
        return chunk?.type === 'chunk' ? chunk.moduleIds : [];
      });
      const early = modules.find(isLazy);
      if (!early) return;
      const importers = modules.filter(
        (id) => !isLazy(id) && this.getModuleInfo(id)?.importedIds.some(isLazy),
      );
      this.error(
        `loaded at the start, but only for first use: ${early}, by ${importers.join(', ')}`,
      );
    },
  };
}

/** @param {{ type: string, isEntry?: boolean } | undefined} output */
function isEntry(output) {
  return output?.type === 'chunk' && output.isEntry === true;
}
