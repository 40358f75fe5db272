/** Writes the published JSON Schema of the topology from the model: `npm run schema`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createServer } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
// Vite reads the TypeScript of the model, which Node 20 does not.
const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { jsonSchemaPath, topologyJsonSchemaText } = await server.ssrLoadModule(
    '/src/core/model/json-schema.ts',
  );
  const target = path.join(root, 'public', jsonSchemaPath);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, topologyJsonSchemaText());
} finally {
  await server.close();
}
