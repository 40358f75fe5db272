import { ruleContext } from '../../diagnostics/context.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { ruleById } from '../../diagnostics/registry.ts';
import type { Fix } from '../../diagnostics/rule.ts';
import { runRule } from '../../diagnostics/run.ts';
import { Draft } from '../../diagnostics/support/draft.ts';
import type { TopologyIndex } from '../../graph/topology-index.ts';
import type { Localized } from '../../model/message.ts';
import { fromDraft, mostTouched, type Candidate } from '../candidate.ts';

/** Rules whose fixes bear on what survives, in the order they are tried. */
const ruleIds = [
  'lb/backends-incomplete',
  'etcd/external-endpoints',
  'etcd/no-members',
  'control-plane/stacked-partial',
  'control-plane/no-endpoint',
  'etcd/shared-host',
  'control-plane/colocated',
  'lb/shared-domain',
  'lb/no-keepalived',
  'etcd/critical-domain',
  'control-plane/critical-domain',
  'failure-domain/hypervisor',
  'failure-domain/zone-not-survived',
] as const;

/** How many findings of one rule are mended one by one. */
const mostAlone = 3;

const texts = {
  one: { en: '{fix}: {target}', zh: '{fix}：{target}' },
  all: { en: '{fix} ({places} places)', zh: '{fix}（{places} 处）' },
} satisfies Record<string, Localized>;

/** What the rules would do about their findings: each rule's first ones alone, and all together. */
export function* mendFindings(index: TopologyIndex): Iterable<Candidate> {
  const context = ruleContext(index);
  for (const id of ruleIds) {
    const rule = ruleById.get(id);
    if (rule === undefined) continue;
    const findings = runRule(rule, context).filter(({ fixable }) => fixable);
    if (findings.length > 1) yield* mendAll(index, id, findings.slice(0, mostTouched));
    for (const finding of findings.slice(0, mostAlone)) {
      const fix = rule.fix?.(context, finding);
      if (fix !== undefined) yield* mendOne(index, id, finding, fix);
    }
  }
}

function mendOne(
  index: TopologyIndex,
  rule: string,
  { targets: [target] }: Diagnostic,
  fix: Fix,
): readonly Candidate[] {
  const draft = new Draft(index);
  for (const command of fix.commands) draft.run(command);
  const element = index.elements.get(target.id);
  const name = element !== undefined && 'name' in element ? String(element.name) : '';
  const id = `mend:${rule}:${target.id}`;
  const data = { ...fix.label.data, target: name };
  return name === ''
    ? fromDraft(draft, id, id, fix.label.text, fix.label.data)
    : fromDraft(draft, id, id, within(texts.one, fix.label.text), data);
}

/** Mends one finding after the other, each judged on what the ones before have left. */
function mendAll(
  index: TopologyIndex,
  rule: string,
  findings: readonly Diagnostic[],
): readonly Candidate[] {
  const draft = new Draft(index);
  let label: Fix['label'] | undefined;
  for (const finding of findings) {
    const fix = ruleById.get(rule)?.fix?.(ruleContext(draft.index), finding);
    if (fix === undefined) continue;
    label ??= fix.label;
    for (const command of fix.commands) draft.run(command);
  }
  if (label === undefined) return [];
  const data = { ...label.data, places: findings.length };
  return fromDraft(draft, `mend:${rule}`, `mend:${rule}`, within(texts.all, label.text), data);
}

/** The label of a fix, its own places still open, inside another text. */
function within(outer: Localized, fix: Localized): Localized {
  return { en: outer.en.replace('{fix}', fix.en), zh: outer.zh.replace('{fix}', fix.zh) };
}
