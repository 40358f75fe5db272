import { describe, expect, it } from 'vitest';
import { indexTopology } from '../core/graph/topology-index.ts';
import { renderMessage } from '../core/model/message.ts';
import type { ScenarioStep } from '../core/model/topology.ts';
import { topology } from '../testing/topology-builder.ts';
import { describeStep } from './describe-step.ts';

const index = indexTopology(
  topology()
    .zones(2)
    .stacked(2)
    .loadBalancers(1)
    .with((document) => {
      document.hosts[0]!.name = '{0} {name}';
    })
    .build(),
);

const say = (action: ScenarioStep['action'], ...targets: string[]): string =>
  renderMessage(describeStep(index, { action, targets }), 'en');

describe('describeStep', () => {
  it('names what fails with its kind', () => {
    expect(say('fail', 'zone-a')).toBe('Fail zone zone-a');
    expect(say('restore', 'm1', 'lb1')).toBe('Restore master master-1, load balancer lb-1');
    expect(say('fail', 'lb1:keepalived')).toBe('Fail keepalived on lb-1');
    expect(say('fail', index.topology.links[0]?.id ?? '')).toBe('Fail link lb-1 → master-1');
  });

  it('tells a cut around a place from one between two', () => {
    expect(say('cut', 'zone-a')).toBe('Cut zone zone-a off from the rest');
    expect(say('cut', 'zone-a', 'zone-b')).toBe('Cut zone zone-a from zone zone-b');
    expect(say('join', 'zone-a', 'zone-b')).toBe('Join zone zone-a to zone zone-b again');
  });

  it('puts no space between Chinese characters', () => {
    const inChinese = (id: string): string =>
      renderMessage(describeStep(index, { action: 'fail', targets: [id] }), 'zh');
    expect(inChinese('zone-a')).toBe('使可用区 zone-a 故障');
    expect(inChinese('m1')).toBe('使 master master-1 故障');
  });

  it('does not call a full store a failure', () => {
    expect(say('fail', 'etcd:space')).toBe('Let etcd cluster etcd run out of space');
  });

  it('leaves names alone that look like templates', () => {
    expect(say('fail', 'host-m1')).toBe('Fail host {0} {name}');
  });
});
