import { describe, expect, it } from 'vitest';
import { loadBalancerSettings } from './load-balancer-settings.ts';
import { loadBalancerSchema, vipEndpointSchema } from './topology.ts';
import { vrrpSettings } from './vrrp-settings.ts';

const balancer = { id: 'lb', kind: 'load-balancer', host: 'h', name: 'lb' };
const vip = { id: 'vip', kind: 'vip', name: 'vip' };

describe('the settings of a load balancer', () => {
  it('are those that work where the design says nothing', () => {
    const settings = loadBalancerSettings(loadBalancerSchema.parse(balancer));
    expect(settings).toMatchObject({ mode: 'tcp', bindTo: 'any', metrics: 'off' });
    expect(settings.fileLimit).toBeGreaterThanOrEqual(2 * settings.maxConnections + 64);
  });

  it('are those of the design where it says them', () => {
    const said = { checkInterval: 5, checkFall: 1, idleTimeout: 60 };
    expect(loadBalancerSettings(loadBalancerSchema.parse({ ...balancer, ...said }))).toMatchObject(
      said,
    );
  });
});

describe('the settings of VRRP', () => {
  it('give the address away at a failed check, and never take it back, by default', () => {
    expect(vrrpSettings(vipEndpointSchema.parse(vip))).toMatchObject({
      preempt: false,
      checkWeight: 0,
      check: 'load-balancer',
      vrrpVersion: 3,
    });
  });

  it('are those of the design where it says them', () => {
    const said = { preempt: true, checkWeight: -20, vrrpVersion: 2 };
    expect(vrrpSettings(vipEndpointSchema.parse({ ...vip, ...said }))).toMatchObject(said);
  });
});
