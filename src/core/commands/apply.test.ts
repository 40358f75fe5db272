import { describe, expect, it } from 'vitest';
import { renderMessage } from '../model/message.ts';
import { emptyTopology, topologySchema, type Topology } from '../model/topology.ts';
import { applyCommand } from './apply.ts';
import type { Command } from './command.ts';
import { checkConnection } from './connection.ts';
import { commandLabel } from './describe-command.ts';

function run(topology: Topology, ...commands: readonly Command[]): Topology {
  return commands.reduce((before, command) => {
    const result = applyCommand(before, command);
    if (!result.ok) throw new Error(renderMessage(result.reason, 'en'));
    return result.topology;
  }, topology);
}

function refusal(topology: Topology, command: Command): string {
  const result = applyCommand(topology, command);
  return result.ok ? 'applied' : renderMessage(result.reason, 'en');
}

const drop = (
  kind: 'load-balancer' | 'control-plane' | 'etcd' | 'worker',
  host?: string,
): Command => ({ type: 'add-component', kind, target: host === undefined ? {} : { host } });

const links = (topology: Topology): string[] =>
  topology.links.map(
    (link) =>
      `${link.from} > ${link.to}${link.kind === 'forwards' && link.mode === 'standby' ? ' standby' : ''}`,
  );

const empty = emptyTopology('t');

describe('dropping components', () => {
  it('makes a host that takes the name of the component and no address', () => {
    const topology = run(empty, drop('control-plane'), drop('control-plane'));
    expect(topology.hosts).toMatchObject([
      { id: 'host-1', name: 'master-1', addresses: [] },
      { id: 'host-2', name: 'master-2', addresses: [] },
    ]);
    expect(topology.components.map(({ id, host }) => [id, host])).toEqual([
      ['master-1', 'host-1'],
      ['master-2', 'host-2'],
    ]);
  });

  it('founds a stacked cluster on a master, in either order of the two', () => {
    const masterFirst = run(empty, drop('control-plane'), drop('etcd', 'host-1'));
    expect(masterFirst.etcdClusters).toMatchObject([
      { placement: 'stacked', members: [{ component: 'etcd-1' }] },
    ]);
    const etcdFirst = run(empty, drop('etcd'), drop('control-plane', 'host-1'));
    expect(etcdFirst.etcdClusters).toMatchObject([
      { placement: 'stacked', members: [{ component: 'etcd-1' }] },
    ]);
    expect(links(etcdFirst)).toEqual([]);
  });

  it('founds an external cluster on a host of its own and lets the masters store in it', () => {
    const topology = run(
      empty,
      drop('control-plane'),
      drop('etcd'),
      drop('etcd'),
      drop('control-plane'),
    );
    expect(topology.etcdClusters).toMatchObject([
      { id: 'etcd-cluster-1', placement: 'external', members: [{}, {}] },
    ]);
    expect(links(topology)).toEqual(['master-1 > etcd-cluster-1', 'master-2 > etcd-cluster-1']);
  });

  it('never founds a second cluster', () => {
    const external = run(empty, drop('etcd'), drop('control-plane'), drop('etcd', 'host-2'));
    expect(external.etcdClusters).toHaveLength(1);
    const stacked = run(empty, drop('control-plane'), drop('etcd', 'host-1'), drop('etcd'));
    expect(stacked.etcdClusters).toMatchObject([{ placement: 'stacked', members: [{}, {}] }]);
  });

  it('keeps complete backends complete and leaves chosen ones alone', () => {
    const pair = run(
      empty,
      drop('control-plane'),
      drop('control-plane'),
      drop('load-balancer'),
      drop('load-balancer'),
    );
    const chosen = pair.links.find((link) => link.from === 'lb-2' && link.to === 'master-2');
    const topology = run(pair, { type: 'remove', ids: [chosen!.id] }, drop('control-plane'));
    expect(links(topology)).toEqual([
      'lb-1 > master-1',
      'lb-1 > master-2',
      'lb-2 > master-1',
      'lb-1 > master-3',
    ]);
  });

  it('forwards from load balancers that were there before the first master, once', () => {
    const topology = run(empty, drop('load-balancer'), drop('control-plane'), {
      type: 'add-endpoint',
      kind: 'dns',
    });
    expect(links(topology)).toEqual(['lb-1 > master-1', 'dns-1 > lb-1']);
    const more = run(topology, drop('load-balancer'), drop('control-plane'));
    expect(links(more).slice(2)).toEqual([
      'lb-2 > master-1',
      'dns-1 > lb-2',
      'lb-1 > master-2',
      'lb-2 > master-2',
    ]);
  });

  it('keeps a standby load balancer standby', () => {
    const one = run(empty, drop('control-plane'), drop('load-balancer'));
    const standby = run(one, {
      type: 'update-element',
      collection: 'links',
      id: 'link-1',
      patch: { mode: 'standby' },
    });
    expect(links(run(standby, drop('control-plane')))).toEqual([
      'lb-1 > master-1 standby',
      'lb-1 > master-2 standby',
    ]);
  });

  it('takes 8443 beside a kube-apiserver, and what the VIP it joins has', () => {
    const topology = run(
      empty,
      drop('control-plane'),
      drop('load-balancer', 'host-1'),
      {
        type: 'update-element',
        collection: 'components',
        id: 'lb-1',
        patch: { software: 'nginx' },
      },
      { type: 'add-endpoint', kind: 'vip' },
      drop('load-balancer'),
    );
    expect(topology.components.slice(1)).toMatchObject([
      { id: 'lb-1', port: 8443, priority: 110, software: 'nginx' },
      { id: 'lb-2', port: 8443, priority: 100, software: 'nginx' },
    ]);
    expect(topology.endpoints).toMatchObject([{ members: ['lb-1', 'lb-2'] }]);
    expect(renderMessage(commandLabel(topology, drop('load-balancer')), 'en')).toBe(
      'Add load balancer lb-3 to VIP vip-1',
    );
  });
});

describe('failure domains', () => {
  const nested = run(
    empty,
    { type: 'add-failure-domain', kind: 'region' },
    { type: 'add-failure-domain', kind: 'zone', parent: 'region-1' },
    { type: 'add-failure-domain', kind: 'zone', parent: 'region-1' },
    { type: 'add-failure-domain', kind: 'rack', parent: 'zone-1' },
  );

  it('are lettered and numbered', () => {
    expect(nested.failureDomains.map(({ name }) => name)).toEqual([
      'region-1',
      'zone-a',
      'zone-b',
      'rack-1',
    ]);
  });

  it('do not nest upside down', () => {
    expect(refusal(nested, { type: 'add-failure-domain', kind: 'zone', parent: 'rack-1' })).toBe(
      'A zone cannot lie inside the rack rack-1. It may lie in: region.',
    );
    expect(
      refusal(nested, { type: 'move-failure-domain', domain: 'region-1', parent: 'zone-1' }),
    ).toBe('region-1 cannot be moved into itself. Choose a domain outside of it.');
    expect(
      refusal(nested, { type: 'move-failure-domain', domain: 'zone-1', parent: 'zone-2' }),
    ).toContain('A zone cannot lie inside the zone zone-b.');
    expect(
      refusal(nested, {
        type: 'update-element',
        collection: 'failureDomains',
        id: 'zone-2',
        patch: { parent: 'rack-1' },
      }),
    ).toContain('cannot lie inside');
  });

  it('do not get a rack into a rack by way of a switch', () => {
    const topology = run(
      nested,
      { type: 'add-failure-domain', kind: 'switch', parent: 'rack-1' },
      { type: 'add-failure-domain', kind: 'rack' },
    );
    expect(
      refusal(topology, { type: 'move-failure-domain', domain: 'rack-2', parent: 'switch-1' }),
    ).toContain('A rack cannot lie inside the rack rack-1.');
  });

  it('hand what they held to the domain above when removed, at its place on the canvas', () => {
    const topology = run(
      nested,
      { type: 'add-host', failureDomain: 'rack-1', position: { x: 5, y: 6 } },
      { type: 'add-host', failureDomain: 'zone-1', position: { x: 1, y: 1 } },
      { type: 'set-layout', placements: { 'rack-1': { x: 10, y: 20 }, 'zone-2': { x: 9, y: 9 } } },
      {
        type: 'update-settings',
        part: 'network',
        patch: {
          roundTripTimes: [{ from: 'zone-1', to: 'zone-2', milliseconds: 1 }],
          hostSubnets: [{ cidr: '10.0.0.0/24', failureDomain: 'rack-1' }],
        },
      },
      { type: 'add-endpoint', kind: 'cloud-lb' },
      {
        type: 'update-element',
        collection: 'endpoints',
        id: 'cloud-lb-1',
        patch: { zones: ['zone-1', 'zone-2'] },
      },
      { type: 'remove', ids: ['rack-1', 'zone-1'] },
    );
    expect(topology.hosts.map(({ failureDomain }) => failureDomain)).toEqual([
      'region-1',
      'region-1',
    ]);
    expect(topology.network).toMatchObject({
      roundTripTimes: [],
      hostSubnets: [{ failureDomain: 'region-1' }],
    });
    expect(topology.endpoints).toMatchObject([{ zones: ['zone-2'] }]);
    // zone-1 had no stored place, so nothing in it can keep its own.
    expect(topology.layout).toEqual({ 'zone-2': { x: 9, y: 9 } });
    const rackGone = run(
      nested,
      { type: 'add-host', failureDomain: 'rack-1', position: { x: 5, y: 6 } },
      { type: 'set-layout', placements: { 'rack-1': { x: 10, y: 20 } } },
      { type: 'remove', ids: ['rack-1'] },
    );
    expect(rackGone.layout).toEqual({ 'host-1': { x: 15, y: 26 } });
  });
});

describe('removing', () => {
  it('takes along components, links, memberships and emptied clusters', () => {
    const topology = run(empty, drop('etcd'), drop('control-plane'), drop('load-balancer'), {
      type: 'add-endpoint',
      kind: 'vip',
    });
    const left = run(topology, { type: 'remove', ids: ['host-1', 'host-3'] });
    expect(left).toMatchObject({
      hosts: [{ id: 'host-2' }],
      components: [{ id: 'master-1' }],
      etcdClusters: [],
      links: [],
      endpoints: [{ id: 'vip-1', members: [] }],
    });
  });

  it('takes the members of a removed cluster along', () => {
    const topology = run(empty, drop('etcd'), drop('etcd'), {
      type: 'remove',
      ids: ['etcd-cluster-1'],
    });
    expect(topology.components).toEqual([]);
    expect(topology.hosts).toHaveLength(2);
  });
});

describe('changing an element', () => {
  const topology = run(empty, drop('load-balancer'));
  const change = (patch: Record<string, unknown>): Command => ({
    type: 'update-element',
    collection: 'components',
    id: 'lb-1',
    patch,
  });

  it('names the field that cannot be held', () => {
    expect(refusal(topology, change({ port: 70_000 }))).toBe('port: Must be at most 65535.');
    expect(refusal(topology, change({ host: 'gone' }))).toBe(
      'components[0].host: It refers to "gone", but there is no such host. Add it or correct the id.',
    );
    expect(refusal(topology, change({ priority: Number.NaN }))).toContain('cannot keep');
  });

  it('holds on to id and kind', () => {
    expect(refusal(topology, change({ id: 'lb-9' }))).toContain('id');
    expect(refusal(topology, change({ kind: 'etcd' }))).toContain('kind');
  });

  it('keeps values that are bad design but fit the document', () => {
    expect(run(topology, change({ priority: 999 })).components).toMatchObject([{ priority: 999 }]);
  });

  it('removes optional properties, puts defaults back and changes nothing for nothing', () => {
    const zone = run(
      empty,
      { type: 'add-failure-domain', kind: 'zone' },
      {
        type: 'update-element',
        collection: 'failureDomains',
        id: 'zone-1',
        patch: { availability: 0.9 },
      },
    );
    const without = run(zone, {
      type: 'update-element',
      collection: 'failureDomains',
      id: 'zone-1',
      patch: { availability: undefined },
    });
    expect(without.failureDomains).toEqual([{ id: 'zone-1', kind: 'zone', name: 'zone-a' }]);
    expect(run(topology, change({ software: undefined })).components).toMatchObject([
      { software: 'haproxy' },
    ]);
    const same = applyCommand(topology, change({ software: 'haproxy' }));
    expect(same.ok && same.topology).toBe(topology);
  });
});

describe('linking', () => {
  const base = run(
    empty,
    drop('control-plane'),
    drop('control-plane'),
    drop('etcd'),
    drop('load-balancer'),
    drop('load-balancer'),
    drop('worker'),
    { type: 'add-endpoint', kind: 'direct' },
    { type: 'add-endpoint', kind: 'kube-vip' },
  );
  const bare = { ...base, links: [] };
  const reason = (topology: Topology, from: string, to: string): string => {
    const check = checkConnection(topology, from, to);
    return check.ok ? 'ok' : renderMessage(check.reason, 'en');
  };
  const linked = (topology: Topology, from: string, to: string): string[] => {
    const check = checkConnection(topology, from, to);
    return check.ok
      ? links(run(topology, check.command)).slice(topology.links.length)
      : ['refused'];
  };

  it('draws the link that fits, in either direction, and lets hosts stand for their component', () => {
    expect(linked(bare, 'lb-1', 'master-1')).toEqual(['lb-1 > master-1']);
    expect(linked(bare, 'master-1', 'lb-1')).toEqual(['lb-1 > master-1']);
    expect(linked(bare, 'host-1', 'host-4')).toEqual(['lb-1 > master-1']);
    expect(linked(bare, 'host-3', 'master-1')).toEqual(['master-1 > etcd-1']);
    expect(linked(bare, 'master-1', 'etcd-cluster-1')).toEqual(['master-1 > etcd-cluster-1']);
    expect(linked(bare, 'direct-1', 'master-2')).toEqual(['direct-1 > master-2']);
  });

  it('makes VRRP a membership of one VIP', () => {
    const founded = run(bare, { type: 'connect', from: 'lb-1', to: 'lb-2' });
    expect(founded.endpoints.at(-1)).toMatchObject({ kind: 'vip', members: ['lb-1', 'lb-2'] });
    const third = run(founded, { type: 'leave-endpoint', endpoint: 'vip-1', member: 'lb-2' });
    const again = run(third, { type: 'connect', from: 'host-5', to: 'host-4' });
    expect(again.endpoints.at(-1)).toMatchObject({ members: ['lb-1', 'lb-2'] });
    expect(reason(again, 'lb-2', 'lb-1')).toBe('lb-2 and lb-1 are linked already.');
    expect(reason(again, 'vip-1', 'lb-1')).toContain('linked already');
  });

  it('says why not and what to do instead', () => {
    expect(reason(base, 'lb-1', 'master-1')).toBe('lb-1 and master-1 are linked already.');
    expect(reason(bare, 'lb-1', 'etcd-1')).toContain('Link the master with the etcd cluster');
    expect(reason(bare, 'master-1', 'master-2')).toContain('Masters do not talk');
    expect(reason(bare, 'worker-1', 'lb-1')).toContain('needs no link');
    expect(reason(bare, 'kube-vip-1', 'lb-1')).toContain('kube-vip runs on masters');
    expect(reason(bare, 'kube-vip-1', 'master-1')).toContain('linked already');
    expect(reason(bare, 'lb-1', 'lb-1')).toContain('itself');
    expect(reason(bare, 'lb-1', 'nowhere')).toContain('does not exist');
    expect(reason(run(base, { type: 'add-host' }), 'lb-1', 'host-7')).toContain('carries nothing');
    const direct = run(bare, { type: 'connect', from: 'direct-1', to: 'master-1' });
    expect(reason(direct, 'direct-1', 'master-2')).toContain('one target');
    const stacked = run(
      empty,
      drop('control-plane'),
      drop('etcd', 'host-1'),
      drop('control-plane'),
    );
    expect(reason(stacked, 'master-2', 'etcd-1')).toContain('Drop an etcd member on the host');
  });
});

describe('batch', () => {
  it('is refused as a whole', () => {
    const result = applyCommand(empty, {
      type: 'batch',
      label: { text: { en: 'Two', zh: '两项' } },
      commands: [{ type: 'add-host' }, { type: 'remove', ids: ['gone'] }],
    });
    expect(result).toMatchObject({ ok: false });
  });
});

describe('labels', () => {
  it('name the step in both languages', () => {
    const topology = topologySchema.parse({
      ...empty,
      failureDomains: [{ id: 'z', kind: 'zone', name: 'zone-b' }],
      hosts: [{ id: 'h', name: 'm-2' }],
    });
    const label = commandLabel(topology, { type: 'move-host', host: 'h', failureDomain: 'z' });
    expect(renderMessage(label, 'en')).toBe('Move host m-2 to zone-b');
    expect(renderMessage(label, 'zh')).toBe('将主机 m-2 移到 zone-b');
  });
});
