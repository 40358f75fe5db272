import { message, type Localized } from '../model/message.ts';
import { elementCollections, type ElementCollection } from '../model/topology.ts';
import { refuse, type CommandDefinition } from './definition.ts';
import { nameOf } from './references.ts';

const texts = {
  empty: { en: 'A name is needed.', zh: '名称不能为空。' },
  noName: {
    en: 'Nothing that has a name goes by "{id}".',
    zh: '“{id}”不是可命名的元素。',
  },
} satisfies Record<string, Localized>;

export const rename: CommandDefinition<'rename'> = {
  apply(topology, { id, name }, edit) {
    if (name.trim() === '') return refuse(texts.empty);
    const collection = elementCollections.find(
      (list): list is Exclude<ElementCollection, 'links'> =>
        list !== 'links' && topology[list].some((element) => element.id === id),
    );
    if (collection === undefined) return refuse(texts.noName, { id });
    return edit(topology, { type: 'update-element', collection, id, patch: { name } });
  },
  label(before, { id, name }) {
    return message(
      { en: 'Rename {before} to {name}', zh: '将 {before} 重命名为 {name}' },
      { before: nameOf(before, id), name },
    );
  },
};
