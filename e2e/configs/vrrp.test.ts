import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { VipEndpoint } from '../../src/core/model/topology.ts';
import { vrrpSettings } from '../../src/core/model/vrrp-settings.ts';
import { checkTakeover } from '../../src/core/model/vrrp-times.ts';
import { topology } from '../../src/testing/topology-builder.ts';
import { unpackBundle, type Unpacked } from './bundles.ts';
import { describeWith, inNetns } from './tools.ts';

const VIP = '10.0.0.100';

/**
 * lb-1 and, in a network namespace of its own, lb-2, each with the keepalived.conf of the bundle. The
 * load balancer of lb-1 is a file that its check looks for; that of lb-2 is always well. Prints the
 * seconds until the VIP has moved after the death of the load balancer, or `stays` once lb-1 has had
 * ten seconds with a failed check; then the packet filter that keepalived made.
 */
const PAIR = `
set -eu
mkdir -p /run/netns /run/alive
ip netns add second
ip link add name eth0 type veth peer name eth0 netns second
ip address add "$FIRST/24" dev eth0
ip netns exec second ip address add "$SECOND/24" dev eth0
ip link set eth0 up
ip netns exec second ip link set lo up
ip netns exec second ip link set eth0 up
keepalived -n -l -f /etc/keepalived/keepalived.conf -p /run/a -r /run/av >/run/a.log 2>&1 &
on_first() { ip -o address show dev eth0 | grep -q " $VIP/"; }
on_second() { ip netns exec second ip -o address show dev eth0 | grep -q " $VIP/"; }
# Up to $1 tenths of a second until the rest is true.
within() { tries=$1; shift; until "$@"; do tries=$((tries - 1)); [ "$tries" -gt 0 ] || return 1; sleep 0.1; done; }
within 200 on_first || { cat /run/a.log; exit 9; }
ip netns exec second keepalived -n -l -f /etc/keepalived/second.conf -p /run/b -r /run/bv >/run/b.log 2>&1 &
within 100 grep -q 'VRRP_Script.*succeeded' /run/b.log || { cat /run/b.log; exit 9; }
rmdir /run/alive
start=$(date +%s%N)
if within 100 on_second; then
  echo "moved $((($(date +%s%N) - start) / 1000000))"
else
  echo stays
fi
nft list ruleset | grep -c 'daddr @vips drop' || true
`;

describeWith(['namespaces', 'keepalived', 'nft'], 'a VIP whose load balancer dies', () => {
  const cases = {
    'gives the address away': { checkInterval: 1, checkFall: 2 },
    'preempts by a weight above the gap': {
      checkInterval: 1,
      checkFall: 2,
      preempt: true,
      checkWeight: -20,
    },
    'has a weight that the gap swallows': {
      checkInterval: 1,
      checkFall: 2,
      preempt: true,
      checkWeight: -5,
    },
    'has a weight and does not preempt': { checkInterval: 1, checkFall: 2, checkWeight: -20 },
    'is strict VRRP 2': {
      checkInterval: 1,
      checkFall: 2,
      strict: true,
      unicast: false,
      vrrpVersion: 2,
    },
    'is strict VRRP 3': { checkInterval: 1, checkFall: 2, strict: true, unicast: false },
  } as const satisfies Record<string, Partial<VipEndpoint>>;
  type Case = keyof typeof cases;
  const seen = new Map<Case, { readonly moved: number | null; readonly dropsVip: boolean }>();
  const folders: Unpacked[] = [];

  beforeAll(async () => {
    const names = Object.keys(cases) as Case[];
    const played = names.map(async (name) => {
      const unpacked = unpackBundle(
        topology().stacked(3).loadBalancers(2).vip(VIP, cases[name]).build(),
      );
      folders.push(unpacked);
      seen.set(name, await play(unpacked));
    });
    await Promise.all(played);
  }, 90_000);
  afterAll(() => {
    for (const unpacked of folders) unpacked.remove();
  });

  const predicted = (name: Case) =>
    checkTakeover(
      vrrpSettings({
        kind: 'vip',
        id: 'vip',
        name: 'vip',
        address: VIP,
        virtualRouterId: 51,
        unicast: true,
        members: [],
        ...cases[name],
      }),
      110,
      100,
    );

  it.each(['gives the address away', 'preempts by a weight above the gap'] as const)(
    'moves in the predicted time where it %s',
    (name) => {
      const span = predicted(name);
      const moved = seen.get(name)?.moved;
      expect(moved).not.toBeNull();
      expect(moved).toBeGreaterThan((span?.min ?? 0) - 0.5);
      expect(moved).toBeLessThan((span?.max ?? 0) + 3);
    },
  );

  it.each(['has a weight that the gap swallows', 'has a weight and does not preempt'] as const)(
    'stays, as predicted, where it %s',
    (name) => {
      expect(predicted(name)).toBeUndefined();
      expect(seen.get(name)).toMatchObject({ moved: null });
    },
  );

  it('takes no packet in strict mode of VRRP 2, and does in that of VRRP 3', () => {
    expect(seen.get('is strict VRRP 2')?.dropsVip).toBe(true);
    expect(seen.get('is strict VRRP 3')?.dropsVip).toBe(false);
  });
});

async function play(unpacked: Unpacked): Promise<{ moved: number | null; dropsVip: boolean }> {
  const [first, second] = ['lb-1', 'lb-2'].map((name) =>
    unpacked.hosts.find((host) => host.name === name),
  );
  if (first?.address === undefined || second?.address === undefined) throw new Error('no pair');
  const root = unpacked.root(first);
  const conf = 'etc/keepalived/keepalived.conf';
  const other = readFileSync(path.join(unpacked.root(second), conf), 'utf8');
  const check = path.join(root, 'etc/keepalived/chk_lb.sh');
  if (!existsSync(check)) throw new Error('no check');
  writeFileSync(check, '#!/bin/sh\nexec test -d /run/alive\n');
  writeFileSync(
    path.join(root, 'etc/keepalived/second.conf'),
    other.replace('/etc/keepalived/chk_lb.sh', '/bin/true'),
  );
  const { stdout, stderr, status } = await inNetns(PAIR, {
    overlay: root,
    env: { FIRST: first.address, SECOND: second.address, VIP },
  });
  if (status !== 0) throw new Error(`${status}: ${stdout}${stderr}`);
  const [move = '', drops = ''] = stdout.trim().split('\n');
  const milliseconds = /^moved (\d+)$/.exec(move)?.[1];
  return {
    moved: milliseconds === undefined ? null : Number(milliseconds) / 1000,
    dropsVip: drops !== '0',
  };
}
