/**
 * What the exact analysis answers, as plain data that can cross a worker boundary. Events are named
 * by the id of what fails: an element, a process of one (`component:process`), or the space of an
 * etcd cluster (`cluster:space`).
 */

/** Minutes of a year of 365.25 days. */
export const minutesPerYear = 525_960;

/** What the API can be asked for; each has a probability of its own. */
export const services = ['api-writable', 'api-readable', 'controllers'] as const;
/**
 * - `api-writable`: every request is answered, reads and writes.
 * - `api-readable`: the same, but etcd may be out of space (it then takes reads and deletes only).
 * - `controllers`: controller manager and scheduler work, whether or not clients reach the API.
 */
export type Service = (typeof services)[number];

/** What fails by itself, independently of all others. */
export interface FailureEvent {
  readonly id: string;
  /** Kind of the element (`zone`, `host`, `etcd`, `cloud-lb` …), `process` or `space`. */
  readonly kind: string;
  /** Probability of being down by itself, more than 0. */
  readonly unavailability: number;
  /** The figure was set at the element rather than assumed for its kind. */
  readonly overridden: boolean;
}

export interface ServiceAvailability {
  readonly service: Service;
  /** Probability that the service is not there, 0 to 1; exact up to rounding. */
  readonly unavailability: number;
  /** Unavailability times 525,960, the minutes of a year of 365.25 days. */
  readonly minutesPerYear: number;
  readonly method: 'convolution' | 'bdd';
}

/** From each part `choose` different blocks are taken, and one element out of each. */
export interface CutSetPart {
  readonly choose: number;
  readonly blocks: readonly (readonly string[])[];
}

/** Minimal cut sets of one order that are alike: "any 2 of etcd-1, etcd-2, etcd-3". */
export interface CutSetGroup {
  readonly order: number;
  /** How many sets it stands for. */
  readonly count: number;
  readonly parts: readonly CutSetPart[];
  /** One of the sets. */
  readonly example: readonly string[];
}

export interface CutSets {
  /**
   * How many minimal cut sets have 1, 2, 3 … elements, trailing zeros left out. Empty if nothing
   * brings the API down. A design that is down as drawn has the empty set as its only one.
   */
  readonly countByOrder: readonly bigint[];
  /** `null`: all orders are counted. Else the budget ended after this order. */
  readonly completeUpTo: number | null;
}

/** How much one event matters to the API being writable. */
export interface Importance {
  readonly id: string;
  /** P(down, given that it failed) minus P(down, given that it is up); negative if failing helps. */
  readonly birnbaum: number;
  /**
   * Fussell–Vesely: share of the unavailability that would go if it never failed,
   * (U - U(never fails)) / U, as in probabilistic risk assessment (NUREG/CR-3385).
   */
  readonly fussellVesely: number;
}

/** Why a part of the answer is missing or bounded. */
export type Limit = 'bdd-budget' | 'cut-set-budget' | 'availability-budget';

export interface Analysis {
  /** Whether the API is available with nothing failed. */
  readonly available: boolean;
  readonly events: readonly FailureEvent[];
  /** One entry a service, in the order of {@link services}; `null` beyond the budget. */
  readonly availability: readonly (ServiceAvailability | null)[];
  readonly cutSets: CutSets;
  /**
   * The smallest minimal cut sets, grouped, smallest order first, largest share of the downtime
   * first within an order; as many orders as could be listed.
   */
  readonly groups: readonly CutSetGroup[];
  /** Most important first; `null` beyond the budget. */
  readonly importance: readonly Importance[] | null;
  readonly limits: readonly Limit[];
}
