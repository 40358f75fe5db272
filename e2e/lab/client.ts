/**
 * A client of the API: writes and reads through the endpoint, a new connection each time, and prints
 * one JSON line a request. The order is shuffled and now and then one request more is sent, or a
 * load balancer that takes turns would send all writes to one master.
 */
import { readFileSync } from 'node:fs';
import https from 'node:https';

export interface ClientSettings {
  readonly url: string;
  readonly certificate?: string;
  readonly key?: string;
  readonly everyMs: number;
  readonly timeoutMs: number;
  readonly write: ClientRequest;
  readonly read: ClientRequest;
}

export interface ClientRequest {
  readonly method: string;
  readonly path: string;
  readonly contentType?: string;
  readonly body?: string;
}

export interface ClientResult {
  readonly kind: 'write' | 'read';
  /** When it was sent and for how long it took, in milliseconds of the clock. */
  readonly at: number;
  readonly took: number;
  readonly ok: boolean;
  readonly said: string;
}

const settings = JSON.parse(process.argv[2] ?? '{}') as ClientSettings;
const identity =
  settings.certificate === undefined || settings.key === undefined
    ? {}
    : { cert: readFileSync(settings.certificate), key: readFileSync(settings.key) };

function send(kind: ClientResult['kind']): void {
  const { method, path, contentType, body } = settings[kind];
  const at = Date.now();
  let told = false;
  const tell = (ok: boolean, said: string): void => {
    if (told) return;
    told = true;
    const result: ClientResult = { kind, at, took: Date.now() - at, ok, said };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  };
  const request = https.request(
    settings.url + path,
    {
      method,
      agent: false,
      rejectUnauthorized: false,
      ...identity,
      headers: {
        connection: 'close',
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
      },
    },
    (response) => {
      response.resume();
      response.once('error', (error) => tell(false, error.message));
      response.once('end', () => {
        const status = response.statusCode ?? 0;
        tell(status >= 200 && status < 300, String(status));
      });
    },
  );
  const limit = setTimeout(() => {
    tell(false, 'timeout');
    request.destroy();
  }, settings.timeoutMs);
  request.once('error', (error: NodeJS.ErrnoException) => tell(false, error.code ?? error.message));
  request.once('close', () => clearTimeout(limit));
  request.end(body);
}

setInterval(() => {
  const kinds: ClientResult['kind'][] = Math.random() < 0.5 ? ['write', 'read'] : ['read', 'write'];
  if (Math.random() < 0.3) kinds.push('read');
  for (const kind of kinds) send(kind);
}, settings.everyMs);
process.stdin.on('end', () => process.exit(0)).resume();
