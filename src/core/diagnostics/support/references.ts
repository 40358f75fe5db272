/** Documents that several rules take their facts from, named so that a reader can find the place. */
export const references = {
  etcdFaqOdd: 'etcd FAQ, "Why an odd number of cluster members?": https://etcd.io/docs/v3.6/faq/',
  etcdFaqSize: 'etcd FAQ, "What is maximum cluster size?": https://etcd.io/docs/v3.6/faq/',
  etcdFaqTolerance: 'etcd FAQ, "What is failure tolerance?": https://etcd.io/docs/v3.6/faq/',
  etcdFaqRegions:
    'etcd FAQ, "Does etcd work in cross-region or cross data center deployments?": https://etcd.io/docs/v3.6/faq/',
  etcdReconfiguration:
    'etcd, Runtime reconfiguration: https://etcd.io/docs/v3.6/op-guide/runtime-configuration/',
  etcdClustering: 'etcd, Clustering Guide: https://etcd.io/docs/v3.6/op-guide/clustering/',
  etcdOptions: 'etcd, Configuration options: https://etcd.io/docs/v3.6/op-guide/configuration/',
  etcdSecurity: 'etcd, Transport security model: https://etcd.io/docs/v3.6/op-guide/security/',
  etcdUpgrade36:
    'etcd, Upgrade etcd from v3.5 to v3.6: https://etcd.io/docs/v3.6/upgrades/upgrade_3_6/',
  etcdUpgrade37:
    'etcd, Upgrade etcd from v3.6 to v3.7: https://etcd.io/docs/v3.7/upgrades/upgrade_3_7/',
  etcdTuning: 'etcd, Tuning, "Time parameters": https://etcd.io/docs/v3.6/tuning/',
  kubeadmHa:
    'Kubernetes, Creating Highly Available Clusters with kubeadm: https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/high-availability/',
  kubeadmTopology:
    'Kubernetes, Options for Highly Available Topology: https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/ha-topology/',
  kubeadmConsiderations:
    'kubeadm, Options for Software Load Balancing: https://github.com/kubernetes/kubeadm/blob/main/docs/ha-considerations.md',
  kubeadmCreate:
    'Kubernetes, Creating a cluster with kubeadm: https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/create-cluster-kubeadm/',
  multipleZones:
    'Kubernetes, Running in multiple zones: https://kubernetes.io/docs/setup/best-practices/multiple-zones/',
  portsProtocols:
    'Kubernetes, Ports and Protocols: https://kubernetes.io/docs/reference/networking/ports-and-protocols/',
  dualStack:
    'Kubernetes, IPv4/IPv6 dual-stack: https://kubernetes.io/docs/concepts/services-networking/dual-stack/',
  objectNames:
    'Kubernetes, Object Names and IDs: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  keepalivedConf: 'keepalived.conf(5): https://www.keepalived.org/manpage.html',
  vrrp: 'RFC 9568, Virtual Router Redundancy Protocol Version 3',
  hostNames: 'RFC 1123, section 2.1, and RFC 1035, section 2.3.1 (host names)',
  model: 'Quorate, availability of one, two and three zones computed with common causes',
} as const;
