import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Finding } from '../rule.ts';
import { newest, nodeVersions, oldest } from './node-versions.ts';
import { onComponent } from './target.ts';

/** How many minor releases may lie between programs of one cluster. */
export const skewLimits = {
  apiServers: {
    value: 1,
    unit: '',
    about: {
      en: 'minor releases between two API servers',
      zh: '两个 API server 之间相差的次版本数',
    },
  },
  kubelet: {
    value: 3,
    unit: '',
    about: {
      en: 'minor releases a kubelet may be older than an API server',
      zh: 'kubelet 可落后 API server 的次版本数',
    },
  },
} as const;

export type SkewMessage = 'apiServers' | 'newer' | 'older';

/** Nodes whose releases Kubernetes does not support together. */
export function skew(index: TopologyIndex): Finding<SkewMessage>[] {
  const masters = nodeVersions(index, index.controlPlanes);
  const first = oldest(masters);
  const last = newest(masters);
  if (first === undefined || last === undefined) return [];
  const found: Finding<SkewMessage>[] = [];
  if (last.minor - first.minor > skewLimits.apiServers.value) {
    found.push({
      messageId: 'apiServers',
      data: {
        newest: last.component.name,
        newestVersion: last.version,
        oldest: first.component.name,
        oldestVersion: first.version,
        most: skewLimits.apiServers.value,
      },
      targets: [onComponent(last.component), onComponent(first.component)],
    });
  }
  for (const { component, version, minor } of nodeVersions(index, index.workers)) {
    const isNewer = minor > first.minor;
    if (!isNewer && last.minor - minor <= skewLimits.kubelet.value) continue;
    const { component: master, version: masterVersion } = isNewer ? first : last;
    found.push({
      messageId: isNewer ? 'newer' : 'older',
      data: {
        node: component.name,
        version,
        master: master.name,
        masterVersion,
        ...(isNewer ? {} : { most: skewLimits.kubelet.value }),
      },
      targets: [onComponent(component), onComponent(master)],
    });
  }
  return found;
}
