import { domainChain, type TopologyIndex } from '../../graph/topology-index.ts';
import { tableFields, type TableField } from './words.ts';

/**
 * Elements as rows that a spreadsheet takes, below a row of heads: parted by tabs, one line each.
 * What is no place, host, component or endpoint is left out.
 */
export function writeRows(index: TopologyIndex, ids: readonly string[]): string {
  const rows = ids.flatMap((id) => {
    const row = rowOf(index, id);
    return row === undefined ? [] : [tableFields.map((field) => cellText(row[field] ?? ''))];
  });
  return [tableFields, ...rows].map((row) => row.join('\t')).join('\n');
}

type Row = Partial<Record<TableField, string>>;

function rowOf(index: TopologyIndex, id: string): Row | undefined {
  const domain = index.domains.get(id);
  if (domain !== undefined) {
    return { name: domain.name, role: domain.kind, ...placeOf(index, domain.parent) };
  }
  const endpoint = index.endpoints.get(id);
  if (endpoint !== undefined) {
    return {
      name: endpoint.name,
      role: endpoint.kind,
      ...('address' in endpoint && { address: String(endpoint.address) }),
      ...(endpoint.kind === 'cloud-lb' && { port: String(endpoint.port) }),
    };
  }
  const component = index.components.get(id);
  const host = index.hosts.get(component?.host ?? id);
  if (host === undefined) return undefined;
  const at: Row = {
    address: host.addresses.join(', '),
    ...placeOf(index, host.failureDomain),
  };
  if (component === undefined) return { name: host.name, role: 'host', ...at };
  const { kind } = component;
  return {
    name: component.name,
    role: kind === 'control-plane' ? 'master' : kind,
    host: host.name,
    ...at,
    ...('version' in component && { version: String(component.version ?? '') }),
    ...(kind === 'load-balancer' && { port: String(component.port) }),
  };
}

function placeOf(index: TopologyIndex, domain: string | undefined): Row {
  const row: Row = {};
  for (const { kind, name } of domainChain(index, domain)) {
    if (kind === 'region' || kind === 'zone' || kind === 'rack') row[kind] = name;
  }
  return row;
}

/** A cell that stays one, and that a spreadsheet does not take for a formula. */
function cellText(text: string): string {
  const plain = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /["\t\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
