import { identifierSlug, uniqueNames } from '../../format/slug.ts';
import { HclExpression, type HclAttribute, type HclBlock } from '../../format/hcl.ts';
import { backendsOf, domainOfKind } from '../../graph/topology-index.ts';
import { canonicalIp, ipFamily, parseCidr } from '../../model/ip.ts';
import { message, type Localized, type Message } from '../../model/message.ts';
import type { CloudLoadBalancer, FailureDomain } from '../../model/topology.ts';
import type { ExportContext } from '../exporter.ts';
import { leftOutOfList } from '../notes.ts';
import { dnsName } from '../site/api-endpoint.ts';
import { addressIn, type SiteHost } from '../site/site.ts';

export type CloudProvider = Exclude<CloudLoadBalancer['provider'], 'other'>;

/** A host that the load balancer forwards to. */
export interface CloudTarget {
  readonly at: SiteHost;
  /** A Terraform identifier, unique in the file. */
  readonly key: string;
  readonly port: number;
  /** IPv4; undefined where the host has none. */
  readonly address: string | undefined;
  /** Key of its zone among {@link CloudSite.zones}; undefined where none is drawn. */
  readonly zone: string | undefined;
}

/** A cloud load balancer in the words of Terraform files. */
export interface CloudSite {
  readonly endpoint: CloudLoadBalancer;
  /** Of the resources: lower-case letters, digits and hyphens, from a letter, at most 24 characters. */
  readonly name: string;
  readonly isInternal: boolean;
  /** Whether the targets are known as machines; else by address. */
  readonly byInstance: boolean;
  readonly targets: readonly CloudTarget[];
  /** Zones that the load balancer has a node in, by key; one `main` where none is drawn. */
  readonly zones: ReadonlyMap<string, string>;
  /** Zones that the targets stand in, by key. */
  readonly targetZones: ReadonlyMap<string, string>;
  /** The IPv4 address that the design wants for it. */
  readonly address: string | undefined;
  /** The DNS name that clients use. */
  readonly dns: string | undefined;
  /** IPv4 networks of the hosts. */
  readonly clients: readonly string[];
  readonly notes: readonly Message[];
}

const texts = {
  ipv6: {
    en: 'Host “{host}” is no target of “{endpoint}”: the files for cloud load balancers are written for IPv4 only.',
    zh: '主机“{host}”未加入“{endpoint}”的后端：云负载均衡的文件目前只支持 IPv4。',
  },
  nothing: {
    en: '“{endpoint}” forwards to no host that can be written, so its file has no target.',
    zh: '“{endpoint}”没有可写入的后端主机，因此其文件中没有目标。',
  },
} as const satisfies Record<string, Localized>;

const mainZone = 'main';

export function cloudSite(
  context: ExportContext,
  endpoint: CloudLoadBalancer,
  byInstance: boolean,
  path: string,
): CloudSite {
  const { index, site } = context;
  const notes: Message[] = [];
  const drawn = [...index.domains.values()].filter(({ kind }) => kind === 'zone');
  const keys = uniqueNames(
    drawn.map(({ name }) => name),
    (name) => identifierSlug(name, 'zone'),
  );
  const keyOf = new Map(drawn.map(({ id }, at) => [id, keys[at] ?? id]));
  const targets = backendsOf(index, endpoint.id).flatMap(({ component }): CloudTarget[] => {
    const at = site.hostById.get(component.host);
    if (at === undefined) return [];
    const port =
      component.kind === 'load-balancer' ? component.port : index.topology.cluster.apiServerPort;
    if (component.kind !== 'load-balancer' && component.kind !== 'control-plane') return [];
    const address = addressIn(at, 'IPv4');
    if (!byInstance && address === undefined) {
      notes.push(
        at.address === undefined
          ? leftOutOfList(at, path)
          : message(texts.ipv6, { host: at.host.name, endpoint: endpoint.name }),
      );
      return [];
    }
    const zone = domainOfKind(index, at.host, 'zone');
    const key = identifierSlug(at.name.replaceAll('.', '-'), 'host');
    return [{ at, key, port, address, zone: zone && keyOf.get(zone.id) }];
  });
  const unique = uniqueTargets(targets);
  if (unique.length === 0) notes.push(message(texts.nothing, { endpoint: endpoint.name }));
  const named = (domains: readonly FailureDomain[]): Map<string, string> =>
    new Map(domains.flatMap(({ id, name }) => [[keyOf.get(id) ?? id, name] as const]));
  const own = drawn.filter(({ id }) => endpoint.zones.includes(id));
  const zones = named(own.length > 0 ? own : drawn);
  const held = new Set(unique.map(({ zone }) => zone ?? mainZone));
  const targetZones = named(drawn.filter(({ id }) => held.has(keyOf.get(id) ?? id)));
  if (held.has(mainZone) && !targetZones.has(mainZone)) targetZones.set(mainZone, '');
  const address = canonicalIp(endpoint.address);
  const host = site.endpoint.endpoint === endpoint ? site.endpoint.host : undefined;
  return {
    endpoint,
    name: resourceName(index.topology.cluster.clusterName, endpoint.name),
    isInternal: endpoint.scheme === 'internal',
    byInstance,
    targets: unique,
    zones: zones.size > 0 ? zones : new Map([[mainZone, '']]),
    targetZones,
    address: address !== undefined && ipFamily(address) === 'IPv4' ? address : undefined,
    dns: host === undefined ? undefined : dnsName(host),
    clients: index.topology.network.hostSubnets.flatMap(({ cidr }) => {
      const parsed = parseCidr(cidr);
      return parsed?.family === 'IPv4' ? [parsed.text] : [];
    }),
    notes,
  };
}

/** One target a host, with keys that differ. */
function uniqueTargets(targets: readonly CloudTarget[]): CloudTarget[] {
  const byHost = [...new Map(targets.toReversed().map((target) => [target.at, target])).values()];
  const ordered = byHost.toReversed();
  const keys = uniqueNames(
    ordered.map(({ key }) => key),
    (key) => key,
  );
  return ordered.map((target, at) => ({ ...target, key: keys[at] ?? target.key }));
}

function resourceName(cluster: string, endpoint: string): string {
  const slug = identifierSlug(`${cluster}-${endpoint}`, 'k8s-api')
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/-+/g, '-');
  return slug.slice(0, 24).replace(/-+$/, '');
}

export const code = (text: string): HclExpression => new HclExpression(text);

/** `object({ a = TYPE, b = TYPE })`, so that a missing or misspelt key is an error of Terraform. */
export function objectType(keys: Iterable<string>, type = 'string'): string {
  return `object({ ${[...keys].map((key) => `${key} = ${type}`).join(', ')} })`;
}

/** What the design cannot know; asked for by Terraform where there is no default. */
export function variable(
  name: string,
  type: string,
  description: string,
  fallback?: HclAttribute['value'],
): HclBlock {
  return {
    type: 'variable',
    labels: [name],
    body: [
      { name: 'type', value: code(type) },
      { name: 'description', value: description },
      ...(fallback === undefined ? [] : [{ name: 'default', value: fallback }]),
    ],
  };
}

/** Who may open connections: the networks of the hosts where the design names them. */
export function clientsVariable({ clients, isInternal }: CloudSite): HclBlock {
  return variable(
    'client_cidrs',
    'list(string)',
    'IPv4 networks that may reach the API',
    isInternal && clients.length > 0 ? clients : undefined,
  );
}

export function resource(
  type: string,
  name: string,
  body: HclBlock['body'],
  comment?: string,
): HclBlock {
  return {
    type: 'resource',
    labels: [type, name],
    body,
    ...(comment === undefined ? {} : { comment }),
  };
}

export function output(name: string, description: string, value: string): HclBlock {
  return {
    type: 'output',
    labels: [name],
    body: [
      { name: 'description', value: description },
      { name: 'value', value: code(value) },
    ],
  };
}

/** The provider by its source and the versions that know the attributes used. */
export function terraform(provider: string, source: string, version: string): HclBlock {
  return {
    type: 'terraform',
    body: [
      { name: 'required_version', value: '>= 1.3' },
      {
        type: 'required_providers',
        body: [
          {
            name: provider,
            value: new Map([
              ['source', source],
              ['version', version],
            ]),
          },
        ],
      },
    ],
  };
}

/** The targets by key: what identifies each, and its port. */
export function targetsLocal(site: CloudSite, idOf: (target: CloudTarget) => string): HclBlock {
  return {
    type: 'locals',
    body: [
      {
        name: 'targets',
        value: new Map(
          site.targets.map((target) => [
            target.key,
            new Map<string, HclAttribute['value']>([
              ['id', site.byInstance ? code(idOf(target)) : (target.address ?? '')],
              ['port', target.port],
            ]),
          ]),
        ),
      },
    ],
  };
}
