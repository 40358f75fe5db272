import { describe, expect, it } from 'vitest';
import { ruleContext } from '../core/diagnostics/context.ts';
import { findingKey, type Diagnostic, type Severity } from '../core/diagnostics/diagnostic.ts';
import { applyFix, fixFor, isImprovement } from '../core/diagnostics/fix.ts';
import type { Fix, Rule } from '../core/diagnostics/rule.ts';
import { runDiagnostics, runRule } from '../core/diagnostics/run.ts';
import { indexTopology } from '../core/graph/topology-index.ts';
import { languages, renderMessage } from '../core/model/message.ts';
import { parseTopology } from '../core/model/parse-topology.ts';
import type { Topology } from '../core/model/topology.ts';
import type { TopologyBuilder } from './topology-builder.ts';

export interface ExpectedFinding {
  readonly messageId: string;
  readonly severity?: Severity;
  /** Ids in order; the first is what the finding is about. */
  readonly targets?: readonly string[];
  /** Some of the data. */
  readonly data?: Readonly<Record<string, string | number>>;
}

export interface ValidCase {
  readonly name: string;
  readonly topology: TopologyBuilder;
}

export interface InvalidCase extends ValidCase {
  /** In document order. */
  readonly findings: readonly ExpectedFinding[];
  /** The kind of fix that every finding offers; `none` if no finding offers one. */
  readonly fix: Fix['kind'] | 'none';
  /** What the fixed design looks like, beyond the silence of the rule. */
  readonly fixed?: (topology: Topology) => void;
}

/**
 * Runs a rule over designs that it must accept and designs that it must reject. A rejected design is
 * then fixed, finding by finding: the edits must apply and give a document that opens, the rule must
 * end silent, and over all rules no finding of the same severity or a worse one may have appeared.
 */
export function ruleTester(
  rule: Rule,
  cases: { readonly valid: readonly ValidCase[]; readonly invalid: readonly InvalidCase[] },
): void {
  describe(`rule ${rule.meta.id}`, () => {
    it.each(cases.valid.map((each) => [each.name, each] as const))('accepts %s', (_, each) => {
      expect(findingsOf(rule, each.topology.build())).toEqual([]);
    });

    it.each(cases.invalid.map((each) => [each.name, each] as const))('rejects %s', (_, each) => {
      const found = findingsOf(rule, each.topology.build());
      expect(found.map((diagnostic, i) => pick(diagnostic, each.findings[i]))).toEqual(
        each.findings,
      );
      for (const diagnostic of found) expectFilledTexts(rule, diagnostic);
    });

    const fixed = cases.invalid.filter(({ fix }) => fix !== 'none');
    it.each(fixed.map((each) => [each.name, each] as const))('fixes %s', (_, each) => {
      const after = fixEverything(rule, each.topology.build(), each.fix);
      expect(findingsOf(rule, after)).toEqual([]);
      each.fixed?.(after);
    });

    const unfixed = cases.invalid.filter(({ fix }) => fix === 'none');
    it.each(unfixed.map((each) => [each.name, each] as const))('has no fix for %s', (_, each) => {
      const found = findingsOf(rule, each.topology.build());
      expect(found.map(({ fixable }) => fixable)).not.toContain(true);
    });

    const messageIds = Object.keys(rule.meta.messages);
    it('has a rejected case for every message', () => {
      const shown = new Set(
        cases.invalid.flatMap(({ findings }) => findings.map(({ messageId }) => messageId)),
      );
      expect(messageIds.filter((messageId) => !shown.has(messageId))).toEqual([]);
    });
  });
}

function findingsOf(rule: Rule, topology: Topology): Diagnostic[] {
  return runRule(rule, ruleContext(indexTopology(topology)));
}

function fixEverything(rule: Rule, start: Topology, kind: InvalidCase['fix']): Topology {
  let current = start;
  const rounds = findingsOf(rule, start).length;
  for (let round = 0; round < rounds; round += 1) {
    const index = indexTopology(current);
    const [finding] = findingsOf(rule, current);
    if (finding === undefined) break;
    const fix = fixFor(index, finding);
    expect(fix?.kind, `fix of ${findingKey(finding)}`).toBe(kind);
    const fixed = fix && applyFix(current, fix);
    expect(fixed, `${findingKey(finding)}: an edit was refused`).toBeDefined();
    if (fix === undefined || fixed === undefined) break;
    for (const language of languages) {
      expect(renderMessage(fix.label, language)).not.toMatch(/\{\w+\}/);
    }
    expect(parseTopology(JSON.parse(JSON.stringify(fixed)))).toMatchObject({ ok: true });
    const [before, after] = [index, indexTopology(fixed)].map((each) => runDiagnostics(each));
    expect(
      isImprovement(finding, before ?? [], after ?? []) ||
        (after ?? []).filter(isNew(before ?? [])),
      `new findings after ${findingKey(finding)}`,
    ).toBe(true);
    current = fixed;
  }
  return current;
}

function isNew(before: readonly Diagnostic[]): (diagnostic: Diagnostic) => boolean {
  const known = new Set(before.map(findingKey));
  return (diagnostic) => !known.has(findingKey(diagnostic));
}

function expectFilledTexts(rule: Rule, diagnostic: Diagnostic): void {
  const text = rule.meta.messages[diagnostic.messageId];
  expect(text, `message ${diagnostic.messageId}`).toBeDefined();
  if (text === undefined) return;
  // Only places: a user's own braces are data, and the cases have none.
  for (const language of languages) {
    expect(renderMessage({ text, data: diagnostic.data }, language)).not.toMatch(/\{\w+\}/);
  }
}

function pick(diagnostic: Diagnostic, expected: ExpectedFinding | undefined): ExpectedFinding {
  return {
    messageId: diagnostic.messageId,
    ...(expected?.severity === undefined ? {} : { severity: diagnostic.severity }),
    ...(expected?.targets === undefined ? {} : { targets: diagnostic.targets.map(({ id }) => id) }),
    ...(expected?.data === undefined
      ? {}
      : {
          data: Object.fromEntries(
            Object.keys(expected.data).map((key) => [key, diagnostic.data[key] ?? '']),
          ),
        }),
  };
}
