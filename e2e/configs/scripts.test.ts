import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topology } from '../../src/testing/topology-builder.ts';
import { interfacesOf, unpackBundle, type Unpacked } from './bundles.ts';
import { designs } from './designs.ts';
import { describeWith, inNetns, program, run } from './tools.ts';

describeWith(['shellcheck'], 'the scripts of every design', () => {
  for (const { name, build } of designs) {
    describe(`${name}`, () => {
      let unpacked: Unpacked;
      let scripts: readonly string[] = [];
      beforeAll(() => {
        unpacked = unpackBundle(build());
        scripts = unpacked.find(/\.sh$/);
      });
      afterAll(() => {
        unpacked.remove();
      });

      it('please shellcheck and sh', async () => {
        expect(scripts.length).toBeGreaterThan(0);
        expect(await run(program('shellcheck'), [...scripts])).toMatchObject({
          status: 0,
          stdout: '',
        });
        const each = 'for script; do sh -n "$script" || exit 1; done';
        expect(await run('sh', ['-c', each, 'sh', ...scripts])).toMatchObject({ status: 0 });
      });
    });
  }
});

/** Plain names beside the real systemctl, which cannot run without systemd as the first process. */
const RECORD = '#!/bin/sh\necho "${0##*/} $*" >>/run/calls\n';

describeWith(['namespaces', 'haproxy', 'keepalived', 'nft', 'curl'], 'install.sh', () => {
  let unpacked: Unpacked;
  const design = topology().stacked(3).loadBalancersOnMasters().vip('10.0.0.100').build();
  beforeAll(() => {
    unpacked = unpackBundle(design);
  });
  afterAll(() => {
    unpacked.remove();
  });

  /** Runs a script on the first master, with the bundle's folder of it in /root/bundle. */
  async function onHost(
    script: string,
    change: (folder: string) => void = () => {},
    source: Unpacked = unpacked,
  ) {
    const at = source.hosts.find(({ name }) => name === 'master-1');
    if (at === undefined) throw new Error('no master-1');
    const overlay = path.join(source.folder, '..', `host-${Math.random()}`);
    const folder = path.join(overlay, 'root/bundle');
    mkdirSync(path.dirname(folder), { recursive: true });
    cpSync(path.join(source.folder, at.folder), folder, { recursive: true });
    const sbin = path.join(overlay, 'usr/local/sbin');
    mkdirSync(sbin, { recursive: true });
    for (const name of ['systemctl', 'apt-get', 'modprobe', 'sysctl']) {
      writeFileSync(path.join(sbin, name), RECORD, { mode: 0o755 });
    }
    mkdirSync(path.join(overlay, 'etc'));
    change(folder);
    return inNetns(
      `unshare --uts sh -c 'hostname master-1; export PATH=/usr/local/sbin:$PATH; ${script}'`,
      { overlay, interfaces: interfacesOf(at) },
    );
  }

  it('checks and announces everything in a dry run, and changes nothing', async () => {
    const { stdout, stderr, status } = await onHost(
      'find /etc -newer /root/bundle/install.sh | sort >/run/before; /root/bundle/install.sh --dry-run; status=$?;' +
        'find /etc -newer /root/bundle/install.sh | sort | cmp - /run/before && echo same; ls /run/calls; exit $status',
    );
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: expect.stringContaining("'/run/calls'") as string,
    });
    expect(stdout).toContain('same');
    expect(stdout).toContain('Configuration file is valid');
    expect(stdout).toContain('would run: systemctl restart k8s-ha-firewall.service');
    expect(stdout).toContain('would install /etc/kubernetes/kubeadm/init.yaml');
  });

  it('installs with modes, starts in order, merges /etc/hosts, and does nothing twice', async () => {
    const { stdout, stderr, status } = await onHost(
      'echo "192.0.2.1 other" >>/etc/hosts; mkdir -p /run/haproxy;' +
        // What systemctl would start.
        '(until grep -q 8404 /etc/haproxy/haproxy.cfg; do sleep 0.1; done; haproxy -D -f /etc/haproxy/haproxy.cfg 2>/dev/null) &' +
        'cd /; /root/bundle/install.sh || exit 1; echo ==; cat /run/calls; echo ==;' +
        'stat -c "%a %U %n" /etc/haproxy/haproxy.cfg /etc/keepalived/chk_lb.sh /etc/keepalived/keepalived.conf; echo ==;' +
        'cp /etc/hosts /run/hosts; /root/bundle/install.sh; cmp /etc/hosts /run/hosts && cat /etc/hosts;' +
        'find /etc -name "*.new"',
    );
    const [first = '', calls = '', modes = '', second = ''] = stdout.split('==\n');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(first).toContain('installed /etc/keepalived/keepalived.conf');
    const started = calls.split('\n').filter((line) => /^systemctl (?!enable)/.test(line));
    expect(started).toEqual([
      'systemctl daemon-reload',
      'systemctl restart k8s-ha-firewall.service',
      'systemctl restart haproxy',
      'systemctl reload-or-restart keepalived',
    ]);
    expect(modes.trim().split('\n')).toEqual([
      '644 root /etc/haproxy/haproxy.cfg',
      '755 root /etc/keepalived/chk_lb.sh',
      '644 root /etc/keepalived/keepalived.conf',
    ]);
    expect(second).toContain('all files were up to date');
    expect(second).not.toContain('installed /');
    expect(second).toContain('192.0.2.1 other');
    expect(second.match(/BEGIN quorate/g)).toHaveLength(1);
    expect(second).toContain('10.0.0.100 api.example.internal');
    expect(second).not.toContain('.new');
  });

  it('takes a check that runs as another user, at which keepalived 2.2.7 ends its own test', async () => {
    const own = unpackBundle(
      topology()
        .stacked(3)
        .loadBalancersOnMasters()
        .vip('10.0.0.100', { checkUser: 'nobody' })
        .build(),
    );
    try {
      const { stdout, stderr, status } = await onHost(
        'mkdir -p /run/haproxy; (until grep -q 8404 /etc/haproxy/haproxy.cfg; do sleep 0.1; done; haproxy -D -f /etc/haproxy/haproxy.cfg 2>/dev/null) &' +
          'cd /; /root/bundle/install.sh',
        undefined,
        own,
      );
      expect({ stderr: stderr.replaceAll('Terminated\n', ''), status }).toEqual({
        stderr: '',
        status: 0,
      });
      expect(stdout).toContain('installed /etc/keepalived/keepalived.conf');
    } finally {
      own.remove();
    }
  });

  it('stops before the running file is touched when the program refuses the new one', async () => {
    const { stdout, stderr, status } = await onHost(
      'echo old >/etc/haproxy/haproxy.cfg; /root/bundle/install.sh; status=$?; cat /etc/haproxy/haproxy.cfg; find /etc -name "*.new"; exit $status',
      (folder) => {
        const file = path.join(folder, 'etc/haproxy/haproxy.cfg');
        writeFileSync(file, readFileSync(file, 'utf8').replace('mode tcp', 'mode udp'));
      },
    );
    expect(status).toBe(1);
    expect(stderr).toContain('install.sh: refused: haproxy');
    expect(stdout.trim().split('\n').at(-1)).toBe('old');
  });

  it.each([
    ['hostname lb-9; /root/bundle/install.sh', 'this is lb-9, but the files are for master-1'],
    [
      'ip link set eth0 down; ip link set eth0 name eth7; /root/bundle/install.sh',
      'no network interface eth0',
    ],
    ['ip address flush dev eth0; /root/bundle/install.sh', '10.0.0.11 is no address of this host'],
    [
      'chmod 755 /root; setpriv --reuid=65534 --clear-groups /root/bundle/install.sh',
      'must run as root',
    ],
  ])('refuses the wrong place: %s', async (script, message) => {
    const { stderr, status } = await onHost(script);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });
});

describeWith(['namespaces', 'haproxy', 'nginx', 'curl'], 'chk_lb.sh', () => {
  const start = {
    haproxy: 'mkdir -p /run/haproxy; haproxy -D -f /etc/haproxy/haproxy.cfg 2>/dev/null',
    nginx: 'nginx',
  } as const;
  it.each(['haproxy', 'nginx'] as const)(
    'says whether the %s beside it answers',
    async (software) => {
      const unpacked = unpackBundle(
        topology().stacked(3).loadBalancers(2, { software }).vip('10.0.0.100').build(),
      );
      try {
        const at = unpacked.hosts.find(({ name }) => name === 'lb-1');
        if (at === undefined) throw new Error('no lb-1');
        const { stdout } = await inNetns(
          `/etc/keepalived/chk_lb.sh 2>/dev/null; echo "before $?"; ${start[software]};
        /etc/keepalived/chk_lb.sh; echo "running $?";
        curl -s -o /dev/null -w '%{http_code}\\n' http://127.0.0.1:8405/ready;
        pkill -x ${software}; sleep 0.5; /etc/keepalived/chk_lb.sh 2>/dev/null; echo "after $?"`,
          { overlay: unpacked.root(at), interfaces: interfacesOf(at) },
        );
        const ready = software === 'haproxy' ? '200' : '000';
        expect(stdout.trim().split('\n')).toEqual(['before 7', 'running 0', ready, 'after 7']);
      } finally {
        unpacked.remove();
      }
    },
  );
});

describeWith(['haproxy', 'shellcheck'], 'checks/verify.sh', () => {
  it('passes for a sound bundle and names what is broken', async () => {
    const unpacked = unpackBundle(topology().stacked(3).loadBalancers(2).vip('10.0.0.100').build());
    try {
      const script = path.join(unpacked.folder, 'checks/verify.sh');
      const sound = await run(script, []);
      expect(sound).toMatchObject({ status: 0, stderr: '' });
      expect(sound.stdout).toMatch(/^\d+ passed, 0 failed$/m);
      const file = path.join(unpacked.folder, 'hosts/lb-2/etc/haproxy/haproxy.cfg');
      writeFileSync(file, readFileSync(file, 'utf8').replace('leastconn', 'mostconn'));
      const broken = await run(script, []);
      expect(broken.status).toBe(1);
      expect(broken.stdout).toContain('FAILED lb-2: haproxy');
      expect(await run(script, ['lb-1'])).toMatchObject({ status: 0 });
    } finally {
      unpacked.remove();
    }
  });
});
