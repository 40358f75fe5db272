import type { ClusterState, UnavailabilityCause } from '../../analysis/verdict.ts';
import type { FailureDomain } from '../../model/topology.ts';
import type { RuleContext } from '../rule.ts';
import { onlyZone } from './domains.ts';

/** A leg that breaks with an element; no element fills etcd. */
export type Leg = Exclude<UnavailabilityCause, 'no-space'>;

/** Why clients lose the API. `partial`: a share of their requests fails for good. */
export type Loss = Leg | 'partial';

export function lossIn(state: ClusterState): Loss | undefined {
  if (state.api === 'available' || state.api === 'degraded') return undefined;
  return state.api === 'partial' ? 'partial' : (legsIn(state)[0] ?? 'no-endpoint');
}

function legsIn({ causes }: ClusterState): Leg[] {
  return causes.filter((cause) => cause !== 'no-space');
}

/** Whether the design works at all while nothing has failed; until then no single loss says much. */
export function worksIntact(context: RuleContext): boolean {
  return lossIn(context.verdict().intact) === undefined;
}

export interface LostWith {
  readonly id: string;
  readonly loss: Loss;
  readonly causes: readonly Leg[];
}

/** The single failures that the API does not survive, with the leg that breaks first. */
export function unsurvived(context: RuleContext): LostWith[] {
  if (!worksIntact(context)) return [];
  return context.verdict().single.flatMap(({ id, state }) => {
    const loss = lossIn(state);
    return loss === undefined ? [] : [{ id, loss, causes: legsIn(state) }];
  });
}

/**
 * Whether the loss of a zone is already told as such, on the zone and with this leg: by
 * failure-domain/zone-not-survived, or by failure-domain/one-zone where there is only one. Rules on
 * placement then keep silent about that zone and speak of racks, switches and the like.
 */
export function zoneLossIsTold(context: RuleContext, zone: FailureDomain, leg: Leg): boolean {
  if (zone.kind !== 'zone') return false;
  if (onlyZone(context.index) === zone) return true;
  return unsurvived(context).some(({ id, causes }) => id === zone.id && causes.includes(leg));
}
