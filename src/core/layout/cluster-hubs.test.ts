import { describe, expect, it } from 'vitest';
import { indexTopology } from '../graph/topology-index.ts';
import { layoutTopology } from './layout-topology.ts';
import { topology } from '../../testing/topology-builder.ts';
import { clusterHubs } from './cluster-hubs.ts';

describe('clusterHubs', () => {
  it('stands between masters and members and covers no host', () => {
    const index = indexTopology(topology().zones(3).controlPlanes(5).externalEtcd(5).build());
    const layout = layoutTopology(index);
    const hub = clusterHubs(index, layout).get('etcd');
    if (hub === undefined) throw new Error('no hub');
    for (const shape of layout.shapes.values()) {
      if (shape.kind !== 'host') continue;
      const apart =
        hub.x >= shape.rect.x + shape.rect.width ||
        shape.rect.x >= hub.x + hub.width ||
        hub.y >= shape.rect.y + shape.rect.height ||
        shape.rect.y >= hub.y + hub.height;
      expect(apart).toBe(true);
    }
    const lowest = Math.max(
      ...index.controlPlanes.map(({ id }) => layout.shapes.get(id)?.rect.y ?? 0),
    );
    expect(hub.y).toBeGreaterThan(lowest);
  });

  it('draws none for a stacked cluster or one without members', () => {
    const stacked = indexTopology(topology().stacked(3).build());
    expect(clusterHubs(stacked, layoutTopology(stacked)).size).toBe(0);
    const empty = indexTopology(
      topology()
        .with((document) => {
          document.etcdClusters.push({
            id: 'lost',
            name: 'lost',
            placement: 'external',
            version: '',
            members: [],
            heartbeatInterval: 100,
            electionTimeout: 1000,
            quotaBackendBytes: 1,
            options: [],
          });
        })
        .build(),
    );
    expect(clusterHubs(empty, layoutTopology(empty)).size).toBe(0);
  });
});
