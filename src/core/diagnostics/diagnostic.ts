import type { MessageData } from '../model/message.ts';

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
  /** Where the design grades it otherwise: what it would be, and why it is not. */
  readonly waiver?: { readonly from: Severity; readonly reason: string };
}
