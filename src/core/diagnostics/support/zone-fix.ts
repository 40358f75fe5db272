import { evaluateScenario } from '../../analysis/evaluate.ts';
import { votersOf } from '../../graph/topology-index.ts';
import type { Fix, RuleContext } from '../rule.ts';
import { domainsOfKind, groupByDomain } from './domains.ts';
import { Draft } from './draft.ts';
import { addLoadBalancer } from './grow.ts';
import { ensureZones, moveHostOf, spreadHosts, spreadVoters, zoneIdOf } from './spread.ts';
import { lossIn, type Loss } from './survival.ts';
import { growIntoZone } from './witness.ts';

/** At most one remedy for each leg that can break. */
const MOST_REMEDIES = 3;

/**
 * Moves (or, where nothing is left to move, additions) after which the loss of the zone is survived.
 * Each leg that breaks is mended in turn and the result is judged again, so that a fix is offered
 * only if it works.
 */
export function zoneFix({ index }: RuleContext, zone: string): Fix | undefined {
  const draft = new Draft(index);
  for (let n = 0; n <= MOST_REMEDIES && !draft.refused; n += 1) {
    const [state] = evaluateScenario(draft.index, { failed: [zone] });
    const loss = state === undefined ? 'no-endpoint' : lossIn(state);
    if (loss === undefined) {
      return draft.toFix('suggestion', {
        en: 'Rearrange hosts so that the zone can be lost',
        zh: '调整主机位置，使该可用区可以失去',
      });
    }
    remedy(draft, loss, zone);
  }
  return undefined;
}

function remedy(draft: Draft, loss: Loss, zone: string): void {
  switch (loss) {
    case 'no-quorum':
      spreadEtcd(draft);
      return;
    case 'no-control-plane':
      ensureZones(draft, 2);
      spreadHosts(
        draft,
        () => draft.index.controlPlanes,
        'zone',
        Math.ceil(draft.index.controlPlanes.length / 2),
      );
      return;
    case 'no-endpoint':
      spareLoadBalancer(draft, zone);
      return;
    default:
      draft.refuse();
  }
}

function spreadEtcd(draft: Draft): void {
  for (const cluster of draft.index.topology.etcdClusters) {
    const { groups } = groupByDomain(draft.index, votersOf(draft.index, cluster), 'zone');
    if (groups.length !== 2) {
      spreadVoters(draft, cluster, 'zone');
      continue;
    }
    ensureZones(draft, 3);
    const used = new Set(groups.map(({ domain }) => domain.id));
    const third = domainsOfKind(draft.index, 'zone').find(({ id }) => !used.has(id));
    if (third === undefined) draft.refuse();
    else growIntoZone(draft, cluster, third.id);
  }
}

/** Brings a load balancer out of the zone; one whose host does other work stays, and another is added. */
function spareLoadBalancer(draft: Draft, zone: string): void {
  ensureZones(draft, 2);
  const { index } = draft;
  const inside = index.loadBalancers.filter((each) => zoneIdOf(draft, each) === zone);
  const movable = inside.findLast((each) =>
    (index.componentsOnHost.get(each.host) ?? []).every(({ kind }) => kind === 'load-balancer'),
  );
  const elsewhere = domainsOfKind(index, 'zone').find(({ id }) => id !== zone);
  if (inside.length > 1 && movable !== undefined && elsewhere !== undefined) {
    moveHostOf(draft, movable, elsewhere.id);
  } else if (index.loadBalancers.length > 0) {
    addLoadBalancer(draft);
  } else {
    draft.refuse();
  }
}
