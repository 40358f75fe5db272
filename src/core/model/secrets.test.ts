import { describe, expect, it } from 'vitest';
import { templates } from './templates/registry.ts';
import { findSecrets, pathText, withoutSecrets } from './secrets.ts';

const hex = '3f9a0c7d5e1b8642'.repeat(4);
const pem = '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIJ\n-----END EC PRIVATE KEY-----';
const base64 = (text: string): string => btoa(text);
const jwt = `eyJ${'hbGciOiJS'.repeat(2)}.eyJ${'pc3MiOiJr'.repeat(2)}.${'c2lnbmF0dXJl'.repeat(2)}`;

const found = (document: unknown): string[] =>
  findSecrets(document).map(({ kind, path }) => `${kind} ${pathText(path)}`);

describe('a secret', () => {
  it.each([
    ['privateKey notes', { notes: `key:\n${pem}\n` }],
    ['privateKey notes', { notes: '-----BEGIN OPENSSH PRIVATE KEY-----\ncut off' }],
    ['privateKey a', { a: base64('-----BEGIN RSA PRIVATE KEY-----\nMIIE\n') }],
    ['privateKey a', { a: base64('-----BEGIN PRIVATE KEY-----\nMIIE\n') }],
    ['privateKey a', { a: base64('-----BEGIN EC PRIVATE KEY-----\nMIIE\n') }],
    ['privateKey a', { a: base64('-----BEGIN OPENSSH PRIVATE KEY-----\nMIIE\n') }],
    ['privateKey a', { a: base64('-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIE\n') }],
    ['token notes', { notes: 'kubeadm join --token abcdef.0123456789abcdef.' }],
    ['token token', { token: 'x7k2pq.0a1b2c3d4e5f6a7b' }],
    ['token saToken', { saToken: jwt }],
    ['token "cloud.secretKey"', { 'cloud.secretKey': 'wJa1rXUt2nFEMI7K7MDENGbPxRf' }],
    ['certificateKey certificateKey', { certificateKey: hex }],
    ['certificateKey notes', { notes: `join --certificate-key ${hex} --control-plane` }],
    ['password a.authPass', { a: { authPass: 'K8SHA_KA' } }],
    ['password a.auth_pass', { a: { auth_pass: 1111 } }],
    ['password Password', { Password: 'hunter2' }],
    ['password notes', { notes: 'authentication {\n  auth_type PASS\n  auth_pass 42\n}' }],
    ['password backupTarget', { backupTarget: 'sftp://backup:hunter2@10.0.0.9/etcd' }],
    [
      'password o[1].value',
      {
        o: [
          { name: 'a', value: 'b' },
          { name: 'db-password', value: 'x1' },
        ],
      },
    ],
  ])('is found at %s', (where, document) => {
    expect(found(document).map((each) => each.replace(/\["(.*)"\]$/, '"$1"'))).toEqual([where]);
  });

  it.each([
    // Names, also those that have the form of a token.
    { name: 'node01.k8scluster1prod2', endpoint: 'master.cluster1a2b3c4d5e' },
    { hosts: [{ addresses: ['api001.prodcluster00001'] }] },
    { notes: 'See https://node01.prodcluster00001/x and node01.prodcluster00001:6443.' },
    { notes: 'gitlab.internalexamples and v1.34.9, ask master.kubernetesmaster' },
    // Hashes and identifiers.
    { caCertHashes: [`sha256:${hex}`], digest: hex, commit: hex.slice(0, 40) },
    { notes: `image@sha256:${hex}`, certificateKey: '0'.repeat(64) },
    // Certificates are public.
    { ca: '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----' },
    { ca: base64('-----BEGIN CERTIFICATE-----\nMIIC\n') },
    { key: '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----' },
    // What names a secret and is none.
    { secret: 'kubeadm-certs', tlsSecret: 'ingress-tls-2024', token: 'made on site' },
    { initialClusterToken: 'k8s-a1b2c3d4e5f6a7b8c9', 'etcd-cluster-token': 'a1b2c3d4e5f6a7b8c9d0' },
    { options: [{ name: 'initial-cluster-token', value: 'etcd-a1b2c3d4e5f6a7b8' }] },
    { options: [{ name: 'token-auth-file', value: '/etc/kubernetes/tokens.csv' }] },
    { password: '', auth_pass: '${VRRP_PASSWORD}', Passwd: '{{ vault_pass }}', passphrase: '***' },
    { password: '/run/secrets/vrrp', secretKey: 'env:AWS_SECRET_ACCESS_KEY_1a2b3c' },
    { authentication: true, passwords: 3, tokenTtl: '2h0m0s1a2b3c4d5e6f7g8h9' },
    {
      notes: 'auth_pass is made on site; the password is in the safe. No https://user@host:1/ here',
    },
    { backupTarget: 's3://etcd-backups/prod', url: 'http://10.0.0.1:2379,http://10.0.0.2:2379' },
  ])('is none of %o', (document) => {
    expect(found(document)).toEqual([]);
  });

  it('is in no starter', () => {
    expect(templates.flatMap(({ build }) => found(build()))).toEqual([]);
  });

  it('is looked for in deep and odd documents without an end', () => {
    let deep: unknown = pem;
    for (let level = 0; level < 5000; level += 1) deep = [deep];
    expect(found({ deep, nothing: null, number: NaN })).toEqual([]);
  });
});

describe('withoutSecrets', () => {
  it('keeps what stands around a secret', () => {
    const notes = `Rack 7.\n${pem}\nDo not move.`;
    expect(withoutSecrets(notes, ['notes'])).toBe('Rack 7.\n\nDo not move.');
  });

  it('takes a key away with its value, and an option with its name', () => {
    const value = {
      password: 'hunter2',
      user: 'etcd',
      options: [
        { name: 'db-password', value: 'hunter2' },
        { name: 'v', value: '2' },
      ],
      list: ['a', pem],
    };
    expect(withoutSecrets(value, ['extra'])).toEqual({
      user: 'etcd',
      options: [{ name: 'v', value: '2' }],
      list: ['a', ''],
    });
    expect(withoutSecrets('hunter2', ['password'])).toBeUndefined();
  });
});

it('writes a path so that it can be followed', () => {
  expect(pathText(['hosts', 2, 'my notes', 'x'.repeat(50)])).toBe(
    `hosts[2]["my notes"].${'x'.repeat(40)}…`,
  );
  expect(pathText(['a', 'x7k2pq.0a1b2c3d4e5f6a7b'])).toBe('a[…]');
});
