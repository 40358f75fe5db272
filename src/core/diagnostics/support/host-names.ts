import { hostnameSlug, uniqueNames } from '../../format/slug.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Topology } from '../../model/topology.ts';
import type { Fix } from '../rule.ts';
import { patchFix } from './draft.ts';

const FALLBACK = 'host';

/** How long a host name may be, as a whole and between two dots (RFC 1123). */
export const hostNameLimits = {
  name: { value: 253, unit: '', about: { en: 'characters of a host name', zh: '主机名的字符数' } },
  label: {
    value: 63,
    unit: '',
    about: { en: 'characters between two dots of it', zh: '主机名中两个点之间的字符数' },
  },
} as const;

const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** Whether Kubernetes takes the text as a node name: RFC 1123 labels in lower case. */
export function isHostName(text: string): boolean {
  return (
    text.length <= hostNameLimits.name.value &&
    text
      .split('.')
      .every((label) => label.length <= hostNameLimits.label.value && LABEL.test(label))
  );
}

/** Names with which Windows opens a device, whatever extension follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
// Separators of either system, a step upwards, a drive letter, or what no file name may hold.
// eslint-disable-next-line no-control-regex
const OUTSIDE = /[/\\\u0000-\u001f]|^\.{1,2}$|^[A-Za-z]:/;

/** Why a host name, taken as a folder name as it is, would not stay one folder of an archive. */
export function pathHazard(name: string): 'escapes' | 'device' | undefined {
  if (OUTSIDE.test(name)) return 'escapes';
  return DEVICE.test(name) ? 'device' : undefined;
}

const proposals = new WeakMap<Topology, readonly string[]>();

/**
 * The valid host name nearest to what is written, different from that of every other host, so that
 * what the files would have to say anyway becomes what the design says.
 */
export function proposedHostName({ topology }: TopologyIndex, hostId: string): string | undefined {
  let names = proposals.get(topology);
  if (names === undefined) {
    names = uniqueNames(
      topology.hosts.map(({ name }) => name),
      (name) => {
        const slug = hostnameSlug(name, FALLBACK);
        return DEVICE.test(slug) ? `${FALLBACK}-${slug}` : slug;
      },
    );
    proposals.set(topology, names);
  }
  return names[topology.hosts.findIndex(({ id }) => id === hostId)];
}

export function hostNameFix(index: TopologyIndex, hostId: string): Fix | undefined {
  const name = proposedHostName(index, hostId);
  const host = index.hosts.get(hostId);
  if (host === undefined || name === undefined || name === host.name) return undefined;
  return patchFix(
    'safe',
    'hosts',
    hostId,
    { name },
    { en: 'Name the host {name}', zh: '将主机命名为 {name}' },
    { name },
  );
}
