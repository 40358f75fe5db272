import { backendsOf, vipMembers, type TopologyIndex } from '../graph/topology-index.ts';
import type { Localized } from '../model/message.ts';
import type { Endpoint, ForwardsLink, VipEndpoint } from '../model/topology.ts';
import { standsFor, vertex, type Drawing, type Fan } from './drawing.ts';

/** The shape that stands for a component in a drawing, by the component's id. */
export type Shapes = ReadonlyMap<string, string>;

const kindLabels: Readonly<Record<Endpoint['kind'], Localized>> = {
  vip: { en: 'VIP', zh: 'VIP' },
  'kube-vip': { en: 'kube-vip', zh: 'kube-vip' },
  'cloud-lb': { en: 'cloud load balancer', zh: '云负载均衡' },
  dns: { en: 'DNS', zh: 'DNS' },
  direct: { en: 'direct', zh: '直连' },
};

/**
 * Draws an endpoint as a shape of its own and returns its lines: a VIP leads to the load balancer
 * that holds it and, dotted, to those that may take it over.
 */
export function drawEndpoint(
  drawing: Drawing,
  index: TopologyIndex,
  endpoint: Endpoint,
  shapes: Shapes,
  style: Fan['style'] = {},
): Fan[] {
  const id = drawing.id(drawing.name(endpoint), standsFor(endpoint));
  drawing.statements.push(vertex(id, endpointLabel(drawing, index, endpoint), 'round'));
  const shapesOf = (ids: readonly string[]): string[] =>
    ids.flatMap((each) => shapes.get(each) ?? []);
  if (endpoint.kind === 'vip') {
    const [holder, ...others] = shapesOf(vipMembers(index, endpoint).map((member) => member.id));
    if (holder === undefined) return [];
    return [
      { from: id, to: [holder], style },
      { from: id, to: others, style: { ...style, line: 'dotted' } },
    ];
  }
  if (endpoint.kind === 'kube-vip') {
    return [{ from: id, to: shapesOf(endpoint.members), style }];
  }
  return forwardFans(index, endpoint.id, id, shapes, style);
}

/** The lines of a forwarding load balancer or endpoint: active solid, standby dotted. */
export function forwardFans(
  index: TopologyIndex,
  elementId: string,
  from: string,
  shapes: Shapes,
  style: Fan['style'] = {},
): Fan[] {
  const targets = (mode: ForwardsLink['mode']): string[] => [
    ...new Set(
      backendsOf(index, elementId).flatMap(({ component, link }) =>
        link.mode === mode ? (shapes.get(component.id) ?? []) : [],
      ),
    ),
  ];
  return [
    { from, to: targets('active'), style },
    { from, to: targets('standby'), style: { ...style, line: 'dotted' } },
  ];
}

function endpointLabel(drawing: Drawing, index: TopologyIndex, endpoint: Endpoint): string {
  const address =
    'address' in endpoint && typeof endpoint.address === 'string'
      ? endpoint.address
      : index.topology.cluster.endpoint;
  const name = drawing.name(endpoint);
  const kind = drawing.say(kindLabels[endpoint.kind]);
  const first = name.toLowerCase().includes(kind.toLowerCase()) ? name : `${kind} ${name}`;
  return address === '' ? first : `${first}\n${drawing.clip(address)}`;
}

/**
 * Whether the lines behind the load balancers of a VIP already tell who is active and who stands
 * by, as in a drawing with dotted lines and no VIP: the holder forwards actively, all others only
 * as a standby.
 */
export function standbyIsDrawn(index: TopologyIndex, vip: VipEndpoint): boolean {
  const modes = vipMembers(index, vip).map((member) =>
    backendsOf(index, member.id).map(({ link }) => link.mode),
  );
  const [holder, ...others] = modes;
  return (
    holder?.includes('active') === true &&
    others.length > 0 &&
    others.every((list) => list.length > 0 && !list.includes('active'))
  );
}

export const vipNote: Localized = {
  en: 'The VIP {name} ({address}) is not a shape of its own: the lines between {members} stand for it.',
  zh: 'VIP {name}（{address}）未单独画出：由 {members} 之间的连线表示。',
};

/** Data for {@link vipNote}. */
export function vipNoteData(
  index: TopologyIndex,
  vip: VipEndpoint,
): Record<'name' | 'address' | 'members', string> {
  const names = vipMembers(index, vip).map((member) => member.name);
  return {
    name: vip.name,
    address: vip.address === '' ? '–' : vip.address,
    members: `${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`,
  };
}
