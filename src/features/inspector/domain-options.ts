import { domainChain, type TopologyIndex } from '../../core/graph/topology-index.ts';
import type { FailureDomain } from '../../core/model/topology.ts';

export interface DomainOption {
  readonly domain: FailureDomain;
  /** The names of the domains above, outermost first. */
  readonly above: readonly string[];
}

/** Every domain below the one that holds it, in document order. A circle's members come last. */
export function domainOptions(index: TopologyIndex): readonly DomainOption[] {
  const options: DomainOption[] = [];
  const listed = new Set<string>();
  const list = (domain: FailureDomain): void => {
    if (listed.has(domain.id)) return;
    listed.add(domain.id);
    const above = domainChain(index, domain.parent).map(({ name }) => name);
    options.push({ domain, above: above.toReversed() });
    for (const child of index.domainsIn.get(domain.id) ?? []) list(child);
  };
  const { failureDomains } = index.topology;
  for (const domain of failureDomains) if (domain.parent === undefined) list(domain);
  for (const domain of failureDomains) list(domain);
  return options;
}
