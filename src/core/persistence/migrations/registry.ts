/** Brings a decoded document from one version of the format to the next. */
export interface Migration {
  /** The `apiVersion` it reads. */
  readonly from: string;
  /** The `apiVersion` it writes. */
  readonly to: string;
  /** Pure; gets and gives plain JSON values. */
  readonly up: (document: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** In order, without a gap, ending in the version that the schema reads. Version 1 is the first. */
export const migrations: readonly Migration[] = [];

/**
 * Applies what is needed to bring a document to the newest version. A document of an unknown
 * version comes back as it is, for the schema to judge.
 */
export function migrate(
  document: Readonly<Record<string, unknown>>,
  known: readonly Migration[] = migrations,
): Record<string, unknown> {
  let at: Record<string, unknown> = { ...document };
  for (const migration of known) {
    if (at['apiVersion'] === migration.from) {
      at = { ...migration.up(at), apiVersion: migration.to };
    }
  }
  return at;
}
