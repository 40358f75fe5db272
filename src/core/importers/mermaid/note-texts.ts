import type { Localized } from '../../model/message.ts';

/** What a reading assumes, leaves open or could not place. */
export const noteTexts = {
  vipAddress: {
    en: 'The address of the VIP {name} is not in the drawing: it is left open.',
    zh: '图中没有 VIP {name} 的地址：暂留空。',
  },
  vipAssumed: {
    en: 'The drawing shows no VIP, but {members} need one between them: {name} is assumed.',
    zh: '图中没有画出 VIP，但 {members} 之间需要一个：已假定为 {name}。',
  },
  kubeVipAssumed: {
    en: 'The VIP {name} leads straight to masters: kube-vip on them is assumed.',
    zh: 'VIP {name} 直接指向 master：假定由其上的 kube-vip 持有。',
  },
  priorities: {
    en: 'VRRP priorities are assumed in the order of the drawing, standby last: {priorities}.',
    zh: 'VRRP 优先级按图中顺序假定，备用在后：{priorities}。',
  },
  eitherSoftware: {
    en: 'The label of {names} leaves HAProxy or NGINX open: HAProxy is assumed.',
    zh: '{names} 的标签未说明使用 HAProxy 还是 NGINX：假定为 HAProxy。',
  },
  noSoftware: {
    en: 'The software of {names} is not in the drawing: HAProxy is assumed.',
    zh: '图中没有 {names} 所用的软件：假定为 HAProxy。',
  },
  portOnMaster: {
    en: '{names} share a machine with a master, whose API server has port 6443: port 8443 is assumed for them.',
    zh: '{names} 与 master 在同一台主机上，而 6443 已被 API server 占用：假定其端口为 8443。',
  },
  chooser: {
    en: 'The drawing does not say how clients choose among {names}: no endpoint is assumed.',
    zh: '图中没有说明客户端如何在 {names} 之间选择：未假定入口。',
  },
  noForwarding: {
    en: 'The drawing has no line from {names} to a master.',
    zh: '图中没有从 {names} 到 master 的连线。',
  },
  storesAssumed: {
    en: 'The drawing has no line from {names} to etcd: they are taken to store in {cluster}, the only cluster.',
    zh: '图中没有从 {names} 到 etcd 的连线：假定它们使用唯一的集群 {cluster}。',
  },
  noEtcd: {
    en: 'The drawing shows no etcd for {names}: it is left open.',
    zh: '图中没有 {names} 使用的 etcd：暂缺。',
  },
  renamed: {
    en: 'Host names follow RFC 1123 (lower-case letters, digits, hyphens): {names}.',
    zh: '主机名按 RFC 1123 书写（小写字母、数字、连字符）：{names}。',
  },
  numbered: {
    en: 'Components whose label is not theirs alone are named by their place or number: {names}.',
    zh: '标签重复的组件按所在位置或序号命名：{names}。',
  },
  addresses: {
    en: 'Addresses of hosts are not in the drawing: {names}.',
    zh: '图中没有以下主机的地址：{names}。',
  },
  domains: {
    en: 'The drawing shows no regions, zones or racks: they are left open.',
    zh: '图中没有地域、可用区或机架：暂缺。',
  },
  defaults: {
    en: 'Settings that no drawing shows have their defaults: Kubernetes {version}, pods {pods}, services {services}, API server port 6443, no name for the API.',
    zh: '图中不会出现的设置采用默认值：Kubernetes {version}、Pod 网段 {pods}、Service 网段 {services}、API server 端口 6443、API 名称留空。',
  },
  plural: {
    en: 'The label of {names} speaks of several without a number: one of each is drawn.',
    zh: '{names} 的标签表示多个但没有数量：各画一个。',
  },
  leftOut: {
    en: 'Not part of a control plane and kept as notes of the design, with their lines: {names}.',
    zh: '不属于控制平面，连同其连线保留为设计的备注：{names}。',
  },
  notExpanded: {
    en: 'The number in these labels would make the drawing too large, so one of each is drawn: {names}.',
    zh: '这些标签中的数量会使图过大，因此各画一个：{names}。',
  },
  unreadLines: {
    en: 'Lines without a meaning in a topology, left out: {lines}.',
    zh: '在拓扑中没有含义、未读入的连线：{lines}。',
  },
  lineLabels: {
    en: 'Labels of lines that were not used: {labels}.',
    zh: '未使用的连线标签：{labels}。',
  },
} satisfies Record<string, Localized>;

const mostListed = 12;

/** A list in a sentence, cut where it would fill the page. */
export function listed(items: readonly string[]): string {
  const distinct = [...new Set(items)];
  const shown = distinct.slice(0, mostListed).map((item) => item.slice(0, 80));
  const rest = distinct.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} … (+${rest})` : shown.join(', ');
}
