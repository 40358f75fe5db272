import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { buildBundle } from '../../src/core/exporters/bundle.ts';
import { indexTopology } from '../../src/core/graph/topology-index.ts';
import type { Topology } from '../../src/core/model/topology.ts';
import { topology } from '../../src/testing/topology-builder.ts';
import { unpackBundle, type Unpacked } from './bundles.ts';
import { designs } from './designs.ts';
import { foreignFields } from './kubeadm-fields.ts';
import { kubekeyCluster } from './kubekey-fields.ts';
import { describeWith, program, run } from './tools.ts';

const rows = designs.map(({ name, build }) => [name, build] as const);
/** Without a master there is nothing that an installer could do. */
const withMasters = rows.filter(([, build]) =>
  build().components.some(({ kind }) => kind === 'control-plane'),
);

let open: Unpacked | undefined;
afterEach(() => {
  open?.remove();
  open = undefined;
});

function unpack(design: Topology): Unpacked {
  open = unpackBundle(design);
  return open;
}

interface Listing {
  readonly _meta: {
    readonly hostvars: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  readonly [group: string]: { readonly hosts?: readonly string[] } | undefined | Listing['_meta'];
}

/** What Ansible makes of an inventory; every warning is an error here. */
async function listing(file: string): Promise<Listing> {
  const { status, stdout, stderr } = await run(
    program('ansible-inventory'),
    ['-i', file, '--list'],
    {
      cwd: path.dirname(file),
      env: {
        ANSIBLE_INVENTORY_UNPARSED_FAILED: 'true',
        ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED: 'true',
        ANSIBLE_DEPRECATION_WARNINGS: 'false',
        ANSIBLE_LOCAL_TEMP: path.join(path.dirname(file), '.ansible'),
        ANSIBLE_HOME: path.join(path.dirname(file), '.ansible'),
      },
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as Listing;
}

function hostsIn(list: Listing, group: string): readonly string[] {
  const found = list[group];
  return found !== undefined && 'hosts' in found && Array.isArray(found.hosts) ? found.hosts : [];
}

/** Addresses of the hosts that carry a kind of component, sorted. */
function addressesOf(design: Topology, kind: 'control-plane' | 'worker'): (string | undefined)[] {
  const { hosts } = indexTopology(design);
  const ids = new Set(
    design.components.filter((each) => each.kind === kind).map(({ host }) => host),
  );
  return [...ids].map((id) => hosts.get(id)?.addresses[0]).toSorted();
}

describeWith(['ansible-inventory'], 'kubespray and kubeasz', () => {
  it.each(withMasters)(
    'read the inventories of “%s” as drawn',
    { timeout: 120_000 },
    async (_name, build) => {
      const design = build();
      const { find } = unpack(design);
      const [kubespray] = find(/^tools\/kubespray\/inventory\/hosts\.yaml$/);
      const list = await listing(kubespray ?? 'no kubespray inventory');
      const { hostvars } = list._meta;
      const addresses = (group: string): unknown[] =>
        hostsIn(list, group)
          .map((name) => hostvars[name]?.['ansible_host'])
          .toSorted();
      expect(addresses('kube_control_plane')).toEqual(addressesOf(design, 'control-plane'));
      expect(addresses('kube_node')).toEqual(addressesOf(design, 'worker'));
      for (const name of hostsIn(list, 'kube_control_plane')) {
        expect(hostvars[name]).toMatchObject({
          kube_apiserver_port: design.cluster.apiServerPort,
          kube_version: expect.stringMatching(/^1\.\d+\.\d+$/) as string,
          etcd_deployment_type: expect.stringMatching(/^(?:host|kubeadm)$/) as string,
        });
      }
      expect(JSON.stringify(list)).not.toMatch(/\{\{|\{%|__ansible_unsafe/);

      const [kubeasz] = find(/^tools\/kubeasz\/hosts$/);
      if (kubeasz === undefined) return;
      const hosts = await listing(kubeasz);
      expect(hostsIn(hosts, 'kube_master')).toHaveLength(
        new Set(addressesOf(design, 'control-plane')).size,
      );
      expect(JSON.stringify(hosts)).not.toMatch(/\{\{|\{%/);
    },
  );
});

describe('kubekey', () => {
  it.each(withMasters)('knows every field of the configuration of “%s”', (_name, build) => {
    const { files } = buildBundle(build(), { language: 'en' });
    const content = files.find((file) => file.path === 'tools/kubekey/config.yaml')?.content ?? '';
    const config: unknown = parseDocument(content, { version: '1.1' }).toJS();
    expect(foreignFields(config, kubekeyCluster, 'Cluster')).toEqual([]);
    expect(config).toMatchObject({
      apiVersion: 'kubekey.kubesphere.io/v1alpha2',
      kind: 'Cluster',
      spec: { etcd: { type: expect.stringMatching(/^(?:kubekey|kubeadm)$/) as string } },
    });
  });
});

describeWith(['promtool'], 'the alert rules', () => {
  it.each(rows)('of “%s” are rules of Prometheus', async (_name, build) => {
    const [rules] = unpack(build()).find(/^tools\/prometheus\/quorate-alerts\.yaml$/);
    const { status, stdout, stderr } = await run(program('promtool'), [
      'check',
      'rules',
      '--lint-fatal',
      rules ?? 'no rules',
    ]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/SUCCESS: \d+ rules found/);
  });

  it('fire for what fails, with the names of the design, and stay silent otherwise', async () => {
    const hostile = '{{ query "up" }} "zone"';
    const design = topology()
      .zones(3)
      .stacked(3)
      .loadBalancers(2)
      .vip('10.0.0.100')
      .with((document) => {
        for (const zone of document.failureDomains) zone.name = `${hostile} ${zone.id}`;
      })
      .build();
    const [rules] = unpack(design).find(/^tools\/prometheus\/quorate-alerts\.yaml$/);
    const folder = mkdtempSync(path.join(tmpdir(), 'quorate-rules-'));
    try {
      const master = (at: number): string => `10.0.0.${10 + at}`;
      // Three minutes well, then the first master goes, at 10 the second, at 20 the VIP's holder.
      const lives = ['1x3 stale', '1x10 stale', '1x43'];
      const series = [1, 2, 3].flatMap((at) => [
        {
          series: `etcd_server_has_leader{job="etcd",instance="${master(at)}:2379"}`,
          values: lives[at - 1],
        },
        {
          series: `up{job="apiserver",instance="${master(at)}:6443"}`,
          values: lives[at - 1]?.replace('stale', '0x40'),
        },
      ]);
      const state = 'keepalived_vrrp_state{iname="vip",vrid="51"';
      const test = path.join(folder, 'test.yaml');
      writeFileSync(
        test,
        stringify({
          rule_files: [rules],
          evaluation_interval: '1m',
          tests: [
            {
              interval: '1m',
              input_series: [
                ...series,
                { series: `${state},instance="10.0.0.14:9165"}`, values: '2x20 1x23' },
                { series: `${state},instance="10.0.0.15:9165"}`, values: '1x43' },
                {
                  series: 'probe_success{instance="https://api.example.internal:6443/readyz"}',
                  values: '1x10 0x33',
                },
              ],
              promql_expr_test: [
                ...firing(2, []),
                ...firing(8, [
                  'QuorateEtcdNoSpareMember{etcd_cluster="etcd",element="etcd",severity="warning"}',
                  zoneAlert('zone-a'),
                ]),
                ...firing(18, [
                  'QuorateApiUnreachable{element="vip",severity="critical",instance="https://api.example.internal:6443/readyz"}',
                  'QuorateEtcdQuorumLost{etcd_cluster="etcd",element="etcd",severity="critical"}',
                  zoneAlert('zone-a'),
                  zoneAlert('zone-b'),
                ]),
                ...firing(30, [
                  'QuorateApiUnreachable{element="vip",severity="critical",instance="https://api.example.internal:6443/readyz"}',
                  'QuorateEtcdQuorumLost{etcd_cluster="etcd",element="etcd",severity="critical"}',
                  zoneAlert('zone-a'),
                  zoneAlert('zone-b'),
                  'QuorateVipWithoutHolder{vip="vip",element="vip",severity="critical"}',
                ]),
              ],
            },
          ],
        }),
      );
      const { status, stdout, stderr } = await run(program('promtool'), ['test', 'rules', test]);
      expect({ status, stdout, stderr }).toEqual({
        status: 0,
        stdout: expect.stringContaining('SUCCESS') as string,
        stderr: '',
      });
    } finally {
      rmSync(folder, { recursive: true });
    }

    function zoneAlert(zone: string): string {
      const name = JSON.stringify(`${hostile} ${zone}`);
      return `QuorateMastersDown{failure_domain=${name},kind="zone",element="${zone}",severity="warning"}`;
    }
  });
});

/** All alerts that fire at a minute, as promtool compares series. */
function firing(minute: number, alerts: readonly string[]): object[] {
  return [
    {
      expr: 'ALERTS{alertstate="firing"}',
      eval_time: `${minute}m`,
      exp_samples: alerts.map((alert) => ({
        labels: alert.replace(/^(\w+)\{/, 'ALERTS{alertname="$1",alertstate="firing",'),
        value: 1,
      })),
    },
  ];
}
