import type { MermaidEdge } from '../format/mermaid-text.ts';
import {
  etcdAccessOf,
  hostOf,
  quorumSize,
  storesInLinks,
  votersOf,
  type TopologyIndex,
} from '../graph/topology-index.ts';
import type { Localized } from '../model/message.ts';
import type { ControlPlane, EtcdCluster } from '../model/topology.ts';
import {
  box,
  databaseVertex,
  drawWithin,
  fanEdges,
  standsFor,
  vertex,
  type Drawing,
  type Fan,
} from './drawing.ts';
import { numbersOf } from './numbers.ts';
import { drawCounts } from './summary.ts';
import type { View } from './view.ts';

/** Peer lines of more members than this hide what they connect. */
const mostMembersMeshed = 7;

const texts = {
  title: {
    en: '{name} ({voters} voters, quorum {quorum})',
    zh: '{name}（{voters} 个投票成员，法定人数 {quorum}）',
  },
  learner: { en: 'learner', zh: '学习者' },
  unclustered: { en: 'in no cluster', zh: '不属于任何集群' },
  peers: {
    en: 'The lines between the {count} members of {name} are left out: each is connected to each.',
    zh: '{name} 的 {count} 个成员两两互连，连线未画出。',
  },
  nothing: { en: 'There is no etcd member to draw yet.', zh: '尚无 etcd 成员可画。' },
} satisfies Record<string, Localized>;

/** Etcd clusters with their members, who is a peer of whom, and which master stores where. */
export const etcdView: View = {
  id: 'etcd',
  title: { en: 'etcd', zh: 'etcd' },
  defaultDirection: 'TD',
  details: ['components', 'addresses'],
  groupings: ['host'],
  draw: (index, options) =>
    drawWithin(options, [
      (drawing) => drawEtcd(drawing, index, mostMembersMeshed),
      (drawing) => drawEtcd(drawing, index, 0),
      (drawing) => drawCounts(drawing, index, ['control-plane', 'etcd']),
    ]),
};

function drawEtcd(drawing: Drawing, index: TopologyIndex, mostMeshed: number): void {
  const shapes = new Map<string, string>();
  const masterNumbers = numbersOf(index.controlPlanes);
  const masters = index.controlPlanes.map((controlPlane) => {
    const id = drawing.id(`a${masterNumbers.get(controlPlane.id) ?? 0}`, standsFor(controlPlane));
    const label = drawing.labelAt(drawing.name(controlPlane), hostOf(index, controlPlane));
    drawing.statements.push(vertex(id, label, 'stadium'));
    return { id, controlPlane };
  });
  const numbers = numbersOf(index.etcdMembers);
  const memberShape = (memberId: string): ReturnType<typeof vertex>[] => {
    const member = index.components.get(memberId);
    if (member?.kind !== 'etcd' || shapes.has(memberId)) return [];
    const id = drawing.id(`d${numbers.get(memberId) ?? 0}`, standsFor(member));
    shapes.set(memberId, id);
    const name = drawing.labelAt(drawing.name(member), hostOf(index, member));
    const learner = index.learners.has(memberId);
    return [databaseVertex(id, learner ? `${name}\n${drawing.say(texts.learner)}` : name)];
  };
  for (const cluster of index.topology.etcdClusters) {
    const id = drawing.id(drawing.name(cluster), standsFor(cluster));
    const title = clusterTitle(drawing, index, cluster);
    const members = cluster.members.flatMap(({ component }) => memberShape(component));
    shapes.set(cluster.id, id);
    drawing.statements.push(
      members.length === 0
        ? databaseVertex(id, title)
        : box(id, title, [
            ...members,
            ...peerEdges(
              drawing,
              cluster,
              members.map((member) => member.id),
              mostMeshed,
            ),
          ]),
    );
  }
  const free = index.etcdMembers.filter(({ id }) => !index.clusterOfMember.has(id));
  if (free.length > 0) {
    const title = drawing.say(texts.unclustered);
    drawing.statements.push(
      box(
        drawing.id('unclustered'),
        title,
        free.flatMap(({ id }) => memberShape(id)),
      ),
    );
  }
  drawing.statements.push(
    ...fanEdges(
      masters.map(({ id, controlPlane }): Fan => ({
        from: id,
        to: targetsOf(index, controlPlane).flatMap((target) => shapes.get(target) ?? []),
        style: { head: 'open' },
      })),
    ),
  );
  if (index.etcdMembers.length === 0) drawing.note(texts.nothing);
}

function clusterTitle(drawing: Drawing, index: TopologyIndex, cluster: EtcdCluster): string {
  const voters = votersOf(index, cluster).length;
  const data: Record<string, string> = {
    name: drawing.name(cluster),
    voters: String(voters),
    quorum: String(quorumSize(voters)),
  };
  return drawing.say(texts.title).replace(/\{(\w+)\}/g, (_, key: string) => data[key] ?? '');
}

function peerEdges(
  drawing: Drawing,
  cluster: EtcdCluster,
  members: readonly string[],
  mostMeshed: number,
): MermaidEdge[] {
  if (members.length > mostMeshed) {
    if (members.length > 1) {
      drawing.note(texts.peers, { count: members.length, name: cluster.name });
    }
    return [];
  }
  return members.slice(0, -1).map((from, at) => ({
    kind: 'edge',
    from: [from],
    to: members.slice(at + 1),
    head: 'both',
  }));
}

/** Ids of the cluster or members that a master stores in. */
function targetsOf(index: TopologyIndex, controlPlane: ControlPlane): readonly string[] {
  const access = etcdAccessOf(index, controlPlane);
  const own = access?.placement === 'stacked' ? access.members.map(({ id }) => id) : [];
  return [...new Set([...own, ...storesInLinks(index, controlPlane.id).map(({ to }) => to)])];
}
