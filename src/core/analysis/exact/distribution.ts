/**
 * How likely each state of a part of the design is: which conditions it meets (a bit mask) and how
 * many of its voters are dead. `p[dead * masks + mask]`, dead from 0 to `most`.
 */
export interface Distribution {
  readonly most: number;
  readonly p: Float64Array;
}

/** For certain: the conditions of the mask met, so many voters dead. */
export function certain(masks: number, mask: number, dead: number): Distribution {
  const p = new Float64Array((dead + 1) * masks);
  p[dead * masks + mask] = 1;
  return { most: dead, p };
}

/** Two independent parts together: a condition is met if one of them meets it, the dead add up. */
export function together(masks: number, a: Distribution, b: Distribution): Distribution {
  const most = a.most + b.most;
  const p = new Float64Array((most + 1) * masks);
  for (let i = 0; i < a.p.length; i += 1) {
    const left = a.p[i]!;
    if (left === 0) continue;
    const maskA = i & (masks - 1);
    const deadA = i - maskA;
    for (let j = 0; j < b.p.length; j += 1) {
      const right = b.p[j]!;
      if (right === 0) continue;
      const maskB = j & (masks - 1);
      p[deadA + (j - maskB) + (maskA | maskB)]! += left * right;
    }
  }
  return { most, p };
}

/** The part as it is, or, with the probability, all of it failed: no condition met, all voters dead. */
export function unlessFailed(
  masks: number,
  part: Distribution,
  unavailability: number,
  voters: number,
): Distribution {
  if (unavailability === 0) return part;
  const most = Math.max(part.most, voters);
  const p = new Float64Array((most + 1) * masks);
  const up = 1 - unavailability;
  for (let i = 0; i < part.p.length; i += 1) p[i] = part.p[i]! * up;
  p[voters * masks]! += unavailability;
  return { most, p };
}
