import type { EnvVariable } from '../../format/env-file.ts';
import { isPrintable } from '../../format/text.ts';
import { etcdOptions, etcdOptionsWithProperty } from '../../model/etcd-settings.ts';
import { message, type Localized, type Message } from '../../model/message.ts';
import type { EtcdCluster, ProgramOption } from '../../model/topology.ts';

/** Why an option of the user is not written; undefined if it is. */
function leftOut({ name, value }: ProgramOption): Localized | undefined {
  if (Object.hasOwn(etcdOptionsWithProperty, name)) return texts.property;
  // One value for all members cannot set it.
  if (name === 'name') return texts.ofEachMember;
  return isPrintable(value) ? undefined : texts.unprintable;
}

const texts = {
  property: {
    en: 'etcd cluster “{cluster}”: the option {option} is left out, as the design has a property of its own for it; set that one.',
    zh: 'etcd 集群“{cluster}”：未写入选项 {option}，设计中已有对应的属性，请改用该属性。',
  },
  ofEachMember: {
    en: 'etcd cluster “{cluster}”: the option {option} is left out, as each member has its own; rename the members instead.',
    zh: 'etcd 集群“{cluster}”：未写入选项 {option}，因为每个成员各不相同；请改为重命名成员。',
  },
  unprintable: {
    en: 'etcd cluster “{cluster}”: the option {option} is left out: its value holds a character that no config can.',
    zh: 'etcd 集群“{cluster}”：选项 {option} 已略去：其值包含配置文件无法容纳的字符。',
  },
} as const satisfies Record<string, Localized>;

/** The options that the user sets himself and that are written. */
export function writtenOptions(cluster: EtcdCluster): readonly ProgramOption[] {
  return etcdOptions(cluster).filter((option) => leftOut(option) === undefined);
}

/** Which of the user's options are left out, and why. */
export function etcdOptionNotes(cluster: EtcdCluster): Message[] {
  return etcdOptions(cluster).flatMap((option) => {
    const text = leftOut(option);
    return text === undefined
      ? []
      : [message(text, { cluster: cluster.name, option: option.name })];
  });
}

/** The variables with the user's options in place of ours of the same name, the others behind them. */
export function withOptions(
  variables: readonly EnvVariable[],
  cluster: EtcdCluster,
): EnvVariable[] {
  const set = new Map(
    writtenOptions(cluster).map(({ name, value }): [string, EnvVariable] => {
      const variable = `ETCD_${name.toUpperCase().replaceAll('-', '_')}`;
      return [variable, { name: variable, value, comment: 'Set in the design.' }];
    }),
  );
  const known = new Set(variables.map(({ name }) => name));
  return [
    ...variables.map((variable) => set.get(variable.name) ?? variable),
    ...[...set.values()].filter(({ name }) => !known.has(name)),
  ];
}
