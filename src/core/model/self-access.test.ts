import { describe, expect, it } from 'vitest';
import { reachesItself, selfAccessProblem } from './self-access.ts';
import { cloudLoadBalancerSchema, clusterSchema } from './topology.ts';

const cluster = clusterSchema.parse({ endpoint: 'api.example.internal' });
const cloud = (patch: object) =>
  cloudLoadBalancerSchema.parse({
    id: 'cloud',
    name: 'cloud',
    kind: 'cloud-lb',
    selfAccess: 'hosts-file',
    ...patch,
  });

describe('self access through the hosts file', () => {
  it('works for a name on the port of the API servers', () => {
    expect(reachesItself(cluster, cloud({}))).toBe(true);
    expect(reachesItself({ ...cluster, endpoint: '' }, cloud({ address: 'lb.example' }))).toBe(
      true,
    );
  });

  it('does not where it is not asked for, for an address, or on another port', () => {
    expect(reachesItself(cluster, cloud({ selfAccess: 'through' }))).toBe(false);
    expect(selfAccessProblem(cluster, cloud({ selfAccess: undefined }))).toBeUndefined();
    expect(selfAccessProblem({ ...cluster, endpoint: '10.0.0.9' }, cloud({}))).toBe('no-name');
    expect(selfAccessProblem({ ...cluster, endpoint: '[fd00::9]' }, cloud({}))).toBe('no-name');
    expect(selfAccessProblem({ ...cluster, endpoint: '' }, cloud({}))).toBe('no-name');
    expect(selfAccessProblem(cluster, cloud({ port: 443 }))).toBe('other-port');
  });
});
