import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy, designerPolicy, embedPolicy } from './scripts/vite-csp.mjs';
import { fewFiles, firstLoadBudget } from './scripts/vite-first-load.mjs';
import { lazyOnly } from './scripts/vite-lazy-only.mjs';
import { noWorker } from './scripts/vite-no-worker.mjs';
import { offline } from './scripts/vite-offline.mjs';

/** The designer: a folder of static files that works under any path of any server. */
export default defineConfig(({ isPreview }) => ({
  base: './',
  plugins: [
    react(),
    contentSecurityPolicy((page) => (page === 'embed.html' ? embedPolicy : designerPolicy)),
    // Heavy, and of no use before a diagram, a file or a download is asked for.
    lazyOnly(['mermaid', '@codemirror/', '@lezer/', 'fflate', 'pdf-lib'], 'index'),
    // What is embedded in other pages shows a design and edits none.
    lazyOnly(
      ['mermaid', '@codemirror/', '@xyflow/', '@radix-ui/', 'zustand', 'i18next', 'react-i18next'],
      'embed',
    ),
    // What the designer asks for before it can be used, in bytes of gzip.
    firstLoadBudget(
      'index',
      {
        vendor: 126_000,
        common: 114_000,
        app: 80_000,
        panels: 35_000,
        'texts-en': 20_000,
        'texts-zh': 21_500,
        rest: 4_000,
      },
      10,
    ),
    // Mermaid loads each kind of diagram when it meets one: here flowcharts, laid out by dagre.
    offline(
      (importer, imported) =>
        importer.includes('/node_modules/mermaid/') && !/\/(?:flowDiagram|dagre)-/.test(imported),
    ),
    !isPreview && noWorker(),
  ],
  // The largest chunk is a part of mermaid, which loads on first use.
  build: {
    target: 'es2022',
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      input: {
        index: 'index.html',
        embed: 'embed.html',
        'quorate-diagram': 'src/embed/quorate-diagram.ts',
      },
      output: {
        codeSplitting: fewFiles('index.html', 'embed.html', [
          'src/features/inspector/inspector.tsx',
          'src/features/problems/problems.tsx',
        ]),
        // Other sites load it by its name.
        entryFileNames: ({ name }) =>
          name === 'quorate-diagram' ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es' },
}));
