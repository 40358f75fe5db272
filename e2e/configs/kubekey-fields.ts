import type { Fields } from './kubeadm-fields.ts';

/**
 * The fields of kubekey's Cluster that an export may use, by the `json` tags of the Go types of
 * kubekey 3 (kubesphere/kubekey, cmd/kk/apis/kubekey/v1alpha2: cluster_types.go,
 * kubernetes_types.go, etcd_types.go, network_types.go). Left out on purpose: password and
 * privateKey, which no bundle may hold.
 */
export const kubekeyCluster: Fields = {
  apiVersion: 'string',
  kind: 'string',
  metadata: { name: 'string' },
  spec: {
    hosts: {
      list: {
        name: 'string',
        address: 'string',
        internalAddress: 'string',
        port: 'integer',
        user: 'string',
        privateKeyPath: 'string',
        arch: 'string',
        timeout: 'integer',
        labels: { map: 'string' },
      },
    },
    roleGroups: {
      etcd: { list: 'string' },
      'control-plane': { list: 'string' },
      worker: { list: 'string' },
      registry: { list: 'string' },
    },
    controlPlaneEndpoint: {
      internalLoadbalancer: 'string',
      domain: 'string',
      externalDNS: 'boolean',
      address: 'string',
      port: 'integer',
      kubevip: { mode: 'string' },
    },
    etcd: {
      type: 'string',
      external: {
        endpoints: { list: 'string' },
        caFile: 'string',
        certFile: 'string',
        keyFile: 'string',
      },
      port: 'integer',
      peerPort: 'integer',
      backupDir: 'string',
      backupPeriod: 'integer',
      keepBackupNumber: 'integer',
      dataDir: 'string',
      heartbeatInterval: 'integer',
      electionTimeout: 'integer',
      snapshotCount: 'integer',
      quotaBackendBytes: 'integer',
    },
    kubernetes: {
      type: 'string',
      version: 'string',
      clusterName: 'string',
      dnsDomain: 'string',
      maxPods: 'integer',
      nodeCidrMaskSize: 'integer',
      apiserverCertExtraSans: { list: 'string' },
      proxyMode: 'string',
      autoRenewCerts: 'boolean',
      containerManager: 'string',
      apiserverArgs: { list: 'string' },
      featureGates: { map: 'boolean' },
    },
    network: { plugin: 'string', kubePodsCIDR: 'string', kubeServiceCIDR: 'string' },
  },
};
