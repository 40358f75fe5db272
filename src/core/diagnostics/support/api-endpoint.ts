import type { TopologyIndex } from '../../graph/topology-index.ts';
import { hostnameSlug } from '../../format/slug.ts';
import type { Fix } from '../rule.ts';

/**
 * Proposes a DNS name for the API that no server outside the site answers for: `.internal` is
 * reserved for private use. A name can be pointed elsewhere later; an address cannot.
 */
export function endpointNameFix({ topology }: TopologyIndex): Fix {
  const endpoint = `api.${hostnameSlug(topology.cluster.clusterName, 'kubernetes')}.internal`;
  return {
    kind: 'suggestion',
    label: {
      text: {
        en: 'Name the API {endpoint}',
        zh: '将 API 命名为 {endpoint}',
      },
      data: { endpoint },
    },
    commands: [{ type: 'update-settings', part: 'cluster', patch: { endpoint } }],
  };
}
