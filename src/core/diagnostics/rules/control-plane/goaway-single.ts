import { optionValue } from '../../../model/control-plane-timers.ts';
import { dropOption } from '../../support/cluster-options.ts';
import { defineRule } from '../../support/define-rule.ts';
import { clusterSettings } from '../../support/target.ts';

const OPTION = 'goaway-chance';

/** kube-vip balances nothing: whoever comes back meets the same API server. */
export const rule = defineRule({
  meta: {
    id: 'control-plane/goaway-single',
    severity: 'warning',
    title: { en: 'Clients are sent away for nothing', zh: '客户端被无谓地要求重连' },
    messages: {
      oneMaster: {
        en: 'The API server is told to send clients away now and then ({option}={value}), but there is only one master to come back to.',
        zh: 'API server 设置了 {option}={value}，会不时要求客户端重连，但只有一个 master 可供重连。',
      },
      noBalancer: {
        en: 'The API servers are told to send clients away now and then ({option}={value}), but no load balancer sends them to another one.',
        zh: 'API server 设置了 {option}={value}，会不时要求客户端重连，但没有负载均衡器将其导向其他 master。',
      },
    },
    docs: {
      rationale: {
        en: 'The option is meant to spread HTTP/2 connections over several API servers behind a load balancer. Without both it only costs reconnections.',
        zh: '该选项用于让 HTTP/2 连接分散到负载均衡器后的多个 API server。缺少任一条件，就只是徒增重连。',
      },
      remediation: {
        en: 'Leave the option out; the bundle sets it where it is of use.',
        zh: '去掉该选项；适用时配置包会自行设置。',
      },
      references: [
        'kube-apiserver, --goaway-chance: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/',
      ],
    },
  },
  check: ({ index }) => {
    const { cluster, endpoints } = index.topology;
    const value = optionValue(cluster.apiServerOptions, OPTION);
    const masters = index.controlPlanes.length;
    if (value === undefined || !(Number(value) > 0) || masters === 0) return [];
    const data = { option: OPTION, value };
    if (masters === 1) return [{ messageId: 'oneMaster', data, targets: [clusterSettings] }];
    const balanced =
      index.loadBalancers.length > 0 || endpoints.some(({ kind }) => kind === 'cloud-lb');
    return balanced ? [] : [{ messageId: 'noBalancer', data, targets: [clusterSettings] }];
  },
  fix: ({ index }) => ({
    kind: 'safe',
    label: { text: { en: 'Drop {option}', zh: '去掉 {option}' }, data: { option: OPTION } },
    commands: [dropOption(index, 'apiServerOptions', OPTION)],
  }),
});
