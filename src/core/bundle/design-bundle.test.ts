import { describe, expect, it } from 'vitest';
import { zipBundle } from '../exporters/zip.ts';
import { templates } from '../model/templates/registry.ts';
import { buildDesignBundle } from './design-bundle.ts';

describe('buildDesignBundle', () => {
  it('adds the diagrams and the verdict to the configs', () => {
    const template = templates.find(({ id }) => id === 'bad-two-zones-2-1');
    const { files } = buildDesignBundle(template!.build(), 'en');
    const content = (path: string) => files.find((file) => file.path === path)?.content ?? '';
    expect(content('docs/cluster.mmd')).toMatch(/^flowchart /m);
    expect(content('docs/verdict.md')).toContain('| zones | 0 | 2 | ');
    expect(content('docs/verdict.md')).toContain('failure-domain/zone-not-survived');
    expect(content('docs/verdict.md')).toMatch(
      /API: reads and writes \| 99\.\d+ % \| \d+ min\/year/,
    );
    expect(content('docs/verdict.md')).toMatch(/\| Zone \| 99\.9500? % \| assumption/);
    expect(files.some(({ path }) => path.startsWith('hosts/'))).toBe(true);
    expect(content('README.md')).toContain('`docs/`');
  });

  it('tells of waivers in README and verdict', () => {
    const design = templates.find(({ id }) => id === 'bad-two-zones-2-1')!.build();
    design.checks.waivers.push(
      { rule: 'failure-domain/zone-not-survived', severity: 'off', reason: 'One *site* only' },
      { rule: 'etcd/two-zones', severity: 'info', reason: 'Until spring' },
    );
    const { files } = buildDesignBundle(design, 'en');
    const content = (path: string) => files.find((file) => file.path === path)?.content ?? '';
    expect(content('README.md')).toContain(
      '| `failure-domain/zone-not-survived` | everything it finds | Off | One \\*site\\* only |',
    );
    const [found, waived] = content('docs/verdict.md').split('## Waived');
    expect(found).not.toContain('zone-not-survived');
    expect(found).toMatch(/- Note: .*`etcd\/two-zones`.* By itself \w+\. Reason: Until spring/);
    expect(waived).toMatch(/- Error: .*zone-not-survived.* Reason: One \\\*site\\\* only/);
  });

  it.each(templates)('gives the same bytes for the same design: $id', (template) => {
    const zip = () => zipBundle(buildDesignBundle(template.build(), 'zh'));
    expect(zip()).toEqual(zip());
  });
});
