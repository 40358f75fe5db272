import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import { rule } from './metrics-open.ts';

const etcd = (...urls: string[]) =>
  topology()
    .controlPlanes(3)
    .externalEtcd(3)
    .with(({ etcdClusters: [cluster] }) => {
      cluster?.options.push(...urls.map((value) => ({ name: 'listen-metrics-urls', value })));
    });

ruleTester(rule, {
  valid: [
    { name: 'nothing said', topology: topology().stacked(3).loadBalancers(2) },
    {
      name: 'metrics on the host alone',
      topology: topology().stacked(3).loadBalancers(2, { metrics: 'loopback' }),
    },
    {
      name: 'NGINX, which has none',
      topology: topology().stacked(3).loadBalancers(2, { metrics: 'any', software: 'nginx' }),
    },
    { name: 'etcd on loopback', topology: etcd('http://127.0.0.1:2381,http://[::1]:2381') },
    { name: 'etcd with TLS', topology: etcd('https://10.0.0.14:2381') },
    {
      name: 'an option that a later one replaces',
      topology: etcd('http://0.0.0.0:2381', 'http://localhost:2381'),
    },
  ],
  invalid: [
    {
      name: 'a load balancer',
      topology: topology().stacked(3).loadBalancers(1, { metrics: 'any' }).vip('10.0.0.100'),
      findings: [{ messageId: 'loadBalancer', severity: 'warning', targets: ['lb1'] }],
      fix: 'suggestion',
    },
    {
      name: 'etcd',
      topology: etcd('http://127.0.0.1:2381, http://0.0.0.0:2381'),
      findings: [{ messageId: 'etcd', targets: ['etcd'], data: { urls: 'http://0.0.0.0:2381' } }],
      fix: 'suggestion',
      fixed: ({ etcdClusters: [cluster] }) => expect(cluster?.options).toEqual([]),
    },
  ],
});
