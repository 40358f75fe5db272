import { describe, expect, it } from 'vitest';
import { candidatesOf } from '../../../testing/candidates.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { mendFindings } from './mend-findings.ts';

describe('what the rules would do', () => {
  it('is offered alone and together', () => {
    const design = topology().stacked(3).loadBalancers(2).vip('10.0.0.9');
    design.with((document) => {
      document.links = document.links.filter(({ to }) => to !== 'm3');
    });
    const made = candidatesOf(mendFindings, design.build());
    expect(made.map(({ label }) => label)).toEqual([
      'Forward to every master (2 places)',
      'Forward to every master: lb-1',
      'Forward to every master: lb-2',
    ]);
    expect(made[0]?.after.topology.links).toHaveLength(6);
  });

  it('is nothing for a design without such findings', () => {
    const sound = topology().zones(3).stacked(3).loadBalancers(3).vip('10.0.0.9').build();
    expect(candidatesOf(mendFindings, sound)).toEqual([]);
  });
});
