import { afterEach, describe, expect, it } from 'vitest';
import type { LoadBalancer } from '../../src/core/model/topology.ts';
import { topology } from '../../src/testing/topology-builder.ts';
import { interfacesOf, unpackBundle, type Unpacked } from './bundles.ts';
import { describeWith, inNetns } from './tools.ts';

let unpacked: Unpacked | undefined;
afterEach(() => {
  unpacked?.remove();
  unpacked = undefined;
});

/** Runs a script on lb-1, which does not hold the VIP, with the files that the bundle has for it. */
async function onStandby(patch: Partial<LoadBalancer>, script: string): Promise<string[]> {
  unpacked = unpackBundle(topology().stacked(3).loadBalancers(2, patch).vip('10.0.0.100').build());
  const at = unpacked.hosts.find(({ name }) => name === 'lb-1');
  if (at === undefined) throw new Error('no lb-1');
  const { stdout } = await inNetns(`mkdir -p /run/haproxy\n${script}`, {
    overlay: unpacked.root(at),
    interfaces: interfacesOf(at),
  });
  return stdout.trim().split('\n');
}

const start = 'haproxy -D -f /etc/haproxy/haproxy.cfg >/dev/null 2>&1; echo "start $?"';
const sysctl = 'sysctl -q -p /etc/sysctl.d/90-k8s-lb.conf';

describeWith(['namespaces', 'haproxy', 'nginx', 'curl'], 'a load balancer', () => {
  describe('that listens on the VIP alone', () => {
    it('does not start on the standby, which haproxy -c does not see', async () => {
      const check = 'haproxy -c -f /etc/haproxy/haproxy.cfg >/dev/null 2>&1; echo "check $?"';
      expect(await onStandby({ bindTo: 'vip' }, `${check}\n${start}`)).toEqual([
        'check 0',
        'start 1',
      ]);
    });

    it('starts where the host may bind what it does not hold', async () => {
      const settings = { bindTo: 'vip', nonlocalBind: true } as const;
      expect(await onStandby(settings, `${sysctl}\n${start}`)).toEqual(['start 0']);
    });

    it.each([
      [false, 'true', 'check 1'],
      [true, sysctl, 'check 0'],
    ])('is NGINX and checks it: nonlocal bind %s', async (nonlocalBind, before, expected) => {
      const settings = { software: 'nginx', bindTo: 'vip', nonlocalBind } as const;
      const check = 'nginx -t 2>/dev/null; echo "check $?"';
      expect(await onStandby(settings, `${before}\n${check}`)).toEqual([expected]);
    });
  });

  it.each([
    [8_064, 'start 0'],
    [4_000, 'start 1'],
  ])('with 4000 connections and %i open files: %s', async (fileLimit, expected) => {
    const limits = { maxConnections: 4_000, fileLimit };
    expect(await onStandby(limits, `ulimit -n ${fileLimit}\n${start}`)).toEqual([expected]);
  });

  it('offers its metrics where the design says so', async () => {
    const ask = "curl -s http://127.0.0.1:8406/metrics | grep -c '^haproxy_process_'";
    const [started, count] = await onStandby({ metrics: 'loopback' }, `${start}\n${ask}`);
    expect(started).toBe('start 0');
    expect(Number(count)).toBeGreaterThan(10);
  });
});
