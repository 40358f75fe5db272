import { looksLikeMermaid } from './mermaid-file.ts';

/** Kinds of files that become a topology. */
export const importKinds = ['topology', 'mermaid'] as const;
export type ImportKind = (typeof importKinds)[number];

/** The kind of a file, by its content and then its name; a topology if nothing else fits. */
export function detectImportKind(text: string, name: string): ImportKind {
  return looksLikeMermaid(text, name) ? 'mermaid' : 'topology';
}
