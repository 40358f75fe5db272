import { renderMessage, type Language } from '../model/message.ts';
import type { Diagnostic } from './diagnostic.ts';
import { ruleById } from './registry.ts';

export interface RenderedDiagnostic {
  readonly title: string;
  readonly message: string;
  readonly rationale: string;
  readonly remediation: string;
  /** Where the fact comes from, in the language of the source. */
  readonly references: readonly string[];
}

/**
 * The texts of a finding in one language. A finding of a rule this version does not know (from a
 * saved report) shows its ids instead.
 */
export function renderDiagnostic(diagnostic: Diagnostic, language: Language): RenderedDiagnostic {
  const meta = ruleById.get(diagnostic.rule)?.meta;
  const text = meta?.messages[diagnostic.messageId];
  if (meta === undefined || text === undefined) {
    return {
      title: diagnostic.rule,
      message: diagnostic.messageId,
      rationale: '',
      remediation: '',
      references: [],
    };
  }
  return {
    title: meta.title[language],
    message: renderMessage({ text, data: diagnostic.data }, language),
    rationale: meta.docs.rationale[language],
    remediation: meta.docs.remediation[language],
    references: meta.docs.references,
  };
}
