import type { MermaidEdge } from '../format/mermaid-text.ts';
import { backendsOf, hostOf, vipMembers, type TopologyIndex } from '../graph/topology-index.ts';
import type { Localized } from '../model/message.ts';
import type { Endpoint, LoadBalancer, VipEndpoint } from '../model/topology.ts';
import {
  box,
  drawWithin,
  fanEdges,
  partOf,
  standsFor,
  vertex,
  type Drawing,
  type Fan,
} from './drawing.ts';
import { drawEndpoint, vipNote, vipNoteData } from './entries.ts';
import { numbersOf } from './numbers.ts';
import { drawCounts } from './summary.ts';
import type { View } from './view.ts';

const texts = {
  nothing: {
    en: 'There is no load balancer and no endpoint to draw yet.',
    zh: '尚无负载均衡器或入口可画。',
  },
} satisfies Record<string, Localized>;

/**
 * How clients reach the API: keepalived and the proxy inside each load balancer, VRRP between
 * those of a VIP, and the endpoints before them.
 */
export const loadBalancingView: View = {
  id: 'load-balancing',
  title: { en: 'Load balancing', zh: '负载均衡' },
  defaultDirection: 'LR',
  details: ['roles', 'components', 'addresses'],
  groupings: ['host', 'zone'],
  draw: (index, options) =>
    drawWithin(options, [
      (drawing) => drawLoadBalancing(drawing, index),
      (drawing) => drawCounts(drawing, index, ['load-balancer', 'control-plane']),
    ]),
};

function drawLoadBalancing(drawing: Drawing, index: TopologyIndex): void {
  const shapes = new Map<string, string>();
  const numbers = numbersOf(index.loadBalancers);
  for (const loadBalancer of index.loadBalancers) {
    const id = drawing.id(drawing.name(loadBalancer), standsFor(loadBalancer));
    shapes.set(loadBalancer.id, id);
    const host = hostOf(index, loadBalancer);
    drawing.stands(id, index, host);
    const name = drawing.name(loadBalancer);
    drawing.statements.push(
      drawing.options.detail === 'roles'
        ? vertex(id, name, 'rect')
        : box(
            id,
            drawing.titleAt(name, host),
            proxyParts(drawing, index, loadBalancer, numbers.get(loadBalancer.id) ?? 0),
          ),
    );
  }
  drawMastersOfEndpoints(drawing, index, shapes);
  const fans = index.topology.endpoints.flatMap((endpoint): Fan[] => {
    if (!isImplied(index, endpoint)) return drawEndpoint(drawing, index, endpoint, shapes);
    drawing.note(vipNote, vipNoteData(index, endpoint));
    return [];
  });
  drawing.statements.push(...fanEdges(fans), ...vrrpEdges(index, shapes));
  if (drawing.statements.length === 0) drawing.note(texts.nothing);
}

function proxyParts(
  drawing: Drawing,
  index: TopologyIndex,
  loadBalancer: LoadBalancer,
  n: number,
): readonly (ReturnType<typeof vertex> | MermaidEdge)[] {
  const meaning = partOf(loadBalancer);
  const proxy = vertex(drawing.id(`f${n}`, meaning), loadBalancer.software, 'round');
  // keepalived is there to hold a VIP; a load balancer without one has no use for it.
  if ((index.vipsOf.get(loadBalancer.id) ?? []).length === 0) return [proxy];
  const keepalived = vertex(drawing.id(`k${n}`, meaning), `keepalived${n}`, 'round');
  return [keepalived, proxy, { kind: 'edge', from: [keepalived.id], to: [proxy.id] }];
}

/** Masters that an endpoint reaches without a load balancer of ours between. */
function drawMastersOfEndpoints(
  drawing: Drawing,
  index: TopologyIndex,
  shapes: Map<string, string>,
): void {
  const reached = new Set(
    index.topology.endpoints.flatMap((endpoint) =>
      endpoint.kind === 'kube-vip'
        ? endpoint.members
        : backendsOf(index, endpoint.id).map(({ component }) => component.id),
    ),
  );
  const numbers = numbersOf(index.controlPlanes);
  for (const controlPlane of index.controlPlanes) {
    if (!reached.has(controlPlane.id)) continue;
    const id = drawing.id(`m${numbers.get(controlPlane.id) ?? 0}`, standsFor(controlPlane));
    shapes.set(controlPlane.id, id);
    const host = hostOf(index, controlPlane);
    drawing.stands(id, index, host);
    const label = drawing.labelAt(drawing.name(controlPlane), host);
    drawing.statements.push(vertex(id, label, 'round'));
  }
}

/**
 * Whether the VRRP lines alone stand for a VIP: it is the only one of at least two load balancers
 * that forward to nothing yet, the bare pair of a drawing.
 */
function isImplied(index: TopologyIndex, endpoint: Endpoint): endpoint is VipEndpoint {
  if (endpoint.kind !== 'vip') return false;
  const members = vipMembers(index, endpoint);
  return (
    members.length > 1 &&
    members.every(
      ({ id }) => index.vipsOf.get(id)?.length === 1 && backendsOf(index, id).length === 0,
    )
  );
}

/** VRRP between the holder of a VIP and each that may take it over, once a pair. */
function vrrpEdges(index: TopologyIndex, shapes: ReadonlyMap<string, string>): MermaidEdge[] {
  const joined = new Set<string>();
  const fans: Fan[] = [];
  for (const vip of index.topology.endpoints) {
    if (vip.kind !== 'vip') continue;
    const [holder, ...others] = vipMembers(index, vip).flatMap(({ id }) => shapes.get(id) ?? []);
    if (holder === undefined) continue;
    const to = others.filter((other) => {
      const pair = [holder, other].toSorted().join('\n');
      if (joined.has(pair)) return false;
      joined.add(pair);
      return true;
    });
    fans.push({ from: holder, to, style: { head: 'both', label: 'vrrp' } });
  }
  return fanEdges(fans);
}
