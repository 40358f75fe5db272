import type { TopologyIndex } from '../../graph/topology-index.ts';
import { optionValue } from '../../model/control-plane-timers.ts';
import { parseCidr, type IpFamily } from '../../model/ip.ts';

/** Prefix length of a node's own part of the pod network (kube-controller-manager's defaults). */
const DEFAULT_NODE_MASK = { IPv4: 24, IPv6: 64 } as const;

export interface PodNetwork {
  readonly cidr: string;
  readonly family: IpFamily;
  readonly prefixLength: number;
  /** Prefix length of the part that each node gets. */
  readonly nodeMask: number;
  /** The option that sets it. */
  readonly option: string;
}

/**
 * The pod networks that kube-controller-manager cuts into one part a node; none where it is told to
 * leave that alone. `node-cidr-mask-size` counts where there is one network only.
 */
export function podNetworks({ topology }: TopologyIndex): PodNetwork[] {
  const { podSubnets, controllerManagerOptions: options } = topology.cluster;
  if (optionValue(options, 'allocate-node-cidrs') === 'false') return [];
  return [...new Set(podSubnets)].flatMap((cidr): PodNetwork[] => {
    const network = parseCidr(cidr);
    if (network === undefined) return [];
    const { family, prefixLength } = network;
    const own = `node-cidr-mask-size-${family.toLowerCase()}`;
    const common = podSubnets.length === 1 ? readMask(options, 'node-cidr-mask-size') : undefined;
    return [
      {
        cidr,
        family,
        prefixLength,
        nodeMask: common ?? readMask(options, own) ?? DEFAULT_NODE_MASK[family],
        option: common === undefined ? own : 'node-cidr-mask-size',
      },
    ];
  });
}

function readMask(options: Parameters<typeof optionValue>[0], name: string): number | undefined {
  const value = optionValue(options, name);
  return value !== undefined && /^\d{1,3}$/.test(value) && Number(value) <= 128 && value !== '0'
    ? Number(value)
    : undefined;
}

/** How many nodes a pod network has parts for; 0 where a part is wider than the network. */
export function partsOf({ prefixLength, nodeMask }: PodNetwork): number {
  return nodeMask < prefixLength ? 0 : 2 ** (nodeMask - prefixLength);
}
