import { message, type Localized, type Message } from './message.ts';
import { elementCollections, type Topology } from './topology.ts';

/** One place of a document that cannot be held, with what to do about it. */
export interface DocumentIssue {
  /** Where, in the words of the file: `hosts[2].failureDomain`. */
  readonly path: string;
  readonly message: Message;
}

const texts = {
  duplicateId: {
    en: 'The id "{id}" is used twice (first at {first}). Give each element its own id.',
    zh: 'id “{id}” 重复出现（首次出现在 {first}）。请为每个元素使用不同的 id。',
  },
  noSuch: {
    en: 'It refers to "{id}", but there is no such {expected}. Add it or correct the id.',
    zh: '引用了“{id}”，但不存在这样的{expected}。请添加该元素或更正 id。',
  },
  cycle: {
    en: 'The failure domain "{id}" lies inside itself. Remove one parent from the circle.',
    zh: '故障域“{id}”包含了自身。请去掉环中的一个 parent。',
  },
  memberTwice: {
    en: 'The member "{id}" is listed twice. An etcd member belongs to one cluster, once.',
    zh: '成员“{id}”出现了两次。一个 etcd 成员只能属于一个集群，且只能列出一次。',
  },
  linkTwice: {
    en: 'This link repeats {first}. Remove one of the two.',
    zh: '该连线与 {first} 重复。请删除其中一条。',
  },
} satisfies Record<string, Localized>;

type Kind = 'failure domain' | 'host' | 'load balancer' | 'control plane' | 'etcd member';

/**
 * What the schema cannot see: ids that are used twice, references that lead nowhere or to the wrong
 * kind, domains in a circle. A document without issues is safe to walk. Steps of saved scenarios may
 * name what is not there; it changes nothing.
 */
export function findIntegrityIssues(topology: Topology): DocumentIssue[] {
  const issues: DocumentIssue[] = [];
  const report = (path: string, text: Localized, data: Record<string, string>): void => {
    issues.push({ path, message: message(text, data) });
  };

  const firstSeen = new Map<string, string>();
  for (const collection of [...elementCollections, 'scenarios'] as const) {
    topology[collection].forEach((element, index) => {
      const path = `${collection}[${index}].id`;
      const first = firstSeen.get(element.id);
      if (first === undefined) firstSeen.set(element.id, path);
      else report(path, texts.duplicateId, { id: element.id, first });
    });
  }

  const ids = (elements: readonly { id: string }[]): Set<string> =>
    new Set(elements.map((element) => element.id));
  const components = (kind: string): Set<string> =>
    ids(topology.components.filter((component) => component.kind === kind));
  const domains = ids(topology.failureDomains);
  const hosts = ids(topology.hosts);
  const loadBalancers = components('load-balancer');
  const controlPlanes = components('control-plane');
  const etcdMembers = components('etcd');
  const clusters = ids(topology.etcdClusters);
  const cloudOrDns = ids(
    topology.endpoints.filter(
      (endpoint) => endpoint.kind === 'cloud-lb' || endpoint.kind === 'dns',
    ),
  );
  const direct = ids(topology.endpoints.filter((endpoint) => endpoint.kind === 'direct'));
  // Made once: a design may have ten thousand links.
  const stores = union(clusters, etcdMembers);
  const forwarders = union(loadBalancers, cloudOrDns, direct);
  const mastersAndBalancers = union(controlPlanes, loadBalancers);

  const mustExist = (
    path: string,
    id: string | undefined,
    known: Set<string>,
    kind: Kind,
  ): void => {
    if (id !== undefined && !known.has(id)) report(path, texts.noSuch, { id, expected: kind });
  };

  topology.failureDomains.forEach((domain, i) =>
    mustExist(`failureDomains[${i}].parent`, domain.parent, domains, 'failure domain'),
  );
  for (const index of domainsInCircles(topology)) {
    const domain = topology.failureDomains[index];
    if (domain) report(`failureDomains[${index}].parent`, texts.cycle, { id: domain.id });
  }
  topology.hosts.forEach((host, i) =>
    mustExist(`hosts[${i}].failureDomain`, host.failureDomain, domains, 'failure domain'),
  );
  topology.components.forEach((component, i) =>
    mustExist(`components[${i}].host`, component.host, hosts, 'host'),
  );

  const memberOf = new Set<string>();
  topology.etcdClusters.forEach((cluster, i) =>
    cluster.members.forEach((member, j) => {
      const path = `etcdClusters[${i}].members[${j}].component`;
      mustExist(path, member.component, etcdMembers, 'etcd member');
      if (memberOf.has(member.component)) report(path, texts.memberTwice, { id: member.component });
      memberOf.add(member.component);
    }),
  );

  topology.endpoints.forEach((endpoint, i) => {
    if (endpoint.kind === 'vip' || endpoint.kind === 'kube-vip') {
      const [known, kind]: [Set<string>, Kind] =
        endpoint.kind === 'vip'
          ? [loadBalancers, 'load balancer']
          : [controlPlanes, 'control plane'];
      const listed = new Set<string>();
      endpoint.members.forEach((member, j) => {
        const path = `endpoints[${i}].members[${j}]`;
        mustExist(path, member, known, kind);
        if (listed.has(member)) report(path, texts.memberTwice, { id: member });
        listed.add(member);
      });
    } else if (endpoint.kind === 'cloud-lb') {
      endpoint.zones.forEach((zone, j) =>
        mustExist(`endpoints[${i}].zones[${j}]`, zone, domains, 'failure domain'),
      );
    }
  });

  const linkSeen = new Map<string, string>();
  topology.links.forEach((link, i) => {
    const path = `links[${i}]`;
    const key = `${link.kind} ${link.from} ${link.to}`;
    const first = linkSeen.get(key);
    if (first === undefined) linkSeen.set(key, path);
    else report(path, texts.linkTwice, { first });
    if (link.kind === 'stores-in') {
      mustExist(`${path}.from`, link.from, controlPlanes, 'control plane');
      mustExist(`${path}.to`, link.to, stores, 'etcd member');
      return;
    }
    mustExist(`${path}.from`, link.from, forwarders, 'load balancer');
    const targets = cloudOrDns.has(link.from) ? mastersAndBalancers : controlPlanes;
    mustExist(`${path}.to`, link.to, targets, 'control plane');
  });

  topology.network.roundTripTimes.forEach((time, i) => {
    mustExist(`network.roundTripTimes[${i}].from`, time.from, domains, 'failure domain');
    mustExist(`network.roundTripTimes[${i}].to`, time.to, domains, 'failure domain');
  });
  topology.network.hostSubnets.forEach((subnet, i) =>
    mustExist(
      `network.hostSubnets[${i}].failureDomain`,
      subnet.failureDomain,
      domains,
      'failure domain',
    ),
  );
  topology.network.firewalls.forEach((firewall, i) =>
    mustExist(
      `network.firewalls[${i}].failureDomain`,
      firewall.failureDomain,
      domains,
      'failure domain',
    ),
  );
  return issues;
}

function union(...sets: readonly Set<string>[]): Set<string> {
  return new Set(sets.flatMap((set) => [...set]));
}

/** Indices of the domains that are their own ancestor. Each domain is walked over twice at most. */
function domainsInCircles({ failureDomains }: Topology): number[] {
  const parent = new Map(failureDomains.map((domain) => [domain.id, domain.parent]));
  const settled = new Set<string>();
  const circular = new Set<string>();
  for (const { id } of failureDomains) {
    const trail = new Set<string>();
    let at: string | undefined = id;
    while (at !== undefined && !settled.has(at) && !trail.has(at)) {
      trail.add(at);
      at = parent.get(at);
    }
    // Back on its own trail: from there on the trail is a circle.
    if (at !== undefined && trail.has(at)) {
      for (let next: string | undefined = at; next !== undefined && !circular.has(next);) {
        circular.add(next);
        next = parent.get(next);
      }
    }
    for (const each of trail) settled.add(each);
  }
  return failureDomains.flatMap((domain, index) => (circular.has(domain.id) ? [index] : []));
}
