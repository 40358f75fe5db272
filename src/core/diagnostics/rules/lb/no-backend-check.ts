import {
  controlPlaneBackendsOf,
  hostOf,
  nodeAddress,
  type TopologyIndex,
} from '../../../graph/topology-index.ts';
import { checkWindow, loadBalancerSettings } from '../../../model/load-balancer-settings.ts';
import type { LoadBalancer } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { subnetOf } from '../../support/addresses.ts';
import { defineRule } from '../../support/define-rule.ts';
import { onComponent, onEndpoint } from '../../support/target.ts';
import { movingVips, setVipById, vipFix } from '../../support/vrrp.ts';

/** Only where the document draws both subnets, so that it is known that a router stands between. */
export const rule = defineRule({
  meta: {
    id: 'lb/no-backend-check',
    severity: 'info',
    title: { en: 'Load balancers cut off from the masters', zh: '负载均衡与 master 之间断开' },
    messages: {
      routed: {
        en: '“{endpoint}” is held in another subnet than the masters: a load balancer that is cut off from them keeps the address, because the check asks only whether it runs.',
        zh: '“{endpoint}”与 master 不在同一子网：检查只确认负载均衡在运行，因此与 master 断开的负载均衡仍会持有地址。',
      },
    },
    docs: {
      rationale: {
        en: 'Where a router lies between, a load balancer can lose the masters and still be heard by the other load balancers. A check of its process alone leaves the address with it.',
        zh: '中间有路由器时，负载均衡可能访问不到 master，却仍能与其他负载均衡通信。只检查进程会使地址留在该主机。',
      },
      remediation: {
        en: 'Let the check also ask whether a master is reached (/ready on 127.0.0.1:8405), more slowly than HAProxy’s own checks.',
        zh: '让检查同时确认能访问 master（127.0.0.1:8405 的 /ready），且慢于 HAProxy 自身的检查。',
      },
      references: ['Quorate, simulation of a cut between load balancers and masters'],
    },
  },
  check: ({ index }) =>
    movingVips(index)
      .filter(
        ({ settings, members }) =>
          settings.check === 'load-balancer' && members.every((each) => isRouted(index, each)),
      )
      .map(({ endpoint, members }): Finding<'routed'> => ({
        messageId: 'routed',
        data: { endpoint: endpoint.name },
        targets: [onEndpoint(endpoint), ...members.map(onComponent)],
      })),
  fix: ({ index }, { targets: [target] }) => {
    const vip = setVipById(index, target.id);
    if (vip === undefined) return undefined;
    const windows = vip.members.map((each) => checkWindow(loadBalancerSettings(each)));
    const enough = Math.floor(Math.max(0, ...windows) / vip.settings.checkInterval) + 1;
    const checkFall = Math.max(vip.settings.checkFall, Math.min(enough, 1_000));
    return vipFix(
      'suggestion',
      target.id,
      { check: 'backends', checkFall },
      {
        en: 'Check that a master is reached, and move after {checkFall} failed checks',
        zh: '检查能否访问 master，失败 {checkFall} 次后移动',
      },
      { checkFall },
    );
  },
});

/** HAProxy on a host without a master, in a drawn subnet that holds none of its masters. */
function isRouted(index: TopologyIndex, loadBalancer: LoadBalancer): boolean {
  if (loadBalancer.software !== 'haproxy') return false;
  const beside = index.componentsOnHost.get(loadBalancer.host) ?? [];
  if (beside.some(({ kind }) => kind === 'control-plane')) return false;
  const subnet = (address: string | undefined): string | undefined => {
    const found = address === undefined ? undefined : subnetOf(index, address);
    return found?.declared === true ? found.cidr : undefined;
  };
  const own = subnet(nodeAddress(hostOf(index, loadBalancer)));
  const masters = controlPlaneBackendsOf(index, loadBalancer.id).map(({ component }) =>
    subnet(nodeAddress(hostOf(index, component))),
  );
  return (
    own !== undefined &&
    masters.length > 0 &&
    masters.every((each) => each !== undefined && each !== own)
  );
}
