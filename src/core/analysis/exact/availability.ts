import type { TopologyIndex } from '../../graph/topology-index.ts';
import { planOf, type Plan } from '../structure/plan.ts';
import { minutesPerYear, type Service, type ServiceAvailability } from './analysis.ts';
import { BddManager } from './bdd.ts';
import { Compiler } from './compile.ts';
import { convolve } from './convolution.ts';
import { planEvents, type PlannedEvent } from './events.ts';
import { withinBudget } from './node-store.ts';
import { probabilities } from './probability.ts';

/** Nodes of a decision diagram for a figure that is shown at once. */
const quickBudget = 200_000;

/** Decision diagrams go one level deep for each event. */
export const mostDiagramEvents = 4_000;

/**
 * The probability that a service is there, exact: by the polynomial method where the design has the
 * form for it, by decision diagram elsewhere. Null where that would take more than a moment. Pure
 * and never throws.
 */
export function availabilityOf(
  index: TopologyIndex,
  service: Service = 'api-writable',
): ServiceAvailability | null {
  const plan = planOf(index);
  return serviceAvailability(plan, planEvents(plan), service, quickBudget);
}

/** The same, within so many nodes. */
export function serviceAvailability(
  plan: Plan,
  events: readonly PlannedEvent[],
  service: Service,
  mostNodes: number,
): ServiceAvailability | null {
  const convolved = convolve(plan, events, service);
  if (convolved !== undefined) return described(service, convolved, 'convolution');
  const byDiagram = unavailabilityByDiagram(plan, events, service, mostNodes);
  return byDiagram === undefined ? null : described(service, byDiagram, 'bdd');
}

/** The probability that a service is not there, by decision diagram; undefined beyond the budget. */
export function unavailabilityByDiagram(
  plan: Plan,
  events: readonly PlannedEvent[],
  service: Service,
  mostNodes: number,
): number | undefined {
  if (events.length > mostDiagramEvents) return undefined;
  return withinBudget(() => {
    const bdds = new BddManager(mostNodes);
    const root = new Compiler(bdds, plan, events).failureOf(service);
    return probabilities(bdds, root, events).holds[root];
  });
}

function described(
  service: Service,
  unavailability: number,
  method: ServiceAvailability['method'],
): ServiceAvailability {
  return { service, unavailability, minutesPerYear: unavailability * minutesPerYear, method };
}
