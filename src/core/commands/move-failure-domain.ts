import { domainChain, indexTopology } from '../graph/topology-index.ts';
import { failureDomainKindNames } from '../model/kind-names.ts';
import { message, type Localized } from '../model/message.ts';
import { failureDomainSchema } from '../model/topology.ts';
import { Refusal, refuse, type CommandDefinition } from './definition.ts';
import { checked, patched, placeAt, replace } from './edit.ts';
import { subtreeNestingProblem } from './nesting.ts';
import { nameOf, theDomain } from './references.ts';

const texts = {
  intoItself: {
    en: '{name} cannot be moved into itself. Choose a domain outside of it.',
    zh: '不能将 {name} 移到其自身之内。请选择它之外的故障域。',
  },
} satisfies Record<string, Localized>;

export const moveFailureDomain: CommandDefinition<'move-failure-domain'> = {
  apply(topology, { domain: id, parent, position }) {
    const index = indexTopology(topology);
    const domain = theDomain(index, id);
    const target = parent === null ? undefined : theDomain(index, parent).id;
    if (domain.parent === target) {
      return position === undefined ? topology : placeAt(topology, id, position);
    }
    if (domainChain(index, target).some((above) => above.id === id)) {
      refuse(texts.intoItself, { name: domain.name });
    }
    const problem = subtreeNestingProblem(index, id, target);
    if (problem !== undefined) throw new Refusal(problem);
    const moved = checked(failureDomainSchema, patched(domain, { parent: target }));
    return placeAt(
      replace(topology, 'failureDomains', id, () => moved),
      id,
      position,
    );
  },
  label(before, { domain: id, parent }) {
    const domain = before.failureDomains.find((each) => each.id === id);
    const kind = domain === undefined ? { en: '', zh: '' } : failureDomainKindNames[domain.kind];
    const name = nameOf(before, id);
    return parent === null
      ? message(
          { en: `Move ${kind.en} {name} to the canvas`, zh: `将${kind.zh} {name} 移到画布` },
          { name },
        )
      : message(
          { en: `Move ${kind.en} {name} to {parent}`, zh: `将${kind.zh} {name} 移到 {parent}` },
          { name, parent: nameOf(before, parent) },
        );
  },
};
