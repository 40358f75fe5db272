/**
 * The design reduced to numbers: the structure function of the API over *units*, the smallest parts
 * whose failure changes an answer. A failed domain or host is the failure of the units on it, so
 * simulation, tolerance, cut sets and availability can all stand on this one function.
 *
 * Unit 0 never fails: it stands where a design has no such part (an etcd member on the own host
 * needs no link).
 */
export const nothing = 0;

/** A list of unit or position numbers. */
export type Numbers = Int32Array;

export interface ClusterPlan {
  /** Units of the members that vote. */
  readonly voters: Numbers;
  /** floor(n/2)+1 of all voters, up or not. */
  readonly quorum: number;
  /** Whether some control plane stores in it. */
  readonly inUse: boolean;
  /** Fails when the cluster is out of space (NOSPACE alarm): it then takes reads and deletes only. */
  readonly space: number;
}

/** One connection of a kube-apiserver: voters it can use as long as the link is not cut. */
export interface Route {
  readonly link: number;
  readonly voters: Numbers;
}

export interface MasterPlan {
  readonly apiserver: number;
  /** Position in {@link Structure.clusters}; -1 if it has no etcd. */
  readonly cluster: number;
  readonly routes: readonly Route[];
  /** kube-controller-manager and kube-scheduler talk to the apiserver beside them (k/k PR 94398). */
  readonly controllerManager: number;
  readonly scheduler: number;
}

export interface BalancerPlan {
  readonly proxy: number;
  readonly keepalived: number;
  /** Its health check asks /readyz, so a master that lost etcd leaves the rotation. */
  readonly followsEtcd: boolean;
  /** It can say whether it finds some master, so that keepalived may ask for it. */
  readonly tellsBackends: boolean;
  /** Positions in {@link Structure.masters}, the active ones first. */
  readonly masters: Numbers;
  readonly links: Numbers;
  /** How many of them take requests while any of these is up; the others stand by. */
  readonly actives: number;
}

export type EntranceKind = 'vip' | 'kube-vip' | 'cloud-lb' | 'dns' | 'direct';

/** What clients connect to. */
export interface EntrancePlan {
  readonly kind: EntranceKind;
  readonly unit: number;
  /** Of a VIP: who holds it keeps it although its proxy is dead, as no check or no fit one is set. */
  readonly sticky?: boolean;
  /** Of a VIP: keepalived gives it away where the load balancer says that it finds no master. */
  readonly checksBackends?: boolean;
  /** A cloud load balancer is up while one of these is; empty if nothing is known of its place. */
  readonly homes: Numbers;
  /**
   * What it leads to. Of a VIP the members, first holder first; of a kube-vip the masters in the
   * order of its members; of a direct endpoint the one target.
   */
  readonly targets: readonly TargetPlan[];
}

export interface TargetPlan {
  /** Position in {@link Structure.balancers}, or -1. */
  readonly balancer: number;
  /** Position in {@link Structure.masters}, or -1. */
  readonly master: number;
  readonly link: number;
  /**
   * Of a kube-vip endpoint the kube-vip of the master, without which it cannot hold the address;
   * {@link nothing} elsewhere.
   */
  readonly kubeVip: number;
}

export interface Structure {
  readonly unitCount: number;
  readonly clusters: readonly ClusterPlan[];
  readonly masters: readonly MasterPlan[];
  readonly balancers: readonly BalancerPlan[];
  readonly entrances: readonly EntrancePlan[];
}

/**
 * Evaluates a {@link Structure} without allocating. Failures are counted, so overlapping ones (a
 * host and its zone) can be undone in any order. The public arrays hold the answers of the last
 * {@link run}; positions are those of the structure.
 *
 * Semantics: DESIGN section 4; what each health check lets through was measured with the real
 * programs (lab, sections 3 and 4).
 */
export class StructureFunction {
  readonly structure: Structure;
  /** How many failures stand over each unit. */
  readonly dead: Int32Array;

  readonly votersUp: Int32Array;
  readonly quorum: Uint8Array;
  readonly usable: Uint8Array;
  /** The proxy is up and sends some requests to a usable control plane. */
  readonly balancerServes: Uint8Array;
  /** The proxy is up and its health check finds some backend up. */
  readonly balancerReady: Uint8Array;
  /** Share of requests that the load balancer sends to masters which cannot answer them. */
  readonly balancerShare: Float64Array;
  /** Serves nothing, but passes reads on to an apiserver that answers from its watch cache. */
  readonly balancerStale: Uint8Array;
  /** Something answers at the address, whatever stands behind it. */
  readonly entranceUp: Uint8Array;
  readonly entranceServes: Uint8Array;
  readonly entranceShare: Float64Array;
  readonly entranceStale: Uint8Array;
  /** Position in `targets` of who holds the address of a VIP or kube-vip; -1 for nobody. */
  readonly holder: Int32Array;

  /** Some entrance serves. */
  serves = false;
  /** The smallest failing share of those that serve; 0 if none does. */
  share = 0;
  /** No entrance serves, but one answers reads from a watch cache. */
  stale = false;
  /** Some cluster in use is out of space. */
  outOfSpace = false;
  /** Some usable master's process is up, and the etcd behind it takes writes. */
  controllerManager = false;
  scheduler = false;

  constructor(structure: Structure) {
    this.structure = structure;
    this.dead = new Int32Array(structure.unitCount);
    this.votersUp = new Int32Array(structure.clusters.length);
    this.quorum = new Uint8Array(structure.clusters.length);
    this.usable = new Uint8Array(structure.masters.length);
    this.balancerServes = new Uint8Array(structure.balancers.length);
    this.balancerReady = new Uint8Array(structure.balancers.length);
    this.balancerShare = new Float64Array(structure.balancers.length);
    this.balancerStale = new Uint8Array(structure.balancers.length);
    this.entranceUp = new Uint8Array(structure.entrances.length);
    this.entranceServes = new Uint8Array(structure.entrances.length);
    this.entranceShare = new Float64Array(structure.entrances.length);
    this.entranceStale = new Uint8Array(structure.entrances.length);
    this.holder = new Int32Array(structure.entrances.length);
  }

  fail(units: Numbers): void {
    for (let i = 0; i < units.length; i += 1) this.dead[units[i]!]! += 1;
  }

  repair(units: Numbers): void {
    for (let i = 0; i < units.length; i += 1) this.dead[units[i]!]! -= 1;
  }

  reset(): void {
    this.dead.fill(0);
  }

  /**
   * The API answers every request, but for writes to an etcd out of space: what the tolerance of a
   * design is counted in.
   */
  get survives(): boolean {
    return this.serves && this.share === 0;
  }

  /** The API answers every read and write. */
  get writable(): boolean {
    return this.survives && !this.outOfSpace;
  }

  run(): void {
    const { clusters, masters, balancers, entrances } = this.structure;
    this.outOfSpace = false;
    for (let i = 0; i < clusters.length; i += 1) this.#countVoters(clusters[i]!, i);
    this.controllerManager = false;
    this.scheduler = false;
    for (let i = 0; i < masters.length; i += 1) this.#judgeMaster(masters[i]!, i);
    for (let i = 0; i < balancers.length; i += 1) this.#balance(balancers[i]!, i);
    this.serves = false;
    this.share = 0;
    this.stale = false;
    for (let i = 0; i < entrances.length; i += 1) {
      this.#enter(entrances[i]!, i);
      if (this.entranceServes[i] === 1) {
        const share = this.entranceShare[i]!;
        this.share = this.serves ? Math.min(this.share, share) : share;
        this.serves = true;
      } else if (this.entranceStale[i] === 1) this.stale = true;
    }
    if (this.serves) this.stale = false;
  }

  isUp(unit: number): boolean {
    return this.dead[unit] === 0;
  }

  #countVoters({ voters, quorum, inUse, space }: ClusterPlan, at: number): void {
    let up = 0;
    for (let i = 0; i < voters.length; i += 1) if (this.dead[voters[i]!] === 0) up += 1;
    this.votersUp[at] = up;
    this.quorum[at] = up >= quorum ? 1 : 0;
    if (inUse && this.dead[space] !== 0) this.outOfSpace = true;
  }

  #judgeMaster(plan: MasterPlan, at: number): void {
    this.usable[at] = this.#isUsable(plan);
    if (this.usable[at] === 0 || !this.#takesWrites(plan)) return;
    if (this.dead[plan.controllerManager] === 0) this.controllerManager = true;
    if (this.dead[plan.scheduler] === 0) this.scheduler = true;
  }

  /** Asked of usable masters only. */
  #takesWrites({ cluster }: MasterPlan): boolean {
    return this.dead[this.structure.clusters[cluster]!.space] === 0;
  }

  #isUsable({ apiserver, cluster, routes }: MasterPlan): 0 | 1 {
    if (this.dead[apiserver] !== 0 || cluster < 0 || this.quorum[cluster] === 0) return 0;
    for (let r = 0; r < routes.length; r += 1) {
      const { link, voters } = routes[r]!;
      if (this.dead[link] !== 0) continue;
      for (let i = 0; i < voters.length; i += 1) if (this.dead[voters[i]!] === 0) return 1;
    }
    return 0;
  }

  #balance(plan: BalancerPlan, at: number): void {
    this.balancerServes[at] = 0;
    this.balancerReady[at] = 0;
    this.balancerShare[at] = 0;
    this.balancerStale[at] = 0;
    if (this.dead[plan.proxy] !== 0) return;
    const finds =
      this.#rotate(plan, at, 0, plan.actives) ||
      this.#rotate(plan, at, plan.actives, plan.masters.length);
    this.balancerReady[at] = finds ? 1 : 0;
  }

  /** Spreads requests over backends from..to; false if its health check finds none of them up. */
  #rotate(plan: BalancerPlan, at: number, from: number, to: number): boolean {
    let size = 0;
    let good = 0;
    let stale: 0 | 1 = 0;
    for (let i = from; i < to; i += 1) {
      if (this.dead[plan.links[i]!] !== 0) continue;
      const position = plan.masters[i]!;
      if (this.usable[position] === 1) {
        size += 1;
        good += 1;
      } else if (!plan.followsEtcd) {
        const master = this.structure.masters[position]!;
        if (this.dead[master.apiserver] !== 0) continue;
        size += 1;
        if (master.routes.length > 0) stale = 1;
      }
    }
    if (good > 0) {
      this.balancerServes[at] = 1;
      this.balancerShare[at] = (size - good) / size;
    } else this.balancerStale[at] = stale;
    return size > 0;
  }

  #enter(plan: EntrancePlan, at: number): void {
    this.entranceUp[at] = 0;
    this.entranceServes[at] = 0;
    this.entranceShare[at] = 0;
    this.entranceStale[at] = 0;
    this.holder[at] = -1;
    if (this.dead[plan.unit] !== 0) return;
    switch (plan.kind) {
      case 'vip':
        return this.#enterVip(plan, at);
      case 'kube-vip':
        return this.#enterKubeVip(plan, at);
      case 'cloud-lb':
        return this.#enterCloud(plan, at);
      case 'dns':
      case 'direct':
        return this.#enterNamed(plan, at);
    }
  }

  #enterVip(plan: EntrancePlan, at: number): void {
    for (let i = 0; i < plan.targets.length; i += 1) {
      const position = plan.targets[i]!.balancer;
      if (!this.mayHold(plan, position)) continue;
      this.holder[at] = i;
      this.entranceUp[at] = this.dead[this.structure.balancers[position]!.proxy] === 0 ? 1 : 0;
      this.entranceServes[at] = this.balancerServes[position]!;
      this.entranceShare[at] = this.balancerShare[position]!;
      this.entranceStale[at] = this.balancerStale[position]!;
      return;
    }
  }

  /**
   * Whether keepalived on a load balancer may have the address of a VIP. It asks the proxy beside it
   * and, only if it is so set, whether that finds a master.
   */
  mayHold({ sticky = false, checksBackends = false }: EntrancePlan, balancer: number): boolean {
    const { keepalived, proxy, tellsBackends } = this.structure.balancers[balancer]!;
    if (this.dead[keepalived] !== 0) return false;
    if (sticky) return true;
    if (checksBackends && tellsBackends) return this.balancerReady[balancer] === 1;
    return this.dead[proxy] === 0;
  }

  #enterKubeVip({ targets }: EntrancePlan, at: number): void {
    for (let i = 0; i < targets.length; i += 1) {
      if (!this.targetServes(targets[i]!)) continue;
      this.holder[at] = i;
      this.entranceUp[at] = 1;
      this.entranceServes[at] = 1;
      return;
    }
  }

  /** Its health check is HTTPS /readyz, so only what serves is in rotation. */
  #enterCloud({ homes, targets }: EntrancePlan, at: number): void {
    let up = homes.length === 0;
    for (let i = 0; i < homes.length; i += 1) if (this.dead[homes[i]!] === 0) up = true;
    if (!up) return;
    this.entranceUp[at] = 1;
    let size = 0;
    let failing = 0;
    for (let i = 0; i < targets.length; i += 1) {
      const target = targets[i]!;
      if (!this.targetServes(target)) continue;
      size += 1;
      if (target.balancer >= 0) failing += this.balancerShare[target.balancer]!;
    }
    if (size === 0) return;
    this.entranceServes[at] = 1;
    this.entranceShare[at] = failing / size;
  }

  /** Nothing checks the health of what a name or an address leads to. */
  #enterNamed({ targets }: EntrancePlan, at: number): void {
    let serving = 0;
    let failing = 0;
    let stale: 0 | 1 = 0;
    for (let i = 0; i < targets.length; i += 1) {
      const target = targets[i]!;
      const { balancer, master, link } = target;
      const { apiserver, routes } = master >= 0 ? this.structure.masters[master]! : noMaster;
      const linked = this.dead[link] === 0;
      if (balancer < 0 || (linked && this.dead[this.structure.balancers[balancer]!.proxy] === 0)) {
        this.entranceUp[at] = 1;
      }
      if (this.targetServes(target)) {
        serving += 1;
        if (balancer >= 0) failing += this.balancerShare[balancer]!;
        continue;
      }
      failing += 1;
      if (!linked) continue;
      if (balancer >= 0) {
        if (this.balancerStale[balancer] === 1) stale = 1;
      } else if (this.dead[apiserver] === 0 && routes.length > 0) stale = 1;
    }
    if (serving > 0) {
      this.entranceServes[at] = 1;
      this.entranceShare[at] = failing / targets.length;
    } else this.entranceStale[at] = stale;
  }

  /**
   * Whether requests sent to the target by its own address are answered; of a kube-vip whether the
   * target can hold the address. The lease that decides about it lives in the API and is renewed
   * every few seconds: no address without an etcd that takes writes.
   */
  targetServes({ balancer, master, link, kubeVip }: TargetPlan): boolean {
    if (this.dead[link] !== 0) return false;
    if (balancer >= 0) return this.balancerServes[balancer] === 1;
    if (this.usable[master] !== 1) return false;
    if (kubeVip === nothing) return true;
    return this.dead[kubeVip] === 0 && this.#takesWrites(this.structure.masters[master]!);
  }
}

const noMaster: MasterPlan = {
  apiserver: nothing,
  cluster: -1,
  routes: [],
  controllerManager: nothing,
  scheduler: nothing,
};
