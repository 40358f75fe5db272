import { indexTopology } from '../graph/topology-index.ts';
import { failureDomainKindNames } from '../model/kind-names.ts';
import { message } from '../model/message.ts';
import { failureDomainSchema } from '../model/topology.ts';
import { Refusal, type CommandDefinition } from './definition.ts';
import { append, checked, idSource, placeAt } from './edit.ts';
import { newDomainName } from './names.ts';
import { nestingProblem } from './nesting.ts';
import { theDomain } from './references.ts';

export const addFailureDomain: CommandDefinition<'add-failure-domain'> = {
  apply(topology, { kind, parent, name, position }) {
    const index = indexTopology(topology);
    if (parent !== undefined) {
      theDomain(index, parent);
      const problem = nestingProblem(index, kind, parent);
      if (problem !== undefined) throw new Refusal(problem);
    }
    const domain = checked(failureDomainSchema, {
      id: idSource(topology)(kind),
      kind,
      name: name ?? newDomainName(topology, kind),
      parent,
    });
    return placeAt(append(topology, 'failureDomains', domain), domain.id, position);
  },
  label(before, { kind, name }) {
    const { en, zh } = failureDomainKindNames[kind];
    return message(
      { en: `Add ${en} {name}`, zh: `添加${zh} {name}` },
      { name: name ?? newDomainName(before, kind) },
    );
  },
};
