import { comments } from '../format/shell.ts';
import { fileText, plainText } from '../format/text.ts';
import { domainOfKind } from '../graph/topology-index.ts';
import { message } from '../model/message.ts';
import type { Host } from '../model/topology.ts';
import type { ExportContext, Exporter, Note } from './exporter.ts';
import { secondOnHost } from './notes.ts';
import type { SiteHost } from './site/site.ts';

/** `inventory.txt`: every host with its address, place and roles, for people and for `awk`. */
export const inventoryExporter: Exporter = {
  id: 'inventory',
  title: { en: 'Inventory', zh: '清单' },
  export: (context) => {
    const known = hardware.filter(({ of }) =>
      context.site.hosts.some(({ host }) => of(host) !== ''),
    );
    const rows = context.site.hosts.map((at) => [
      ...row(context, at),
      ...known.map(({ of }) => of(at.host) || '-'),
    ]);
    const head = [
      'name',
      'address',
      'interface',
      'zone',
      'roles',
      ...known.map(({ head }) => head),
    ];
    const widths = head.map((title, column) =>
      Math.max(...[head, ...rows].map((cells) => (cells[column] ?? title).length)),
    );
    const line = (cells: readonly string[]): string =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
    return {
      files: [
        {
          path: 'inventory.txt',
          content: fileText([
            ...comments(context.header, 'Columns are divided by spaces; - stands for nothing.'),
            line(head),
            ...rows.map(line),
          ]),
          mode: 0o644,
          syntax: 'text',
        },
      ],
      notes: nameNotes(context),
    };
  },
};

/** What the design says of machines; a column nobody filled in is left out. */
const hardware: readonly { readonly head: string; readonly of: (host: Host) => string }[] = [
  { head: 'cpus', of: ({ cpus }) => (cpus === undefined ? '' : String(cpus)) },
  { head: 'memory-gib', of: ({ memoryGiB }) => (memoryGiB === undefined ? '' : String(memoryGiB)) },
  {
    head: 'etcd-disk',
    of: ({ disk, etcdDisk }) => [disk, etcdDisk].filter((word) => word !== undefined).join(','),
  },
];

/** One word a cell, so that columns can be told apart. */
function row({ index }: ExportContext, at: SiteHost): string[] {
  const zone = domainOfKind(index, at.host, 'zone')?.name ?? '';
  return [
    at.name,
    at.address ?? '-',
    word(at.host.interface),
    word(zone),
    roles(at).join(',') || '-',
  ];
}

function word(text: string): string {
  return plainText(text).replaceAll(/\s+/gu, '_') || '-';
}

export function roles({ loadBalancer, controlPlane, etcd, worker }: SiteHost): string[] {
  return [
    ...(loadBalancer === undefined ? [] : [loadBalancer.software]),
    ...(controlPlane === undefined ? [] : ['master']),
    ...(etcd === undefined ? [] : ['etcd']),
    ...(worker === undefined ? [] : ['worker']),
  ];
}

const renamed = {
  en: 'Host “{host}” is called {name} in all files: Kubernetes takes only lower-case letters, digits, hyphens and dots, each name once.',
  zh: '主机“{host}”在所有文件中写作 {name}：Kubernetes 只接受小写字母、数字、连字符和点，且名称不得重复。',
} as const;

/** What about hosts and components every file had to see differently from the drawing. */
function nameNotes({ index, site }: ExportContext): Note[] {
  return site.hosts.flatMap((at) => {
    const counted: unknown[] = [at.loadBalancer, at.controlPlane, at.etcd, at.worker];
    const extra = (index.componentsOnHost.get(at.host.id) ?? []).filter(
      (component) => !counted.includes(component),
    );
    const said = [
      ...(at.host.name === at.name
        ? []
        : [message(renamed, { host: at.host.name, name: at.name })]),
      ...extra.map(({ name }) => secondOnHost(at, name)),
    ];
    return said.map((each): Note => ({ ...each, host: at.host.id }));
  });
}
