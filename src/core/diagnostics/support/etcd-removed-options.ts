import type { ProgramOption } from '../../model/topology.ts';
import type { Release } from './etcd-versions.ts';

/** Options that are gone from etcd 3.6 on (etcd, "Upgrade etcd from v3.5 to v3.6", flags removed). */
const removedIn36 = new Set([
  'enable-v2',
  'experimental-enable-v2v3',
  'proxy',
  'proxy-failure-wait',
  'proxy-refresh-interval',
  'proxy-dial-timeout',
  'proxy-write-timeout',
  'proxy-read-timeout',
]);

const EXPERIMENTAL = 'experimental-';

/**
 * What 3.6 calls the experimental options that became feature gates (same page, "Equivalent flags of
 * v3.5 feature gates"). All others only lost the prefix.
 */
const featureGates: Readonly<Record<string, string>> = {
  'experimental-compact-hash-check-enabled': 'CompactHashCheck',
  'experimental-initial-corrupt-check': 'InitialCorruptCheck',
  'experimental-enable-lease-checkpoint': 'LeaseCheckpoint',
  'experimental-enable-lease-checkpoint-persist': 'LeaseCheckpointPersist',
  'experimental-stop-grpc-service-on-defrag': 'StopGRPCServiceOnDefrag',
  'experimental-txn-mode-write-with-shared-buffer': 'TxnModeWriteWithSharedBuffer',
};

/** Experimental options that 3.6 knows without the prefix (same page, flags deprecated). */
const renamed = new Set(
  [
    'bootstrap-defrag-threshold-megabytes',
    'compaction-batch-limit',
    'compact-hash-check-time',
    'compaction-sleep-interval',
    'corrupt-check-time',
    'enable-distributed-tracing',
    'distributed-tracing-address',
    'distributed-tracing-instance-id',
    'distributed-tracing-sampling-rate',
    'distributed-tracing-service-name',
    'downgrade-check-time',
    'max-learners',
    'memory-mlock',
    'peer-skip-client-san-verification',
    'snapshot-catchup-entries',
    'warning-apply-duration',
    'warning-unary-request-duration',
    'watch-progress-notify-interval',
  ].map((name) => EXPERIMENTAL + name),
);

/** Whether a release of etcd does not know an option any more. All experimental ones went with 3.7. */
export function isRemoved(name: string, { major, minor }: Release): boolean {
  if (major !== 3) return false;
  return (minor >= 6 && removedIn36.has(name)) || (minor >= 7 && name.startsWith(EXPERIMENTAL));
}

/** The gates of a `feature-gates` option that the bundle and kubeadm set. */
const usualGates = 'InitialCorruptCheck=true';

/** Options as a release names them: renamed where it has another name for one, else left out. */
export function modernOptions(
  options: readonly ProgramOption[],
  release: Release,
): ProgramOption[] {
  const kept = options.filter(({ name }) => !isRemoved(name, release));
  const gates: string[] = [];
  for (const option of options.filter(({ name }) => isRemoved(name, release))) {
    const gate = featureGates[option.name];
    if (gate !== undefined) gates.push(`${gate}=${option.value.trim() || 'true'}`);
    const name = option.name.slice(EXPERIMENTAL.length);
    const isNew = renamed.has(option.name) && !kept.some((each) => each.name === name);
    if (isNew) kept.push({ ...option, name });
  }
  if (gates.length === 0) return kept;
  const given = kept.findLast(({ name }) => name === 'feature-gates')?.value ?? usualGates;
  const value = mergedGates([...given.split(','), ...gates]);
  return [...kept.filter(({ name }) => name !== 'feature-gates'), { name: 'feature-gates', value }];
}

/** One setting for each gate, the last one given. */
function mergedGates(settings: readonly string[]): string {
  const byGate = new Map(
    settings.map((setting) => [setting.split('=')[0]?.trim(), setting.trim()]),
  );
  return [...byGate.values()].join(',');
}
