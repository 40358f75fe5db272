import { expect } from 'vitest';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { topology } from '../../../../testing/topology-builder.ts';
import type { Topology } from '../../../model/topology.ts';
import { findSecrets } from '../../../model/secrets.ts';
import { rule } from './secret-in-bundle.ts';

const holding = (change: (document: Topology) => void) =>
  topology().stacked(3).loadBalancers(2).vip('10.0.0.100').with(change);

const pem = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----';
const hex = '3f9a0c7d5e1b8642'.repeat(4);

const clean = (document: Topology) => expect(findSecrets(document)).toEqual([]);

ruleTester(rule, {
  valid: [
    { name: 'a design without secrets', topology: holding(() => undefined) },
    {
      name: 'a password that is made on site',
      topology: topology()
        .stacked(3)
        .loadBalancers(2)
        .vip('10.0.0.100', { vrrpVersion: 2, authentication: true }),
    },
    {
      name: 'a cluster token of etcd, and a file that holds tokens',
      topology: holding(({ cluster, etcdClusters: [etcd] }) => {
        etcd?.options.push({ name: 'initial-cluster-token', value: 'k8s-1a2b3c4d5e6f7a8b' });
        cluster.apiServerOptions.push({ name: 'token-auth-file', value: '/etc/tokens.csv' });
      }),
    },
  ],
  invalid: [
    {
      name: 'a private key in the description',
      topology: holding(({ metadata }) => {
        metadata.description = `Prod.\n${pem}`;
      }),
      findings: [
        {
          messageId: 'privateKey',
          severity: 'error',
          targets: ['cluster'],
          data: { place: 'metadata.description' },
        },
      ],
      fix: 'suggestion',
      fixed: (document) => {
        clean(document);
        expect(document.metadata.description).toBe('Prod.');
      },
    },
    {
      name: 'a bootstrap token in a key that the program does not know',
      topology: holding(({ hosts: [host] }) => {
        if (host) host['join'] = { token: 'abcdef.0123456789abcdef', port: 6443 };
      }),
      findings: [
        { messageId: 'token', targets: ['host-m1'], data: { place: 'hosts[0].join.token' } },
      ],
      fix: 'suggestion',
      fixed: ({ hosts: [host] }) => expect(host?.['join']).toMatchObject({ port: 6443 }),
    },
    {
      name: 'a certificate key among the options',
      topology: holding(({ cluster }) => {
        cluster.apiServerOptions.push(
          { name: 'profiling', value: 'false' },
          { name: 'certificate-key', value: hex },
        );
      }),
      findings: [
        {
          messageId: 'certificateKey',
          targets: ['cluster'],
          data: { place: 'cluster.apiServerOptions[1].value' },
        },
      ],
      fix: 'suggestion',
      fixed: ({ cluster }) =>
        expect(cluster.apiServerOptions).toEqual([{ name: 'profiling', value: 'false' }]),
    },
    {
      name: 'passwords in many places of one VIP',
      topology: holding(({ endpoints: [vip] }) => {
        if (!vip) return;
        vip['auth_pass'] = 'K8SHA_KA';
        vip['peers'] = ['a', 'b', 'c'].map((password) => ({ password }));
      }),
      findings: [
        {
          messageId: 'password',
          targets: ['vip'],
          data: {
            place:
              'endpoints[0].auth_pass, endpoints[0].peers[0].password, endpoints[0].peers[1].password …',
          },
        },
      ],
      fix: 'suggestion',
      fixed: (document) => {
        clean(document);
        expect(document.endpoints[0]).not.toHaveProperty('auth_pass');
      },
    },
    {
      name: 'secrets of a link and of the network',
      topology: holding(({ links: [link], network }) => {
        if (link) link['notes'] = pem;
        network['snmp'] = { passphrase: 'hunter2' };
      }),
      findings: [
        { messageId: 'password', targets: ['network'] },
        { messageId: 'privateKey', targets: ['lb1-m1'] },
      ],
      fix: 'suggestion',
      fixed: clean,
    },
    {
      name: 'a key at the top of the document, which no edit reaches',
      topology: holding((document) => {
        document['kubeconfig'] = { 'client-key-data': btoa(pem) };
      }),
      findings: [
        {
          messageId: 'privateKey',
          targets: ['cluster'],
          data: { place: 'kubeconfig.client-key-data' },
        },
      ],
      fix: 'none',
    },
  ],
});
