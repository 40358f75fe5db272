/** Joins the class names that are there; what a condition left out is dropped. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
