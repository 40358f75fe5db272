import { describe, expect, it } from 'vitest';
import { explainScenario } from './explain-scenario.ts';
import type { Scenario } from '../verdict.ts';
import { indexTopology } from '../../graph/topology-index.ts';
import type { Topology } from '../../model/topology.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { playScene, type PlayedScene, type PlayedShape } from './play-scene.ts';

const stacked = topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100').build();
const external = topology()
  .zones(3)
  .controlPlanes(2)
  .externalEtcd(3)
  .loadBalancers(1)
  .vip('10.0.0.100')
  .build();

function play(design: Topology, scenario: Scenario, before?: Scenario): PlayedScene {
  const index = indexTopology(design);
  return playScene(index, scenario, explainScenario(index, scenario, before));
}

function shape(design: Topology, id: string, ...failed: string[]): PlayedShape | undefined {
  return play(design, { failed }).shapes.get(id);
}

describe('what fails', () => {
  it('takes down what stands in it, and is told from it', () => {
    const { shapes } = play(stacked, { failed: ['zone-a'] });
    expect(shapes.get('zone-a')).toMatchObject({ fate: 'failed' });
    const dead = { fate: 'dead', why: 'above', about: 'zone-a' };
    expect(shapes.get('host-m1')).toMatchObject(dead);
    expect(shapes.get('m1')).toMatchObject(dead);
    expect(shapes.get('host-m2')).toBeUndefined();
    expect(shapes.get('m2')).toBeUndefined();
  });

  it('may be a process: the rest of the component goes on', () => {
    expect(shape(stacked, 'm1', 'm1:kube-scheduler')).toEqual({
      fate: 'impaired',
      why: 'processes',
      about: 'kube-scheduler',
    });
    expect(shape(stacked, 'm1', 'm1:kube-apiserver')).toMatchObject({
      fate: 'unusable',
      why: 'processes',
    });
  });
});

describe('what is alive and of no use', () => {
  it('is a master that lost its own member, while the cluster has quorum', () => {
    expect(shape(stacked, 'm1', 'e1')).toMatchObject({ fate: 'unusable', why: 'store' });
    expect(shape(stacked, 'm2', 'e1')).toBeUndefined();
  });

  it('is everything behind a cluster without quorum', () => {
    const { shapes } = play(stacked, { failed: ['host-m1', 'host-m2'] });
    expect(shapes.get('m3')).toMatchObject({ fate: 'unusable', why: 'quorum' });
    expect(shapes.get('e3')).toMatchObject({ fate: 'unusable', why: 'quorum' });
    expect(shapes.get('lb1')).toMatchObject({ fate: 'unusable', why: 'backends' });
    expect(shapes.get('vip')).toMatchObject({ fate: 'unusable' });
  });

  it('is an address that nobody holds', () => {
    const failed = ['lb1:keepalived', 'lb2:keepalived'];
    expect(shape(stacked, 'vip', ...failed)).toMatchObject({ fate: 'unusable', why: 'holder' });
  });
});

describe('an etcd cluster', () => {
  it('counts its voters', () => {
    expect(shape(external, 'etcd')).toEqual({ up: 3, voters: 3, quorum: 2 });
    expect(shape(external, 'etcd', 'e1')).toEqual({ up: 2, voters: 3, quorum: 2 });
    expect(shape(external, 'etcd', 'e1', 'e2')).toMatchObject({ up: 1, fate: 'unusable' });
  });

  it('may be out of space', () => {
    const { shapes } = play(external, { failed: ['etcd:space'] });
    expect(shapes.get('etcd')).toMatchObject({ fate: 'impaired', why: 'space' });
    expect(shapes.get('e1')).toMatchObject({ fate: 'impaired', why: 'space' });
    expect(shapes.get('vip')).toMatchObject({ fate: 'impaired', why: 'writes' });
    expect(shapes.get('m1')).toBeUndefined();
  });
});

describe('an address', () => {
  it('is marked at its holder', () => {
    const { shapes, moves } = play(stacked, { failed: [] });
    const holders = [...shapes].filter(([, { holds }]) => holds !== undefined);
    expect(holders).toEqual([['lb1', { holds: 'vip' }]]);
    expect(moves).toEqual([]);
  });

  it('is seen to move by the step that moves it, and by no later one', () => {
    const failed = ['lb1'];
    const moved = play(stacked, { failed }, { failed: [] });
    expect(moved.moves).toEqual([{ endpoint: 'vip', from: 'lb1', to: 'lb2' }]);
    expect(moved.shapes.get('lb1')).toMatchObject({ fate: 'failed', lost: 'vip' });
    expect(moved.shapes.get('lb2')).toMatchObject({ holds: 'vip', took: true });
    const later = play(stacked, { failed: ['lb1', 'm1'] }, { failed });
    expect(later.moves).toEqual([]);
    expect(later.shapes.get('lb2')).toEqual({ holds: 'vip' });
  });
});

describe('a line', () => {
  const line = { id: 'x', from: 'lb1', to: 'm1' };

  it('is failed by itself, or dead with an end', () => {
    const [link] = stacked.links;
    const { id = '', from = '', to = '' } = link ?? {};
    expect(play(stacked, { failed: [id] }).link({ id, from, to })).toBe('failed');
    expect(play(stacked, { failed: ['zone-a'] }).link(line)).toBe('dead');
    expect(play(stacked, { failed: ['m2'] }).link(line)).toBeUndefined();
  });

  it('carries the address to its holder alone', () => {
    const scene = play(stacked, { failed: [] });
    const process = 'keepalived' as const;
    expect(scene.link({ id: 'a', from: 'vip', to: 'lb1', process })).toBe('carries');
    expect(scene.link({ id: 'b', from: 'vip', to: 'lb2', process })).toBeUndefined();
    const failed = play(stacked, { failed: ['lb1:keepalived'] });
    expect(failed.link({ id: 'a', from: 'vip', to: 'lb1', process })).toBe('failed');
  });

  it('is cut where its ends are apart', () => {
    const scene = play(stacked, { failed: [], cuts: [['zone-a']] });
    expect(scene.link({ id: 'x', from: 'lb1', to: 'm2' })).toBe('cut');
    expect(scene.link({ id: 'y', from: 'lb1', to: 'm1' })).toBeUndefined();
    expect(scene.link({ id: 'z', from: 'lb2', to: 'm3' })).toBeUndefined();
  });
});

describe('a cut', () => {
  it('marks its places, and what is lost behind it', () => {
    const { shapes } = play(stacked, { failed: [], cuts: [['zone-a']] });
    expect(shapes.get('zone-a')).toEqual({ cutFrom: '' });
    expect(shapes.get('m1')).toMatchObject({ fate: 'unusable', why: 'quorum' });
    expect(shapes.get('m2')).toBeUndefined();
    expect(shapes.get('vip')).toMatchObject({ fate: 'impaired' });
  });

  it('names the other place', () => {
    const { shapes } = play(stacked, { failed: [], cuts: [['zone-a', 'zone-b']] });
    expect(shapes.get('zone-a')).toMatchObject({ cutFrom: 'zone-b' });
    expect(shapes.get('zone-b')).toMatchObject({ cutFrom: 'zone-a' });
  });
});
