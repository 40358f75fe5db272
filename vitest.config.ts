import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // A test that needs a DOM says so in its file: // @vitest-environment jsdom
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          setupFiles: ['scripts/bound-properties.mjs'],
          // Property tests share two cores with the rest; a hang is what this is to find.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          // Starts the programs that the exported files are for, and the built command line.
          name: 'configs',
          environment: 'node',
          include: ['e2e/{configs,cli,lab}/**/*.test.ts'],
          setupFiles: ['scripts/bound-properties.mjs'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
