import { componentKindNames } from '../model/kind-names.ts';
import { message } from '../model/message.ts';
import { workerSchema, type ComponentKind, type Topology } from '../model/topology.ts';
import type { CommandDefinition } from './definition.ts';
import { dropTargetId, hostForDrop } from './drop-target.ts';
import { append, checked, idSource } from './edit.ts';
import { newComponentName } from './names.ts';
import { nameOf } from './references.ts';
import { addControlPlane } from './wiring/add-control-plane.ts';
import { addEtcdMember } from './wiring/add-etcd-member.ts';
import { addLoadBalancer, vipToJoin } from './wiring/add-load-balancer.ts';

/** Puts a component onto a host and links it as its kind is usually meant; see `wiring/`. */
const adders: Readonly<
  Record<ComponentKind, (topology: Topology, host: string, name: string) => Topology>
> = {
  'load-balancer': addLoadBalancer,
  'control-plane': addControlPlane,
  etcd: addEtcdMember,
  worker: (topology, host, name) =>
    append(
      topology,
      'components',
      checked(workerSchema, { id: idSource(topology)('worker'), kind: 'worker', host, name }),
    ),
};

export const addComponent: CommandDefinition<'add-component'> = {
  apply(topology, { kind, target, name: given, hostName }) {
    const name = given ?? newComponentName(topology, kind);
    const placed = hostForDrop(topology, target, hostName ?? name);
    return adders[kind](placed.topology, placed.host, name);
  },
  label(before, { kind, target, name: given }) {
    const { en, zh } = componentKindNames[kind];
    const name = given ?? newComponentName(before, kind);
    const vip = kind === 'load-balancer' ? vipToJoin(before) : undefined;
    if (vip !== undefined) {
      return message(
        { en: `Add ${en} {name} to VIP {vip}`, zh: `添加${zh} {name} 并加入 VIP {vip}` },
        { name, vip: nameOf(before, vip.id) },
      );
    }
    const place = dropTargetId(target);
    return place === undefined
      ? message({ en: `Add ${en} {name}`, zh: `添加 ${zh} {name}` }, { name })
      : message(
          { en: `Add ${en} {name} to {place}`, zh: `在 {place} 上添加 ${zh} {name}` },
          { name, place: nameOf(before, place) },
        );
  },
};
