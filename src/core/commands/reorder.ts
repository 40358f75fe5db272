import { message, type Localized } from '../model/message.ts';
import { elementCollections, type Topology } from '../model/topology.ts';
import { refuse, type CommandDefinition } from './definition.ts';
import { nameOf } from './references.ts';

const texts = {
  gone: { en: '"{id}" does not exist any more.', zh: '“{id}”已不存在。' },
  otherList: {
    en: '{name} can only be put before or after something of its own kind.',
    zh: '{name} 只能排在同类元素之前或之后。',
  },
} satisfies Record<string, Localized>;

/** Only the order of the document changes: of lists, files and what the layout places by itself. */
export const reorder: CommandDefinition<'reorder'> = {
  apply(topology, { id, next, side }) {
    const collection = elementCollections.find((list) =>
      topology[list].some((element) => element.id === id),
    );
    if (collection === undefined) return refuse(texts.gone, { id });
    const list: readonly { readonly id: string }[] = topology[collection];
    if (id === next) return topology;
    const others = list.filter((element) => element.id !== id);
    const at = others.findIndex((element) => element.id === next);
    if (at < 0) return refuse(texts.otherList, { name: nameOf(topology, id) });
    const moved = list.filter((element) => element.id === id);
    const ordered = others.toSpliced(side === 'before' ? at : at + 1, 0, ...moved);
    if (ordered.every((element, position) => element === list[position])) return topology;
    return { ...topology, [collection]: ordered } as Topology;
  },
  label(before, { id, next, side }) {
    const names = { name: nameOf(before, id), next: nameOf(before, next) };
    return side === 'before'
      ? message({ en: 'Put {name} before {next}', zh: '将 {name} 排到 {next} 之前' }, names)
      : message({ en: 'Put {name} after {next}', zh: '将 {name} 排到 {next} 之后' }, names);
  },
};
