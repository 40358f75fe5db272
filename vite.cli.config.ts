import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** Lets the file be started as it is, as `npx quorate` does. */
function executable(): Plugin {
  return {
    name: 'executable',
    async writeBundle({ dir }, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk' && output.isEntry && dir) {
          await chmod(path.join(dir, output.fileName), 0o755);
        }
      }
    },
  };
}

/** The command line: the same core for Node, its packages left in node_modules. */
export default defineConfig({
  plugins: [executable()],
  publicDir: false,
  ssr: { external: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist-cli',
    target: 'node20',
    sourcemap: false,
    rolldownOptions: {
      output: {
        entryFileNames: 'quorate.js',
        banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
      },
    },
  },
});
