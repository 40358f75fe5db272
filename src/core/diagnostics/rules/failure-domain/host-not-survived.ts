import { failureTolerance, votersOf, type TopologyIndex } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { unsurvived, type Leg, type Loss } from '../../support/survival.ts';
import { onHost } from '../../support/target.ts';

/**
 * The verdict on each host, as far as no rule says it of that host already: etcd/shared-host does
 * for a lost quorum, control-plane/colocated for lost masters. Rules on numbers (one master, one
 * load balancer, two members) speak of the layer; this one marks the hosts that follow from them.
 */
export const rule = defineRule({
  meta: {
    id: 'failure-domain/host-not-survived',
    severity: 'error',
    since: 'production',
    title: { en: 'A host is a single point of failure', zh: '主机是单点故障' },
    messages: {
      'no-endpoint': {
        en: 'Host “{host}” is a single point of failure: without it no load balancer or virtual IP is left.',
        zh: '主机“{host}”是单点：失去它就没有负载均衡或虚拟 IP 可用。',
      },
      'no-quorum': {
        en: 'Host “{host}” is a single point of failure: without it etcd has no quorum.',
        zh: '主机“{host}”是单点：失去它 etcd 就没有法定人数。',
      },
      'no-control-plane': {
        en: 'Host “{host}” is a single point of failure: without it no usable master is left.',
        zh: '主机“{host}”是单点：失去它就没有可用的 master。',
      },
      partial: {
        en: 'Without host “{host}” a share of all API requests fails for good.',
        zh: '失去主机“{host}”后，一部分 API 请求会持续失败。',
      },
    } satisfies Record<Loss, { en: string; zh: string }>,
    docs: {
      rationale: {
        en: 'A highly available control plane goes on when any one machine stops, for repair as well as by accident.',
        zh: '高可用控制平面在任意一台机器停止时都应继续工作，无论是维护还是意外。',
      },
      remediation: {
        en: 'Give the layer that breaks a spare on another host: a second load balancer, a third etcd member, another master.',
        zh: '在另一台主机上为中断的那一层提供冗余：第二台负载均衡、第三个 etcd 成员或另一个 master。',
      },
      references: [references.kubeadmHa, references.etcdFaqTolerance],
    },
  },
  check: (context) => {
    return unsurvived(context).flatMap(({ id, loss, causes }): Finding<Loss>[] => {
      const host = context.index.hosts.get(id);
      if (host === undefined) return [];
      const told = toldOfHost(context.index, id);
      const untold = causes.filter((cause) => !told.includes(cause));
      if (loss !== 'partial' && untold.length === 0) return [];
      return [
        {
          messageId: loss === 'partial' ? loss : (untold[0] ?? loss),
          data: { host: host.name },
          targets: [onHost(host)],
        },
      ];
    });
  },
  fix: null,
});

function toldOfHost(index: TopologyIndex, host: string): Leg[] {
  const told: Leg[] = [];
  const shared = index.topology.etcdClusters.some((cluster) => {
    const voters = votersOf(index, cluster);
    const here = voters.filter((voter) => voter.host === host).length;
    return here >= 2 && here > failureTolerance(voters.length);
  });
  // With the quorum every stacked master goes too; that is no second thing to say.
  if (shared) told.push('no-quorum', 'no-control-plane');
  if (index.controlPlanes.filter((master) => master.host === host).length >= 2) {
    told.push('no-control-plane');
  }
  return told;
}
