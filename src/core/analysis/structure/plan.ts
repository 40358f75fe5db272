import {
  controlPlaneBackendsOf,
  etcdAccessOf,
  quorumSize,
  storesInLinks,
  votersOf,
  type EtcdAccess,
  type TopologyIndex,
} from '../../graph/topology-index.ts';
import type { ControlPlane, EtcdCluster, Link, LoadBalancer } from '../../model/topology.ts';
import { planEntrances } from './entrances.ts';
import {
  nothing,
  type BalancerPlan,
  type ClusterPlan,
  type MasterPlan,
  type Numbers,
  type Route,
  type Structure,
} from './structure.ts';
import { kubeVipMembers, processId, spaceId, UnitTable } from './units.ts';

/** A topology made ready for evaluation, with the ids behind the numbers. */
export interface Plan {
  readonly index: TopologyIndex;
  readonly structure: Structure;
  readonly units: UnitTable;
  readonly clusterIds: readonly string[];
  readonly masterIds: readonly string[];
  readonly balancerIds: readonly string[];
  readonly entranceIds: readonly string[];
}

const plans = new WeakMap<TopologyIndex, Plan>();

/** The plan of an indexed topology, made once. */
export function planOf(index: TopologyIndex): Plan {
  let plan = plans.get(index);
  if (plan === undefined) {
    plan = buildPlan(index);
    plans.set(index, plan);
  }
  return plan;
}

function buildPlan(index: TopologyIndex): Plan {
  const units = new UnitTable(index);
  const clusterList = [...index.clusters.values()];
  const masterList = index.controlPlanes;
  const balancerList = index.loadBalancers;

  const voterUnits = new Map<string, number>();
  const votersIn = new Map<EtcdCluster, Numbers>();
  for (const cluster of clusterList) {
    const numbers = new Set(
      votersOf(index, cluster).map(({ id, host }) => {
        const unit = voterUnits.get(id) ?? units.onHost(host, [id]);
        voterUnits.set(id, unit);
        units.markMattering(id);
        return unit;
      }),
    );
    votersIn.set(cluster, Int32Array.from(numbers));
  }

  const linkUnits = new Map<string, number>();
  const linkUnit = ({ id }: Link): number => {
    const unit = linkUnits.get(id) ?? units.named(id);
    linkUnits.set(id, unit);
    return unit;
  };

  const runKubeVip = new Set(kubeVipMembers(index));
  const kubeVips = new Map<string, number>();
  const inUse = new Set<EtcdCluster>();
  const masters = masterList.map((component): MasterPlan => {
    units.markMattering(component.id);
    const apiserver = units.onHost(component.host, [
      component.id,
      processId(component.id, 'kube-apiserver'),
    ]);
    const { id, host } = component;
    const process = (name: string): number => units.onHost(host, [id, processId(id, name)]);
    const controllerManager = process('kube-controller-manager');
    const scheduler = process('kube-scheduler');
    if (runKubeVip.has(id)) kubeVips.set(id, process('kube-vip'));
    const access = etcdAccessOf(index, component);
    const controllers = { controllerManager, scheduler };
    if (access === undefined) return { apiserver, cluster: -1, routes: [], ...controllers };
    const { cluster } = access;
    inUse.add(cluster);
    const voters = votersIn.get(cluster) ?? new Int32Array(0);
    return {
      apiserver,
      cluster: clusterList.indexOf(cluster),
      routes: planRoutes(index, component, access, voters, voterUnits, linkUnit),
      ...controllers,
    };
  });

  const master = new Map(masterList.map(({ id }, at) => [id, at]));
  const balancers = balancerList.map((component) =>
    planBalancer(index, units, component, master, linkUnit),
  );
  const balancer = new Map(balancerList.map(({ id }, at) => [id, at]));
  const entrances = planEntrances(index, units, {
    master,
    balancer,
    link: linkUnit,
    kubeVip: kubeVips,
  });

  const clusters = clusterList.map((cluster): ClusterPlan => {
    const voters = votersIn.get(cluster) ?? new Int32Array(0);
    return {
      voters,
      quorum: quorumSize(voters.length),
      inUse: inUse.has(cluster),
      space: units.named(spaceId(cluster.id)),
    };
  });
  return {
    index,
    structure: {
      unitCount: units.count,
      clusters,
      masters,
      balancers,
      entrances: entrances.plans,
    },
    units,
    clusterIds: clusterList.map(({ id }) => id),
    masterIds: masterList.map(({ id }) => id),
    balancerIds: balancerList.map(({ id }) => id),
    entranceIds: entrances.ids,
  };
}

/**
 * The voters a kube-apiserver can use, by the link that leads to them. A stacked one knows only the
 * member on its own host; a learner answers no linearizable request, so it is no route.
 */
function planRoutes(
  index: TopologyIndex,
  component: ControlPlane,
  access: EtcdAccess,
  voters: Numbers,
  voterUnits: ReadonlyMap<string, number>,
  linkUnit: (link: Link) => number,
): Route[] {
  const isVoter = new Set(voters);
  const toMember = (id: string, link: number): Route[] => {
    const unit = voterUnits.get(id);
    return unit !== undefined && isVoter.has(unit) ? [{ link, voters: Int32Array.of(unit) }] : [];
  };
  if (access.placement === 'stacked') {
    return access.members.flatMap(({ id }) => toMember(id, nothing));
  }
  return storesInLinks(index, component.id).flatMap((link): Route[] => {
    const target = index.clusters.get(link.to) ?? index.clusterOfMember.get(link.to);
    if (target !== access.cluster) return [];
    if (link.to !== target.id) return toMember(link.to, linkUnit(link));
    return voters.length === 0 ? [] : [{ link: linkUnit(link), voters }];
  });
}

function planBalancer(
  index: TopologyIndex,
  units: UnitTable,
  { id, host, software, healthCheck }: LoadBalancer,
  master: ReadonlyMap<string, number>,
  linkUnit: (link: Link) => number,
): BalancerPlan {
  units.markMattering(id);
  const proxy = units.onHost(host, [id, processId(id, 'proxy')]);
  const keepalived = units.onHost(host, [id, processId(id, 'keepalived')]);
  const backends = controlPlaneBackendsOf(index, id).flatMap(({ component, link }) => {
    const position = master.get(component.id);
    return position === undefined
      ? []
      : [{ position, link: linkUnit(link), active: link.mode === 'active' }];
  });
  const actives = backends.filter(({ active }) => active);
  const ordered = [...actives, ...backends.filter(({ active }) => !active)];
  return {
    proxy,
    keepalived,
    // Open-source NGINX has passive checks only: a connection is enough, whatever is configured.
    followsEtcd: software === 'haproxy' && healthCheck === 'readyz',
    tellsBackends: software === 'haproxy',
    masters: Int32Array.from(ordered, ({ position }) => position),
    links: Int32Array.from(ordered, ({ link }) => link),
    // Where all are standby the load balancer itself is the spare one, and uses them as they are.
    actives: actives.length === 0 ? ordered.length : actives.length,
  };
}
