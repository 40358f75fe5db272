import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import type { BundleFile } from '../exporters/exporter.ts';
import { explainFile, explanations } from '../exporters/explanations/explain-file.ts';
import { templates } from '../model/templates/registry.ts';
import { buildDesignBundle } from './design-bundle.ts';
import { fileKind, fileKinds } from './file-kinds.ts';

const files: readonly BundleFile[] = [
  ...templates.map((template) => template.build()),
  // What no starter has.
  topology()
    .zones(2)
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with(({ components }) => {
      for (const each of components) if (each.kind === 'load-balancer') each.software = 'nginx';
    })
    .build(),
  topology().zones(2).stacked(3).kubeVip('10.0.0.100').build(),
  topology()
    .stacked(3)
    .with((document) => {
      document.endpoints.push({ id: 'dns', kind: 'dns', name: 'api' });
      document.links.push({ id: 'd', kind: 'forwards', from: 'dns', to: 'm1', mode: 'active' });
    })
    .build(),
].flatMap((design) => buildDesignBundle(design, 'en').files);

describe('what is said about files', () => {
  it('is something for every file', () => {
    const silent = files.filter((file) => explainFile(file) === undefined).map(({ path }) => path);
    expect([...new Set(silent)]).toEqual([]);
  });

  it('is about a line that some bundle has, each of them', () => {
    const unused = explanations.flatMap(({ path, lines }) => {
      const texts = files
        .filter((file) => path.test(file.path))
        .flatMap(({ content }) => content.split('\n').map((line) => line.trim()));
      // A path that no file has is told like a line that none has.
      if (texts.length === 0) return [{ line: path }];
      return lines.filter(({ line }) => !texts.some((text) => line.test(text)));
    });
    expect(unused.map(({ line }) => String(line))).toEqual([]);
  });

  it('explains lines of every kind of config, each with a source, in both languages', () => {
    const explained = new Set(
      files
        .filter((file) => (explainFile(file)?.lines.length ?? 0) > 0)
        .map(({ path }) => fileKind(path)),
    );
    const plain = new Set(['docs', 'dns']);
    expect(fileKinds.filter((kind) => !plain.has(kind) && !explained.has(kind))).toEqual([]);
    for (const { about, lines } of explanations) {
      for (const { reason, source } of [{ reason: about, source: '-' }, ...lines]) {
        expect(reason.en).toMatch(/\S/);
        expect(reason.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(source).toMatch(/\S/);
      }
    }
  });

  it('names the line that it explains', () => {
    const cfg = files.find(({ path }) => path.endsWith('haproxy.cfg'));
    const { lines = [] } = (cfg && explainFile(cfg)) ?? {};
    expect(lines.length).toBeGreaterThan(8);
    for (const { line, text } of lines) {
      expect(cfg?.content.split('\n')[line - 1]?.trim()).toBe(text);
    }
  });
});
