import { describe, expect, it } from 'vitest';
import { topology } from '../testing/topology-builder.ts';
import { madeElement, placeItem } from './place-item.ts';

const position = { x: 8, y: 16 };

describe('placeItem', () => {
  it('puts a component on the host it is dropped on', () => {
    expect(
      placeItem({ make: 'component', kind: 'etcd' }, { host: 'h', failureDomain: 'z', position }),
    ).toEqual({ type: 'add-component', kind: 'etcd', target: { host: 'h' } });
  });

  it('makes a host for a component in a domain or on empty canvas', () => {
    const item = { make: 'component', kind: 'worker' } as const;
    expect(placeItem(item, { failureDomain: 'z', position })).toEqual({
      type: 'add-component',
      kind: 'worker',
      target: { failureDomain: 'z', position },
    });
    expect(placeItem(item, { position })).toEqual({
      type: 'add-component',
      kind: 'worker',
      target: { position },
    });
  });

  it('never puts an endpoint into a domain', () => {
    expect(
      placeItem(
        { make: 'endpoint', kind: 'vip' },
        { failureDomain: 'z', position, absolute: { x: 1, y: 2 } },
      ),
    ).toEqual({ type: 'add-endpoint', kind: 'vip', position: { x: 1, y: 2 } });
  });

  it('nests a domain, and puts a host next to the host it is dropped on', () => {
    expect(
      placeItem({ make: 'failure-domain', kind: 'rack' }, { failureDomain: 'z', position }),
    ).toEqual({ type: 'add-failure-domain', kind: 'rack', parent: 'z', position });
    expect(placeItem({ make: 'host' }, { host: 'h', failureDomain: 'z', position })).toEqual({
      type: 'add-host',
      failureDomain: 'z',
      position,
    });
  });
});

describe('madeElement', () => {
  it('finds the component, not the host that came with it', () => {
    const before = topology().build();
    const after = topology().controlPlanes(1).build();
    expect(madeElement(before, after, { make: 'component', kind: 'control-plane' })).toBe('m1');
    expect(madeElement(before, before, { make: 'host' })).toBeUndefined();
  });
});
