import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMessage } from './message.ts';
import { parseTopology, pathText } from './parse-topology.ts';
import { emptyTopology } from './topology.ts';

const minimal = { apiVersion: 'quorate/v1', kind: 'Topology', metadata: { name: 'd' } };

function first(value: unknown): string {
  const result = parseTopology(value);
  if (result.ok) return 'read';
  const [issue] = result.issues;
  return `${issue!.path}: ${renderMessage(issue!.message, 'en')}`;
}

describe('parseTopology', () => {
  it('fills in what a short document leaves out', () => {
    const result = parseTopology(minimal);
    expect(result).toEqual({ ok: true, topology: { ...emptyTopology('d') } });
    expect(result).toMatchObject({
      topology: {
        cluster: { kubernetesVersion: '1.34.9', podSubnets: ['10.244.0.0/16'] },
        checks: { profile: 'production' },
        network: { hostSubnets: [], roundTripTimes: [] },
      },
    });
  });

  it('keeps keys it does not know, at every level', () => {
    const result = parseTopology({
      ...minimal,
      later: { a: [1] },
      hosts: [{ id: 'h', name: 'h', rackUnit: 7 }],
      layout: { h: { x: 0, y: 0, locked: true } },
    });
    expect(result).toMatchObject({
      topology: { later: { a: [1] }, hosts: [{ rackUnit: 7 }], layout: { h: { locked: true } } },
    });
  });

  it.each([
    [null, ': This is no topology'],
    ['text', ': This is no topology'],
    [
      { kind: 'Pod' },
      'kind: This file is not a Quorate topology: kind must be "Topology", but it is "Pod"',
    ],
    [
      { ...minimal, apiVersion: 'quorate/v2' },
      'apiVersion: This file was written for "quorate/v2"',
    ],
    [{ ...minimal, apiVersion: 'v1' }, 'apiVersion: Must be one of: quorate/v1.'],
    [{ ...minimal, metadata: {} }, 'metadata.name: Is missing; it must be string.'],
    [{ ...minimal, hosts: [{ id: 'h', name: 5 }] }, 'hosts[0].name: Must be string.'],
    [
      { ...minimal, hosts: [{ id: '1h', name: '' }] },
      'hosts[0].id: Has a form that is not allowed here',
    ],
    [
      { ...minimal, hosts: [{ id: 'h', name: 'x'.repeat(513) }] },
      'hosts[0].name: Must be at most 512.',
    ],
    [
      { ...minimal, checks: { profile: 'heroic' } },
      'checks.profile: Must be one of: learning, production, multi-zone.',
    ],
    [{ ...minimal, layout: { h: { x: 1e9, y: 0 } } }, 'layout.h.x: Must be at most 1000000.'],
    [
      { ...minimal, hosts: [{ id: 'h', name: 'h', failureDomain: 'z' }] },
      'hosts[0].failureDomain: It refers to "z"',
    ],
  ])('says of %j: %s', (value, expected) => {
    expect(first(value)).toContain(expected);
  });

  it('names an unknown kind of component, with the kinds there are', () => {
    expect(
      first({ ...minimal, components: [{ id: 'c', kind: 'proxy', name: '', host: 'h' }] }),
    ).toBe('components[0].kind: Must be one of: load-balancer, control-plane, etcd, worker.');
  });

  it('refuses more elements than the program can show', () => {
    const hosts = Array.from({ length: 12_000 }, (_, n) => ({ id: `h${n}`, name: '' }));
    const components = hosts.map(({ id }) => ({
      id: `${id}c`,
      kind: 'worker',
      name: '',
      host: id,
    }));
    expect(first({ ...minimal, hosts, components })).toContain('24000 elements');
  });

  it('answers whatever it is given, in both languages, and is at rest with its own result', () => {
    const part = fc.jsonValue({ maxDepth: 3 });
    const anything = fc.oneof(
      part,
      fc
        .record(
          {
            hosts: part,
            components: part,
            links: part,
            layout: part,
            cluster: part,
            endpoints: part,
          },
          { requiredKeys: [] },
        )
        .map((parts) => ({ ...minimal, ...parts })),
    );
    let unsaid = 0;
    fc.assert(
      fc.property(anything, (value) => {
        const result = parseTopology(value);
        const issues = result.ok ? [] : result.issues;
        expect(result.ok || issues.length > 0).toBe(true);
        unsaid += issues.filter(({ message }) => renderMessage(message, 'zh') === '').length;
        const again = result.ok ? parseTopology(result.topology) : result;
        expect(again).toEqual(result);
      }),
      { numRuns: 500 },
    );
    expect(unsaid).toBe(0);
  });
});

describe('pathText', () => {
  it('is written as in the words of the file', () => {
    expect(pathText(['hosts', 2, 'addresses', 0])).toBe('hosts[2].addresses[0]');
    expect(pathText([])).toBe('');
  });
});
