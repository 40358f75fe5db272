import type { Message } from '../../model/message.ts';
import {
  componentKinds,
  endpointKinds,
  failureDomainKinds,
  type ComponentKind,
  type FailureDomainKind,
  type Host,
  type Topology,
} from '../../model/topology.ts';
import type { Command } from '../command.ts';
import { commandLabel } from '../describe-command.ts';
import { newComponentName } from '../names.ts';
import { definitionOf } from '../registry.ts';
import type { RowRole, TableField } from './words.ts';

/** The cells of a row by what they tell. */
export type Cells = Partial<Record<TableField, string>>;

/** A row that makes sense by itself. */
export interface ReadRow {
  readonly name: string;
  readonly roles: readonly RowRole[];
  /** The host that the component runs on; empty where the row is that host. */
  readonly host: string;
  readonly addresses: readonly string[];
  readonly cells: Cells;
}

/** Finds out what one row changes, step by step on the design that the rows before it made. */
export class RowPlan {
  topology: Topology;
  /** Something was added, not only changed. */
  added = false;
  readonly steps: { readonly command: Command; readonly label: Message }[] = [];

  constructor(topology: Topology) {
    this.topology = topology;
  }

  /** Throws a refusal if a step cannot be made. */
  take(row: ReadRow): void {
    const place = failureDomainKinds.find((kind) => row.roles.includes(kind));
    const endpoint = endpointKinds.find((kind) => row.roles.includes(kind));
    if (place !== undefined) this.#place(row, place);
    else if (endpoint !== undefined) this.#endpoint(row, endpoint);
    else this.#host(row);
  }

  #place({ name, cells }: ReadRow, kind: FailureDomainKind): void {
    const { [kind as TableField]: _itself, ...above } = cells;
    const parent = this.#domainOf(above);
    const id = this.#domain(kind, name, parent);
    const domain = this.topology.failureDomains.find((each) => each.id === id);
    if (parent !== undefined && domain?.parent !== parent) {
      this.#run({ type: 'move-failure-domain', domain: id, parent });
    }
  }

  #endpoint({ name, addresses, cells }: ReadRow, kind: (typeof endpointKinds)[number]): void {
    const find = () =>
      this.topology.endpoints.find((each) => each.kind === kind && isSame(each.name, name));
    if (find() === undefined) {
      this.#run({ type: 'add-endpoint', kind, name });
      this.added = true;
    }
    const endpoint = find();
    if (endpoint === undefined) return;
    const [address] = addresses;
    const patch = {
      ...('address' in endpoint &&
        address !== undefined &&
        address !== endpoint.address && { address }),
      ...(endpoint.kind === 'cloud-lb' && this.#port(endpoint.port, cells)),
    };
    this.#update('endpoints', endpoint.id, patch);
  }

  #host(row: ReadRow): void {
    const { addresses, cells } = row;
    const kinds = componentKinds.filter((kind) => row.roles.includes(kind));
    const name = kinds.length > 0 && row.host !== '' ? row.host : row.name;
    const place = this.#domainOf(cells);
    const host = this.#hostNamed(name, place, addresses);
    if (place !== undefined && host.failureDomain !== place) {
      this.#run({ type: 'move-host', host: host.id, failureDomain: place });
    }
    const same = addresses.join() === host.addresses.join();
    if (addresses.length > 0 && !same) this.#update('hosts', host.id, { addresses });
    for (const [at, kind] of kinds.entries()) {
      this.#component(row, kind, host.id, at === 0 || row.host !== '');
    }
  }

  #hostNamed(name: string, place: string | undefined, addresses: readonly string[]): Host {
    const find = () => this.topology.hosts.find((each) => isSame(each.name, name));
    const there = find();
    if (there !== undefined) return there;
    this.#run({
      type: 'add-host',
      name,
      addresses,
      ...(place !== undefined && { failureDomain: place }),
    });
    this.added = true;
    const made = find();
    if (made === undefined) throw new Error(`no host ${name} after it was added`);
    return made;
  }

  #component(row: ReadRow, kind: ComponentKind, host: string, named: boolean): void {
    const find = () =>
      this.topology.components.find((each) => each.kind === kind && each.host === host);
    const elsewhere = this.topology.components.find(
      (each) => each.kind === kind && row.host !== '' && isSame(each.name, row.name),
    );
    if (elsewhere !== undefined && elsewhere.host !== host) {
      this.#run({ type: 'move-component', component: elsewhere.id, target: { host } });
    } else if (elsewhere === undefined && find() === undefined) {
      const name = named ? row.name : newComponentName(this.topology, kind);
      this.#run({ type: 'add-component', kind, target: { host }, name });
      this.added = true;
    }
    const component = elsewhere ?? find();
    if (component === undefined) return;
    const { version = '' } = row.cells;
    const patch = {
      ...(component.kind === 'load-balancer' && this.#port(component.port, row.cells)),
      ...((component.kind === 'control-plane' || component.kind === 'worker') &&
        version !== '' &&
        version !== component.version && { version }),
    };
    this.#update('components', component.id, patch);
  }

  #port(present: number, { port = '' }: Cells): { port: number } | undefined {
    return port === '' || Number(port) === present ? undefined : { port: Number(port) };
  }

  /** The innermost place that the cells name, made if it is not there. */
  #domainOf(cells: Cells): string | undefined {
    let place: string | undefined;
    for (const kind of ['region', 'zone', 'rack'] as const) {
      const name = cells[kind] ?? '';
      if (name !== '') place = this.#domain(kind, name, place);
    }
    return place;
  }

  /** A place by its name; of several that are called so, the one within `inside`. */
  #domain(kind: FailureDomainKind, name: string, inside: string | undefined): string {
    const called = this.topology.failureDomains.filter(
      (each) => each.kind === kind && isSame(each.name, name),
    );
    const within = called.find(
      ({ parent }) => inside === undefined || this.#isInside(parent, inside),
    );
    // A zone is one of its name in the whole design; racks are often numbered anew in each zone.
    const found = within ?? (kind === 'rack' ? undefined : called[0]);
    if (found !== undefined) return found.id;
    this.#run({
      type: 'add-failure-domain',
      kind,
      name,
      ...(inside !== undefined && { parent: inside }),
    });
    this.added = true;
    const made = this.topology.failureDomains.at(-1);
    if (made === undefined) throw new Error(`no place ${name} after it was added`);
    return made.id;
  }

  #isInside(place: string | undefined, outer: string): boolean {
    const { failureDomains } = this.topology;
    // A circle of a broken document is walked but once.
    for (let at = place, left = failureDomains.length; at !== undefined && left > 0; left -= 1) {
      if (at === outer) return true;
      at = failureDomains.find(({ id }) => id === at)?.parent;
    }
    return false;
  }

  #update(
    collection: 'hosts' | 'components' | 'endpoints',
    id: string,
    patch: Readonly<Record<string, unknown>>,
  ): void {
    if (Object.keys(patch).length > 0) {
      this.#run({ type: 'update-element', collection, id, patch });
    }
  }

  #run(command: Command): void {
    const label = commandLabel(this.topology, command);
    this.topology = edit(this.topology, command);
    this.steps.push({ command, label });
  }
}

function edit(topology: Topology, command: Command): Topology {
  return definitionOf(command).apply(topology, command, edit);
}

/** Names of machines and places are the same whatever their case. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
