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

  it.each(templates)('gives the same bytes for the same design: $id', (template) => {
    const zip = () => zipBundle(buildDesignBundle(template.build(), 'zh'));
    expect(zip()).toEqual(zip());
  });
});
