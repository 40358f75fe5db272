import type { Rect } from './rect.ts';

/** One end of a link: the shape it belongs to, and the card that shape is drawn in. */
export interface RouteEnd {
  readonly shape: Rect;
  /** The host's card for a component, else the shape itself. */
  readonly card: Rect;
  /** Whether nothing stands between the shape and the upper (lower) edge of the card. */
  readonly first: boolean;
  readonly last: boolean;
  /** Where many links meet: those from afar run along its axis and in by its sides. */
  readonly junction?: boolean;
  /** Where requests come in: its links part below it. */
  readonly endpoint?: boolean;
}

export type Side = 'top' | 'bottom' | 'left' | 'right';

export interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly side: Side;
}

export interface Route {
  readonly source: Anchor;
  readonly target: Anchor;
}

/** A gap that another card fits into. */
const farAway = 220;
/** How much higher than the lower edge of one card the row of the other may be. */
const rowSlack = 24;

/** What the round ends of a junction take from its straight edges. */
const cornerRoom = 12;

/** Room that a curve between two edges needs to be seen. */
const leastGap = 12;

/**
 * Where a link leaves one card and enters the other. Mostly from the lower edge to the upper one, as
 * requests run down the picture; beside each other or where another row is in the way, by the sides.
 */
export function routeLink(source: RouteEnd, target: RouteEnd): Route {
  if (target.junction === true) return towardsJunction(source, target);
  if (source.junction === true) {
    const route = towardsJunction(target, source);
    return { source: route.target, target: route.source };
  }
  const below = target.card.y - bottom(source.card) >= leastGap;
  const above = source.card.y - bottom(target.card) >= leastGap;
  if (below) return vertical(source, target, 'bottom', 'top', source.last, target.first);
  if (above) return vertical(source, target, 'top', 'bottom', source.first, target.last);
  return sideways(source, target);
}

function towardsJunction(from: RouteEnd, junction: RouteEnd): Route {
  const away = centre(from.card) - centre(junction.card);
  const above = bottom(from.card) <= junction.card.y;
  const below = from.card.y >= bottom(junction.card);
  if (!above && !below) return sideways(from, junction);
  const side = above ? 'bottom' : 'top';
  const free = above ? from.last : from.first;
  const source = anchor(from, free ? side : away < 0 ? 'right' : 'left');
  const over = free && Math.abs(away) < junction.card.width / 2 - cornerRoom;
  return over
    ? { source, target: { ...anchor(junction, above ? 'top' : 'bottom'), x: source.x } }
    : { source, target: anchor(junction, away < 0 ? 'left' : 'right') };
}

function vertical(
  source: RouteEnd,
  target: RouteEnd,
  out: Side,
  into: Side,
  freeOut: boolean,
  freeIn: boolean,
): Route {
  const towards = centre(target.card) >= centre(source.card) ? 'right' : 'left';
  const against = towards === 'right' ? 'left' : 'right';
  return {
    source: anchor(source, freeOut ? out : towards),
    target: anchor(target, freeIn ? into : against),
  };
}

function sideways(source: RouteEnd, target: RouteEnd): Route {
  // From afar other cards may stand between: then the link dips under them.
  const dips = source.last && rowOf(target) > bottom(source.card) - rowSlack;
  const right = target.card.x - source.card.x - source.card.width;
  const left = source.card.x - target.card.x - target.card.width;
  if (right >= 0) {
    return {
      source: anchor(source, dips && right > farAway ? 'bottom' : 'right'),
      target: anchor(target, 'left'),
    };
  }
  if (left >= 0) {
    return {
      source: anchor(source, dips && left > farAway ? 'bottom' : 'left'),
      target: anchor(target, 'right'),
    };
  }
  return { source: anchor(source, 'right'), target: anchor(target, 'right') };
}

/** At the upper and lower edge in the middle of the card, at the sides beside the shape's own row. */
function anchor({ shape, card }: RouteEnd, side: Side): Anchor {
  switch (side) {
    case 'top':
      return { x: centre(card), y: card.y, side };
    case 'bottom':
      return { x: centre(card), y: bottom(card), side };
    case 'left':
      return { x: card.x, y: rowOf({ shape }), side };
    case 'right':
      return { x: card.x + card.width, y: rowOf({ shape }), side };
  }
}

function rowOf({ shape }: Pick<RouteEnd, 'shape'>): number {
  return shape.y + shape.height / 2;
}

function bottom(rect: Rect): number {
  return rect.y + rect.height;
}

function centre(rect: Rect): number {
  return rect.x + rect.width / 2;
}
