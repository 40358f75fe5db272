/**
 * The number that each of several components has in the ids of its shapes: that at the end of its
 * own id, so that it stays when another one comes or goes; where there is none or an earlier one
 * has it, the smallest from 1 that is free.
 */
export function numbersOf(
  components: readonly { readonly id: string }[],
): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const used = new Set<number>();
  for (const { id } of components) {
    const own = /(?<!\d)\d{1,6}$/.exec(id)?.[0];
    if (own === undefined || used.has(Number(own))) continue;
    used.add(Number(own));
    numbers.set(id, Number(own));
  }
  let free = 1;
  for (const { id } of components) {
    if (numbers.has(id)) continue;
    while (used.has(free)) free += 1;
    used.add(free);
    numbers.set(id, free);
  }
  return numbers;
}
