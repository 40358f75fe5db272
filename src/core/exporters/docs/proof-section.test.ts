import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import { buildBundle } from '../bundle.ts';
import { buildSite } from '../site/site.ts';
import { proofSection } from './proof-section.ts';

function section(builder: TopologyBuilder): string {
  const index = indexTopology(builder.build());
  return proofSection(index, buildSite(index), 'en').join('\n');
}

describe('what the README says of the proof', () => {
  it('has the releases that the lab builds', () => {
    const pinned = (tool: string, module: string): string => {
      const place = new URL(`../../../../e2e/lab/tools/${tool}/go.mod`, import.meta.url);
      const [, version] =
        new RegExp(`^require ${module} v(\\S+)$`, 'm').exec(readFileSync(place, 'utf8')) ?? [];
      if (version === undefined) throw new Error(`${tool} pins no ${module}`);
      return version;
    };
    const text = section(topology().controlPlanes(2).externalEtcd(3));
    const kubernetes = pinned('kubernetes', 'k8s.io/kubernetes');
    expect(text).toContain(`kubeadm ${kubernetes}, kube-apiserver ${kubernetes}\n`);
    expect(text).toMatch(
      new RegExp(
        `etcd .*\\b${pinned('etcd', 'go.etcd.io/etcd/server/v3').replaceAll('.', '\\.')}$`,
        'm',
      ),
    );
  });

  it('names the programs that the bundle uses, and no others', () => {
    const pair = section(topology().stacked(3).loadBalancers(2).vip('10.0.0.100'));
    expect(pair).toContain('HAProxy 2.6.12');
    expect(pair).toContain('keepalived 2.2.7');
    expect(pair).not.toContain('NGINX');
    const single = section(topology().stacked(1));
    expect(single).not.toContain('keepalived');
    expect(single).toContain('kube-apiserver 1.34.4');
  });

  it('says what runs only at a provider or in a container', () => {
    expect(section(topology().stacked(3).cloudLoadBalancer())).toContain('cloud load balancer');
    expect(section(topology().stacked(3).kubeVip('10.0.0.100'))).toContain('as a container');
    expect(section(topology().stacked(3))).not.toMatch(/kube-vip|cloud/);
  });

  it('is in the README, and in none of an empty design', () => {
    const readme = (builder: TopologyBuilder): string =>
      buildBundle(builder.build(), { language: 'zh' }).files.find(
        ({ path }) => path === 'README.md',
      )?.content ?? '';
    expect(readme(topology().stacked(3))).toContain('已验证的内容');
    expect(readme(topology())).not.toContain('已验证的内容');
  });
});
