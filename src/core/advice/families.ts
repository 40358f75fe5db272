import type { CandidateFamily } from './candidate.ts';
import { addLoadBalancer } from './candidates/add-load-balancer.ts';
import { addMasters, addVoters } from './candidates/add-voters.ts';
import { cloudZones } from './candidates/cloud-zones.ts';
import { fewerVoters } from './candidates/fewer-voters.ts';
import { healthCheck } from './candidates/health-check.ts';
import { loadBalancing, shareVip } from './candidates/load-balancing.ts';
import { mendFindings } from './candidates/mend-findings.ts';
import { moveHost } from './candidates/move-host.ts';
import { onMasters } from './candidates/on-masters.ts';
import { separateEtcd } from './candidates/separate-etcd.ts';
import { spread } from './candidates/spread.ts';
import { thirdZone } from './candidates/third-zone.ts';

/** Every sort of change that is tried. */
export const families: readonly CandidateFamily[] = [
  moveHost,
  spread,
  thirdZone,
  loadBalancing,
  shareVip,
  addLoadBalancer,
  addVoters,
  addMasters,
  fewerVoters,
  separateEtcd,
  onMasters,
  healthCheck,
  cloudZones,
  mendFindings,
];
