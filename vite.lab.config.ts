import { defineConfig } from 'vite';

/** The lab for Node: `npm run lab`. */
export default defineConfig({
  publicDir: false,
  ssr: { external: true },
  build: {
    ssr: true,
    outDir: 'dist-lab',
    target: 'node20',
    sourcemap: false,
    rolldownOptions: {
      input: {
        main: 'e2e/lab/main.ts',
        lane: 'e2e/lab/lane.ts',
        apiserver: 'e2e/lab/apiserver.ts',
        client: 'e2e/lab/client.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
