import { describe, expect, it } from 'vitest';
import { topologySchema } from '../../model/topology.ts';
import { migrate, migrations, type Migration } from './registry.ts';

describe('migrations', () => {
  it('form one chain that ends in the version the schema reads', () => {
    migrations.forEach((migration, i) => {
      const next = migrations[i + 1]?.from ?? topologySchema.shape.apiVersion.value;
      expect(migration.to).toBe(next);
    });
  });

  it('are applied from the version of the document on, in order', () => {
    const step = (from: string, to: string): Migration => ({
      from,
      to,
      up: (document) => ({ ...document, steps: `${String(document['steps'] ?? '')}${to};` }),
    });
    const chain = [step('a', 'b'), step('b', 'c')];
    expect(migrate({ apiVersion: 'a', kept: 1 }, chain)).toEqual({
      apiVersion: 'c',
      steps: 'b;c;',
      kept: 1,
    });
    expect(migrate({ apiVersion: 'b' }, chain)).toEqual({ apiVersion: 'c', steps: 'c;' });
    expect(migrate({ apiVersion: 'z' }, chain)).toEqual({ apiVersion: 'z' });
  });
});
