import type {
  ControlPlane,
  Endpoint,
  LoadBalancer,
  Topology,
  VipEndpoint,
} from '../core/model/topology.ts';

/**
 * The meaning of "survives" written down a second time, slowly and straight from the design text,
 * over sets and the document itself. The engine is compared with it; it shares no code with it.
 */
export interface NaiveState {
  api: 'available' | 'degraded' | 'partial' | 'unavailable';
  reads: 'current' | 'stale' | 'none';
  causes: string[];
  share: number;
  up: string[];
  usable: string[];
  quorum: boolean[];
  holders: (string | null)[];
  controllers: { controllerManager: boolean; scheduler: boolean };
  outOfSpace: string[];
}

interface Served {
  up: boolean;
  serves: boolean;
  share: number;
  stale: boolean;
  holder: string | null;
  /** Spare behind this endpoint, and the masters requests can reach through it. */
  spare: boolean;
  masters: string[];
}

/** Where the client is while some hosts do not reach each other. */
export interface NaiveView {
  client: string;
  /** Two host ids; symmetric, and true for a host and itself. */
  reaches: (a: string, b: string) => boolean;
}

/** The state seen from one group of a partition: the rest counts as dead. */
export function naiveState(
  topology: Topology,
  failed: ReadonlySet<string>,
  side?: ReadonlySet<string>,
): NaiveState {
  return compareWithIntact(topology, judge(topology, failed, { side }));
}

/** The state seen by a client on a host while reach need not go on over a third host. */
export function naiveStateAt(
  topology: Topology,
  failed: ReadonlySet<string>,
  view: NaiveView,
): NaiveState {
  return compareWithIntact(topology, judge(topology, failed, { view }));
}

function compareWithIntact(topology: Topology, now: ReturnType<typeof judge>): NaiveState {
  const { spares: before } = judge(topology, new Set(), {});
  const degraded =
    (before.endpoint && !now.spares.endpoint) ||
    (before.masters && !now.spares.masters) ||
    before.etcd.some((spare, i) => spare && !now.spares.etcd[i]);
  const { spares: _, ...state } = now;
  return state.api === 'available' && degraded ? { ...state, api: 'degraded' } : state;
}

interface Place {
  side?: ReadonlySet<string> | undefined;
  view?: NaiveView;
}

function judge(topology: Topology, failed: ReadonlySet<string>, { side, view }: Place) {
  const { hosts, components, failureDomains, etcdClusters, endpoints, links } = topology;
  const reaches = (a: string, b: string): boolean => view === undefined || view.reaches(a, b);
  const clientReaches = (host: string): boolean =>
    view === undefined || view.reaches(view.client, host);
  /** What is connected with the client, if need be over others. */
  const around = new Set(view === undefined ? hosts.map(({ id }) => id) : [view.client]);
  for (const at of around) {
    for (const { id } of hosts) if (reaches(at, id)) around.add(id);
  }
  const sees = (host: string): boolean => view === undefined || around.has(host);
  const domainDead = (id: string | undefined): boolean => {
    for (let at = id, steps = 0; at !== undefined && steps < 50; steps += 1) {
      if (failed.has(at)) return true;
      at = failureDomains.find((domain) => domain.id === at)?.parent;
    }
    return false;
  };
  const within = (hostId: string, domainId: string): boolean => {
    let at = hosts.find((host) => host.id === hostId)?.failureDomain;
    for (let steps = 0; at !== undefined && steps < 50; steps += 1) {
      if (at === domainId) return true;
      const current: string = at;
      at = failureDomains.find((domain) => domain.id === current)?.parent;
    }
    return false;
  };
  const hostUp = (id: string): boolean => {
    const host = hosts.find((each) => each.id === id);
    return (
      !failed.has(id) && !domainDead(host?.failureDomain) && (side === undefined || side.has(id))
    );
  };
  const componentUp = (id: string, process = ''): boolean => {
    const component = components.find((each) => each.id === id);
    if (component === undefined) return false;
    return !failed.has(id) && !failed.has(`${id}:${process}`) && hostUp(component.host);
  };

  const votersOf = (cluster: Topology['etcdClusters'][number]): string[] =>
    cluster.members.filter(({ learner }) => !learner).map(({ component }) => component);
  const hostOf = (id: string): string => components.find((each) => each.id === id)?.host ?? '';
  /** The live voters that reach the leader, with it; none without a leader. */
  const inQuorum = (cluster: Topology['etcdClusters'][number]): string[] => {
    const voters = votersOf(cluster);
    const live = voters.filter((id) => componentUp(id));
    const heard = (leader: string): string[] =>
      live.filter((id) => reaches(hostOf(leader), hostOf(id)));
    const most = Math.max(0, ...live.map((id) => heard(id).length));
    const leader = live.find((id) => heard(id).length === most);
    return leader !== undefined && most >= Math.floor(voters.length / 2) + 1 ? heard(leader) : [];
  };
  const quorumOf = (cluster: Topology['etcdClusters'][number]): boolean =>
    inQuorum(cluster).some((id) => sees(hostOf(id)));

  /** Voting members a control plane may use, and the cluster; undefined without etcd. */
  const accessOf = (master: ControlPlane) => {
    // The first member on its host that belongs to a stacked cluster.
    for (const component of components) {
      if (component.host !== master.host) continue;
      for (const cluster of etcdClusters) {
        const own = cluster.members.find((member) => member.component === component.id);
        if (own === undefined || cluster.placement !== 'stacked') continue;
        const routes = own.learner ? [] : [{ member: own.component, link: '' }];
        return { cluster, routes };
      }
    }
    const stores = links.filter(({ kind, from }) => kind === 'stores-in' && from === master.id);
    const clusterOf = (to: string) =>
      etcdClusters.find(
        ({ id, members }) => id === to || members.some(({ component }) => component === to),
      );
    const cluster = stores.map(({ to }) => clusterOf(to)).find((found) => found !== undefined);
    if (cluster === undefined || cluster.members.length === 0) return undefined;
    const routes = stores
      .filter(({ to }) => clusterOf(to) === cluster)
      .flatMap(({ id, to }) =>
        votersOf(cluster)
          .filter((voter) => to === cluster.id || to === voter)
          .map((member) => ({ member, link: id })),
      );
    return { cluster, routes };
  };
  const masters = components.filter((component) => component.kind === 'control-plane');
  const balancers = components.filter((component) => component.kind === 'load-balancer');
  const apiserverUp = (id: string): boolean => componentUp(id, 'kube-apiserver');
  const usable = (master: ControlPlane): boolean => {
    const access = accessOf(master);
    return (
      access !== undefined &&
      apiserverUp(master.id) &&
      access.routes.some(
        ({ member, link }) =>
          inQuorum(access.cluster).includes(member) &&
          reaches(master.host, hostOf(member)) &&
          !failed.has(link),
      )
    );
  };
  const full = ({ id }: { id: string }): boolean => failed.has(`${id}:space`);
  /** Leases are kept up through it, so leader elections end where it cannot write. */
  const writes = (master: ControlPlane): boolean => {
    const access = accessOf(master);
    return usable(master) && access !== undefined && !full(access.cluster);
  };
  /** The apiserver runs but cannot read etcd; it still knows what it once read. */
  const answersStale = (master: ControlPlane): boolean =>
    apiserverUp(master.id) && (accessOf(master)?.routes.length ?? 0) > 0;

  const forwards = (from: string) =>
    links.flatMap((link) => {
      if (link.kind !== 'forwards' || link.from !== from) return [];
      const master = masters.find(({ id }) => id === link.to);
      const balancer = balancers.find(({ id }) => id === link.to);
      return master || balancer ? [{ link, master, balancer, uncut: !failed.has(link.id) }] : [];
    });

  const balance = (balancer: LoadBalancer) => {
    const backends = forwards(balancer.id).flatMap(({ link, master, uncut: intact }) => {
      const uncut = intact && master !== undefined && reaches(balancer.host, master.host);
      return master ? [{ master, uncut, standby: link.mode === 'standby' }] : [];
    });
    const checked = backends.filter(
      ({ master, uncut }) =>
        uncut &&
        (balancer.software === 'haproxy' && balancer.healthCheck === 'readyz'
          ? usable(master)
          : apiserverUp(master.id)),
    );
    const allStandby = backends.every(({ standby }) => standby);
    const active = checked.filter(({ standby }) => allStandby || !standby);
    const rotation = active.length > 0 ? active : checked;
    const good = rotation.filter(({ master }) => usable(master)).length;
    const proxy = componentUp(balancer.id, 'proxy');
    return {
      finds: proxy && rotation.length > 0,
      serves: proxy && good > 0,
      share: proxy && good > 0 ? 1 - good / rotation.length : 0,
      stale: proxy && good === 0 && rotation.some(({ master }) => answersStale(master)),
      masters: backends
        .filter(({ master, uncut }) => uncut && usable(master))
        .map(({ master }) => master.id),
    };
  };

  const nobody: Served = {
    up: false,
    serves: false,
    share: 0,
    stale: false,
    holder: null,
    spare: false,
    masters: [],
  };
  type Target = {
    master?: ControlPlane | undefined;
    balancer?: LoadBalancer | undefined;
    uncut: boolean;
  };
  const isOpen = ({ master, balancer, uncut }: Target): boolean =>
    uncut && clientReaches((balancer ?? master)?.host ?? '');
  const ask = (target: Target) => {
    const { master, balancer } = target;
    if (!isOpen(target)) return { serves: false, share: 0, stale: false, masters: [] };
    if (balancer) return balance(balancer);
    const good = master !== undefined && usable(master);
    return {
      serves: good,
      share: 0,
      stale: !good && master !== undefined && answersStale(master),
      masters: good ? [master.id] : [],
    };
  };
  /** Clients use every address and retry none that fails. */
  const askNames = (targets: Target[]): Served => {
    const answers = targets.map(ask);
    const serving = answers.filter(({ serves }) => serves);
    const lost = answers.reduce((sum, { serves, share }) => sum + (serves ? share : 1), 0);
    return {
      ...nobody,
      up: targets.some(
        (target) =>
          target.balancer === undefined ||
          (isOpen(target) && componentUp(target.balancer.id, 'proxy')),
      ),
      serves: serving.length > 0,
      share: serving.length > 0 ? lost / answers.length : 0,
      stale: serving.length === 0 && answers.some(({ stale }) => stale),
      spare: serving.length >= 2,
      masters: serving.flatMap((answer) => answer.masters),
    };
  };

  const enter = (endpoint: Endpoint): Served => {
    if (failed.has(endpoint.id)) return nobody;
    if (endpoint.kind === 'dns') return askNames(forwards(endpoint.id));
    if (endpoint.kind === 'direct') {
      return { ...askNames(forwards(endpoint.id).slice(0, 1)), spare: false };
    }
    if (endpoint.kind === 'kube-vip') {
      const able = endpoint.members.filter(
        (id) =>
          masters.some((m) => m.id === id && writes(m)) &&
          componentUp(id, 'kube-vip') &&
          sees(hostOf(id)),
      );
      const [holder] = able;
      if (holder === undefined || !clientReaches(hostOf(holder))) return nobody;
      const reached = able.filter((id) => clientReaches(hostOf(id)));
      return {
        ...nobody,
        up: true,
        serves: true,
        holder,
        spare: reached.length > 1,
        masters: reached,
      };
    }
    if (endpoint.kind === 'vip') {
      const members = endpoint.members.flatMap(
        (id) => balancers.find((each) => each.id === id) ?? [],
      );
      const stuck = staysWithDead(endpoint, members);
      const well = (each: LoadBalancer): boolean =>
        endpoint.check === 'backends' && each.software === 'haproxy'
          ? balance(each).finds
          : componentUp(each.id, 'proxy');
      const able = members.filter(
        (each) => componentUp(each.id, 'keepalived') && (stuck || well(each)),
      );
      // No tie of priorities is drawn with addresses here: the earlier of two equal ones wins.
      const beats = (a: LoadBalancer, b: LoadBalancer): boolean =>
        a.priority > b.priority || (a.priority === b.priority && able.indexOf(a) < able.indexOf(b));
      const reached = able.filter(({ host }) => clientReaches(host));
      const holders = reached.filter(
        (each) => !able.some((other) => beats(other, each) && reaches(other.host, each.host)),
      );
      const holder = holders.find((each) => holders.every((other) => !beats(other, each)));
      if (holder === undefined) return nobody;
      const spare = !stuck && reached.filter((each) => balance(each).serves).length > 1;
      const up = componentUp(holder.id, 'proxy');
      return { ...nobody, ...balance(holder), up, holder: holder.id, spare };
    }
    const placed = forwards(endpoint.id).filter(({ master, balancer }) => {
      const host = (master ?? balancer)?.host ?? '';
      return endpoint.zones.length === 0 || endpoint.zones.some((zone) => within(host, zone));
    });
    const homeOf = (hostId: string): string | undefined => {
      for (const kind of ['zone', 'region']) {
        // The nearest of the kind is the one that no other of the kind lies below, around the host.
        const around = failureDomains.filter((d) => d.kind === kind && within(hostId, d.id));
        const nearest = around.toSorted((a, b) => depth(b.id) - depth(a.id))[0];
        if (nearest) return nearest.id;
      }
      return undefined;
    };
    const depth = (id: string): number => {
      const parent = failureDomains.find((domain) => domain.id === id)?.parent;
      return parent === undefined ? 0 : 1 + depth(parent);
    };
    const homes =
      endpoint.zones.length > 0
        ? endpoint.zones
        : placed.map(({ master, balancer }) => homeOf((master ?? balancer)?.host ?? ''));
    if (homes.length > 0 && homes.every((home) => home !== undefined && domainDead(home))) {
      return nobody;
    }
    const healthy = placed.map(ask).filter(({ serves }) => serves);
    const serves = healthy.length > 0;
    return {
      ...nobody,
      up: true,
      serves,
      share: serves ? healthy.reduce((sum, { share }) => sum + share, 0) / healthy.length : 0,
      spare: true,
      masters: healthy.flatMap((answer) => answer.masters),
    };
  };

  const served =
    endpoints.length > 0
      ? endpoints.map(enter)
      : balancers[0]
        ? [{ ...askNames([{ balancer: balancers[0], uncut: true }]), spare: false }]
        : masters[0]
          ? [{ ...askNames([{ master: masters[0], uncut: true }]), spare: false }]
          : [];
  /** On a host that reaches just what the client reaches. */
  const isHere = (host: string): boolean =>
    view === undefined || hosts.every(({ id }) => reaches(host, id) === clientReaches(id));
  const serving = served.filter(({ serves }) => serves);
  const share = serving.length > 0 ? Math.min(...serving.map((each) => each.share)) : 0;
  const usableIds = masters
    .filter((master) => usable(master) && sees(master.host))
    .map(({ id }) => id);
  const used = etcdClusters.filter((cluster) =>
    masters.some((master) => accessOf(master)?.cluster === cluster),
  );
  const anyQuorum = (used.length > 0 ? used : etcdClusters).some(quorumOf);
  const anyUp = served.some(({ up }) => up);
  const causes: string[] = [];
  if (serving.length === 0) {
    if (!anyUp) causes.push('no-endpoint');
    if (!anyQuorum) causes.push('no-quorum');
    if (anyQuorum && (anyUp || usableIds.length === 0)) causes.push('no-control-plane');
  }
  const outOfSpace = used.filter(full).map(({ id }) => id);
  if (outOfSpace.length > 0) causes.push('no-space');
  const works = (process: string): boolean =>
    masters.some(
      (master) => writes(master) && sees(master.host) && componentUp(master.id, process),
    );
  return {
    api: (serving.length === 0 || outOfSpace.length > 0
      ? 'unavailable'
      : share > 0
        ? 'partial'
        : 'available') as NaiveState['api'],
    reads: (serving.length > 0
      ? 'current'
      : served.some(({ stale }) => stale)
        ? 'stale'
        : 'none') as NaiveState['reads'],
    causes,
    share: outOfSpace.length > 0 ? 0 : share,
    up: [
      ...hosts.map(({ id }) => id).filter((id) => hostUp(id) && isHere(id)),
      ...components.map(({ id }) => id).filter((id) => componentUp(id) && isHere(hostOf(id))),
    ],
    usable: usableIds,
    quorum: etcdClusters.map(quorumOf),
    holders: endpoints.flatMap(({ kind }, i) =>
      kind === 'vip' || kind === 'kube-vip' ? [served[i]?.holder ?? null] : [],
    ),
    controllers: {
      controllerManager: works('kube-controller-manager'),
      scheduler: works('kube-scheduler'),
    },
    outOfSpace,
    spares: {
      endpoint: serving.length > 1 || serving.some(({ spare }) => spare),
      masters: new Set(serving.flatMap((each) => each.masters)).size > 1,
      etcd: etcdClusters.map((cluster) => {
        const needed = Math.floor(votersOf(cluster).length / 2) + 1;
        return used.includes(cluster) && quorumOf(cluster) && inQuorum(cluster).length > needed;
      }),
    },
  };
}

/** Nothing takes the address from a keepalived whose load balancer is dead. */
function staysWithDead(vip: VipEndpoint, members: readonly LoadBalancer[]): boolean {
  const [first, second] = members.map(({ priority }) => priority).toSorted((a, b) => b - a);
  if (first === undefined || second === undefined) return false;
  if (vip.check !== undefined && vip.check !== 'load-balancer' && vip.check !== 'backends') {
    return true;
  }
  const weight = Math.abs(vip.checkWeight ?? 0);
  return weight !== 0 && (vip.preempt !== true || first - second >= weight);
}
