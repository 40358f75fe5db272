import { defineConfig } from 'vite';

/** The benchmarks for Node: `npm run bench`. */
export default defineConfig({
  publicDir: false,
  ssr: { external: true },
  build: {
    ssr: true,
    outDir: 'dist-bench',
    target: 'node20',
    sourcemap: false,
    rolldownOptions: {
      input: {
        analysis: 'bench/analysis.ts',
        scram: 'bench/scram.ts',
        diagnostics: 'bench/diagnostics.ts',
        page: 'bench/page.ts',
      },
      output: { entryFileNames: '[name].js' },
    },
  },
});
