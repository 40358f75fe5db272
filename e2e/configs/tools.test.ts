import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWith, inNetns, program, run } from './tools.ts';

describeWith(['namespaces'], 'a host in namespaces', () => {
  let overlay = '';
  beforeAll(() => {
    overlay = mkdtempSync(path.join(tmpdir(), 'quorate-overlay-'));
    mkdirSync(path.join(overlay, 'etc', 'keepalived'), { recursive: true });
    writeFileSync(path.join(overlay, 'etc/keepalived/check.sh'), '#!/bin/sh\n', { mode: 0o750 });
  });
  afterAll(() => {
    rmSync(overlay, { recursive: true });
  });

  it('has the interfaces asked for, up and with their addresses, and no other', async () => {
    const { stdout, stderr, status } = await inNetns(
      'ip -o address show scope global; ip -o link',
      {
        interfaces: [{ name: 'ens192', addresses: ['10.9.8.7/24', 'fd00::7/64'] }, 'eth1'],
      },
    );
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toContain('10.9.8.7/24');
    expect(stdout).toContain('fd00::7/64');
    const names = [...stdout.matchAll(/^\d+: (\w+)@?\S*: <([^>]*)>/gm)].map(([, name]) => name);
    expect(names.toSorted()).toEqual(['ens192', 'eth1', 'far1', 'far2', 'lo']);
    expect(stdout).toMatch(/eth1@\S+ <[^>]*\bUP\b/);
  });

  it('sees only its own processes', async () => {
    const { stdout } = await inNetns('ls -d /proc/[0-9]* | wc -l');
    expect(Number(stdout)).toBeLessThan(6);
  });

  it('lays a folder over the file system, with modes, and leaves the machine as it was', async () => {
    const { stdout, stderr } = await inNetns(
      'stat -c "%a %U" /etc/keepalived/check.sh; test -e /etc/passwd && echo more >>/etc/keepalived/check.sh',
      { overlay },
    );
    expect({ stdout, stderr }).toEqual({ stdout: '750 root\n', stderr: '' });
    expect(readFileSync(path.join(overlay, 'etc/keepalived/check.sh'), 'utf8')).toBe('#!/bin/sh\n');
  });

  it('reports the status and both outputs of the script', async () => {
    const result = await inNetns('echo out; echo err >&2; exit 7');
    expect(result).toEqual({ status: 7, stdout: 'out\n', stderr: 'err\n' });
  });

  it('ends everything after the time limit', async () => {
    const before = performance.now();
    const { status } = await inNetns('sleep 300 & wait', { timeoutMs: 1_000 });
    expect(status).toBeNull();
    expect(performance.now() - before).toBeLessThan(20_000);
  });

  it('takes no argument for a piece of shell', async () => {
    const { status, stdout } = await inNetns('true', { interfaces: ['x; echo hacked'] });
    expect(status).not.toBe(0);
    expect(stdout).not.toContain('hacked');
  });
});

describeWith(['shellcheck'], 'a program of the machine', () => {
  it('is found by its name and reads what it is given', async () => {
    const { status, stdout } = await run(program('shellcheck'), ['-s', 'sh', '-'], {
      stdin: 'echo $1\n',
    });
    expect(status).toBe(1);
    expect(stdout).toContain('SC2086');
  });
});
