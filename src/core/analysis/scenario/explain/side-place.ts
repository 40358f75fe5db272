import { hostsBelow } from '../../../graph/topology-index.ts';
import { message, type Localized, type Message } from '../../../model/message.ts';
import type { SideState } from '../../verdict.ts';
import { namesOf, say } from './names.ts';
import type { Situation } from './situation.ts';

const texts = {
  places: { en: 'From {places}', zh: '从 {places} 看' },
  elsewhere: { en: 'From everywhere else', zh: '从其他位置看' },
} satisfies Record<string, Localized>;

/**
 * Where the clients of a side are, in the words of the cut: the places that were named for it and
 * lie in it as a whole, else its hosts. Null where there is only one side.
 */
export function sidePlace(now: Situation, side: SideState): Message | null {
  if (now.sides.length <= 1) return null;
  const hosts = new Set(side.hosts);
  const named = new Set(
    [now.scenario.partition, now.scenario.cuts].flatMap((all) => (all ?? []).flat()),
  );
  const places = [...named].filter((place) => {
    const inside = hostsAt(now, place);
    return inside.length > 0 && inside.every((host) => hosts.has(host));
  });
  const whole = places.filter((place) => !places.some((other) => liesIn(now, place, other)));
  const told = new Set(whole.flatMap((place) => hostsAt(now, place)));
  if (told.size === hosts.size) return say(texts.places, { places: namesOf(now.index, whole) });
  // The rest is what no cut names; it can be one side only.
  const isRest = now.sides.at(-1) === side && whole.length === 0;
  return isRest
    ? message(texts.elsewhere)
    : say(texts.places, { places: namesOf(now.index, side.hosts) });
}

function hostsAt({ index }: Situation, place: string): string[] {
  if (index.domains.has(place)) return hostsBelow(index, place).map(({ id }) => id);
  return index.hosts.has(place) ? [place] : [];
}

/** Whether all of a place is part of another, larger one. */
function liesIn(now: Situation, place: string, other: string): boolean {
  if (place === other) return false;
  const outer = hostsAt(now, other);
  const inner = hostsAt(now, place);
  return inner.length < outer.length && inner.every((host) => outer.includes(host));
}
