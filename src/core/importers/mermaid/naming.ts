import { uniqueNames } from '../../format/slug.ts';
import type { Outline } from './outline.ts';
import type { Part } from './parts.ts';
import { prefixOf, type DrawnHost } from './places.ts';
import { oneLine } from './readings.ts';
import { nameIn } from './roles.ts';

export interface PartNames {
  readonly of: (part: Part) => string;
  /** `etcd → node1` for each name that is not the label. */
  readonly changed: readonly string[];
}

/**
 * Names of components and endpoints: the label, or the title of the box that draws it. What several
 * share says nothing of one, so those are called by their box, their machine or a number.
 */
export function namesOf(
  outline: Outline,
  parts: readonly Part[],
  hosts: readonly DrawnHost[],
): PartNames {
  const hostOf = new Map(hosts.flatMap((host) => host.parts.map((part) => [part, host] as const)));
  const uses = new Map<string, number>();
  const key = (part: Part): string => `${part.kind} ${nameIn(part.label).toLowerCase()}`;
  for (const part of parts) uses.set(key(part), (uses.get(key(part)) ?? 0) + 1);
  const counters = new Map<string, number>();
  const numbered = (part: Part): string => {
    const prefix = prefixOf(part.kind);
    const n = (counters.get(prefix) ?? 0) + 1;
    counters.set(prefix, n);
    return `${prefix}-${n}`;
  };
  const wanted = parts.map((part) => {
    const label = nameIn(part.label);
    if (label !== '' && uses.get(key(part)) === 1) return label;
    const host = hostOf.get(part);
    const box = part.box === undefined ? undefined : outline.boxes.get(part.box);
    // The title of a box inside the machine is the component's own; others name the machine.
    const inside = box !== undefined && host?.box !== undefined && box.id !== host.box.id;
    if (inside) return nameIn(box.title) || box.title;
    if (host?.box === undefined) return numbered(part);
    // A load balancer is its machine; a master or member keeps the machine's exact host name.
    return part.kind === 'load-balancer' ? host.drawnName : host.name;
  });
  // A master and its etcd member may both bear the name of their machine, as kubeadm has it.
  const names = new Map<Part, string>();
  for (const kind of new Set(parts.map((part) => part.kind))) {
    const alike = [...parts.entries()].filter(([, part]) => part.kind === kind);
    const unique = uniqueNames(
      alike.map(([at]) => wanted[at] ?? ''),
      (name) => name,
      Number.MAX_SAFE_INTEGER,
    );
    alike.forEach(([, part], at) => names.set(part, unique[at] ?? ''));
  }
  const changed = parts.flatMap((part) => {
    const label = nameIn(part.label);
    const name = names.get(part) ?? '';
    return label === '' || label === name ? [] : [`${oneLine(label)} → ${name}`];
  });
  return { of: (part) => names.get(part) ?? '', changed };
}
