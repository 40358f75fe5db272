import { describe, expect, it } from 'vitest';
import { dimLinks, dimmed, dimNodes } from './with-focus.ts';

describe('a focused canvas', () => {
  it('dims what is not related, and gives the rest back as it was', () => {
    const [a, b] = [{ id: 'a' }, { id: 'b' }];
    const nodes = dimNodes([a, b], new Set(['a']));
    expect(nodes[0]).toBe(a);
    expect(nodes[1]).toEqual({ id: 'b', className: dimmed });
    const inside = { source: 'a', target: 'a' };
    const links = dimLinks([inside, { source: 'a', target: 'b' }], new Set(['a']));
    expect(links[0]).toBe(inside);
    expect(links[1]).toHaveProperty('className', dimmed);
  });

  it('changes nothing without a focus', () => {
    const nodes = [{ id: 'a' }];
    expect(dimNodes(nodes, undefined)).toBe(nodes);
  });
});
