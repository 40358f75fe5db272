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

/** A CLB of Tencent Cloud with a TCP listener, checked by TCP. */
export function tencentBlocks(site: CloudSite): readonly HclBlock[] {
  const { endpoint, name, byInstance, isInternal, targets, address } = site;
  return [
    terraform('tencentcloud', 'tencentcloudstack/tencentcloud', '>= 1.81.0'),
    variable('vpc_id', 'string', 'VPC of the masters'),
    ...(isInternal ? [variable('subnet_id', 'string', 'Subnet that the address comes from')] : []),
    ...(byInstance
      ? [
          variable(
            'instance_ids',
            objectType(targets.map(({ key }) => key)),
            'CVM instance of each target',
          ),
        ]
      : []),
    clientsVariable(site),
    targetsLocal(site, ({ key }) => `var.instance_ids.${key}`),
    resource('tencentcloud_security_group', 'api', [
      { name: 'name', value: `${name}-lb` },
      { name: 'description', value: 'Load balancer of the Kubernetes API' },
    ]),
    resource('tencentcloud_security_group_rule_set', 'api', [
      { name: 'security_group_id', value: code('tencentcloud_security_group.api.id') },
      {
        type: 'dynamic',
        labels: ['ingress'],
        body: [
          { name: 'for_each', value: code('var.client_cidrs') },
          {
            type: 'content',
            body: [
              { name: 'action', value: 'ACCEPT' },
              { name: 'cidr_block', value: code('ingress.value') },
              { name: 'protocol', value: 'TCP' },
              { name: 'port', value: String(endpoint.port) },
            ],
          },
        ],
      },
    ]),
    resource('tencentcloud_clb_instance', 'api', [
      { name: 'clb_name', value: name },
      { name: 'network_type', value: isInternal ? 'INTERNAL' : 'OPEN' },
      { name: 'vpc_id', value: code('var.vpc_id') },
      ...(isInternal ? [{ name: 'subnet_id', value: code('var.subnet_id') }] : []),
      ...(isInternal && address !== undefined ? [{ name: 'vip', value: address }] : []),
      { name: 'security_groups', value: [code('tencentcloud_security_group.api.id')] },
      {
        name: 'load_balancer_pass_to_target',
        value: true,
        comment:
          'The security group of the load balancer alone decides; else those of the masters must allow clients too.',
      },
    ]),
    resource('tencentcloud_clb_listener', 'api', [
      { name: 'clb_id', value: code('tencentcloud_clb_instance.api.id') },
      { name: 'listener_name', value: name },
      { name: 'protocol', value: 'TCP' },
      { name: 'port', value: endpoint.port },
      { name: 'scheduler', value: 'WRR' },
      { name: 'target_type', value: 'NODE' },
      { name: 'health_check_switch', value: true },
      { name: 'health_check_type', value: 'TCP' },
      { name: 'health_check_interval_time', value: 5 },
      { name: 'health_check_time_out', value: 2 },
      { name: 'health_check_health_num', value: 2 },
      { name: 'health_check_unhealth_num', value: 2 },
    ]),
    resource('tencentcloud_clb_attachment', 'api', [
      { name: 'clb_id', value: code('tencentcloud_clb_instance.api.id') },
      { name: 'listener_id', value: code('tencentcloud_clb_listener.api.listener_id') },
      {
        type: 'dynamic',
        labels: ['targets'],
        body: [
          { name: 'for_each', value: code('local.targets') },
          {
            type: 'content',
            body: [
              { name: byInstance ? 'instance_id' : 'eni_ip', value: code('targets.value.id') },
              { name: 'port', value: code('targets.value.port') },
              { name: 'weight', value: 10 },
            ],
          },
        ],
      },
    ]),
    output(
      'endpoint',
      'What the DNS name of the API leads to',
      'tencentcloud_clb_instance.api.clb_vips[0]',
    ),
  ];
}
