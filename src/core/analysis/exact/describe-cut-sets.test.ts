import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../graph/topology-index.ts';
import { renderMessage } from '../../model/message.ts';
import { templateById } from '../../model/templates/registry.ts';
import type { CutSetGroup, CutSetPart } from './analysis.ts';
import { describeCutSetGroup } from './describe-cut-sets.ts';

const index = indexTopology(templateById('stacked-3-zones')!.build());

function said(parts: readonly CutSetPart[], language: 'en' | 'zh' = 'en'): string {
  const group: CutSetGroup = { order: 2, count: 3, parts, example: [] };
  return renderMessage(describeCutSetGroup(index, group), language);
}

/** The host of a component of the same name. */
const hostOf = (component: string): string => index.components.get(component)!.host;

const singles = (...ids: string[]): string[][] => ids.map((id) => [id]);

describe('describeCutSetGroup', () => {
  it('counts among what is alike', () => {
    const parts = [{ choose: 2, blocks: singles('etcd-1', 'etcd-2', 'etcd-3') }];
    expect(said(parts)).toBe('any 2 of etcd-1, etcd-2, etcd-3');
    expect(said(parts, 'zh')).toBe('etcd-1、etcd-2、etcd-3 中任意 2 个');
  });

  it('names one out of several, and all of a few', () => {
    expect(said([{ choose: 1, blocks: singles('zone-a', 'zone-b') }])).toBe(
      'one of zone-a, zone-b',
    );
    expect(said([{ choose: 2, blocks: singles('zone-a', 'zone-b') }])).toBe('zone-a and zone-b');
    expect(said([{ choose: 1, blocks: singles('zone-a') }])).toBe('zone-a');
  });

  it('takes one out of each block, and tells what has the same name apart', () => {
    const blocks = [
      ['zone-a', hostOf('master-1')],
      ['zone-b', hostOf('master-2')],
    ];
    expect(said([{ choose: 2, blocks }])).toBe(
      'one of zone-a, host master-1 and one of zone-b, host master-2',
    );
    expect(said([{ choose: 2, blocks }], 'zh')).toBe(
      'zone-a、主机 master-1 之一 与 zone-b、主机 master-2 之一',
    );
    expect(said([{ choose: 2, blocks: [...blocks, ['zone-c', hostOf('master-3')]] }])).toBe(
      'any 2 of (zone-a or host master-1), (zone-b or host master-2), (zone-c or host master-3)',
    );
  });

  it('joins parts, lists where what follows is not taken for a part of them', () => {
    expect(
      said([
        { choose: 1, blocks: [['zone-a', 'lb-1']] },
        { choose: 1, blocks: singles('zone-c') },
      ]),
    ).toBe('zone-c and one of zone-a, load balancer lb-1');
  });

  it('names many that all fail as one list', () => {
    const all = singles('etcd-1', 'etcd-2', 'etcd-3', 'zone-a', 'zone-b');
    expect(said([{ choose: 5, blocks: all }])).toBe(
      'all 5 of etcd-1, etcd-2, etcd-3, zone-a, zone-b',
    );
  });

  it('names processes and the space of a cluster', () => {
    const [balancer] = index.loadBalancers;
    const [cluster] = index.topology.etcdClusters;
    expect(said([{ choose: 1, blocks: singles(`${balancer!.id}:keepalived`) }])).toBe(
      `keepalived on ${balancer!.name}`,
    );
    expect(said([{ choose: 1, blocks: singles(`${cluster!.id}:space`) }], 'zh')).toBe(
      `${cluster!.name} 的空间`,
    );
  });

  it('counts what would be too long a list', () => {
    const many = Array.from({ length: 40 }, (_, i) => [`etcd-${i + 1}`]);
    expect(said([{ choose: 20, blocks: many }])).toMatch(/^any 20 of etcd-1, .*and 28 more$/);
  });

  it('takes a name for data, whatever it says', () => {
    const named = {
      ...index.topology,
      failureDomains: index.topology.failureDomains.map((domain) => ({
        ...domain,
        name: '$& {list} {p0}',
      })),
    };
    const group = {
      order: 1,
      count: 1,
      parts: [{ choose: 1, blocks: singles('zone-a') }],
      example: [],
    };
    expect(renderMessage(describeCutSetGroup(indexTopology(named), group), 'en')).toBe(
      'zone $& {list} {p0}',
    );
  });

  it('says when nothing has to fail', () => {
    expect(said([])).toContain('down as drawn');
  });
});
