import { describe, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import type { LoadBalancer, Topology, VipEndpoint } from '../../model/topology.ts';
import { buildBundle } from '../bundle.ts';

function fileOf(document: Topology, path: string): string | undefined {
  return buildBundle(document, { language: 'en' }).files.find((file) => file.path === path)
    ?.content;
}

function linesOf(document: Topology, path: string): string[] {
  return (fileOf(document, path) ?? '').split('\n').map((line) => line.trim());
}

function notesOf(document: Topology): string[] {
  return buildBundle(document, { language: 'en' }).notes.map(({ message }) => message.text.en);
}

const keepalived = (name: string) => `hosts/${name}/etc/keepalived/keepalived.conf`;

describe('keepalived with settings', () => {
  const conf = (patch: Partial<VipEndpoint>, balancer: Partial<LoadBalancer> = {}) =>
    topology().stacked(3).loadBalancers(2, balancer).vip('10.0.0.100', patch).build();

  it('takes the address back with a weight that bridges the priorities', () => {
    const document = conf({
      preempt: true,
      preemptDelay: 30,
      checkWeight: -20,
      checkInterval: 1,
      checkFall: 2,
      checkUser: 'monitor',
      advertInterval: 0.5,
    });
    const lines = linesOf(document, keepalived('lb-1'));
    expect(lines).toEqual(
      expect.arrayContaining([
        'interval 1',
        'timeout 1',
        'fall 2',
        'weight -20',
        'user monitor',
        'state BACKUP',
        'preempt_delay 30',
        'advert_int 0.5',
      ]),
    );
    expect(lines).not.toContain('nopreempt');
    expect(fileOf(document, 'hosts/lb-1/install.sh')).toContain(
      'check test_keepalived "$(new /etc/keepalived/keepalived.conf)"',
    );
    expect(fileOf(document, 'hosts/lb-1/etc/keepalived/chk_lb.sh')).toContain('--max-time 0.75 ');
  });

  it('starts as master on the first host alone', () => {
    const document = conf({ initialState: 'master' });
    expect(linesOf(document, keepalived('lb-1'))).toContain('state MASTER');
    expect(linesOf(document, keepalived('lb-2'))).toContain('state BACKUP');
  });

  it('speaks VRRP 2 without a password, strictly, at whole seconds', () => {
    const document = conf({
      vrrpVersion: 2,
      authentication: true,
      strict: true,
      unicast: false,
      advertInterval: 1.4,
      preemptDelay: 5,
    });
    const lines = linesOf(document, keepalived('lb-1'));
    expect(lines).toEqual(
      expect.arrayContaining(['vrrp_version 2', 'strict_mode on', 'advert_int 1']),
    );
    expect(lines.some((line) => /auth|preempt_delay|accept/.test(line))).toBe(false);
    const notes = notesOf(document).join(' ');
    for (const part of ['holds no password', 'takes no advert_int', 'preempt_delay is not']) {
      expect(notes).toContain(part);
    }
  });

  it('names the version of a VIP that speaks another than the rest', () => {
    const document = topology()
      .loadBalancers(2)
      .vip('10.0.0.100', { vrrpVersion: 2, strict: true })
      .vip('10.0.0.101', { strict: true })
      .build();
    const lines = linesOf(document, keepalived('lb-1'));
    expect(lines).toContain('vrrp_version 3');
    expect(lines.filter((line) => /^(?:version|accept)/.test(line))).toEqual([
      'version 2',
      'accept',
    ]);
  });

  it('has no check where the design has none', () => {
    const document = conf({ check: 'none' });
    expect(fileOf(document, keepalived('lb-1'))).not.toMatch(/vrrp_script|track_script/);
    expect(fileOf(document, 'hosts/lb-1/etc/keepalived/chk_lb.sh')).toBeUndefined();
    expect(fileOf(document, 'hosts/lb-1/install.sh')).not.toContain('chk_lb');
  });

  it.each([
    ['backends', {}, ['http://127.0.0.1:8404/alive || exit 1', 'http://127.0.0.1:8405/ready']],
    ['backends', { software: 'nginx' }, ['http://127.0.0.1:8404/alive']],
    ['api-server', {}, ['https://10.0.0.11:6443/readyz']],
    ['vip', { port: 8443 }, ['https://10.0.0.100:8443/readyz']],
  ] as const)('checks %s (%#)', (check, balancer, expected) => {
    const text = fileOf(conf({ check }, balancer), 'hosts/lb-1/etc/keepalived/chk_lb.sh') ?? '';
    expect(text.match(/https?:.*/g)).toEqual(expected);
  });

  it('checks the API server of its own host, or the load balancer where there is no master', () => {
    const path = (name: string) => `hosts/${name}/etc/keepalived/chk_lb.sh`;
    const own = topology().stacked(3).loadBalancersOnMasters().vip('10.0.0.100', {
      check: 'api-server',
    });
    expect(fileOf(own.build(), path('master-2'))).toContain('https://127.0.0.1:6443/readyz');
    const bare = topology().loadBalancers(2).vip('10.0.0.100', { check: 'api-server' }).build();
    expect(fileOf(bare, path('lb-1'))).toContain('http://127.0.0.1:8404/alive');
    expect(notesOf(bare).join(' ')).toContain('there is no master to check');
  });

  it('runs one check for VIPs that ask for the same, and one for each that does not', () => {
    const document = topology()
      .loadBalancers(2)
      .vip('10.0.0.100')
      .vip('10.0.0.101')
      .vip('10.0.0.102', { checkFall: 5, checkUser: 'a b' })
      .build();
    const lines = linesOf(document, keepalived('lb-1'));
    expect(lines.filter((line) => line.startsWith('vrrp_script'))).toEqual([
      'vrrp_script chk_lb {',
      'vrrp_script chk_lb-2 {',
    ]);
    expect(lines.filter((line) => line.startsWith('chk_lb'))).toEqual([
      'chk_lb',
      'chk_lb',
      'chk_lb-2',
    ]);
    const install = fileOf(document, 'hosts/lb-1/install.sh');
    expect(install).toContain(
      'if [ -x /etc/keepalived/chk_lb.sh ] && [ -x /etc/keepalived/chk_lb-2.sh ]; then',
    );
    expect(notesOf(document).filter((note) => note.includes('name of a user'))).toHaveLength(1);
  });
});
