import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Fix } from '../rule.ts';
import { patchFix } from './draft.ts';
import { vipEndpoints } from './load-balancing.ts';

/** A virtual router id is one byte; 0 is reserved (RFC 9568, section 5.2.3). */
export const routerIdRange = {
  least: {
    value: 1,
    unit: '',
    about: { en: 'Lowest virtual router id', zh: '最小的虚拟路由器 ID' },
  },
  most: {
    value: 255,
    unit: '',
    about: { en: 'Highest virtual router id', zh: '最大的虚拟路由器 ID' },
  },
} as const;

export function isRouterId(id: number): boolean {
  return Number.isInteger(id) && id >= routerIdRange.least.value && id <= routerIdRange.most.value;
}

/** keepalived's customary first id. */
const FIRST_PROPOSED = 51;

/** Gives a VIP the next virtual router id that no VIP of the design uses, from 51 up and round. */
export function freeRouterIdFix(index: TopologyIndex, endpointId: string): Fix | undefined {
  const used = new Set(vipEndpoints(index).map(({ virtualRouterId }) => virtualRouterId));
  for (let step = 0; step < 255; step += 1) {
    const candidate = ((FIRST_PROPOSED - 1 + step) % 255) + 1;
    if (used.has(candidate)) continue;
    return patchFix(
      'safe',
      'endpoints',
      endpointId,
      { virtualRouterId: candidate },
      { en: 'Use virtual router id {id}', zh: '使用虚拟路由器 ID {id}' },
      { id: candidate },
    );
  }
  return undefined;
}
