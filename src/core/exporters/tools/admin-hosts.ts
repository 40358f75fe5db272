import { printHostsFile, type HostsEntry } from '../../format/hosts-file.ts';
import type { Exporter } from '../exporter.ts';
import { dnsName } from '../site/api-endpoint.ts';

/** `tools/hosts`: lines for `/etc/hosts` of machines that people work from. */
export const adminHostsExporter: Exporter = {
  id: 'admin-hosts',
  title: { en: 'hosts file for admin machines', zh: '管理机 hosts 文件' },
  export: ({ site, header }) => {
    const entries: HostsEntry[] = [];
    const { host, addresses } = site.endpoint;
    const name = host === undefined ? undefined : dnsName(host);
    if (name !== undefined) {
      addresses.forEach((address, at) => {
        const comment = 'The API. Where DNS knows the name, leave this out.';
        entries.push({ address, names: [name], ...(at === 0 ? { comment } : {}) });
      });
    }
    for (const at of site.hosts) {
      for (const address of at.addresses) entries.push({ address, names: [at.name] });
    }
    if (entries.length === 0) return { files: [], notes: [] };
    const heading = [
      header,
      'Add these lines to /etc/hosts of a machine that manages the cluster.',
    ];
    return {
      files: [
        {
          path: 'tools/hosts',
          content: printHostsFile(heading, entries),
          mode: 0o644,
          syntax: 'text',
        },
      ],
      notes: [],
    };
  },
};
