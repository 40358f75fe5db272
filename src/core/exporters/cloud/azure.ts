import type { HclBlock } from '../../format/hcl.ts';
import {
  clientsVariable,
  code,
  objectType,
  output,
  resource,
  targetsLocal,
  terraform,
  variable,
  type CloudSite,
} from './cloud-site.ts';

/** Where Azure's probes come from (tag AzureLoadBalancer). */
export const azureProbe = '168.63.129.16';

/**
 * A Standard Load Balancer of Azure. azurerm 4: later releases call enable_tcp_reset and
 * enable_floating_ip otherwise.
 */
export function azureBlocks(site: CloudSite): readonly HclBlock[] {
  const { endpoint, name, byInstance, isInternal, targets, address } = site;
  const { port } = endpoint;
  const targetPorts = [...new Set(targets.map((target) => target.port))];
  return [
    terraform('azurerm', 'hashicorp/azurerm', '~> 4.0'),
    variable('resource_group_name', 'string', 'Resource group of the masters'),
    variable('location', 'string', 'Region of the masters'),
    ...(isInternal ? [variable('subnet_id', 'string', 'Subnet that the address comes from')] : []),
    variable(
      'zones',
      'list(string)',
      endpoint.zones.length === 1
        ? 'Number of the one zone that the address lives in'
        : 'Numbers of all zones of the region: the address survives any of them',
      endpoint.zones.length === 1 ? undefined : ['1', '2', '3'],
    ),
    ...(byInstance
      ? [
          variable(
            'network_interface_ids',
            objectType(targets.map(({ key }) => key)),
            'Network interface of each target',
          ),
          variable(
            'ip_configuration_name',
            'string',
            'Name of the IP configuration in those interfaces',
          ),
        ]
      : [variable('virtual_network_id', 'string', 'Virtual network of the masters')]),
    variable('network_security_group_name', 'string', 'Network security group of the masters'),
    clientsVariable(site),
    targetsLocal(site, ({ key }) => `var.network_interface_ids.${key}`),
    ...(isInternal
      ? []
      : [
          resource('azurerm_public_ip', 'api', [
            { name: 'name', value: name },
            ...inGroup,
            { name: 'location', value: code('var.location') },
            { name: 'sku', value: 'Standard' },
            { name: 'allocation_method', value: 'Static' },
            { name: 'zones', value: code('var.zones') },
          ]),
        ]),
    resource('azurerm_lb', 'api', [
      { name: 'name', value: name },
      ...inGroup,
      { name: 'location', value: code('var.location') },
      { name: 'sku', value: 'Standard' },
      {
        type: 'frontend_ip_configuration',
        body: [
          { name: 'name', value: 'api' },
          ...(isInternal
            ? [
                { name: 'subnet_id', value: code('var.subnet_id') },
                { name: 'zones', value: code('var.zones') },
                {
                  name: 'private_ip_address_allocation',
                  value: address === undefined ? 'Dynamic' : 'Static',
                },
                ...(address === undefined ? [] : [{ name: 'private_ip_address', value: address }]),
              ]
            : [{ name: 'public_ip_address_id', value: code('azurerm_public_ip.api.id') }]),
        ],
      },
    ]),
    resource('azurerm_lb_backend_address_pool', 'api', [
      { name: 'name', value: 'masters' },
      { name: 'loadbalancer_id', value: code('azurerm_lb.api.id') },
    ]),
    byInstance
      ? resource('azurerm_network_interface_backend_address_pool_association', 'api', [
          { name: 'for_each', value: code('local.targets') },
          { name: 'network_interface_id', value: code('each.value.id') },
          { name: 'ip_configuration_name', value: code('var.ip_configuration_name') },
          { name: 'backend_address_pool_id', value: pool },
        ])
      : resource('azurerm_lb_backend_address_pool_address', 'api', [
          { name: 'for_each', value: code('local.targets') },
          { name: 'name', value: code('each.key') },
          { name: 'backend_address_pool_id', value: pool },
          { name: 'virtual_network_id', value: code('var.virtual_network_id') },
          { name: 'ip_address', value: code('each.value.id') },
        ]),
    resource('azurerm_lb_probe', 'api', [
      { name: 'name', value: 'readyz' },
      { name: 'loadbalancer_id', value: code('azurerm_lb.api.id') },
      { name: 'protocol', value: 'Https' },
      { name: 'port', value: targetPorts[0] ?? port },
      { name: 'request_path', value: '/readyz' },
      { name: 'interval_in_seconds', value: 5 },
      { name: 'number_of_probes', value: 2 },
    ]),
    resource('azurerm_lb_rule', 'api', [
      { name: 'name', value: 'api' },
      { name: 'loadbalancer_id', value: code('azurerm_lb.api.id') },
      { name: 'frontend_ip_configuration_name', value: 'api' },
      { name: 'backend_address_pool_ids', value: [pool] },
      { name: 'probe_id', value: code('azurerm_lb_probe.api.id') },
      { name: 'protocol', value: 'Tcp' },
      { name: 'frontend_port', value: port },
      { name: 'backend_port', value: targetPorts[0] ?? port },
      {
        name: 'idle_timeout_in_minutes',
        value: 15,
        comment: 'The default of 4 minutes cuts quiet watches; a reset tells both ends.',
      },
      { name: 'enable_tcp_reset', value: true },
      { name: 'enable_floating_ip', value: false },
    ]),
    allow('probes', 200, 'AzureLoadBalancer', targetPorts),
    allow('clients', 210, code('var.client_cidrs'), targetPorts),
    output(
      'endpoint',
      'What the DNS name of the API leads to',
      isInternal ? 'azurerm_lb.api.private_ip_address' : 'azurerm_public_ip.api.ip_address',
    ),
  ];
}

const inGroup: HclBlock['body'] = [
  { name: 'resource_group_name', value: code('var.resource_group_name') },
];
const pool = code('azurerm_lb_backend_address_pool.api.id');

function allow(
  who: string,
  priority: number,
  source: string | ReturnType<typeof code>,
  ports: readonly number[],
): HclBlock {
  return resource('azurerm_network_security_rule', who, [
    { name: 'name', value: `k8s-api-${who}` },
    ...inGroup,
    { name: 'network_security_group_name', value: code('var.network_security_group_name') },
    { name: 'priority', value: priority },
    { name: 'direction', value: 'Inbound' },
    { name: 'access', value: 'Allow' },
    { name: 'protocol', value: 'Tcp' },
    { name: 'source_port_range', value: '*' },
    typeof source === 'string'
      ? { name: 'source_address_prefix', value: source }
      : { name: 'source_address_prefixes', value: source },
    { name: 'destination_port_ranges', value: ports.map(String) },
    { name: 'destination_address_prefix', value: '*' },
  ]);
}
