export interface ParsedReference {
  /** Document and section, or the measurement. */
  readonly title: string;
  readonly address?: string;
}

/** Takes apart a source of a rule: `title: https://…`, or a title alone. */
export function parseReference(reference: string): ParsedReference {
  const [, title, address] = /^(.*?):? (https:\/\/\S+)$/.exec(reference) ?? [];
  return title === undefined || address === undefined ? { title: reference } : { title, address };
}
