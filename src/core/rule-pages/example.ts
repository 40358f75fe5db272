import { applyFix } from '../diagnostics/fix.ts';
import { ruleContext } from '../diagnostics/context.ts';
import { severities, type Diagnostic, type Severity } from '../diagnostics/diagnostic.ts';
import type { Fix, Rule } from '../diagnostics/rule.ts';
import { runRule } from '../diagnostics/run.ts';
import { drawSketch } from '../diagrams/sketch.ts';
import { focusOn } from '../diagrams/sketch-focus.ts';
import { indexTopology } from '../graph/topology-index.ts';
import type { Localized, MessageData } from '../model/message.ts';
import type { Topology } from '../model/topology.ts';
import { differences, factOf, listOf, type Difference } from './facts.ts';

export type FixKind = Fix['kind'] | 'none';

/** A rule with the designs of its test table. */
export interface ProvenRule {
  readonly rule: Rule;
  /** Designs the rule accepts. */
  readonly valid: readonly { readonly name: string; readonly topology: Topology }[];
  /** Designs it rejects, with the kind of fix its findings offer. */
  readonly invalid: readonly {
    readonly name: string;
    readonly topology: Topology;
    readonly fix: FixKind;
  }[];
}

/** A label of a fix, filled as in the first design of the table that it is offered for. */
export interface FixExample {
  readonly kind: Fix['kind'];
  readonly text: Localized;
  readonly data: MessageData;
}

export interface DesignExample {
  /** Name of the test case. */
  readonly name: string;
  readonly mermaid: string;
}

/** What of a rule's page is not in its metadata: plain data, computed from its test table. */
export interface RuleExample {
  readonly bad: DesignExample;
  /** The same design after the fixes, else the accepted one that is nearest; null without either. */
  readonly good: (DesignExample & { readonly fixed: boolean }) | null;
  /** `path`, bad and good value; null where the design does not have it. */
  readonly facts: readonly (readonly [string, string | null, string | null])[];
  /** How many more facts differ than are listed. */
  readonly moreFacts: number;
  /** Data of the first finding that shows a message, by message id. */
  readonly messages: Readonly<Record<string, MessageData>>;
  /** Those of the findings of the table, worst first. */
  readonly severities: readonly Severity[];
  readonly fixes: readonly FixExample[];
  /** Some finding of the table has no fix. */
  readonly someUnfixed: boolean;
  readonly accepts: readonly string[];
  readonly rejects: readonly { readonly name: string; readonly fixed: boolean }[];
}

const mostFacts = 8;

/** @throws if the table has no rejected design. */
export function exampleOf(proven: ProvenRule): RuleExample {
  const { rule, valid, invalid } = proven;
  const [first] = invalid;
  if (first === undefined) throw new Error(`${rule.meta.id} has no rejected design`);
  const good = goodDesign(proven, first);
  const changes = good === null ? [] : differences(first.topology, good.topology);
  const listed = changes.filter(({ path }) => !path.startsWith('links['));
  const pictures = drawBoth(rule, first.topology, good?.topology ?? null, changes);
  return {
    bad: { name: first.name, mermaid: pictures.bad },
    good:
      good === null || pictures.good === null
        ? null
        : { name: good.name, mermaid: pictures.good, fixed: good.fixed },
    facts: listed.slice(0, mostFacts).map(({ path, bad, good: is }) => [path, bad, is]),
    moreFacts: changes.length - Math.min(mostFacts, listed.length),
    messages: firstMessages(proven),
    severities: severitiesOf(proven),
    fixes: fixesOf(proven),
    someUnfixed: invalid.some(({ fix }) => fix === 'none'),
    accepts: valid.map(({ name }) => name),
    rejects: invalid.map(({ name, fix }) => ({ name, fixed: fix !== 'none' })),
  };
}

interface GoodDesign {
  readonly name: string;
  readonly topology: Topology;
  readonly fixed: boolean;
}

function goodDesign(
  { rule, valid }: ProvenRule,
  bad: ProvenRule['invalid'][number],
): GoodDesign | null {
  const fixed = bad.fix === 'none' ? undefined : fixEverything(rule, bad.topology);
  if (fixed !== undefined) return { name: bad.name, topology: fixed, fixed: true };
  let nearest: GoodDesign | null = null;
  let least = Infinity;
  for (const { name, topology } of valid) {
    const far = differences(bad.topology, topology).reduce((sum, each) => sum + weight(each), 0);
    if (far >= least) continue;
    least = far;
    nearest = { name, topology, fixed: false };
  }
  return nearest;
}

/**
 * How much a difference speaks against a design as the answer to a bad one: it should say the same
 * things otherwise, not fewer of them, and be judged by the same profile.
 */
function weight({ path, good }: Difference): number {
  if (path.startsWith('checks.')) return 100;
  return good === null ? 20 : 1;
}

/** The design when every finding of the rule is fixed; undefined where an edit is refused. */
function fixEverything(rule: Rule, start: Topology): Topology | undefined {
  let current = start;
  const rounds = findings(rule, start).length;
  for (let round = 0; round < rounds; round += 1) {
    const [finding] = findings(rule, current);
    if (finding === undefined) break;
    const fix = rule.fix?.(ruleContext(indexTopology(current)), finding);
    const next = fix && applyFix(current, fix);
    if (next === undefined) return undefined;
    current = next;
  }
  return findings(rule, current).length === 0 ? current : undefined;
}

function findings(rule: Rule, topology: Topology): readonly Diagnostic[] {
  return runRule(rule, ruleContext(indexTopology(topology)));
}

function drawBoth(
  rule: Rule,
  bad: Topology,
  good: Topology | null,
  changes: readonly Difference[],
): { bad: string; good: string | null } {
  const targets = new Set(
    findings(rule, bad).flatMap((finding) => finding.targets.map(({ id }) => id)),
  );
  // Lines follow from what they join.
  const changed = new Set(
    changes.filter(({ path }) => !path.startsWith('links[')).map(({ about }) => about),
  );
  const [before, after] = [indexTopology(bad), good === null ? null : indexTopology(good)];
  const designs = after === null ? [before] : [before, after];
  const focus = focusOn(designs, new Set([...targets, ...changed]));
  return {
    bad: drawSketch(before, {
      focus,
      marked: targets,
      tone: 'bad',
      facts: factLines(bad, 'bad', changes, targets),
    }),
    good:
      after === null
        ? null
        : drawSketch(after, {
            focus,
            marked: new Set([...targets, ...changed]),
            tone: 'good',
            facts: factLines(good ?? bad, 'good', changes, targets),
          }),
  };
}

/** What is written on the elements: what differs, and the same facts of the others found faulty. */
function factLines(
  topology: Topology,
  side: 'bad' | 'good',
  changes: readonly Difference[],
  targets: ReadonlySet<string>,
): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  const written = changes.filter(
    ({ about, fact }) => !shownByPicture.has(fact) && !undrawn.has(about),
  );
  for (const change of written) {
    const line = `${change.fact}: ${change[side] ?? '–'}`;
    lines.set(change.about, [...(lines.get(change.about) ?? []), line]);
  }
  const changed = new Set(written.map(({ about }) => about));
  const known = new Set(written.map(({ path, fact }) => `${path.split('[')[0]} ${fact}`));
  for (const id of targets) {
    const list = listOf(topology, id);
    if (list === undefined || changed.has(id)) continue;
    const own = [...known].flatMap((key) => {
      const [inList, fact = ''] = key.split(' ');
      const value = inList === list ? factOf(topology, id, fact) : undefined;
      return value === undefined ? [] : [`${fact}: ${value}`];
    });
    if (own.length > 0) lines.set(id, own);
  }
  return lines;
}

/** Settings that a picture has no shape for. */
const undrawn = new Set(['metadata', 'checks', 'assumptions']);
const shownByPicture = new Set(['', 'name', 'host', 'failureDomain', 'parent', 'members', 'mode']);

function firstMessages({ rule, invalid }: ProvenRule): Record<string, MessageData> {
  const shown: Record<string, MessageData> = {};
  for (const { topology } of invalid) {
    for (const { messageId, data } of findings(rule, topology)) shown[messageId] ??= data;
  }
  // In the order in which the rule declares them.
  return Object.fromEntries(
    Object.keys(rule.meta.messages).flatMap((id) => {
      const data = shown[id];
      return data === undefined ? [] : [[id, data]];
    }),
  );
}

function severitiesOf({ rule, invalid }: ProvenRule): Severity[] {
  const found = new Set(
    invalid.flatMap(({ topology }) => findings(rule, topology).map(({ severity }) => severity)),
  );
  return severities.filter((severity) => found.has(severity));
}

function fixesOf({ rule, invalid }: ProvenRule): FixExample[] {
  const labels = new Map<string, FixExample>();
  for (const { topology } of invalid) {
    const context = ruleContext(indexTopology(topology));
    for (const finding of runRule(rule, context)) {
      const fix = rule.fix?.(context, finding);
      if (fix === undefined || labels.has(fix.label.text.en)) continue;
      const { text, data = {} } = fix.label;
      labels.set(text.en, { kind: fix.kind, text, data });
    }
  }
  return [...labels.values()];
}
