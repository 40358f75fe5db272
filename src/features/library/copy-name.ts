/**
 * A name for a copy that no other design has.
 * @param write the name of the copy with this number, from 1
 */
export function copyName(
  name: string,
  taken: ReadonlySet<string>,
  write: (name: string, number: number) => string,
): string {
  // Room for what is added: names of designs end at 512 characters.
  const base = [...name].slice(0, 400).join('');
  let number = 1;
  while (taken.has(write(base, number))) number += 1;
  return write(base, number);
}
