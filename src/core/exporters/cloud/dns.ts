import { commentBlock, fileText } from '../../format/text.ts';
import { ipFamily } from '../../model/ip.ts';
import { message, type Localized, type Message } from '../../model/message.ts';
import type { Exporter, ExportResult } from '../exporter.ts';
import { dnsName } from '../site/api-endpoint.ts';

export const zoneFile = 'dns/api.zone';

/** Seconds that resolvers keep a record: as long as a record taken out is still used. */
const timeToLive = 60;

const texts = {
  name: {
    en: 'DNS endpoint “{endpoint}”: no records are written, as the API endpoint of the cluster settings is no DNS name. Fill one in.',
    zh: 'DNS 入口“{endpoint}”：集群设置中的 API 端点不是 DNS 名称，因此未生成记录。请填写 DNS 名称。',
  },
  addresses: {
    en: 'DNS endpoint “{endpoint}”: no records are written, as it leads to no host with a valid address. Draw a link to one.',
    zh: 'DNS 入口“{endpoint}”：未指向任何具有有效地址的主机，因此未生成记录。请画出指向此类主机的连线。',
  },
} as const satisfies Record<string, Localized>;

/** `dns/api.zone`: records of a DNS endpoint, in the form of a zone file (RFC 1035, section 5). */
export const dnsExporter: Exporter = {
  id: 'dns',
  title: { en: 'DNS records', zh: 'DNS 记录' },
  export: ({ site, header }) => {
    const { endpoint, host, addresses } = site.endpoint;
    if (endpoint?.kind !== 'dns') return { files: [], notes: [] };
    const name = host === undefined ? undefined : dnsName(host);
    const about = { endpoint: endpoint.name };
    const absent = (said: Message): ExportResult => ({
      files: [],
      notes: [{ ...said, path: zoneFile, absent: true }],
    });
    if (name === undefined) return absent(message(texts.name, about));
    if (addresses.length === 0) return absent(message(texts.addresses, about));
    const content = fileText([
      ...commentBlock(
        [
          header,
          'Resolvers keep a record for a minute: so long a record that was taken out is used.',
        ],
        ';',
      ),
      ...addresses.map(
        (address) =>
          `${name}. ${timeToLive} IN ${ipFamily(address) === 'IPv6' ? 'AAAA' : 'A'} ${address}`,
      ),
    ]);
    return { files: [{ path: zoneFile, content, mode: 0o644, syntax: 'text' }], notes: [] };
  },
};
