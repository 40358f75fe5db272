import { templates } from '../../src/core/model/templates/registry.ts';
import { hostSchema, type Topology } from '../../src/core/model/topology.ts';
import { topology } from '../../src/testing/topology-builder.ts';

export interface NamedDesign {
  readonly name: string;
  readonly build: () => Topology;
}

const vip = '10.0.0.100';

/** Sets the software of every load balancer. */
function nginx(document: Topology): void {
  for (const component of document.components) {
    if (component.kind === 'load-balancer') component.software = 'nginx';
  }
}

/** Names that try to leave their place in every format, one for each host, component and endpoint. */
const hostileNames = [
  '$(reboot)`id`"\'\\',
  '../../etc/passwd',
  'a\nserver evil 10.9.9.9:6443',
  '} include /etc/passwd; {',
  '<script>alert(1)</script>',
  '主控-平面',
  '\u202egnp.exe',
  'x'.repeat(300),
  'a # b ! c % d',
  '!~SEQ(a,1,2)@host',
];

function hostile(document: Topology): void {
  let next = 0;
  const name = (): string => hostileNames[next++ % hostileNames.length] ?? '';
  document.metadata.name = hostileNames.join(' ');
  document.metadata.description = hostileNames.join('\n');
  document.cluster.clusterName = hostileNames.join(' ');
  document.cluster.endpoint = 'x$(reboot).example\nbind *:1';
  document.cluster.dnsDomain = 'cluster.local"\nfoo: bar';
  for (const list of [
    document.hosts,
    document.components,
    document.endpoints,
    document.etcdClusters,
    document.failureDomains,
  ]) {
    for (const element of list) element.name = name();
  }
  for (const cluster of document.etcdClusters) {
    Object.assign(cluster, {
      version: '3.5"; reboot #',
      runningVersion: '3.4`reboot`',
      backupTarget: hostileNames.join('\n'),
      options: hostileNames.map((value, at) => ({ name: `auth-token-${at}`, value })),
    });
  }
  for (const endpoint of document.endpoints) {
    if (endpoint.kind === 'vip') endpoint.checkUser = name();
  }
  for (const component of document.components) {
    if (component.kind === 'worker' || component.kind === 'control-plane') {
      component.version = '1.33.1"; reboot #';
    }
  }
  const options = hostileNames.map((value) => ({ name: 'audit-policy-file', value }));
  document.cluster.apiServerOptions = options;
  document.cluster.controllerManagerOptions = options;
  document.cluster.schedulerOptions = options;
  document.cluster.featureGates = Object.fromEntries(hostileNames.map((gate) => [gate, true]));
}

/** Options, gates and releases that a user set. */
function optioned({ cluster, components }: Topology): void {
  cluster.kubernetesVersion = '1.32.4';
  cluster.featureGates = { ControlPlaneKubeletLocalMode: true, RootlessControlPlane: false };
  cluster.apiServerOptions = [
    { name: 'encryption-provider-config', value: '/etc/kubernetes/encryption/config.yaml' },
    { name: 'audit-policy-file', value: '/etc/kubernetes/audit/policy.yaml' },
    { name: 'audit-log-path', value: '/var/log/kubernetes/audit.log' },
    { name: 'audit-log-maxage', value: '030' },
    { name: 'goaway-chance', value: '0' },
    { name: 'profiling', value: 'no' },
    { name: 'service-account-issuer', value: 'https://a.example.com' },
    { name: 'service-account-issuer', value: 'https://b.example.com' },
  ];
  cluster.controllerManagerOptions = [{ name: 'node-monitor-grace-period', value: '30s' }];
  cluster.schedulerOptions = [{ name: 'config', value: '/etc/kubernetes/scheduler.yaml' }];
  for (const component of components) {
    if (component.kind === 'worker') component.version = '1.31.9';
  }
}

function dualStack(document: Topology): void {
  document.hosts.forEach((host, at) => host.addresses.push(`fd00:10::${at + 10}`));
  document.cluster.podSubnets.push('fd00:244::/56');
  document.cluster.serviceSubnets.push('fd00:96::/112');
}

function ipv6Only(document: Topology): void {
  document.hosts.forEach((host, at) => {
    host.addresses = [`fd00:10::${at + 10}`];
  });
  document.cluster.podSubnets = ['fd00:244::/56'];
  document.cluster.serviceSubnets = ['fd00:96::/112'];
}

/** Every starter, and designs for what no starter has. */
export const designs: readonly NamedDesign[] = [
  ...templates.map(({ id, build }) => ({ name: id, build })),
  {
    name: 'NGINX, stacked, own hosts',
    build: () => topology().zones(3).stacked(3).loadBalancers(2).vip(vip).with(nginx).build(),
  },
  {
    name: 'NGINX, external, own hosts',
    build: () =>
      topology().controlPlanes(3).externalEtcd(3).loadBalancers(2).vip(vip).with(nginx).build(),
  },
  {
    name: 'NGINX, stacked, on masters',
    build: () => topology().stacked(3).loadBalancersOnMasters().vip(vip).with(nginx).build(),
  },
  {
    name: 'NGINX, external, on masters',
    build: () =>
      topology()
        .controlPlanes(3)
        .externalEtcd(3)
        .loadBalancersOnMasters()
        .vip(vip)
        .with(nginx)
        .build(),
  },
  {
    name: 'HAProxy, external, on masters, multicast, TCP check, two VIPs, workers',
    build: () =>
      topology()
        .controlPlanes(3)
        .externalEtcd(3)
        .loadBalancersOnMasters()
        .workers(2)
        .vip(vip, { unicast: false })
        .vip('10.0.0.101')
        .with((document) => {
          for (const component of document.components) {
            if (component.kind === 'load-balancer') component.healthCheck = 'tcp';
          }
        })
        .build(),
  },
  {
    name: 'dual stack, standby masters, named interfaces',
    build: () =>
      topology()
        .stacked(3)
        .loadBalancers(2)
        .workers(1)
        .vip(vip)
        .vip('fd00:10::100')
        .with((document) => {
          dualStack(document);
          for (const host of document.hosts) host.interface = 'ens192';
          for (const link of document.links) {
            if (link.kind === 'forwards' && link.to === 'm3') link.mode = 'standby';
          }
        })
        .build(),
  },
  {
    name: 'IPv6 only, NGINX, multicast',
    build: () =>
      topology()
        .controlPlanes(3)
        .externalEtcd(3)
        .loadBalancers(2)
        .vip('fd00:10::100', { unicast: false })
        .with((document) => {
          ipv6Only(document);
          nginx(document);
        })
        .build(),
  },
  {
    name: 'options, gates and releases of the user',
    build: () => topology().stacked(3).loadBalancers(2).workers(2).vip(vip).with(optioned).build(),
  },
  {
    name: 'metrics, pace and limits of HAProxy; two VIPs with checks of their own',
    build: () =>
      topology()
        .stacked(3)
        .loadBalancers(2, {
          maxConnections: 20_000,
          idleTimeout: 31_536_000,
          checkInterval: 0.5,
          checkFall: 5,
          metrics: 'loopback',
        })
        .vip(vip, { preempt: true, preemptDelay: 30, checkWeight: -20, advertInterval: 0.5 })
        .vip('10.0.0.101', { check: 'backends', checkInterval: 5, checkFall: 4 })
        .build(),
  },
  {
    name: 'state MASTER with preemption, VRRP 2, checks of the API server and none',
    build: () =>
      topology()
        .stacked(3)
        .loadBalancersOnMasters()
        .vip(vip, {
          preempt: true,
          initialState: 'master',
          check: 'api-server',
          vrrpVersion: 2,
          advertInterval: 1.4,
          authentication: true,
        })
        .vip('10.0.0.101', { check: 'none' })
        .build(),
  },
  {
    name: 'strict multicast of both versions, HAProxy and NGINX on the VIP with nonlocal bind',
    build: () =>
      topology()
        .stacked(3)
        .loadBalancers(2, { bindTo: 'vip', nonlocalBind: true, metrics: 'any', mode: 'http' })
        .vip(vip, { strict: true, unicast: false, vrrpVersion: 2 })
        .vip('10.0.0.101', { strict: true, unicast: false, check: 'vip' })
        .vip('fd00:10::100')
        .with((document) => {
          dualStack(document);
          const second = document.components.find(({ name }) => name === 'lb-2');
          if (second?.kind === 'load-balancer') second.software = 'nginx';
        })
        .build(),
  },
  {
    name: 'kube-vip, stacked',
    build: () => topology().stacked(3).workers(1).kubeVip(vip).build(),
  },
  {
    name: 'cloud load balancer, external',
    build: () => topology().controlPlanes(3).externalEtcd(3).cloudLoadBalancer('azure').build(),
  },
  {
    name: 'cloud load balancer, stacked, masters at their own address, no packet filters',
    build: () =>
      topology()
        .zones(3)
        .stacked(3)
        .workers(1)
        .cloudLoadBalancer('azure')
        .with(({ endpoints, network }) => {
          Object.assign(endpoints[0] ?? {}, { address: '10.0.0.99', selfAccess: 'hosts-file' });
          network.hostFirewall = false;
        })
        .build(),
  },
  {
    name: 'hostile names, stacked',
    build: () => topology().zones(2).stacked(3).loadBalancers(2).vip(vip).with(hostile).build(),
  },
  {
    name: 'hostile names, external, NGINX',
    build: () =>
      topology()
        .controlPlanes(2)
        .externalEtcd(3)
        .loadBalancers(2)
        .workers(1)
        .vip(vip)
        .with((document) => {
          nginx(document);
          hostile(document);
          document.hosts.push(
            hostSchema.parse({ id: 'bare', name: 'node', addresses: ['10.0.0.9'] }),
          );
        })
        .build(),
  },
];
