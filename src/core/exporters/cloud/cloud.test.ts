import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awkwardText } from '../../../testing/awkward-text.ts';
import { topology, type TopologyBuilder } from '../../../testing/topology-builder.ts';
import { renderMessage } from '../../model/message.ts';
import type { CloudLoadBalancer, Topology } from '../../model/topology.ts';
import { buildBundle } from '../bundle.ts';

const providers = ['aws', 'gcp', 'azure', 'alibaba', 'tencent'] as const;

function design(
  provider: CloudLoadBalancer['provider'],
  patch: Partial<CloudLoadBalancer> = {},
  change: (builder: TopologyBuilder) => TopologyBuilder = (builder) => builder,
): Topology {
  return change(topology().zones(3).stacked(3).oneSegment().cloudLoadBalancer(provider))
    .with(({ endpoints }) => Object.assign(endpoints[0] ?? {}, patch))
    .build();
}

function fileOf(document: Topology, path: string, language: 'en' | 'zh' = 'en'): string {
  return (
    buildBundle(document, { language }).files.find((file) => file.path === path)?.content ?? ''
  );
}

function notesOf(document: Topology): string[] {
  return buildBundle(document, { language: 'en' })
    .notes.filter(({ exporter }) => exporter === 'cloud')
    .map(({ message }) => renderMessage(message, 'en'));
}

const main = (document: Topology, provider: string): string =>
  fileOf(document, `cloud/${provider}/main.tf`);

/** The lines of the block that begins so, without indentation. */
function block(text: string, head: string): string[] {
  const lines = text.split('\n');
  const from = lines.findIndex((line) => line.startsWith(head));
  const to = lines.indexOf('}', from);
  return lines.slice(from + 1, to).map((line) => line.trim().replace(/\s+=/, ' ='));
}

const addresses = ['10.0.0.11', '10.0.0.12', '10.0.0.13'];

describe.each(providers)('cloud/%s', (provider) => {
  it('has every master as a target, and no credential', () => {
    const text = main(design(provider), provider);
    const named = addresses.map((address, at) =>
      provider === 'gcp'
        ? `for key in ["master-${at + 1}"] : var.instances[key]`
        : `id   = "${address}"\n      port = 6443`,
    );
    for (const each of named) expect(text).toContain(each);
    expect(text).not.toMatch(/access_key|secret|password|token/i);
    expect(notesOf(design(provider))).toEqual([]);
  });

  it('asks for the machines where the design says so', () => {
    const document = design(provider, { targetType: 'instance' });
    const text = main(document, provider);
    expect(text).toMatch(
      /= object\(\{ master-1 = string, master-2 = string, master-3 = string \}\)/,
    );
    for (const address of addresses) expect(text).not.toContain(address);
  });

  it('tells how to use it in both languages', () => {
    const path = `cloud/${provider}/README.md`;
    const english = fileOf(design(provider), path);
    expect(english).toContain('## Do\n');
    expect(english).toContain('## Check\n');
    expect(english).toContain('## Undo\n');
    expect(english).toContain('terraform destroy');
    expect(english).toContain('`api.example.internal`');
    expect(fileOf(design(provider), path, 'zh')).toContain('## 主节点访问自身\n');
  });

  it('is named in README and RUNBOOK, before the first master', () => {
    const runbook = fileOf(design(provider), 'RUNBOOK.md');
    expect(runbook.indexOf(`terraform -chdir=cloud/${provider} apply`)).toBeGreaterThan(0);
    expect(runbook.indexOf(`terraform -chdir=cloud/${provider} apply`)).toBeLessThan(
      runbook.indexOf('kubeadm init'),
    );
    expect(fileOf(design(provider), 'README.md')).toContain('| `cloud/` |');
  });

  it('keeps the port that clients use', () => {
    expect(main(design(provider, { port: 443 }), provider)).toMatch(
      /(?:port\s+= |ports\s+= \["|port\s+= ")443/,
    );
  });

  it('lets no name become code', () => {
    fc.assert(
      fc.property(fc.array(awkwardText(), { minLength: 12, maxLength: 12 }), (texts) => {
        const document = topology()
          .zones(3)
          .stacked(3)
          .cloudLoadBalancer(provider)
          .with((draft) => {
            let at = 0;
            const text = (): string => (texts[at++ % texts.length] ?? '').slice(0, 200);
            draft.cluster.clusterName = text();
            draft.cluster.endpoint = text();
            for (const list of ['hosts', 'endpoints', 'failureDomains'] as const) {
              for (const element of draft[list]) element.name = text();
            }
          })
          .build();
        const foreign = main(document, provider)
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '' && !line.startsWith('#'))
          .filter((line) => !known.test(line));
        expect(foreign).toEqual([]);
        expect(main(structuredClone(document), provider)).toBe(main(document, provider));
      }),
      { numRuns: 30 },
    );
  });
});

const word = String.raw`[A-Za-z_][\w.-]*(?:\[[\w."]+\])?`;
const string = String.raw`"[\w ./:;,’*=~>-]*"`;
const known = new RegExp(
  `^(?:${[
    String.raw`\}`,
    String.raw`${word}(?: ${string})* \{`,
    String.raw`${word} += \{\}?`,
    String.raw`${word} += (?:${string}|\d+|${word}|\[(?:(?:${string}|${word})(?:, )?)*\])`,
    String.raw`type += (?:list|set)\(string\)`,
    String.raw`type += object\(\{ (?:[A-Za-z][\w-]* = string(?:, )?)* ?\}\)`,
    String.raw`for_each += toset\([\w.(),\[\]"/ ]+\)`,
    String.raw`source_ranges += concat\([\w.(),\[\]"/ ]+\)`,
    String.raw`count += var\.route53_zone_id == "" \? 0 : 1`,
    String.raw`instances += \[for key in \[[\w", -]*\] : var\.instances\[key\](?: if contains\(var\.joined, key\))?\]`,
  ].join('|')})$`,
  'u',
);

describe('health check', () => {
  it.each([
    ['aws', 'health_check {', ['protocol = "HTTPS"', 'path = "/readyz"', 'matcher = "200"']],
    ['gcp', 'https_health_check {', ['port = 6443', 'request_path = "/readyz"']],
    ['azure', 'resource "azurerm_lb_probe"', ['protocol = "Https"', 'request_path = "/readyz"']],
  ])('of %s asks /readyz', (provider, _head, lines) => {
    const text = main(design(provider as (typeof providers)[number]), provider).replace(
      /[ \t]+=/g,
      ' =',
    );
    for (const line of lines) expect(text).toContain(`  ${line}\n`);
  });

  it.each(['alibaba', 'tencent'] as const)(
    'of %s is by TCP, and the README says so',
    (provider) => {
      expect(main(design(provider), provider)).toMatch(/health_check_type +(= )"TCP"/);
      expect(fileOf(design(provider), `cloud/${provider}/README.md`)).toContain('It checks by TCP');
    },
  );
});

describe('AWS', () => {
  it('has a subnet in each zone of the endpoint', () => {
    const all = block(main(design('aws'), 'aws'), 'resource "aws_lb" "api"');
    expect(all).toContain(
      'subnets = [var.subnet_ids.zone-a, var.subnet_ids.zone-b, var.subnet_ids.zone-c]',
    );
    expect(all).toContain('enable_cross_zone_load_balancing = true');
    const two = design('aws', { zones: ['zone-a', 'zone-c'], crossZone: false });
    const some = block(main(two, 'aws'), 'resource "aws_lb" "api"');
    expect(some).toContain('subnets = [var.subnet_ids.zone-a, var.subnet_ids.zone-c]');
    expect(some).toContain('enable_cross_zone_load_balancing = false');
  });

  it('keeps no client address for targets by address, and does for instances', () => {
    const group = (patch: Partial<CloudLoadBalancer>): string[] =>
      block(main(design('aws', patch), 'aws'), 'resource "aws_lb_target_group" "api"');
    expect(group({})).toEqual(
      expect.arrayContaining(['target_type = "ip"', 'preserve_client_ip = false']),
    );
    expect(group({ targetType: 'instance' })).toEqual(
      expect.arrayContaining(['target_type = "instance"', 'preserve_client_ip = true']),
    );
  });

  it('stands in one subnet where no zone is drawn', () => {
    const document = topology().stacked(3).cloudLoadBalancer('aws').build();
    expect(main(document, 'aws')).toContain('[var.subnet_ids.main]');
  });

  it('opens the API to the drawn networks, and asks where it faces the internet', () => {
    const clients = (patch: Partial<CloudLoadBalancer>): string[] =>
      block(main(design('aws', patch), 'aws'), 'variable "client_cidrs"');
    expect(clients({})).toContain('default = ["10.0.0.0/24"]');
    expect(clients({ scheme: 'internet-facing' }).join()).not.toContain('default');
  });
});

describe('Google Cloud', () => {
  it('takes masters in only after they joined', () => {
    const text = main(design('gcp'), 'gcp');
    expect(block(text, 'variable "joined"')).toContain('default = ["master-1"]');
    expect(fileOf(design('gcp'), 'RUNBOOK.md')).toContain('`joined`');
    expect(main(design('gcp', { scheme: 'internet-facing' }), 'gcp')).not.toContain('joined');
  });

  it('has one group a zone', () => {
    const text = main(design('gcp'), 'gcp');
    expect(text.match(/^resource "google_compute_instance_group" "zone-[abc]"/gm)).toHaveLength(3);
    expect(text.match(/^ {2}backend \{/gm)).toHaveLength(3);
    expect(text).toContain('"35.191.0.0/16", "130.211.0.0/22"');
  });

  it('notes what it cannot do', () => {
    expect(notesOf(design('gcp', { port: 443, crossZone: false, targetType: 'ip' }))).toEqual([
      ...['master-1', 'master-2', 'master-3'].map((name) =>
        expect.stringContaining(`“${name}” listens on 6443`),
      ),
      expect.stringContaining('always uses targets of every zone'),
      expect.stringContaining('does not take addresses'),
    ]);
  });
});

describe('Azure', () => {
  it('takes the address of the design, over all zones unless it names one', () => {
    const lb = (patch: Partial<CloudLoadBalancer>): string[] =>
      block(main(design('azure', patch), 'azure'), 'resource "azurerm_lb" "api"');
    expect(lb({ address: '10.0.0.9' })).toContain('private_ip_address = "10.0.0.9"');
    expect(lb({})).toContain('private_ip_address_allocation = "Dynamic"');
    const zones = (patch: Partial<CloudLoadBalancer>): string[] =>
      block(main(design('azure', patch), 'azure'), 'variable "zones"');
    expect(zones({})).toContain('default = ["1", "2", "3"]');
    expect(zones({ zones: ['zone-a'] }).join()).not.toContain('default');
  });
});

describe('a master that reaches for itself', () => {
  it.each([
    ['azure', {}, 'The design does nothing about it'],
    ['azure', { selfAccess: 'hosts-file' }, '`join.sh` on the others'],
    ['tencent', {}, 'The design does nothing about it'],
    ['aws', {}, '`preserve_client_ip` is off'],
    ['aws', { targetType: 'instance' }, 'The design does nothing about it'],
    ['gcp', {}, '`joined` holds the first master only'],
    ['alibaba', {}, 'Try it on a master'],
  ] as const)('of %s with %j is told in the README', (provider, patch, words) => {
    expect(fileOf(design(provider, patch), `cloud/${provider}/README.md`)).toContain(words);
  });
});

describe('Alibaba Cloud', () => {
  it('keeps no client address, and needs two zones', () => {
    expect(main(design('alibaba'), 'alibaba')).toContain('preserve_client_ip_enabled = false');
    expect(notesOf(design('alibaba', { zones: ['zone-a'] }))).toEqual([
      expect.stringContaining('at least two zones'),
    ]);
  });
});

describe('cloud load balancers', () => {
  it('of an unnamed provider are a note', () => {
    const document = design('other');
    expect(notesOf(document)).toEqual([expect.stringContaining('does not name its provider')]);
    expect(fileOf(document, 'README.md')).not.toContain('`cloud/`');
  });

  it('leave out masters without an IPv4 address, and say so', () => {
    const document = design('aws', {}, (builder) =>
      builder.with(({ hosts }) => {
        Object.assign(hosts[0] ?? {}, { addresses: [] });
        Object.assign(hosts[1] ?? {}, { addresses: ['fd00::1'] });
      }),
    );
    expect(main(document, 'aws')).toContain('10.0.0.13');
    expect(notesOf(document)).toEqual([
      expect.stringContaining('missing from cloud/aws/main.tf'),
      expect.stringContaining('written for IPv4 only'),
    ]);
  });

  it('in front of load balancers forward to those, on their port', () => {
    const document = topology()
      .stacked(1)
      .loadBalancers(2)
      .cloudLoadBalancer('aws')
      .with((draft) => {
        for (const link of draft.links) {
          if (link.from === 'cloud') link.to = 'lb1';
        }
        for (const each of draft.components)
          if (each.id === 'lb1') Object.assign(each, { port: 8443 });
      })
      .build();
    expect(main(document, 'aws')).toContain('id   = "10.0.0.12"\n      port = 8443\n');
  });

  it('two of one provider have a folder each', () => {
    const document = design('aws', {}, (builder) =>
      builder.with(({ endpoints, links }) => {
        const [first] = endpoints;
        if (first !== undefined) endpoints.push({ ...first, id: 'cloud-2', name: 'second' });
        links.push(
          ...links
            .filter((link) => link.kind === 'forwards' && link.from === 'cloud')
            .map((link) => ({ ...link, id: `${link.id}-2`, from: 'cloud-2' })),
        );
      }),
    );
    expect(main(document, 'aws-2')).toContain('name     ');
    expect(fileOf(document, 'RUNBOOK.md')).toContain('terraform -chdir=cloud/aws-2 apply');
  });
});

describe('dns/api.zone', () => {
  const dns = (change: (draft: Topology) => void = () => undefined): Topology =>
    topology()
      .stacked(2)
      .with((draft) => {
        draft.endpoints.push({ kind: 'dns', id: 'dns', name: 'api' });
        draft.components.forEach(({ id, kind }, at) => {
          if (kind === 'control-plane') {
            draft.links.push({
              kind: 'forwards',
              id: `d${at}`,
              from: 'dns',
              to: id,
              mode: 'active',
            });
          }
        });
        change(draft);
      })
      .build();

  it('holds a record for each address, and the runbook names it', () => {
    const lines = fileOf(dns(), 'dns/api.zone').split('\n');
    expect(lines.slice(-3)).toEqual([
      'api.example.internal. 60 IN A 10.0.0.11',
      'api.example.internal. 60 IN A 10.0.0.12',
      '',
    ]);
    expect(fileOf(dns(), 'RUNBOOK.md')).toContain('getent ahosts api.example.internal');
  });

  it('is left out, with a note, where no name or address is there', () => {
    const noName = dns(({ cluster }) => Object.assign(cluster, { endpoint: '10.0.0.1' }));
    const noAddress = dns(({ hosts }) => {
      for (const host of hosts) host.addresses = [];
    });
    for (const document of [noName, noAddress]) {
      const { files, notes } = buildBundle(document, { language: 'en' });
      expect(files.some(({ path }) => path === 'dns/api.zone')).toBe(false);
      expect(notes.filter(({ exporter }) => exporter === 'dns')).toHaveLength(1);
    }
  });
});
