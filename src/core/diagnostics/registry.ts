import type { Rule } from './rule.ts';
import { rule as etcdNoMembers } from './rules/etcd/no-members.ts';
import { rule as etcdSingleMember } from './rules/etcd/single-member.ts';
import { rule as etcdTwoMembers } from './rules/etcd/two-members.ts';
import { rule as etcdEvenMembers } from './rules/etcd/even-members.ts';
import { rule as etcdTooManyMembers } from './rules/etcd/too-many-members.ts';
import { rule as etcdSharedHost } from './rules/etcd/shared-host.ts';
import { rule as etcdCriticalDomain } from './rules/etcd/critical-domain.ts';
import { rule as etcdTwoZones } from './rules/etcd/two-zones.ts';
import { rule as etcdUnbalanced } from './rules/etcd/unbalanced.ts';
import { rule as etcdMultiRegion } from './rules/etcd/multi-region.ts';
import { rule as etcdManyLearners } from './rules/etcd/many-learners.ts';
import { rule as etcdExternalEndpoints } from './rules/etcd/external-endpoints.ts';
import { rule as etcdExternalOnMasters } from './rules/etcd/external-on-masters.ts';
import { rule as etcdElectionRatio } from './rules/etcd/election-ratio.ts';
import { rule as etcdElectionMax } from './rules/etcd/election-max.ts';
import { rule as etcdRttMissing } from './rules/etcd/rtt-missing.ts';
import { rule as etcdElectionRtt } from './rules/etcd/election-rtt.ts';
import { rule as etcdHeartbeatRtt } from './rules/etcd/heartbeat-rtt.ts';
import { rule as etcdRttTooHigh } from './rules/etcd/rtt-too-high.ts';
import { rule as etcdQuotaLarge } from './rules/etcd/quota-large.ts';
import { rule as etcdKubeadmMinVersion } from './rules/etcd/kubeadm-min-version.ts';
import { rule as etcdVersionEol } from './rules/etcd/version-eol.ts';
import { rule as etcdRemovedFlag } from './rules/etcd/removed-flag.ts';
import { rule as etcdUpgradePath } from './rules/etcd/upgrade-path.ts';
import { rule as etcdPrevoteOff } from './rules/etcd/prevote-off.ts';
import { rule as etcdPlainHttp } from './rules/etcd/plain-http.ts';
import { rule as etcdNoClientAuth } from './rules/etcd/no-client-auth.ts';
import { rule as etcdListenDns } from './rules/etcd/listen-dns.ts';
import { rule as etcdAdvertiseLoopback } from './rules/etcd/advertise-loopback.ts';
import { rule as etcdInitialCluster } from './rules/etcd/initial-cluster.ts';
import { rule as etcdStateFlag } from './rules/etcd/state-flag.ts';
import { rule as etcdTokenReuse } from './rules/etcd/token-reuse.ts';
import { rule as etcdEndpointsViaLb } from './rules/etcd/endpoints-via-lb.ts';
import { rule as etcdQuotaDefault } from './rules/etcd/quota-default.ts';
import { rule as etcdQuotaMemory } from './rules/etcd/quota-memory.ts';
import { rule as etcdSlowDisk } from './rules/etcd/slow-disk.ts';
import { rule as etcdSharedDisk } from './rules/etcd/shared-disk.ts';
import { rule as etcdNoBackup } from './rules/etcd/no-backup.ts';
import { rule as etcdNoTimeSync } from './rules/etcd/no-time-sync.ts';
import { rule as lbNone } from './rules/lb/none.ts';
import { rule as lbSingleHost } from './rules/lb/single-host.ts';
import { rule as lbNoKeepalived } from './rules/lb/no-keepalived.ts';
import { rule as lbSharedDomain } from './rules/lb/shared-domain.ts';
import { rule as lbVipMissing } from './rules/lb/vip-missing.ts';
import { rule as lbVipSubnet } from './rules/lb/vip-subnet.ts';
import { rule as lbVipL2Stretch } from './rules/lb/vip-l2-stretch.ts';
import { rule as lbVipDhcp } from './rules/lb/vip-dhcp.ts';
import { rule as lbVrrpFirewall } from './rules/lb/vrrp-firewall.ts';
import { rule as lbVipIsHostIp } from './rules/lb/vip-is-host-ip.ts';
import { rule as lbVipDuplicate } from './rules/lb/vip-duplicate.ts';
import { rule as lbVridRange } from './rules/lb/vrid-range.ts';
import { rule as lbVridCollision } from './rules/lb/vrid-collision.ts';
import { rule as lbPriorityEqual } from './rules/lb/priority-equal.ts';
import { rule as lbPriority255 } from './rules/lb/priority-255.ts';
import { rule as lbNopreemptWeight } from './rules/lb/nopreempt-weight.ts';
import { rule as lbNopreemptMaster } from './rules/lb/nopreempt-master.ts';
import { rule as lbWeightTooSmall } from './rules/lb/weight-too-small.ts';
import { rule as lbPreemptDelayNopreempt } from './rules/lb/preempt-delay-nopreempt.ts';
import { rule as lbCheckMissing } from './rules/lb/check-missing.ts';
import { rule as lbCheckNotLocal } from './rules/lb/check-not-local.ts';
import { rule as lbCheckTooFast } from './rules/lb/check-too-fast.ts';
import { rule as lbNoBackendCheck } from './rules/lb/no-backend-check.ts';
import { rule as lbScriptUser } from './rules/lb/script-user.ts';
import { rule as lbVrrpStrict } from './rules/lb/vrrp-strict.ts';
import { rule as lbVrrpAuthV3 } from './rules/lb/vrrp-auth-v3.ts';
import { rule as lbSlowFailover } from './rules/lb/slow-failover.ts';
import { rule as lbPortClash } from './rules/lb/port-clash.ts';
import { rule as lbVipBind } from './rules/lb/vip-bind.ts';
import { rule as lbBackendsIncomplete } from './rules/lb/backends-incomplete.ts';
import { rule as lbL7Mode } from './rules/lb/l7-mode.ts';
import { rule as lbNginxPassive } from './rules/lb/nginx-passive.ts';
import { rule as lbReadyzAnonymous } from './rules/lb/readyz-anonymous.ts';
import { rule as lbTimeoutShort } from './rules/lb/timeout-short.ts';
import { rule as lbMaxconn } from './rules/lb/maxconn.ts';
import { rule as lbFdLimit } from './rules/lb/fd-limit.ts';
import { rule as lbVrrpPublicCloud } from './rules/lb/vrrp-public-cloud.ts';
import { rule as lbCloudSingleZone } from './rules/lb/cloud-single-zone.ts';
import { rule as lbCrossZone } from './rules/lb/cross-zone.ts';
import { rule as lbHairpin } from './rules/lb/hairpin.ts';
import { rule as lbDnsOnly } from './rules/lb/dns-only.ts';
import { rule as lbKubeVipQuorum } from './rules/lb/kube-vip-quorum.ts';
import { rule as controlPlaneNoEndpoint } from './rules/control-plane/no-endpoint.ts';
import { rule as controlPlaneEndpointNodeIp } from './rules/control-plane/endpoint-node-ip.ts';
import { rule as controlPlaneEndpointPort } from './rules/control-plane/endpoint-port.ts';
import { rule as controlPlaneEndpointMismatch } from './rules/control-plane/endpoint-mismatch.ts';
import { rule as controlPlaneSingleMaster } from './rules/control-plane/single-master.ts';
import { rule as controlPlaneTwoMastersStacked } from './rules/control-plane/two-masters-stacked.ts';
import { rule as controlPlaneTwoMasters } from './rules/control-plane/two-masters.ts';
import { rule as controlPlaneStackedPartial } from './rules/control-plane/stacked-partial.ts';
import { rule as controlPlaneColocated } from './rules/control-plane/colocated.ts';
import { rule as controlPlaneCriticalDomain } from './rules/control-plane/critical-domain.ts';
import { rule as controlPlaneApiVersion } from './rules/control-plane/api-version.ts';
import { rule as controlPlaneVersionSkew } from './rules/control-plane/version-skew.ts';
import { rule as controlPlaneFeatureGate } from './rules/control-plane/feature-gate.ts';
import { rule as controlPlaneLocalModeOff } from './rules/control-plane/local-mode-off.ts';
import { rule as controlPlaneLeaderElectOff } from './rules/control-plane/leader-elect-off.ts';
import { rule as controlPlaneBindAddress } from './rules/control-plane/bind-address.ts';
import { rule as controlPlaneGoawaySingle } from './rules/control-plane/goaway-single.ts';
import { rule as controlPlaneShutdownDelay } from './rules/control-plane/shutdown-delay.ts';
import { rule as failureDomainUndefined } from './rules/failure-domain/undefined.ts';
import { rule as failureDomainOneZone } from './rules/failure-domain/one-zone.ts';
import { rule as failureDomainZoneNotSurvived } from './rules/failure-domain/zone-not-survived.ts';
import { rule as failureDomainHostNotSurvived } from './rules/failure-domain/host-not-survived.ts';
import { rule as failureDomainIsolation } from './rules/failure-domain/isolation.ts';
import { rule as failureDomainHypervisor } from './rules/failure-domain/hypervisor.ts';
import { rule as failureDomainSharedStorage } from './rules/failure-domain/shared-storage.ts';
import { rule as failureDomainWitness } from './rules/failure-domain/witness.ts';
import { rule as failureDomainRegionSpread } from './rules/failure-domain/region-spread.ts';
import { rule as failureDomainWorkersOneZone } from './rules/failure-domain/workers-one-zone.ts';
import { rule as networkPodServiceOverlap } from './rules/network/pod-service-overlap.ts';
import { rule as networkPodNodeOverlap } from './rules/network/pod-node-overlap.ts';
import { rule as networkServiceNodeOverlap } from './rules/network/service-node-overlap.ts';
import { rule as networkServiceSmall } from './rules/network/service-small.ts';
import { rule as networkPodSmall } from './rules/network/pod-small.ts';
import { rule as networkPodMaskDiff } from './rules/network/pod-mask-diff.ts';
import { rule as networkVipInClusterCidr } from './rules/network/vip-in-cluster-cidr.ts';
import { rule as networkIpDuplicate } from './rules/network/ip-duplicate.ts';
import { rule as networkIpInvalid } from './rules/network/ip-invalid.ts';
import { rule as networkFamilyMismatch } from './rules/network/family-mismatch.ts';
import { rule as networkPortBlocked } from './rules/network/port-blocked.ts';
import { rule as networkEtcdExposed } from './rules/network/etcd-exposed.ts';
import { rule as networkEndpointDnsInternal } from './rules/network/endpoint-dns-internal.ts';
import { rule as networkDockerBridge } from './rules/network/docker-bridge.ts';
import { rule as namingHostnameDuplicate } from './rules/naming/hostname-duplicate.ts';
import { rule as namingHostnameInvalid } from './rules/naming/hostname-invalid.ts';
import { rule as namingEtcdName } from './rules/naming/etcd-name.ts';
import { rule as namingHaproxyServer } from './rules/naming/haproxy-server.ts';
import { rule as namingReserved } from './rules/naming/reserved.ts';
import { rule as namingPathUnsafe } from './rules/naming/path-unsafe.ts';
import { rule as namingRouterId } from './rules/naming/router-id.ts';
import { rule as sizingMasterMin } from './rules/sizing/master-min.ts';
import { rule as sizingEtcdHost } from './rules/sizing/etcd-host.ts';
import { rule as sizingStackedLarge } from './rules/sizing/stacked-large.ts';
import { rule as sizingEventsEtcd } from './rules/sizing/events-etcd.ts';
import { rule as sizingLbSmall } from './rules/sizing/lb-small.ts';
import { rule as sizingNMinus1 } from './rules/sizing/n-minus-1.ts';
import { rule as securitySecretInBundle } from './rules/security/secret-in-bundle.ts';
import { rule as securityEncryptionAtRest } from './rules/security/encryption-at-rest.ts';
import { rule as securityCertShort } from './rules/security/cert-short.ts';
import { rule as securityMetricsOpen } from './rules/security/metrics-open.ts';
import { rule as securityVrrpNoFilter } from './rules/security/vrrp-no-filter.ts';

/** Every rule, in the order in which findings of one severity are shown. */
export const rules: readonly Rule[] = [
  etcdNoMembers,
  etcdSingleMember,
  etcdTwoMembers,
  etcdEvenMembers,
  etcdTooManyMembers,
  etcdSharedHost,
  etcdCriticalDomain,
  etcdTwoZones,
  etcdUnbalanced,
  etcdMultiRegion,
  etcdManyLearners,
  etcdExternalEndpoints,
  etcdExternalOnMasters,
  etcdElectionRatio,
  etcdElectionMax,
  etcdRttMissing,
  etcdElectionRtt,
  etcdHeartbeatRtt,
  etcdRttTooHigh,
  etcdQuotaLarge,
  etcdKubeadmMinVersion,
  etcdVersionEol,
  etcdRemovedFlag,
  etcdUpgradePath,
  etcdPrevoteOff,
  etcdPlainHttp,
  etcdNoClientAuth,
  etcdListenDns,
  etcdAdvertiseLoopback,
  etcdInitialCluster,
  etcdStateFlag,
  etcdTokenReuse,
  etcdEndpointsViaLb,
  etcdQuotaDefault,
  etcdQuotaMemory,
  etcdSlowDisk,
  etcdSharedDisk,
  etcdNoBackup,
  etcdNoTimeSync,
  lbNone,
  lbSingleHost,
  lbNoKeepalived,
  lbSharedDomain,
  lbVipMissing,
  lbVipSubnet,
  lbVipL2Stretch,
  lbVipDhcp,
  lbVrrpFirewall,
  lbVipIsHostIp,
  lbVipDuplicate,
  lbVridRange,
  lbVridCollision,
  lbPriorityEqual,
  lbPriority255,
  lbNopreemptWeight,
  lbNopreemptMaster,
  lbWeightTooSmall,
  lbPreemptDelayNopreempt,
  lbCheckMissing,
  lbCheckNotLocal,
  lbCheckTooFast,
  lbNoBackendCheck,
  lbScriptUser,
  lbVrrpStrict,
  lbVrrpAuthV3,
  lbSlowFailover,
  lbPortClash,
  lbVipBind,
  lbBackendsIncomplete,
  lbL7Mode,
  lbNginxPassive,
  lbReadyzAnonymous,
  lbTimeoutShort,
  lbMaxconn,
  lbFdLimit,
  lbVrrpPublicCloud,
  lbCloudSingleZone,
  lbCrossZone,
  lbHairpin,
  lbDnsOnly,
  lbKubeVipQuorum,
  controlPlaneNoEndpoint,
  controlPlaneEndpointNodeIp,
  controlPlaneEndpointPort,
  controlPlaneEndpointMismatch,
  controlPlaneSingleMaster,
  controlPlaneTwoMastersStacked,
  controlPlaneTwoMasters,
  controlPlaneStackedPartial,
  controlPlaneColocated,
  controlPlaneCriticalDomain,
  controlPlaneApiVersion,
  controlPlaneVersionSkew,
  controlPlaneFeatureGate,
  controlPlaneLocalModeOff,
  controlPlaneLeaderElectOff,
  controlPlaneBindAddress,
  controlPlaneGoawaySingle,
  controlPlaneShutdownDelay,
  failureDomainUndefined,
  failureDomainOneZone,
  failureDomainZoneNotSurvived,
  failureDomainHostNotSurvived,
  failureDomainIsolation,
  failureDomainHypervisor,
  failureDomainSharedStorage,
  failureDomainWitness,
  failureDomainRegionSpread,
  failureDomainWorkersOneZone,
  networkPodServiceOverlap,
  networkPodNodeOverlap,
  networkServiceNodeOverlap,
  networkServiceSmall,
  networkPodSmall,
  networkPodMaskDiff,
  networkVipInClusterCidr,
  networkIpDuplicate,
  networkIpInvalid,
  networkFamilyMismatch,
  networkPortBlocked,
  networkEtcdExposed,
  networkEndpointDnsInternal,
  networkDockerBridge,
  namingHostnameDuplicate,
  namingHostnameInvalid,
  namingEtcdName,
  namingHaproxyServer,
  namingReserved,
  namingPathUnsafe,
  namingRouterId,
  sizingMasterMin,
  sizingEtcdHost,
  sizingStackedLarge,
  sizingEventsEtcd,
  sizingLbSmall,
  sizingNMinus1,
  securitySecretInBundle,
  securityCertShort,
  securityEncryptionAtRest,
  securityMetricsOpen,
  securityVrrpNoFilter,
];

export const ruleById: ReadonlyMap<string, Rule> = new Map(
  rules.map((rule) => [rule.meta.id, rule]),
);
