/** The address of this page without query and fragment. */
export function pageAddress(): string {
  return location.origin + location.pathname;
}

/** The address of the folder that this page is served from, with its `/`. */
export function folderAddress(): string {
  return new URL('.', pageAddress()).href;
}
