import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { designerPolicy, embedPolicy } from '../../scripts/vite-csp.mjs';
import { describeWith, inNetns } from './tools.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

let overlay = '';
beforeAll(() => {
  overlay = mkdtempSync(path.join(tmpdir(), 'quorate-hosting-'));
  const put = (file: string, text: string): void => {
    const target = path.join(overlay, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  // As the image of NGINX includes what lies in conf.d.
  const main = ['events {}', 'http {', 'include mime.types;', 'include conf.d/*.conf;', '}', ''];
  put('etc/nginx/nginx.conf', main.join('\n'));
  cpSync(
    path.join(ROOT, 'deploy/nginx.conf'),
    path.join(overlay, 'etc/nginx/conf.d/default.conf'),
    {
      recursive: true,
    },
  );
  const site = 'usr/share/nginx/html';
  put(`${site}/index.html`, '<!doctype html><title>Quorate</title>');
  put(`${site}/embed.html`, '<!doctype html><title>Quorate</title>');
  put(`${site}/service-worker.js`, '// worker');
  put(`${site}/quorate-diagram.js`, '// component');
  put(`${site}/assets/index-abc.js`, `//${' part'.repeat(500)}`);
});
afterAll(() => rmSync(overlay, { recursive: true, force: true }));

/** The answer of NGINX for a path: its status, and its headers by their names in lower case. */
async function ask(at: string): Promise<{ status: string; headers: ReadonlyMap<string, string> }> {
  const script = `nginx && exec curl -s -o /dev/null -D - -H 'Accept-Encoding: gzip' "http://127.0.0.1:8080${at}"`;
  const { stdout, stderr } = await inNetns(script, { overlay });
  const [first = '', ...lines] = stdout.trim().split(/\r?\n/);
  if (!first.startsWith('HTTP')) throw new Error(stderr);
  const headers = lines.map((line) => /^([^:]+): *(.*)$/.exec(line)?.slice(1) ?? []);
  return {
    status: first.split(' ')[1] ?? '',
    headers: new Map(headers.map(([name = '', value = '']) => [name.toLowerCase(), value])),
  };
}

describeWith(['namespaces', 'nginx', 'curl'], 'the NGINX that serves the designer', () => {
  it('takes the file', async () => {
    const { status, stderr } = await inNetns('exec nginx -t', { overlay });
    expect(stderr).toContain('test is successful');
    expect(status).toBe(0);
  });

  it.each([
    ['/', `${designerPolicy}; frame-ancestors 'none'`],
    ['/embed.html', `${embedPolicy}; frame-ancestors 'self'`],
  ])('sends the policy of the page %s, and who may frame it', async (at, policy) => {
    const { status, headers } = await ask(at);
    expect(status).toBe('200');
    expect(headers.get('content-security-policy')).toBe(policy);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('server')).toBe('nginx');
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  it('lets other sites load the component', async () => {
    const { headers } = await ask('/quorate-diagram.js');
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each([
    ['/', 'no-cache'],
    ['/index.html', 'no-cache'],
    ['/service-worker.js', 'no-cache'],
    ['/quorate-diagram.js', 'no-cache'],
    ['/assets/index-abc.js', 'public, max-age=31536000, immutable'],
  ])('lets %s be kept: %s', async (at, expected) => {
    expect((await ask(at)).headers.get('cache-control')).toBe(expected);
  });

  it('packs scripts, under their own type', async () => {
    const { headers } = await ask('/assets/index-abc.js');
    expect(headers.get('content-type')).toMatch(/^(?:application|text)\/javascript/);
    expect(headers.get('content-encoding')).toBe('gzip');
  });

  it('does not let a missing part be kept as missing', async () => {
    const { status, headers } = await ask('/assets/index-old.js');
    expect(status).toBe('404');
    expect(headers.get('cache-control')).toBeUndefined();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

it('the image is made of what is in the repository', () => {
  const recipe = readFileSync(path.join(ROOT, 'deploy/Dockerfile'), 'utf8');
  const own = [...recipe.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
    files.split(' '),
  );
  expect(own).toContain('deploy/nginx.conf');
  expect(own.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});
