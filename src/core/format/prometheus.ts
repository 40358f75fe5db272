import { plainText } from './text.ts';

/**
 * Free text in a label or an annotation of an alert rule, which Prometheus reads as a Go template:
 * a brace becomes an action that prints it, and so can open none.
 */
export function templateText(text: string): string {
  return plainText(text).replaceAll('{', '{{"{"}}');
}

/** A string of PromQL, in double quotes (Go's escapes). The text is made one line first. */
export function promqlString(text: string): string {
  return `"${plainText(text).replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}

/** Text as part of a regular expression of RE2 that matches nothing else. */
export function regexpText(text: string): string {
  return text.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`);
}
