/** The address of this page without query and fragment. */
export function pageAddress(): string {
  return location.origin + location.pathname;
}
