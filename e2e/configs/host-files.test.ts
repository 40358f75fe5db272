import { appendFileSync, chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topology } from '../../src/testing/topology-builder.ts';
import { eachHost, interfacesOf, unpackBundle, type Unpacked } from './bundles.ts';
import { designs } from './designs.ts';
import { describeWith, inNetns } from './tools.ts';

/**
 * Each program reads its files at their true paths, as root of a host with the interface that the
 * design names. Prints a line a check, and the whole output of one that fails or complains.
 */
const CHECK_HOST = `
complaint='disabling|skipping|ignor|Truncat|SECURITY|[Uu]nknown|WARNING|warn'
check() {
  output=$("$@" 2>&1)
  status=$?
  if [ $status -ne 0 ] || printf '%s' "$output" | grep -Eq "$complaint"; then
    echo "REFUSED ($status) $*"
    printf '%s\\n' "$output"
  else
    echo "ok $*"
  fi
}
if [ -e /etc/sysctl.d/90-k8s-lb.conf ]; then check sysctl -q -p /etc/sysctl.d/90-k8s-lb.conf; fi
if [ -e /etc/haproxy/haproxy.cfg ]; then check haproxy -c -dW -f /etc/haproxy/haproxy.cfg; fi
if [ -e "$QUORATE_NGINX" ]; then check nginx -t; fi
if [ -e /etc/keepalived/keepalived.conf ]; then check keepalived -t; fi
for file in /etc/nftables.d/*.nft; do
  if [ -e "$file" ]; then check nft -c -f "$file"; check nft -f "$file"; check nft -f "$file"; fi
done
check systemd-analyze verify $QUORATE_UNITS
`;

const programs = [
  'namespaces',
  'haproxy',
  'nginx',
  'keepalived',
  'nft',
  'systemd-analyze',
  'etcd',
] as const;

/** Units of a host: its own, and the packaged ones that it has drop-ins for. */
function unitsOf(unpacked: Unpacked, folder: string): string[] {
  return unpacked.bundle.files.flatMap((file) => {
    const rest = file.path.startsWith(`${folder}/etc/systemd/system/`)
      ? file.path.slice(`${folder}/etc/systemd/system/`.length)
      : '';
    if (rest === '') return [];
    const [first = ''] = rest.split('/');
    return [first.endsWith('.d') ? first.slice(0, -2) : path.join('/etc/systemd/system', first)];
  });
}

async function checkHost(unpacked: Unpacked, name: string, change?: (root: string) => void) {
  const at = unpacked.hosts.find((host) => host.name === name);
  if (at === undefined) throw new Error(`no host ${name}`);
  const root = unpacked.root(at);
  change?.(root);
  const units = unitsOf(unpacked, at.folder);
  if (!existsSync(root)) return [];
  const { stdout, stderr } = await inNetns(CHECK_HOST, {
    overlay: root,
    interfaces: interfacesOf(at),
    env: {
      QUORATE_UNITS: units.join(' ') || 'multi-user.target',
      // nginx has a configuration of its own there on every machine.
      QUORATE_NGINX: existsSync(path.join(root, 'etc/nginx/nginx.conf')) ? '/etc/nginx' : '/none',
    },
  });
  expect(stderr).toBe('');
  return stdout.split('\n').filter((line) => line !== '');
}

const isOk = (line: string): boolean => line.startsWith('ok ');

describeWith(programs, 'the files of every host', () => {
  for (const { name, build } of designs) {
    describe(`${name}`, () => {
      let unpacked: Unpacked;
      beforeAll(() => {
        unpacked = unpackBundle(build());
      });
      afterAll(() => {
        unpacked.remove();
      });

      it('are taken by the programs they are for', async () => {
        const refused = await eachHost(unpacked, async (at) => {
          const lines = await checkHost(unpacked, at.name);
          return lines.filter((line) => !isOk(line)).map((line) => `${at.name}: ${line}`);
        });
        expect(refused).toEqual([]);
      });
    });
  }
});

/** Without these the suite above could pass whatever the files said. */
describeWith(programs, 'a broken file', () => {
  const cases: readonly [file: string, host: string, change: (text: string) => string][] = [
    ['etc/haproxy/haproxy.cfg', 'lb-1', (text) => text.replace('verify none', '')],
    ['etc/haproxy/haproxy.cfg', 'lb-1', (text) => text.trimEnd()],
    ['etc/nginx/nginx.conf', 'lb-2', (text) => text.replace('least_conn;', 'health_check;')],
    ['etc/keepalived/keepalived.conf', 'lb-1', (text) => text.replace('_id 51', '_id 300')],
    ['etc/keepalived/keepalived.conf', 'lb-1', (text) => text.replaceAll('eth0', 'eth9')],
    ['etc/nftables.d/k8s-ha-lb.nft', 'lb-1', (text) => text.replace('vrrp drop', 'vrrp vanish')],
    [
      'etc/systemd/system/keepalived.service.d/10-k8s-ha.conf',
      'lb-1',
      (text) => text.replace('RestartSec', 'RestartSecond'),
    ],
    [
      'etc/systemd/system/etcd.service',
      'etcd-1',
      (text) => text.replace('/usr/local/bin/etcd', '/usr/local/bin/none'),
    ],
  ];
  let unpacked: Unpacked;
  beforeAll(() => {
    unpacked = unpackBundle(
      topology()
        .controlPlanes(2)
        .externalEtcd(1)
        .loadBalancers(2)
        .vip('10.0.0.100')
        .with((document) => {
          const second = document.components.find(({ name }) => name === 'lb-2');
          if (second?.kind === 'load-balancer') second.software = 'nginx';
        })
        .build(),
    );
  });
  afterAll(() => {
    unpacked.remove();
  });

  it.each(cases)('%s is refused (%#)', async (file, host, change) => {
    const lines = await checkHost(unpacked, host, (root) => {
      const before = readFileSync(path.join(root, file), 'utf8');
      const after = change(before);
      expect(after).not.toBe(before);
      writeFileSync(path.join(root, file), after);
    });
    expect(lines.some((line) => line.startsWith('REFUSED'))).toBe(true);
  });

  it('is noticed when a script lost its mode on the way', async () => {
    const lines = await checkHost(unpacked, 'lb-1', (root) => {
      const script = path.join(root, 'etc/keepalived/chk_lb.sh');
      chmodSync(script, 0o777);
      appendFileSync(script, '\n');
    });
    expect(lines.some((line) => line.startsWith('REFUSED'))).toBe(true);
  });
});
