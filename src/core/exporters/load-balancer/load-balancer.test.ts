import { describe, expect, it } from 'vitest';
import { topology } from '../../../testing/topology-builder.ts';
import type { LoadBalancer, Topology } from '../../model/topology.ts';
import { buildBundle } from '../bundle.ts';

const design = () => topology().stacked(3).loadBalancers(2).vip('10.0.0.100');

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

const haproxy = (name: string) => `hosts/${name}/etc/haproxy/haproxy.cfg`;
const keepalived = (name: string) => `hosts/${name}/etc/keepalived/keepalived.conf`;

describe('HAProxy', () => {
  it('forwards to every master and asks it for /readyz', () => {
    const lines = linesOf(design().build(), haproxy('lb-1'));
    expect(lines.filter((line) => line.startsWith('server '))).toEqual([
      'server master-1 10.0.0.11:6443',
      'server master-2 10.0.0.12:6443',
      'server master-3 10.0.0.13:6443',
    ]);
    expect(lines).toContain(
      'http-check send meth GET uri /readyz ver HTTP/1.1 hdr Host kubernetes',
    );
    expect(lines.filter((line) => line.startsWith('bind '))).toEqual([
      'bind *:6443',
      'bind 127.0.0.1:8404',
      'bind 127.0.0.1:8405',
    ]);
  });

  it('is the same on every host of a group', () => {
    const document = design().build();
    expect(fileOf(document, haproxy('lb-1'))).toBe(fileOf(document, haproxy('lb-2')));
  });

  it('only connects where the design asks for a TCP check', () => {
    const document = topology().stacked(3).loadBalancers(1, { healthCheck: 'tcp' }).build();
    const text = fileOf(document, haproxy('lb-1'));
    expect(text).not.toContain('http-check');
    expect(text).not.toContain('check-ssl');
    expect(text).toContain('default-server check inter 2s');
  });

  it('keeps a standby master for when no active one is left', () => {
    const document = design()
      .with(({ links }) => {
        for (const link of links) {
          if (link.kind === 'forwards' && link.to === 'm3') link.mode = 'standby';
        }
      })
      .build();
    expect(linesOf(document, haproxy('lb-1'))).toContain('server master-3 10.0.0.13:6443 backup');
  });

  it('has no backup server when all its links are standby, as those of a standby load balancer', () => {
    const document = design()
      .with(({ links }) => {
        for (const link of links) if (link.kind === 'forwards') link.mode = 'standby';
      })
      .build();
    expect(fileOf(document, haproxy('lb-1'))).not.toContain('backup');
  });

  it('listens on IPv6 too, and brackets its addresses, when there are any', () => {
    const document = design()
      .with(({ hosts }) => {
        for (const host of hosts) host.addresses = [`fd00::${host.addresses[0]?.slice(-2) ?? ''}`];
      })
      .build();
    const lines = linesOf(document, haproxy('lb-1'));
    expect(lines).toContain('bind :::6443 v6only');
    expect(lines).toContain('server master-1 [fd00::11]:6443');
  });

  it('leaves a master without an address out and says so', () => {
    const document = design()
      .with(({ hosts }) => {
        const host = hosts.find(({ name }) => name === 'master-2');
        if (host) host.addresses = ['10.0.0.300'];
      })
      .build();
    expect(fileOf(document, haproxy('lb-1'))).not.toContain('master-2');
    const notes = buildBundle(document, { language: 'en' }).notes;
    expect(notes.find(({ exporter }) => exporter === 'haproxy')?.message.data).toEqual({
      host: 'master-2',
      list: 'lb-1: kube-apiservers',
    });
  });

  it('gives masters of one name different server names', () => {
    const document = design()
      .with(({ components }) => {
        for (const component of components) {
          if (component.kind === 'control-plane') component.name = 'Master';
        }
      })
      .build();
    const servers = linesOf(document, haproxy('lb-1')).filter((line) => line.startsWith('server '));
    expect(servers.map((line) => line.split(' ')[1])).toEqual(['Master', 'Master-2', 'Master-3']);
  });
});

describe('the settings of a load balancer', () => {
  const withSettings = (patch: Partial<LoadBalancer>) =>
    topology().stacked(3).loadBalancers(2, patch).vip('10.0.0.100').build();

  it('reach haproxy.cfg and the unit', () => {
    const document = withSettings({
      maxConnections: 20_000,
      fileLimit: 50_000,
      idleTimeout: 1_800,
      checkInterval: 0.5,
      checkFall: 5,
      metrics: 'loopback',
    });
    const lines = linesOf(document, haproxy('lb-1'));
    expect(lines).toEqual(
      expect.arrayContaining([
        'maxconn 20000',
        'timeout client 1800s',
        'timeout server 1800s',
        'timeout tunnel 1800s',
        'default-server check check-ssl verify none inter 500ms fastinter 500ms downinter 3s rise 2 fall 5 on-marked-down shutdown-sessions',
        'bind 127.0.0.1:8406',
        'http-request use-service prometheus-exporter if { path /metrics }',
      ]),
    );
    const unit = fileOf(document, 'hosts/lb-1/etc/systemd/system/haproxy.service.d/10-k8s-ha.conf');
    expect(unit).toContain('LimitNOFILE=50000');
    expect(unit).toContain('room for 20000 connections');
  });

  it('reach nginx.conf, with notes on what it cannot do', () => {
    const document = withSettings({
      software: 'nginx',
      maxConnections: 1_000,
      fileLimit: 4_096,
      idleTimeout: 90.5,
      checkFall: 5,
      metrics: 'any',
    });
    const lines = linesOf(document, 'hosts/lb-1/etc/nginx/nginx.conf');
    expect(lines).toEqual(
      expect.arrayContaining(['worker_rlimit_nofile 4096;', 'proxy_timeout 90500ms;']),
    );
    expect(lines.join(' ')).toContain('worker_connections 2384;');
    const notes = notesOf(document).join(' ');
    expect(notes).toContain('no metrics that Prometheus reads');
    expect(notes).toContain('NGINX checks no master by itself');
  });

  it('bind the VIP alone, on a host that may, and let any address read metrics', () => {
    const document = withSettings({ bindTo: 'vip', nonlocalBind: true, metrics: 'any' });
    const lines = linesOf(document, haproxy('lb-2'));
    expect(lines.filter((line) => line.startsWith('bind '))).toEqual([
      'bind 10.0.0.100:6443',
      'bind 127.0.0.1:8404',
      'bind 127.0.0.1:8405',
      'bind *:8406',
    ]);
    expect(linesOf(document, 'hosts/lb-2/etc/sysctl.d/90-k8s-lb.conf')).toContain(
      'net.ipv4.ip_nonlocal_bind = 1',
    );
    expect(fileOf(document, 'hosts/lb-2/install.sh')).toContain(
      'run sysctl -q -p "$(new /etc/sysctl.d/90-k8s-lb.conf)"',
    );
    expect(fileOf(design().build(), 'hosts/lb-2/etc/sysctl.d/90-k8s-lb.conf')).toBeUndefined();
  });

  it('bind the VIP of NGINX as well, and every address where there is none', () => {
    const nginx = withSettings({ software: 'nginx', bindTo: 'vip' });
    expect(linesOf(nginx, 'hosts/lb-1/etc/nginx/nginx.conf')).toContain(
      'listen 10.0.0.100:6443 so_keepalive=60s:10s:3;',
    );
    const none = topology().stacked(3).loadBalancers(2, { bindTo: 'vip' }).build();
    expect(linesOf(none, haproxy('lb-1'))).toContain('bind *:6443');
    expect(notesOf(none).join(' ')).toContain('has none with an address');
  });

  it('stay TCP where the design says HTTP, and say so', () => {
    const document = withSettings({ mode: 'http', idleTimeout: 0 });
    expect(linesOf(document, haproxy('lb-1'))).toContain('mode tcp');
    expect(notesOf(document).join(' ')).toContain('is written for TCP');
    expect(notesOf(document).join(' ')).toContain('an idle timeout of {asked} s');
  });
});

describe('NGINX', () => {
  it('is left out without a master, because it takes no empty upstream', () => {
    const document = topology().loadBalancers(1, { software: 'nginx' }).vip('10.0.0.100').build();
    expect(fileOf(document, 'hosts/lb-1/etc/nginx/nginx.conf')).toBeUndefined();
    expect(notesOf(document).some((note) => note.includes('no empty upstream'))).toBe(true);
  });

  it('warns that it has no active health check', () => {
    const document = topology().stacked(3).loadBalancers(1, { software: 'nginx' }).build();
    const lines = linesOf(document, 'hosts/lb-1/etc/nginx/nginx.conf');
    expect(lines).toContain('server 10.0.0.11:6443 max_fails=2 fail_timeout=5s;');
    expect(lines).toContain('proxy_timeout 4h;');
    expect(notesOf(document).some((note) => note.includes('no active health check'))).toBe(true);
  });
});

describe('keepalived', () => {
  it('speaks unicast to the other members, as a backup that does not preempt', () => {
    const document = design().build();
    const lines = linesOf(document, keepalived('lb-2'));
    expect(lines).toEqual(
      expect.arrayContaining([
        'state BACKUP',
        'nopreempt',
        'virtual_router_id 51',
        'priority 100',
        'unicast_src_ip 10.0.0.15',
        '10.0.0.14',
        '10.0.0.100/24 dev eth0',
      ]),
    );
    // Together with nopreempt a weight would leave the VIP on the dead load balancer.
    expect(lines.some((line) => line.startsWith('weight'))).toBe(false);
  });

  it('has one VRRP instance for each VIP of the host', () => {
    const document = design().vip('10.0.0.101').build();
    expect(
      linesOf(document, keepalived('lb-1')).filter((line) => line.startsWith('vrrp_instance')),
    ).toEqual(['vrrp_instance vip {', 'vrrp_instance vip-2 {']);
  });

  it.each([
    [{ prefixLength: 28 }, '10.0.0.0/22', '10.0.0.100/28 dev eth0'],
    [{}, '10.0.0.0/22', '10.0.0.100/22 dev eth0'],
    [{}, '10.9.0.0/22', '10.0.0.100/24 dev eth0'],
  ])('takes the prefix from the VIP, the host subnet, or /24 (%#)', (patch, cidr, expected) => {
    const document = topology()
      .loadBalancers(2)
      .vip('10.0.0.100', patch)
      .with(({ network }) => network.hostSubnets.push({ cidr, stretched: true }))
      .build();
    expect(linesOf(document, keepalived('lb-1'))).toContain(expected);
  });

  it('multicasts where the design says so', () => {
    const document = topology().loadBalancers(2).vip('10.0.0.100', { unicast: false }).build();
    expect(fileOf(document, keepalived('lb-1'))).not.toContain('unicast');
  });

  it('is written for members of a VIP with an address only', () => {
    expect(fileOf(topology().loadBalancers(1).build(), keepalived('lb-1'))).toBeUndefined();
    const empty = topology().loadBalancers(2).vip('').build();
    expect(fileOf(empty, keepalived('lb-1'))).toBeUndefined();
    expect(notesOf(empty).some((note) => note.includes('no address that could be written'))).toBe(
      true,
    );
  });

  it.each([
    ['virtual router id', { virtualRouterId: 300 }, {}],
    ['priority', {}, { priority: 0 }],
  ])('leaves out what it would refuse: %s', (word, vip, balancer) => {
    const document = topology().loadBalancers(2, balancer).vip('10.0.0.100', vip).build();
    expect(fileOf(document, keepalived('lb-1'))).toBeUndefined();
    expect(notesOf(document).some((note) => note.includes(word))).toBe(true);
  });

  it('comes after the load balancer beside it and is started again', () => {
    const text = fileOf(
      design().build(),
      'hosts/lb-1/etc/systemd/system/keepalived.service.d/10-k8s-ha.conf',
    );
    expect(text).toContain('After=network-online.target haproxy.service');
    expect(text).toContain('Restart=always');
  });
});
