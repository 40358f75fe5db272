import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityPolicy, designerPolicy } from './scripts/vite-csp.mjs';
import { lazyOnly } from './scripts/vite-lazy-only.mjs';

/** The designer: a folder of static files that works under any path of any server. */
export default defineConfig({
  base: './',
  plugins: [
    react(),
    contentSecurityPolicy(() => designerPolicy),
    // Heavy, and of no use before a diagram, a file or a download is asked for.
    lazyOnly(['mermaid', '@codemirror/', '@lezer/', 'fflate', 'pdf-lib']),
  ],
  // The largest chunk is a part of mermaid, which loads on first use.
  build: { target: 'es2022', sourcemap: false, chunkSizeWarningLimit: 700 },
  worker: { format: 'es' },
});
