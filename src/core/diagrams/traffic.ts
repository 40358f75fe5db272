import { hostOf, type TopologyIndex } from '../graph/topology-index.ts';
import type { Localized } from '../model/message.ts';
import { drawWithin, fanEdges, standsFor, vertex, type Drawing, type Fan } from './drawing.ts';
import { drawEndpoint, forwardFans, standbyIsDrawn, vipNote, vipNoteData } from './entries.ts';
import { numbersOf } from './numbers.ts';
import { drawCounts } from './summary.ts';
import type { View } from './view.ts';

const texts = {
  nothing: {
    en: 'There is no load balancer, endpoint or master to draw yet.',
    zh: '尚无负载均衡器、入口或 master 可画。',
  },
} satisfies Record<string, Localized>;

/** The way of a request: endpoints, load balancers, masters; active solid, standby dotted. */
export const trafficView: View = {
  id: 'traffic',
  title: { en: 'Traffic', zh: '流量' },
  defaultDirection: 'TD',
  details: ['components', 'addresses'],
  groupings: ['host', 'zone'],
  draw: (index, options) =>
    drawWithin(options, [
      (drawing) => drawTraffic(drawing, index),
      (drawing) => drawCounts(drawing, index, ['load-balancer', 'control-plane']),
    ]),
};

function drawTraffic(drawing: Drawing, index: TopologyIndex): void {
  const shapes = new Map<string, string>();
  for (const loadBalancer of index.loadBalancers) {
    const name = drawing.name(loadBalancer);
    const id = drawing.id(name, standsFor(loadBalancer));
    shapes.set(loadBalancer.id, id);
    const host = hostOf(index, loadBalancer);
    drawing.stands(id, index, host);
    drawing.statements.push(vertex(id, drawing.labelAt(name, host), 'rect'));
  }
  const numbers = numbersOf(index.controlPlanes);
  for (const controlPlane of index.controlPlanes) {
    const id = drawing.id(`m${numbers.get(controlPlane.id) ?? 0}`, standsFor(controlPlane));
    shapes.set(controlPlane.id, id);
    const host = hostOf(index, controlPlane);
    drawing.stands(id, index, host);
    const label = drawing.labelAt(drawing.name(controlPlane), host);
    drawing.statements.push(vertex(id, label, 'round'));
  }
  const fans: Fan[] = [];
  for (const endpoint of index.topology.endpoints) {
    if (endpoint.kind === 'vip' && standbyIsDrawn(index, endpoint)) {
      drawing.note(vipNote, vipNoteData(index, endpoint));
    } else {
      fans.push(...drawEndpoint(drawing, index, endpoint, shapes));
    }
  }
  for (const { id } of index.loadBalancers) {
    const from = shapes.get(id);
    if (from !== undefined) fans.push(...forwardFans(index, id, from, shapes));
  }
  drawing.statements.push(...fanEdges(fans));
  if (drawing.statements.length === 0) drawing.note(texts.nothing);
}
