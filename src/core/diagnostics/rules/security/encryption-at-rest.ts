import { optionValue } from '../../../model/control-plane-timers.ts';
import { defineRule } from '../../support/define-rule.ts';
import { clusterSettings } from '../../support/target.ts';

const OPTION = 'encryption-provider-config';

/** Options that steer traffic and no more; the bundle itself sets two of them. */
const trafficOptions = new Set([
  'shutdown-delay-duration',
  'goaway-chance',
  'bind-address',
  'etcd-servers-overrides',
]);

/**
 * Only where somebody did set up the API server by hand and left this out: every cluster without
 * options lacks it too, and a note on each would tell nobody anything.
 */
export const rule = defineRule({
  meta: {
    id: 'security/encryption-at-rest',
    severity: 'info',
    since: 'production',
    title: { en: 'Secrets stand in etcd as plain text', zh: 'Secret 以明文存于 etcd' },
    messages: {
      plain: {
        en: 'The API server has options of its own, but not {option}: Secrets are kept in etcd, and in its backups, without encryption.',
        zh: 'API server 设置了自定义选项，但没有 {option}：Secret 在 etcd 及其备份中未加密。',
      },
    },
    docs: {
      rationale: {
        en: 'Without an EncryptionConfiguration Kubernetes stores Secrets as they are. Whoever reads a disk of etcd or a snapshot reads them all.',
        zh: '没有 EncryptionConfiguration 时，Kubernetes 按原样存储 Secret。能读取 etcd 磁盘或快照的人即可读取全部 Secret。',
      },
      remediation: {
        en: 'Write an EncryptionConfiguration on every master and name it in the option encryption-provider-config of kube-apiserver; or waive this note where disks and backups are encrypted.',
        zh: '在每个 master 上编写 EncryptionConfiguration，并通过 kube-apiserver 的 encryption-provider-config 指定；若磁盘和备份已加密，可豁免此提示。',
      },
      references: [
        'Kubernetes, Encrypting Confidential Data at Rest: https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/',
        'etcd, Transport security model, FAQ: https://etcd.io/docs/v3.6/op-guide/security/',
      ],
    },
  },
  check: ({ index }) => {
    const { apiServerOptions } = index.topology.cluster;
    const isSetUp = apiServerOptions.some(({ name }) => !trafficOptions.has(name));
    if (!isSetUp || optionValue(apiServerOptions, OPTION) !== undefined) return [];
    return [{ messageId: 'plain', data: { option: OPTION }, targets: [clusterSettings] }];
  },
  // The file holds a key and has to be made on site.
  fix: null,
});
