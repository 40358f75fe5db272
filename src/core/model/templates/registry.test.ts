import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages } from '../message.ts';
import { parseTopology } from '../parse-topology.ts';
import { elementCollections } from '../topology.ts';
import { templates } from './registry.ts';

const helpers = ['design.ts', 'registry.ts', 'template.ts'];

describe('starters', () => {
  it('are all registered once, under the name of their file', () => {
    const files = readdirSync(import.meta.dirname)
      .filter((file) => !file.endsWith('.test.ts') && !helpers.includes(file))
      .map((file) => file.replace(/\.ts$/, ''));
    expect(templates.map(({ id }) => id).toSorted()).toEqual(files.toSorted());
  });

  it.each(templates.map((template) => [template.id, template] as const))(
    '%s is a document, the same each time',
    (_, { build }) => {
      const topology = build();
      expect(parseTopology(JSON.parse(JSON.stringify(topology)))).toEqual({ ok: true, topology });
      expect(build()).toEqual(topology);
      expect(build()).not.toBe(topology);
      const ids = elementCollections.flatMap((list) => topology[list].map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
      const addresses = topology.hosts.flatMap((host) => host.addresses);
      expect(addresses).toHaveLength(topology.hosts.length);
      expect(new Set(addresses).size).toBe(addresses.length);
    },
  );

  it.each(templates.map((template) => [template.id, template] as const))(
    '%s says what it is in both languages, and bad ones what they teach',
    (id, { title, description, teaches, good }) => {
      for (const language of languages) {
        expect(title[language].length).toBeGreaterThan(3);
        expect(description[language]).toMatch(/[.。]$/);
      }
      expect(teaches !== undefined).toBe(id.startsWith('bad-'));
      expect(good && teaches !== undefined).toBe(false);
    },
  );

  it('keep the structure of the drawings they come from', () => {
    const shape = (id: string) => {
      const topology = templates.find((template) => template.id === id)!.build();
      const host = new Map(topology.hosts.map(({ id: hostId, name }) => [hostId, name]));
      return {
        components: topology.components.map((each) => `${host.get(each.host)}/${each.name}`),
        links: topology.links.length,
        standby: topology.links.filter(
          (link) => link.kind === 'forwards' && link.mode === 'standby',
        ).length,
      };
    };
    expect(shape('seed-vrrp-pair')).toEqual({
      components: ['lb1/LB1', 'lb2/LB2'],
      links: 0,
      standby: 0,
    });
    expect(shape('seed-load-balanced-masters')).toMatchObject({ links: 6, standby: 3 });
    expect(shape('seed-stacked').components).toEqual([
      'lb/LB',
      'node1/master1',
      'node1/etcd-node1',
      'node2/master2',
      'node2/etcd-node2',
      'node3/master3',
      'node3/etcd-node3',
    ]);
    expect(shape('seed-external-etcd')).toEqual({
      components: [
        'lb/LB',
        'master1/service1',
        'master2/service2',
        'master3/service3',
        'node1/etcd1',
        'node2/etcd2',
        'node3/etcd3',
      ],
      links: 6,
      standby: 0,
    });
  });
});
