import type { TopologyIndex } from '../../graph/topology-index.ts';
import { cidrContains, cidrsOverlap } from '../../model/ip.ts';
import type { Host } from '../../model/topology.ts';
import type { Fix } from '../rule.ts';
import { freeNetwork } from './addresses.ts';

/** What of the nodes' network a pod or service network covers. */
export interface NodeOverlap {
  readonly cidr: string;
  /** The declared host subnet it touches, or undefined if only host addresses lie in it. */
  readonly subnet: string | undefined;
  readonly hosts: readonly Host[];
}

/**
 * Clashes of the networks with host subnets, and with host addresses that no declared subnet holds
 * (those in a clashing subnet would only repeat it).
 */
export function nodeOverlaps(index: TopologyIndex, cidrs: readonly string[]): NodeOverlap[] {
  const subnets = index.topology.network.hostSubnets.map(({ cidr }) => cidr);
  return [...new Set(cidrs)].flatMap((cidr): NodeOverlap[] => {
    const touched = subnets.filter((subnet) => cidrsOverlap(cidr, subnet));
    const inside = index.topology.hosts.filter(({ addresses }) =>
      addresses.some(
        (address) =>
          cidrContains(cidr, address) && !touched.some((subnet) => cidrContains(subnet, address)),
      ),
    );
    return [
      ...touched.map((subnet) => ({ cidr, subnet, hosts: [] })),
      ...(inside.length === 0 ? [] : [{ cidr, subnet: undefined, hosts: inside }]),
    ];
  });
}

/** Replaces a pod or service network by a common one that touches nothing in the document. */
export function replaceNetworkFix(
  index: TopologyIndex,
  purpose: 'pod' | 'service',
  cidr: string,
): Fix | undefined {
  const free = freeNetwork(index, purpose, cidr);
  if (free === undefined) return undefined;
  const key = purpose === 'pod' ? 'podSubnets' : 'serviceSubnets';
  const networks = index.topology.cluster[key].map((each) => (each === cidr ? free : each));
  return {
    kind: 'suggestion',
    label: { text: { en: 'Use {free} instead', zh: '改用 {free}' }, data: { free } },
    commands: [{ type: 'update-settings', part: 'cluster', patch: { [key]: networks } }],
  };
}
