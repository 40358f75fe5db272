import type { Finding, Rule, RuleContext, RuleMeta, Fix } from '../rule.ts';

/** A rule as its file writes it: findings can name only message ids that `meta` has texts for. */
interface RuleDefinition<MessageId extends string> {
  readonly meta: RuleMeta<MessageId>;
  readonly check: (context: RuleContext) => readonly Finding<MessageId>[];
  readonly fix: ((context: RuleContext, finding: Finding<MessageId>) => Fix | undefined) | null;
}

/**
 * Checks the message ids of a rule and then forgets them, so that rules fit into one registry. The
 * runner hands to a rule's `fix` only findings of its own `check`.
 */
export function defineRule<const Messages extends Readonly<Record<string, unknown>>>(
  definition: RuleDefinition<keyof Messages & string> & {
    readonly meta: { readonly messages: Messages };
  },
): Rule {
  return definition as unknown as Rule;
}
