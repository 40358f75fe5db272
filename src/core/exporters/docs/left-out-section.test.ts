import { describe, expect, it } from 'vitest';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { renderMessage } from '../../model/message.ts';
import { buildBundle } from '../bundle.ts';

function bundle(design: TopologyBuilder) {
  const made = buildBundle(design.build(), { language: 'en' });
  const readme = made.files.find(({ path }) => path === 'README.md')?.content ?? '';
  return { ...made, readme };
}

const complete = topology().zones(3).stacked(3).loadBalancers(2).vip('10.0.0.100');

describe('what is left out of a bundle', () => {
  it('is listed in its README, each with what to do', () => {
    const design = topology()
      .zones(3)
      .stacked(3)
      .loadBalancers(2)
      .vip('')
      .with(({ hosts }) => {
        const host = hosts.find(({ name }) => name === 'master-2');
        if (host) host.addresses = [];
      });
    const { readme, notes } = bundle(design);
    expect(notes.length).toBeGreaterThan(1);
    const [, section = ''] = readme.split('## Left out');
    for (const { message } of notes) {
      const start = renderMessage(message, 'en').slice(0, 12);
      expect(section).toContain(start);
    }
    expect(section).toContain('Fill in');
  });

  it('is no section where nothing is', () => {
    const { readme, notes } = bundle(complete);
    expect(notes).toEqual([]);
    expect(readme).not.toContain('Left out');
    expect(readme).toContain('`RUNBOOK.md`');
  });

  it('is text, whatever the elements are called', () => {
    const { readme } = bundle(
      topology()
        .stacked(1)
        .loadBalancers(1)
        .vip('')
        .with(({ endpoints }) => {
          const [vip] = endpoints;
          if (vip) vip.name = '<b>*vip*</b> [x](y)';
        }),
    );
    expect(readme).not.toMatch(/<b>|\[x\]\(y\)/);
  });
});
