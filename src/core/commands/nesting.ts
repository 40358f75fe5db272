import { domainChain, type TopologyIndex } from '../graph/topology-index.ts';
import { failureDomainKindNames } from '../model/kind-names.ts';
import { message, type Message } from '../model/message.ts';
import type { FailureDomainKind } from '../model/topology.ts';

/**
 * What a domain may lie inside, however deep: region ⊃ zone ⊃ rack ⊃ hypervisor. Power domains and
 * switches stand anywhere between region and hypervisor, above racks as well as inside one.
 */
const mayLieInside: Readonly<Record<FailureDomainKind, readonly FailureDomainKind[]>> = {
  region: [],
  zone: ['region'],
  rack: ['region', 'zone', 'power', 'switch'],
  hypervisor: ['region', 'zone', 'rack', 'power', 'switch'],
  power: ['region', 'zone', 'rack', 'power', 'switch'],
  switch: ['region', 'zone', 'rack', 'power', 'switch'],
};

/**
 * Why a domain of a kind cannot lie in `parent`, or undefined if it can. All domains above count, so
 * that a rack does not get into another one by way of a switch.
 */
export function nestingProblem(
  index: TopologyIndex,
  kind: FailureDomainKind,
  parent: string | undefined,
): Message | undefined {
  const above = domainChain(index, parent).find(
    (domain) => !mayLieInside[kind].includes(domain.kind),
  );
  if (above === undefined) return undefined;
  const inner = failureDomainKindNames[kind];
  const outer = failureDomainKindNames[above.kind];
  const allowed = mayLieInside[kind].map((each) => failureDomainKindNames[each]);
  const listed = (language: 'en' | 'zh', separator: string): string =>
    allowed.map((name) => name[language]).join(separator);
  return message(
    allowed.length === 0
      ? {
          en: `A ${inner.en} cannot lie inside the ${outer.en} {name}. Put it on empty canvas.`,
          zh: `${inner.zh}不能位于${outer.zh} {name} 之内。请将其放在空白画布上。`,
        }
      : {
          en: `A ${inner.en} cannot lie inside the ${outer.en} {name}. It may lie in: ${listed('en', ', ')}.`,
          zh: `${inner.zh}不能位于${outer.zh} {name} 之内。可放入：${listed('zh', '、')}。`,
        },
    { name: above.name },
  );
}

/** As {@link nestingProblem}, for a domain with all that lies in it. */
export function subtreeNestingProblem(
  index: TopologyIndex,
  domainId: string,
  parent: string | undefined,
): Message | undefined {
  const visited = new Set<string>();
  const queue = [domainId];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const domain = index.domains.get(id);
    if (domain === undefined || visited.has(id)) continue;
    visited.add(id);
    const problem = nestingProblem(index, domain.kind, parent);
    if (problem !== undefined) return problem;
    for (const child of index.domainsIn.get(id) ?? []) queue.push(child.id);
  }
  return undefined;
}
