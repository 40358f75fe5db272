/** A computation would take more than it may; the caller says so and offers less. */
export class BudgetExceeded extends Error {
  constructor() {
    super('the computation would exceed its budget');
  }
}

/** The result, or undefined where that would exceed the budget. */
export function withinBudget<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof BudgetExceeded) return undefined;
    throw error;
  }
}

const firstCapacity = 1 << 12;

/** The event of a constant node stands after every real one. */
const noEvent = 0x7fffffff;

/**
 * Nodes of a decision diagram: an event and two nodes below, each combination once. Nodes 0 and 1
 * are the constants. A node's number is larger than those of the nodes below it. Typed arrays that
 * grow up to a budget: the diagrams of large designs have millions of nodes.
 */
export class NodeStore {
  readonly #most: number;
  #size = 2;
  #table = new Int32Array(firstCapacity * 2);
  event = new Int32Array(firstCapacity);
  low = new Int32Array(firstCapacity);
  high = new Int32Array(firstCapacity);

  /** @param most {@link BudgetExceeded} is thrown when more nodes would be needed. */
  constructor(most: number) {
    this.#most = most;
    this.event.fill(noEvent, 0, 2);
  }

  /** Nodes made so far, the two constants among them. */
  get size(): number {
    return this.#size;
  }

  /** How many nodes there is room for at the moment; a power of two. */
  get capacity(): number {
    return this.event.length;
  }

  /** The node of this content, made if it is new. */
  make(event: number, low: number, high: number): number {
    const table = this.#table;
    const mask = table.length - 1;
    let at = hash(event, low, high) & mask;
    for (let found = table[at]!; found !== 0; found = table[at]!) {
      if (this.event[found] === event && this.low[found] === low && this.high[found] === high) {
        return found;
      }
      at = (at + 1) & mask;
    }
    if (this.#size >= this.#most) throw new BudgetExceeded();
    const node = this.#size;
    this.#size += 1;
    if (node >= this.capacity) this.#grow();
    this.event[node] = event;
    this.low[node] = low;
    this.high[node] = high;
    if (this.#table === table) table[at] = node;
    else this.#enter(node);
    return node;
  }

  #grow(): void {
    const capacity = this.capacity * 2;
    this.event = enlarged(this.event, capacity);
    this.low = enlarged(this.low, capacity);
    this.high = enlarged(this.high, capacity);
    this.#table = new Int32Array(capacity * 2);
    for (let node = 2; node < this.#size - 1; node += 1) this.#enter(node);
  }

  #enter(node: number): void {
    const mask = this.#table.length - 1;
    let at = hash(this.event[node]!, this.low[node]!, this.high[node]!) & mask;
    while (this.#table[at] !== 0) at = (at + 1) & mask;
    this.#table[at] = node;
  }
}

function enlarged(old: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(capacity);
  copy.set(old);
  return copy;
}

/** Spreads three numbers over 32 bits. */
export function hash(a: number, b: number, c: number): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
