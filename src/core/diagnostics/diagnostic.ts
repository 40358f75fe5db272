import type { Command } from '../commands/command.ts';
import type { Message, MessageData } from '../model/message.ts';

export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** Kinds an element can be reported as; the element itself is found by id. */
export type TargetKind =
  | 'failure-domain'
  | 'host'
  | 'component'
  | 'etcd-cluster'
  | 'endpoint'
  | 'link'
  | 'cluster'
  | 'network';

/** What a finding is about. `cluster` and `network` are the settings of those names; their id is the kind. */
export interface Target {
  readonly kind: TargetKind;
  readonly id: string;
}

/** The edit that resolves a finding. */
export interface Fix {
  /** `safe`: keeps what the design means. `suggestion`: changes the design, so it asks first. */
  readonly kind: 'safe' | 'suggestion';
  readonly label: Message;
  readonly commands: readonly Command[];
}

/**
 * One finding. It holds no prose: the rule's message template of that id is filled with `data` in
 * the reader's language.
 */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly messageId: string;
  readonly data: MessageData;
  /** The first one is what the finding is about; others take part in it. Never empty. */
  readonly targets: readonly [Target, ...Target[]];
  readonly fixable: boolean;
  /** For the very topology that was judged; absent where it is not fixable. */
  readonly fix?: Fix;
  /** Where the design grades it otherwise: what it would be, and why it is not. */
  readonly waiver?: { readonly from: Severity; readonly reason: string };
}

/** What makes two findings of different runs the same one. */
export function findingKey({
  rule,
  messageId,
  targets,
}: Pick<Diagnostic, 'rule' | 'messageId' | 'targets'>): string {
  return [rule, messageId, targets[0].kind, targets[0].id].join(' ');
}
