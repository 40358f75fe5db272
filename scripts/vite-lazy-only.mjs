/**
 * Fails the build when a package that must load on first use has slipped into what the page loads at
 * its start.
 *
 * @param {readonly string[]} packages Names under node_modules; one ending in `/` is a whole scope.
 * @param {string} entry Name of the page that it is about.
 * @returns {import('vite').Plugin}
 */
export function lazyOnly(packages, entry) {
  const folders = packages.map((name) => `/node_modules/${name.endsWith('/') ? name : `${name}/`}`);
  /** @param {string} id */
  const isLazy = (id) => folders.some((folder) => id.includes(folder));

  return {
    name: `lazy-only-${entry}`,
    apply: 'build',
    generateBundle(_, bundle) {
      const start = new Set(Object.keys(bundle).filter((name) => isEntry(bundle[name], entry)));
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

/**
 * @param {{ type: string, isEntry?: boolean, name?: string | undefined } | undefined} output
 * @param {string} entry
 */
function isEntry(output, entry) {
  return output?.type === 'chunk' && output.isEntry === true && output.name === entry;
}
