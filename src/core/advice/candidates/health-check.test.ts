import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { healthCheck } from './health-check.ts';

describe('a check that follows etcd', () => {
  it('replaces NGINX and TCP checks on all that have them', () => {
    const design = topology()
      .stacked(3)
      .loadBalancers(1)
      .loadBalancers(1, { software: 'nginx' })
      .loadBalancers(1, { healthCheck: 'tcp' });
    const [made, ...others] = candidatesOf(healthCheck, design.build());
    expect(others).toEqual([]);
    expect(made?.label).toContain('on lb-2, lb-3');
    const checks = made!.after.loadBalancers.map((each) => [each.software, each.healthCheck]);
    expect(new Set(checks.map(String))).toEqual(new Set(['haproxy,readyz']));
  });

  it('has nothing to do where all have it', () => {
    expect(candidatesOf(healthCheck, topology().loadBalancers(2).build())).toEqual([]);
  });
});
