import { badLoadBalancersOneZone } from './bad-load-balancers-one-zone.ts';
import { badTwoZones } from './bad-two-zones-2-1.ts';
import { cloudThreeZones } from './cloud-3-zones.ts';
import { externalFive } from './external-5-5-3-zones.ts';
import { loadBalancersOnMasters } from './lb-on-masters.ts';
import { seedExternalEtcd } from './seed-external-etcd.ts';
import { seedLoadBalancedMasters } from './seed-load-balanced-masters.ts';
import { seedStacked } from './seed-stacked.ts';
import { seedVrrpPair } from './seed-vrrp-pair.ts';
import { singleMaster } from './single-master.ts';
import { stackedThreeZones } from './stacked-3-zones.ts';
import { stackedFive } from './stacked-5-2-2-1.ts';
import type { Template } from './template.ts';

export type { Template } from './template.ts';

/** The starters, in the order they are shown. */
export const templates: readonly Template[] = [
  seedVrrpPair,
  seedLoadBalancedMasters,
  seedStacked,
  seedExternalEtcd,
  singleMaster,
  stackedThreeZones,
  stackedFive,
  externalFive,
  loadBalancersOnMasters,
  cloudThreeZones,
  badTwoZones,
  badLoadBalancersOneZone,
];

export function templateById(id: string): Template | undefined {
  return templates.find((template) => template.id === id);
}
