import type { Command } from '../commands/command.ts';
import type { ShapeMeaning } from '../diagrams/view.ts';
import { nodeAddress, type TopologyIndex } from '../graph/topology-index.ts';
import type { Localized, MessageData } from '../model/message.ts';
import {
  elementCollections,
  loadBalancerSoftware,
  type TopologyElement,
} from '../model/topology.ts';
import type { Shape } from './comparison.ts';
import type { Plan } from './plan.ts';

const texts = {
  noName: {
    en: 'The label of {shape} is left as it is: it must keep a name.',
    zh: '{shape} 的标签保持不变：必须保留名称。',
  },
  noLabel: {
    en: '{shape} has lost its label, so its name stays. Write the new name in brackets: {shape}[name].',
    zh: '{shape} 没有标签，因此名称不变。请在方括号中写上新名称：{shape}[名称]。',
  },
  notAName: {
    en: '“{label}” is what the view writes by itself; only names, and addresses where they are shown, can be changed here.',
    zh: '“{label}”由视图自动生成；此处只能修改名称以及显示出来的地址。',
  },
} satisfies Record<string, Localized>;

/**
 * Takes over what a changed label says: a name, an address, the software of a load balancer.
 * @param relabelled elements whose own shape has another label now, which counts for them
 * @returns whether the design now says what the label says
 */
export function planLabel(
  plan: Plan,
  meaning: ShapeMeaning | undefined,
  was: Shape,
  is: Shape,
  relabelled: ReadonlySet<string>,
): boolean {
  const { index } = plan;
  const element = index.elements.get(meaning?.elements[0] ?? '');
  const no = (text: Localized, data: MessageData): false => {
    plan.note(text, data);
    return false;
  };
  if (meaning === undefined || element === undefined || meaning.part) {
    return planSoftware(plan, element, is) || no(texts.notAName, { label: oneLine(was.label) });
  }
  if (is.label.trim() === '') return no(texts.noName, { shape: is.id });
  // What is only named by a line has its id as label; that is no new name.
  if (!is.box && is.label === is.id && is.form === 'rect')
    return no(texts.noLabel, { shape: is.id });
  const name = 'name' in element && typeof element.name === 'string' ? element.name : '';
  const address = addressOf(index, meaning);
  const read = readLabel(was.label, is.label, name === '' ? element.id : name, address?.value);
  if (read === undefined) return no(texts.notAName, { label: oneLine(was.label) });
  let done = true;
  if (read.name !== undefined && read.name !== name) {
    for (const id of meaning.names) {
      if (id !== element.id && relabelled.has(id)) continue;
      const command = { type: 'rename', id, name: read.name.slice(0, 512) } as const;
      done = plan.run(command, oneLine(is.label)) !== undefined && done;
    }
  }
  if (read.address !== undefined && address !== undefined && read.address !== address.value) {
    done = plan.run(address.change(read.address), oneLine(is.label)) !== undefined && done;
  }
  const said = (read.name ?? name) !== name || (read.address ?? address?.value) !== address?.value;
  if (!said) plan.noteIfUnchanged(texts.notAName, { label: oneLine(was.label) });
  return done;
}

/**
 * Name and address in a changed label, by what stood around them in the one before. Undefined if
 * what the view writes around them was changed.
 */
export function readLabel(
  was: string,
  is: string,
  name: string,
  address: string | undefined,
): { readonly name?: string; readonly address?: string } | undefined {
  const at = was.indexOf(name);
  const addressAt =
    address === undefined || address === ''
      ? -1
      : was.indexOf(address, Math.max(0, at) + name.length);
  // A label without its element's name, as a role in a host of the same name: all of it is new.
  if (at < 0) return { name: is.trim() };
  const head = was.slice(0, at);
  const between = was.slice(at + name.length, addressAt < 0 ? undefined : addressAt);
  const tail = addressAt < 0 || address === undefined ? '' : was.slice(addressAt + address.length);
  const match = new RegExp(
    `^${literal(head)}([^\\n]+?)${literal(between)}${addressAt < 0 ? '' : `([^\\n]+?)${literal(tail)}`}$`,
    'u',
  ).exec(is);
  if (match !== null) {
    const [, newName = '', newAddress] = match;
    return {
      name: newName.trim(),
      ...(newAddress === undefined ? {} : { address: newAddress.trim() }),
    };
  }
  // The name alone, without what the view adds to it.
  return is.includes('\n') ? undefined : { name: is.trim() };
}

/** What the view writes around a name; its counts follow from the design, whatever the text says. */
function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\d+/g, '\\d+');
}

function addressOf(
  index: TopologyIndex,
  { elements }: ShapeMeaning,
): { readonly value: string; readonly change: (address: string) => Command } | undefined {
  for (const id of elements) {
    const endpoint = index.endpoints.get(id);
    if (endpoint !== undefined) {
      if ('address' in endpoint && typeof endpoint.address === 'string') {
        return {
          value: endpoint.address,
          change: (address) => ({
            type: 'update-element',
            collection: 'endpoints',
            id,
            patch: { address },
          }),
        };
      }
      return {
        value: index.topology.cluster.endpoint,
        change: (address) => ({
          type: 'update-settings',
          part: 'cluster',
          patch: { endpoint: address },
        }),
      };
    }
    const host = index.hosts.get(id) ?? index.hosts.get(index.components.get(id)?.host ?? '');
    const value = nodeAddress(host);
    if (host !== undefined && value !== undefined) {
      return {
        value,
        change: (address) => ({
          type: 'update-element',
          collection: 'hosts',
          id: host.id,
          patch: { addresses: host.addresses.map((each) => (each === value ? address : each)) },
        }),
      };
    }
  }
  return undefined;
}

function planSoftware(plan: Plan, element: TopologyElement | undefined, is: Shape): boolean {
  const software = loadBalancerSoftware.find((each) => each === is.label.trim().toLowerCase());
  if (element === undefined || software === undefined) return false;
  if (plan.index.components.get(element.id)?.kind !== 'load-balancer') return false;
  const patch = { software };
  plan.run({ type: 'update-element', collection: 'components', id: element.id, patch }, is.label);
  return true;
}

export function oneLine(label: string): string {
  return label.replaceAll('\n', ' ').slice(0, 80);
}

/** Whether an id is that of an element which still stands. */
export function stands(plan: Plan, id: string): boolean {
  return elementCollections.some((list) => plan.topology[list].some((each) => each.id === id));
}
