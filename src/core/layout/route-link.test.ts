import { describe, expect, it } from 'vitest';
import { routeLink, type RouteEnd, type Side } from './route-link.ts';

const card = (x: number, y: number, patch: Partial<RouteEnd> = {}): RouteEnd => {
  const rect = { x, y, width: 200, height: 80 };
  return {
    shape: { ...rect, y: y + 40, height: 30 },
    card: rect,
    first: true,
    last: true,
    ...patch,
  };
};

const sides = (source: RouteEnd, target: RouteEnd): [Side, Side] => {
  const route = routeLink(source, target);
  return [route.source.side, route.target.side];
};

describe('routeLink', () => {
  it('runs down from the lower edge to the upper one', () => {
    expect(sides(card(0, 0), card(300, 200))).toEqual(['bottom', 'top']);
    expect(sides(card(0, 200), card(300, 0))).toEqual(['top', 'bottom']);
  });

  it('joins cards in a row by the sides that face each other, at their rows', () => {
    const route = routeLink(card(0, 0), card(300, 10));
    expect(route.source).toEqual({ x: 200, y: 55, side: 'right' });
    expect(route.target).toEqual({ x: 300, y: 65, side: 'left' });
    expect(sides(card(300, 0), card(0, 0))).toEqual(['left', 'right']);
  });

  it('dips under what may stand between two cards of a row', () => {
    expect(sides(card(0, 0), card(600, 40))).toEqual(['bottom', 'left']);
    expect(sides(card(600, 0), card(0, 40))).toEqual(['bottom', 'right']);
    expect(sides(card(0, 0), card(600, 0))).toEqual(['right', 'left']);
  });

  it('goes round rows that stand in the way', () => {
    expect(sides(card(0, 0, { last: false }), card(300, 200))).toEqual(['right', 'top']);
    expect(sides(card(300, 0), card(0, 200, { first: false }))).toEqual(['bottom', 'right']);
  });

  it('comes into a junction by its sides from afar, and from above where it is near', () => {
    const hub = card(400, 140, { junction: true });
    expect(sides(card(0, 0), hub)).toEqual(['bottom', 'left']);
    expect(sides(card(420, 0), hub)).toEqual(['bottom', 'top']);
    expect(sides(hub, card(900, 300))).toEqual(['right', 'top']);
  });

  it('leaves and enters on one side where cards overlap, as within one host', () => {
    expect(sides(card(0, 0), card(0, 0))).toEqual(['right', 'right']);
  });
});
