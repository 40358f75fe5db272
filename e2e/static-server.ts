import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';

/** The build that is tested. */
export const DIST = path.resolve(import.meta.dirname, '..', 'dist');
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
};

/**
 * A plain file server that knows nothing of the app, with the build below `prefix`. It sends the headers that
 * the README advises.
 * @param beside Files that stand beside the build, by their path in it
 * @param build The folder of the build as of now: another one after a deployment
 */
export function serveBuildBelow(
  prefix: string,
  beside: Readonly<Record<string, string>> = {},
  build: () => string = () => DIST,
): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const file = path.join(build(), name.slice(prefix.length));
    const inside = name.startsWith(prefix) && file.startsWith(build() + path.sep);
    const other = beside[name.slice(prefix.length)];
    const found = async () => other ?? (await readFile(file));
    void (inside ? found() : Promise.reject(new Error('outside'))).then(
      (content) => {
        const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { 'content-type': type, ...headersOf(name) }).end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** The headers of the README's recipe. */
function headersOf(name: string): Record<string, string> {
  const framed = name.endsWith('/embed.html');
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': framed ? 'frame-ancestors *' : "frame-ancestors 'none'",
    ...(name.endsWith('/quorate-diagram.js') && { 'access-control-allow-origin': '*' }),
  };
}
