import { BudgetExceeded, hash } from './node-store.ts';

/** An operation may be worked out so many times for each node that may be made. */
export const operationsPerNode = 2;

/** Three operands and the result. */
const lineLength = 4;
const firstLines = 1 << 12;
/** 64 MB. */
const mostLines = 1 << 22;

/**
 * Results of operations on nodes, by their operands. Of two that fall on one line the later one
 * stays. Forgetting too much makes an operation take exponentially long, so the cache doubles as
 * soon as much of it was overwritten.
 */
export class OperationCache {
  #lines = new Int32Array(firstLines * lineLength);
  #overwritten = 0;
  #left: number;

  /** @param mostResults `BudgetExceeded` is thrown when more would have to be worked out. */
  constructor(mostResults: number) {
    this.#left = mostResults;
  }

  /** The result, or -1 where it is not known. The first operand is never 0. */
  get(a: number, b: number, c: number): number {
    const lines = this.#lines;
    const at = hash(a, b, c) & (lines.length / lineLength - 1);
    const line = at * lineLength;
    return lines[line] === a && lines[line + 1] === b && lines[line + 2] === c
      ? lines[line + 3]!
      : -1;
  }

  /** Returns the result, so that an operation can end with it. */
  set(a: number, b: number, c: number, result: number): number {
    this.#left -= 1;
    if (this.#left < 0) throw new BudgetExceeded();
    if (this.#overwritten * 4 > this.#lines.length / lineLength) this.#grow();
    if (this.#put(this.#lines, a, b, c, result)) this.#overwritten += 1;
    return result;
  }

  /** True if something else stood there. */
  #put(lines: Int32Array, a: number, b: number, c: number, result: number): boolean {
    const line = (hash(a, b, c) & (lines.length / lineLength - 1)) * lineLength;
    const clash = lines[line] !== 0;
    lines[line] = a;
    lines[line + 1] = b;
    lines[line + 2] = c;
    lines[line + 3] = result;
    return clash;
  }

  #grow(): void {
    this.#overwritten = 0;
    const old = this.#lines;
    if (old.length >= mostLines * lineLength) return;
    const grown = new Int32Array(old.length * 4);
    for (let line = 0; line < old.length; line += lineLength) {
      if (old[line] === 0) continue;
      this.#put(grown, old[line]!, old[line + 1]!, old[line + 2]!, old[line + 3]!);
    }
    this.#lines = grown;
  }
}
