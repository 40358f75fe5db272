import fc from 'fast-check';
import { vrrpChecks } from '../core/model/topology.ts';
import { awkwardText } from './awkward-text.ts';

/**
 * The optional facts of every part of a design, each absent about as often as present, with values
 * that are sound, odd and nonsense as far as the schema holds them.
 */

const text = (...usual: readonly string[]) =>
  fc.oneof(fc.constantFrom(...usual), awkwardText()).map((value) => value.slice(0, 300));
const flag = () => fc.boolean();

/** Any of the properties may be absent. */
function some<T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc.record(model, { requiredKeys: [] });
}

/** Nothing is declared of half of the elements. */
const perhaps = <T extends object>(facts: fc.Arbitrary<T>): fc.Arbitrary<Partial<T>> =>
  fc.oneof(fc.constant({}), facts);

const versions = ['1.31.0', '1.33.4', '1.34.9', 'v1.34', '1.99', '3.5.9', '3.6.14', '3.7.1', ''];
const optionNames = [
  'advertise-client-urls',
  'allocate-node-cidrs',
  'anonymous-auth',
  'bind-address',
  'client-cert-auth',
  'cluster-cidr',
  'default-unreachable-toleration-seconds',
  'enable-v2',
  'encryption-provider-config',
  'etcd-servers',
  'experimental-initial-corrupt-check',
  'feature-gates',
  'goaway-chance',
  'heartbeat-interval',
  'initial-advertise-peer-urls',
  'initial-cluster',
  'initial-cluster-state',
  'initial-cluster-token',
  'leader-elect',
  'leader-elect-lease-duration',
  'leader-elect-renew-deadline',
  'listen-client-urls',
  'listen-metrics-urls',
  'max-learners',
  'node-cidr-mask-size',
  'node-cidr-mask-size-ipv4',
  'node-cidr-mask-size-ipv6',
  'node-monitor-grace-period',
  'pre-vote',
  'quota-backend-bytes',
  'secure-port',
  'service-node-port-range',
  'shutdown-delay-duration',
  'x',
] as const;
const optionValues = [
  'true',
  'false',
  '',
  '0',
  '1',
  '24',
  '64',
  '-1',
  '129',
  '1e9',
  '0.001',
  '15s',
  '1h',
  '10.0.0.11',
  '127.0.0.1',
  'existing',
  'etcd-cluster',
  'c0=http://10.0.0.11:2380,=,c1',
  'https://:2379',
  'http://0.0.0.0:2381',
  'https://10.0.0.11:2379,https://10.0.0.12:2379',
  'A=true,B=false',
] as const;

const programOptions = () =>
  fc.array(fc.record({ name: fc.constantFrom(...optionNames), value: text(...optionValues) }), {
    maxLength: 3,
  });

const numbers = (...values: readonly number[]) => fc.constantFrom(...values);
const availability = numbers(0, 0.5, 0.999, 1);

export const hostFacts = () =>
  perhaps(
    some({
      cpus: numbers(0, 0.5, 2, 4, 64, 10_000),
      memoryGiB: numbers(0, 1, 1.5, 8, 64, 100_000),
      disk: fc.constantFrom('hdd', 'ssd', 'nvme'),
      fsyncP99: numbers(0, 2, 10, 10.5, 60_000),
      etcdDisk: fc.constantFrom('dedicated', 'shared'),
      timeSync: flag(),
      availability,
    }),
  );

export const loadBalancerFacts = () =>
  perhaps(
    some({
      mode: fc.constantFrom('tcp', 'http'),
      bindTo: fc.constantFrom('any', 'vip'),
      nonlocalBind: flag(),
      maxConnections: numbers(1, 100, 20_000, 100_000_000),
      fileLimit: numbers(1, 1024, 65_536, 1_000_000_000),
      idleTimeout: numbers(0, 0.1, 60, 600, 14_400, 31_536_000),
      checkInterval: numbers(0.1, 1.0001, 2, 3_600),
      checkFall: numbers(1, 3, 1_000),
      metrics: fc.constantFrom('off', 'loopback', 'any'),
      availability,
    }),
  );

/** Of a control plane or a worker. */
export const nodeFacts = () => perhaps(some({ version: text(...versions), availability }));

export const vipFacts = () =>
  perhaps(
    some({
      preempt: flag(),
      preemptDelay: numbers(0, 0.5, 60, 1_000),
      initialState: fc.constantFrom('backup', 'master'),
      check: fc.constantFrom(...vrrpChecks),
      checkInterval: numbers(1, 2, 3_600),
      checkFall: numbers(1, 3, 1_000),
      checkWeight: numbers(-254, -20, 0, 2, 254),
      checkUser: text('root', 'keepalived_script', '', 'no body'),
      advertInterval: numbers(0.01, 1, 1.006, 255),
      vrrpVersion: fc.constantFrom(2, 3),
      authentication: flag(),
      strict: flag(),
    }),
  );

export const cloudFacts = () =>
  perhaps(
    some({
      crossZone: flag(),
      targetType: fc.constantFrom('instance', 'ip'),
      selfAccess: fc.constantFrom('through', 'hosts-file'),
      scheme: fc.constantFrom('internal', 'internet-facing'),
      availability,
    }),
  );

export const etcdFacts = () =>
  perhaps(
    some({
      version: text(...versions),
      runningVersion: text(...versions),
      heartbeatInterval: numbers(100, 1, 0, -5, 60_000),
      electionTimeout: numbers(1000, 50, 0, 60_000),
      quotaBackendBytes: numbers(0, -1, 8_589_934_592, 1e13),
      options: programOptions(),
      backupTarget: text('s3://backups/etcd', '', 'backup.example.internal:/etcd'),
      certificateDays: numbers(1, 365, 36_500),
      certificateRenewal: flag(),
    }),
  );

export const clusterFacts = () =>
  perhaps(
    some({
      kubernetesVersion: fc.constantFrom('1.34.9', '1.31', '1.31.2', '1.36.0', '1.0', '1.999.999'),
      dnsDomain: text('cluster.local', '', 'example.internal'),
      featureGates: fc.dictionary(
        fc.oneof(
          fc.constantFrom('ControlPlaneKubeletLocalMode', 'NodeLocalCRISocket', 'NoSuchGate'),
          awkwardText().map((key) => key.slice(0, 300)),
        ),
        flag(),
        { maxKeys: 2 },
      ),
      apiServerOptions: programOptions(),
      controllerManagerOptions: programOptions(),
      schedulerOptions: programOptions(),
      plannedNodes: numbers(0, 3, 300, 6_000, 1_000_000),
      controlPlaneCpus: numbers(0, 2, 12.5, 100_000),
      eventsEtcd: flag(),
    }),
  );

const allowed = [
  'tcp/6443',
  'tcp/2379',
  'tcp/2379-2380',
  'tcp/1-65535',
  'udp/53',
  'vrrp',
  'TCP/6443',
  'tcp/0',
  'tcp/9-1',
  'tcp/99999',
  'tcp',
  '6443',
  '',
] as const;
const ranges = [
  '10.0.0.0/24',
  '10.0.0.10-10.0.0.50',
  '10.0.0.50 - 10.0.0.10',
  '10.0.0.1-fd00::9',
  'fd00::1-fd00::ffff',
  '-',
  '',
] as const;
const servers = ['10.0.0.53', '10.96.0.10', '10.244.0.9', 'fd00::53', '127.0.0.53', 'dns-1', ''];

/** The domain of a firewall is a number, to be taken modulo how many there are. */
export const networkFacts = () =>
  fc.record({
    firewalls: fc.array(
      fc.record({ domain: fc.nat(30), allow: fc.array(text(...allowed), { maxLength: 4 }) }),
      { maxLength: 3 },
    ),
    more: perhaps(
      some({
        hostFirewall: flag(),
        dhcpRanges: fc.array(text(...ranges), { maxLength: 3 }),
        dnsServers: fc.array(text(...servers), { maxLength: 3 }),
      }),
    ),
  });

/** Waivers: of rules that are there and that are not, of elements and of everything. */
export const waivers = () =>
  fc.array(
    fc.record(
      {
        rule: text('lb/none', 'etcd/even-members', 'lb/no-such-rule', 'network/ip-invalid'),
        element: fc.constantFrom('d0', 'h0', 'h1', 'c0', 'k0', 'p0', 'l0', 'nowhere'),
        severity: fc.constantFrom('off', 'info', 'warning', 'error'),
        reason: text('Accepted').map((reason) => `.${reason}`),
      },
      { requiredKeys: ['rule', 'severity', 'reason'] },
    ),
    { maxLength: 2 },
  );
