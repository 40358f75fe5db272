import { markdownCode, markdownText } from '../../format/markdown.ts';
import { command } from '../../format/shell.ts';
import { crossingOf, declaredFirewalls, requiredFlows } from '../../graph/flows.ts';
import { vipMembers, type TopologyIndex } from '../../graph/topology-index.ts';
import { rangeContains } from '../../model/address-range.ts';
import { canonicalIp } from '../../model/ip.ts';
import type { ExportContext } from '../exporter.ts';
import { dnsName } from '../site/api-endpoint.ts';
import { commands, text, type RunbookItem } from './step.ts';

/** What others have to set up for the design: firewalls between places, the DHCP server, DNS. */
export function networkItems(context: ExportContext): RunbookItem[] {
  return [...firewallItems(context.index), ...dhcpItems(context.index), ...dnsItems(context)];
}

function firewallItems(index: TopologyIndex): RunbookItem[] {
  return declaredFirewalls(index).flatMap((firewall) => {
    const needed = new Set(
      requiredFlows(index).flatMap((flow) =>
        crossingOf(flow, firewall) === undefined ? [] : [`tcp/${flow.port}`],
      ),
    );
    for (const endpoint of index.topology.endpoints) {
      if (endpoint.kind !== 'vip') continue;
      const sides = vipMembers(index, endpoint).map(({ host }) => firewall.inside.has(host));
      if (sides.includes(true) && sides.includes(false)) needed.add('vrrp');
    }
    if (needed.size === 0) return [];
    const name = markdownText(firewall.domain.name);
    const list = [...needed].map((each) => markdownCode(each)).join(', ');
    return [
      text(
        `Between the hosts of this design the firewall around “${name}” has to let ${list} through.`,
        `在本设计的主机之间，“${name}”的防火墙必须放行 ${list}。`,
      ),
    ];
  });
}

function dhcpItems({ topology }: TopologyIndex): RunbookItem[] {
  const { dhcpRanges } = topology.network;
  return topology.endpoints.flatMap((endpoint) => {
    if (endpoint.kind !== 'vip' && endpoint.kind !== 'kube-vip') return [];
    const address = canonicalIp(endpoint.address);
    if (address === undefined) return [];
    const range = dhcpRanges.find((each) => rangeContains(each, address));
    if (range === undefined) return [];
    const [vip, pool] = [markdownCode(address), markdownCode(range)];
    return [
      text(
        `Take ${vip} out of the range ${pool} of the DHCP server.`,
        `请在 DHCP 服务器的地址池 ${pool} 中排除 ${vip}。`,
      ),
    ];
  });
}

function dnsItems({ site, index }: ExportContext): RunbookItem[] {
  const name = site.endpoint.host === undefined ? undefined : dnsName(site.endpoint.host);
  const servers = index.topology.network.dnsServers.flatMap((each) => canonicalIp(each) ?? []);
  if (name === undefined || servers.length === 0) return [];
  return [
    text(
      'Every name server answers for the name of the API.',
      '每台名称服务器都能解析 API 的名称。',
    ),
    commands(...new Set(servers.map((server) => command('nslookup', name, server)))),
  ];
}
