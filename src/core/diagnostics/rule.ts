import type { Verdict } from '../analysis/verdict.ts';
import type { TopologyIndex } from '../graph/topology-index.ts';
import type { Localized, MessageData } from '../model/message.ts';
import type { Profile } from '../model/topology.ts';
import type { Fix, Severity, Target } from './diagnostic.ts';

export type { Fix } from './diagnostic.ts';

export type RuleGroup =
  'etcd' | 'lb' | 'control-plane' | 'failure-domain' | 'network' | 'naming' | 'security' | 'sizing';

/** A profile that asks for more than `learning`. */
export type StricterProfile = Exclude<Profile, 'learning'>;

/** A limit that a rule judges by. */
export interface Threshold {
  readonly value: number;
  /** As it is printed behind the value: `ms`, `GiB`; empty for a count or a ratio. */
  readonly unit: string;
  /** What is held against it. No full stop. */
  readonly about: Localized;
}

export interface RuleMeta<MessageId extends string = string> {
  /** `group/name`; the file is `rules/<group>/<name>.ts`. */
  readonly id: `${RuleGroup}/${string}`;
  /** Severity unless the profile raises it or the finding names another. */
  readonly severity: Severity;
  /** The profile from which on the rule speaks at all; absent, always. */
  readonly since?: StricterProfile;
  /**
   * The profile from which on its findings are graded `to`: all of them, or those that `where` tells,
   * which the rule then grades itself.
   */
  readonly raised?: {
    readonly by: StricterProfile;
    readonly to: Severity;
    readonly where?: Localized;
  };
  /** Limits the rule judges by, by a name that its check reads them under. */
  readonly thresholds?: Readonly<Record<string, Threshold>>;
  readonly title: Localized;
  readonly messages: Readonly<Record<MessageId, Localized>>;
  readonly docs: {
    /** Why it matters. One or two sentences. */
    readonly rationale: Localized;
    /** What to do. Ends with a full stop. */
    readonly remediation: Localized;
    /** Where the fact comes from: document and section, or the measurement. */
    readonly references: readonly string[];
  };
}

/** What a rule may look at. */
export interface RuleContext {
  readonly index: TopologyIndex;
  /** What the design survives, computed once for all rules that ask. */
  readonly verdict: () => Verdict;
  /** What the profile wants survived: `production` a host; `multi-zone` a host and a zone. */
  readonly wants: { readonly host: boolean; readonly zone: boolean };
}

export interface Finding<MessageId extends string = string> {
  readonly messageId: MessageId;
  readonly data?: MessageData;
  readonly targets: readonly [Target, ...Target[]];
  readonly severity?: Severity;
}

export interface Rule<MessageId extends string = string> {
  readonly meta: RuleMeta<MessageId>;
  readonly check: (context: RuleContext) => readonly Finding<MessageId>[];
  /** Null where no edit can be proposed; undefined result where this one finding has none. */
  readonly fix: ((context: RuleContext, finding: Finding<MessageId>) => Fix | undefined) | null;
}
