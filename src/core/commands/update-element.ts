import { indexTopology } from '../graph/topology-index.ts';
import { message, type Localized } from '../model/message.ts';
import {
  componentSchema,
  endpointSchema,
  etcdClusterSchema,
  failureDomainSchema,
  hostSchema,
  linkSchema,
  type ElementCollection,
  type Topology,
} from '../model/topology.ts';
import { Refusal, refuse, type CommandDefinition } from './definition.ts';
import { checked, patched, placeAt } from './edit.ts';
import { refuseBrokenReferences } from './gate.ts';
import { fieldNames } from './field-names.ts';
import { nestingProblem } from './nesting.ts';
import { nameOf } from './references.ts';

const schemas = {
  failureDomains: failureDomainSchema,
  hosts: hostSchema,
  components: componentSchema,
  etcdClusters: etcdClusterSchema,
  endpoints: endpointSchema,
  links: linkSchema,
} as const;

const texts = {
  gone: { en: '"{id}" does not exist any more.', zh: '“{id}”已不存在。' },
  fixed: {
    en: 'The property {field} of an element cannot be changed. Delete it and add another one.',
    zh: '元素的 {field} 属性不能更改。请删除该元素后重新添加。',
  },
} satisfies Record<string, Localized>;

/** A host or domain that gets into another domain this way is placed there anew. */
export const updateElement: CommandDefinition<'update-element'> = {
  apply(topology, { collection, id, patch }) {
    const elements: readonly { readonly id: string }[] = topology[collection];
    const at = elements.findIndex((each) => each.id === id);
    const element = elements[at] as Topology[ElementCollection][number] | undefined;
    if (element === undefined) return refuse(texts.gone, { id });
    const current = element as Readonly<Record<string, unknown>>;
    for (const field of ['id', 'kind']) {
      if (Object.hasOwn(patch, field) && patch[field] !== current[field]) {
        refuse(texts.fixed, { field });
      }
    }
    const changed = checked(schemas[collection], patched(current, patch));
    if (JSON.stringify(changed) === JSON.stringify(element)) return topology;
    const edited: Topology = { ...topology, [collection]: elements.with(at, changed) };
    // A host refers to nothing but its domain, and bulk edits change many hosts at once.
    if (collection !== 'hosts' || Object.hasOwn(patch, 'failureDomain')) {
      refuseBrokenReferences(edited);
    }
    return settle(topology, edited, collection, id);
  },
  label(before, { id, patch }) {
    const fields = fieldNames(Object.keys(patch));
    const link = before.links.find((each) => each.id === id);
    const name =
      link === undefined
        ? nameOf(before, id)
        : `${nameOf(before, link.from)} – ${nameOf(before, link.to)}`;
    return message(
      { en: `Change {name}: ${fields.en}`, zh: `修改 {name}：${fields.zh}` },
      { name },
    );
  },
};

function settle(
  before: Topology,
  after: Topology,
  collection: ElementCollection,
  id: string,
): Topology {
  if (collection !== 'hosts' && collection !== 'failureDomains') return after;
  const container = (topology: Topology): string | undefined =>
    collection === 'hosts'
      ? topology.hosts.find((host) => host.id === id)?.failureDomain
      : topology.failureDomains.find((domain) => domain.id === id)?.parent;
  if (container(before) === container(after)) return after;
  const domain = after.failureDomains.find((each) => each.id === id);
  if (domain !== undefined) {
    const problem = nestingProblem(indexTopology(after), domain.kind, domain.parent);
    if (problem !== undefined) throw new Refusal(problem);
  }
  return placeAt(after, id, undefined);
}
