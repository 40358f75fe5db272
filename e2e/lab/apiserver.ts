/**
 * What stands in for kube-apiserver where the real one could not be built. It is as true about etcd
 * as the real one is: `/readyz` is a linearizable read through the endpoints it is given, a write is
 * a put, and only `resourceVersion=0` may be answered from what a single member knows.
 */
import { readFileSync } from 'node:fs';
import https from 'node:https';

const settings = process.env;
const endpoints = (settings['ETCD_ENDPOINTS'] ?? '').split(',');
const file = (name: string): Buffer => readFileSync(settings[name] ?? '');
const agent = new https.Agent({
  keepAlive: true,
  maxSockets: 32,
  ca: file('ETCD_CA'),
  cert: file('ETCD_CERT'),
  key: file('ETCD_KEY'),
});
const key = Buffer.from('/registry/quorate-lab').toString('base64');
/** Endpoints that did not answer, and when: they are tried last for a while, as etcd's client does. */
const silent = new Map<string, number>();
let turn = 0;

function ask(endpoint: string, path: string, body: object, timeoutMs: number): Promise<void> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const request = https.request(
      endpoint + path,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
      },
      (response) => {
        response.resume();
        response.once('error', reject);
        response.once('end', () => {
          if (response.statusCode === 200) resolve();
          else reject(new Error(`etcd answers ${response.statusCode}`));
        });
      },
    );
    request.setTimeout(timeoutMs, () => request.destroy(new Error('etcd does not answer')));
    request.once('error', reject);
    request.end(text);
  });
}

async function etcd(path: string, body: object): Promise<void> {
  const end = Date.now() + 2000;
  turn += 1;
  const order = endpoints
    .map((_, at) => endpoints[(turn + at) % endpoints.length] ?? '')
    .toSorted((a, b) => Number(isSilent(a)) - Number(isSilent(b)));
  let last: unknown = new Error('no endpoint');
  for (const endpoint of order) {
    const left = end - Date.now();
    if (left < 20) break;
    try {
      await ask(endpoint, path, body, order.length > 1 ? Math.min(left, 800) : left);
      silent.delete(endpoint);
      return;
    } catch (error) {
      silent.set(endpoint, Date.now());
      last = error;
    }
  }
  throw last;
}

function isSilent(endpoint: string): boolean {
  return Date.now() - (silent.get(endpoint) ?? 0) < 2000;
}

const checks = new Set(['/livez', '/readyz', '/healthz']);

https
  .createServer({ cert: file('TLS_CERT'), key: file('TLS_KEY') }, (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'https://lab');
    const write = request.method !== 'GET';
    const stale = searchParams.get('resourceVersion') === '0';
    const value = Buffer.from(String(Date.now())).toString('base64');
    const answer = write
      ? etcd('/v3/kv/put', { key, value })
      : etcd('/v3/kv/range', { key, serializable: stale && !checks.has(pathname) });
    answer.then(
      () => response.writeHead(200).end('ok'),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  })
  .on('tlsClientError', () => {
    // Load balancers open connections only to see whether they can.
  })
  .listen(Number(settings['PORT'] ?? 6443), '::');
