import { promqlString, regexpText, templateText } from '../../format/prometheus.ts';
import { printYaml, YamlMapping, type YamlValue } from '../../format/yaml.ts';
import { failureTolerance, hostsBelow, quorumSize, votersOf } from '../../graph/topology-index.ts';
import { message } from '../../model/message.ts';
import type { EtcdCluster, FailureDomain, VipEndpoint } from '../../model/topology.ts';
import type { ExportContext, Exporter, Note } from '../exporter.ts';
import { urlHost, type SiteHost } from '../site/site.ts';

const alertsPath = 'tools/prometheus/quorate-alerts.yaml';

interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly severity: 'warning' | 'critical';
  /** Beside the severity: names of the design, as templates. */
  readonly labels: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly description: string;
}

const texts = {
  voters: {
    en: 'Prometheus: no alerts for etcd cluster “{cluster}”, as not every voter has an address to know its metrics by.',
    zh: 'Prometheus：未生成 etcd 集群“{cluster}”的告警，因为并非每个投票成员都有可用于识别其指标的地址。',
  },
} as const;

const heading = [
  'Targets are known by their label instance: an address or a name of the design, with any port. One that is not scraped counts as down.',
  'etcd: https://ADDRESS:2379/metrics with a client certificate. kube-apiserver: a job whose name holds “apiserver”.',
  'VIPs: keepalived_vrrp_state of mehdy/keepalived-exporter (2 is MASTER); without it these alerts stay silent.',
  'API: probe_success of the blackbox exporter for https://ENDPOINT/readyz; without it that alert stays silent.',
];

/**
 * Alerts for what is drawn. Metrics: etcd_server_has_leader (etcd.io/docs, op-guide/monitoring), up
 * (Prometheus), probe_success (blackbox_exporter), keepalived_vrrp_state (mehdy/keepalived-exporter;
 * states of keepalived's vrrp.h).
 */
export const prometheusExporter: Exporter = {
  id: 'prometheus',
  title: { en: 'Prometheus alert rules', zh: 'Prometheus 告警规则' },
  export: (context) => {
    const { index } = context;
    const groups = [
      group(
        'quorate-etcd',
        [...index.clusters.values()].flatMap((each) => etcd(context, each)),
      ),
      group(
        'quorate-failure-domains',
        [...index.domains.values()].flatMap((each) => domain(context, each)),
      ),
      group(
        'quorate-vips',
        [...index.endpoints.values()].flatMap((each) =>
          each.kind === 'vip' ? vip(context, each) : [],
        ),
      ),
      group('quorate-api', api(context)),
    ].flat();
    if (groups.length === 0) return { files: [], notes: notes(context) };
    const content = printYaml([{ heading: [context.header, ...heading], value: { groups } }]);
    return {
      files: [{ path: alertsPath, content, mode: 0o644, syntax: 'yaml' }],
      notes: notes(context),
    };
  },
};

function group(name: string, alerts: readonly Alert[]): YamlValue[] {
  return alerts.length === 0 ? [] : [{ name, rules: alerts.map(rule) }];
}

function rule({ alert, expr, for: time, severity, labels, ...annotations }: Alert): YamlValue {
  return new YamlMapping([
    { key: 'alert', value: alert },
    { key: 'expr', value: expr },
    { key: 'for', value: time },
    { key: 'labels', value: { severity, ...labels } },
    { key: 'annotations', value: annotations },
  ]);
}

/** A matcher for what runs on the hosts; undefined without any address. */
function onHosts(hosts: readonly SiteHost[]): string | undefined {
  const spellings = hosts.flatMap(({ name, addresses, address }) =>
    address === undefined
      ? []
      : [...addresses.flatMap((each) => [...new Set([urlHost(each), each])]), name],
  );
  if (spellings.length === 0) return undefined;
  return `instance=~${promqlString(`(${spellings.map(regexpText).join('|')})(:[0-9]+)?`)}`;
}

/** The hosts of all voters, or nothing where one has no address. */
function voterHosts({ index, site }: ExportContext, cluster: EtcdCluster): readonly SiteHost[] {
  const voters = votersOf(index, cluster);
  const hosts = voters.flatMap((member) => {
    const at = site.hostById.get(member.host);
    return at?.address === undefined ? [] : [at];
  });
  return hosts.length === voters.length ? hosts : [];
}

function etcd(context: ExportContext, cluster: EtcdCluster): Alert[] {
  const hosts = voterHosts(context, cluster);
  const all = onHosts(hosts);
  if (all === undefined) return [];
  const quorum = quorumSize(hosts.length);
  const withLeader = hosts
    .map((at) => `(max(etcd_server_has_leader{${onHosts([at]) ?? all}}) or vector(0))`)
    .join(' + ');
  const name = templateText(cluster.name);
  const labels = { etcd_cluster: name, element: cluster.id };
  const spare: Alert = {
    alert: 'QuorateEtcdNoSpareMember',
    expr: `${withLeader} == ${quorum}`,
    for: '2m',
    severity: 'warning',
    labels,
    summary: `etcd cluster ${name} cannot lose another member`,
    description: `{{ $value }} of ${hosts.length} voters take part and ${quorum} are the quorum: the next failure stops all writes.`,
  };
  return [
    ...(failureTolerance(hosts.length) > 0 ? [spare] : []),
    {
      alert: 'QuorateEtcdQuorumLost',
      expr: `${withLeader} < ${quorum}`,
      for: '1m',
      severity: 'critical',
      labels,
      summary: `etcd cluster ${name} has no quorum`,
      description: `{{ $value }} of ${hosts.length} voters take part and ${quorum} are needed: the API takes no writes.`,
    },
    {
      alert: 'QuorateEtcdNoLeader',
      expr: `etcd_server_has_leader{${all}} == 0`,
      for: '1m',
      severity: 'warning',
      labels,
      summary: `A member of etcd cluster ${name} sees no leader`,
      description:
        '{{ $labels.instance }} runs and knows no leader: it is cut off, or there is none.',
    },
  ];
}

function domain({ index, site }: ExportContext, { id, kind, name }: FailureDomain): Alert[] {
  const below = new Set(hostsBelow(index, id));
  const masters = site.controlPlanes.filter(
    ({ host, address }) => below.has(host) && address !== undefined,
  );
  const instances = onHosts(masters);
  if (instances === undefined) return [];
  const text = templateText(name);
  return [
    {
      alert: 'QuorateMastersDown',
      expr: `(max(up{job=~".*apiserver.*",${instances}}) or vector(0)) == 0`,
      for: '2m',
      severity: masters.length === site.controlPlanes.length ? 'critical' : 'warning',
      labels: { failure_domain: text, kind, element: id },
      summary: `All masters of ${kind} ${text} are down`,
      description: `No kube-apiserver in it answers: ${masters.length} of the ${site.controlPlanes.length} that are drawn.`,
    },
  ];
}

function vip(
  { site }: ExportContext,
  { id, name, virtualRouterId, members }: VipEndpoint,
): Alert[] {
  const holders = onHosts(
    site.loadBalancers.filter(
      ({ loadBalancer }) => loadBalancer !== undefined && members.includes(loadBalancer.id),
    ),
  );
  if (holders === undefined) return [];
  const series = `keepalived_vrrp_state{vrid=${promqlString(String(virtualRouterId))},${holders}}`;
  const text = templateText(name);
  const common = { for: '1m', severity: 'critical', labels: { vip: text, element: id } } as const;
  return [
    {
      ...common,
      alert: 'QuorateVipWithoutHolder',
      expr: `sum(${series} == bool 2) == 0`,
      summary: `VIP ${text} has no holder`,
      description: 'keepalived runs, and on no host it is MASTER.',
    },
    {
      ...common,
      alert: 'QuorateVipHeldTwice',
      expr: `sum(${series} == bool 2) > 1`,
      summary: `VIP ${text} has {{ $value }} holders`,
      description: 'The hosts do not hear each other: both answer for the address.',
    },
  ];
}

function api({ site }: ExportContext): Alert[] {
  const { host, port, endpoint } = site.endpoint;
  if (host === undefined) return [];
  const url = `https://${urlHost(host)}:${port}`;
  return [
    {
      alert: 'QuorateApiUnreachable',
      expr: `probe_success{instance=~${promqlString(`${regexpText(url)}(/.*)?`)}} == 0`,
      for: '1m',
      severity: 'critical',
      labels: endpoint === undefined ? {} : { element: endpoint.id },
      summary: 'The Kubernetes API does not answer at its endpoint',
      description: 'A probe of {{ $labels.instance }} fails.',
    },
  ];
}

function notes(context: ExportContext): Note[] {
  const { index } = context;
  return [...index.clusters.values()]
    .filter(
      (cluster) => votersOf(index, cluster).length > 0 && voterHosts(context, cluster).length === 0,
    )
    .map(({ name }) => ({ ...message(texts.voters, { cluster: name }), path: alertsPath }));
}
