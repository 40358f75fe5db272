import { isPrintable } from '../../format/text.ts';
import { YamlMapping, type YamlValue } from '../../format/yaml.ts';
import { message, type Message } from '../../model/message.ts';
import type { Cluster, ProgramOption } from '../../model/topology.ts';

type Program = 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler';

/** One entry of kubeadm's `extraArgs`. */
export interface Argument {
  readonly name: string;
  readonly value: string;
  readonly comment?: string;
}

/**
 * A control plane component of ClusterConfiguration: our arguments, each replaced by the user's of
 * that name, then the user's own (kubeadm takes a name more than once), and the files they name, which
 * a static pod does not see by itself. Empty if there is nothing to say.
 */
export function componentOptions(
  program: Program,
  own: readonly Argument[],
  options: readonly ProgramOption[],
): readonly { readonly key: string; readonly value: YamlValue }[] {
  const written = options.filter(({ value }) => isPrintable(value));
  const named = new Set(written.map(({ name }) => name));
  const extraArgs = [...own.filter(({ name }) => !named.has(name)), ...written].map(argument);
  const extraVolumes = mounts(program, written).map(({ name, hostPath, writable }) => ({
    name,
    hostPath,
    mountPath: hostPath,
    ...(writable ? {} : { readOnly: true }),
    pathType: writable ? 'DirectoryOrCreate' : 'File',
  }));
  return [
    ...(extraArgs.length === 0 ? [] : [{ key: 'extraArgs', value: extraArgs }]),
    ...(extraVolumes.length === 0 ? [] : [{ key: 'extraVolumes', value: extraVolumes }]),
  ];
}

export function argument({ name, value, comment }: Argument): YamlMapping {
  return new YamlMapping([
    { key: 'name', value: name, ...(comment === undefined ? {} : { comment }) },
    { key: 'value', value },
  ]);
}

/**
 * Options of kube-apiserver, kube-controller-manager and kube-scheduler whose value is a file that
 * an administrator writes (their reference pages on kubernetes.io).
 */
const fileOptions = new Set([
  'admission-control-config-file',
  'audit-policy-file',
  'audit-webhook-config-file',
  'authentication-config',
  'authentication-token-webhook-config-file',
  'authorization-config',
  'authorization-policy-file',
  'authorization-webhook-config-file',
  'cloud-config',
  'config',
  'egress-selector-config-file',
  'encryption-provider-config',
  'oidc-ca-file',
  'token-auth-file',
  'tracing-config-file',
]);

/** A log that rotates needs its whole folder; `-` is standard output. */
const logOption = 'audit-log-path';

/** Absolute, of ordinary characters, without a step up or on the spot. */
const plainPath = /^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+)+$/;

/** kubeadm mounts its folder of certificates into two of the three pods. */
const certificates = '/etc/kubernetes/pki/';

interface Mount {
  readonly name: string;
  readonly hostPath: string;
  readonly writable: boolean;
}

function mounts(program: Program, options: readonly ProgramOption[]): Mount[] {
  const byPath = new Map<string, Mount>();
  const counts = new Map<string, number>();
  for (const { name, value } of options) {
    const hostPath = fileOptions.has(name) ? value : name === logOption ? folderOf(value) : '';
    const isMounted = program !== 'kube-scheduler' && hostPath.startsWith(certificates);
    if (!plainPath.test(hostPath) || isMounted || byPath.has(hostPath)) continue;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    byPath.set(hostPath, {
      name: count === 1 ? name : `${name}-${count}`,
      hostPath,
      writable: name === logOption,
    });
  }
  return [...byPath.values()];
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** What about the options the files of the bundle cannot do by themselves. */
export function optionNotes(cluster: Cluster): Message[] {
  const programs = [
    ['kube-apiserver', cluster.apiServerOptions],
    ['kube-controller-manager', cluster.controllerManagerOptions],
    ['kube-scheduler', cluster.schedulerOptions],
  ] as const;
  const overrides = cluster.apiServerOptions.some(({ name }) => name === 'etcd-servers-overrides');
  const events = cluster.eventsEtcd === true && !overrides ? [message(texts.events)] : [];
  const ofOptions = programs.flatMap(([program, options]) =>
    options.flatMap(({ name: option, value }): Message[] => {
      if (!isPrintable(value)) return [message(texts.unprintable, { program, option })];
      if (option === logOption) {
        return value === '-' || plainPath.test(folderOf(value))
          ? []
          : [message(texts.notMounted, { program, option, path: value })];
      }
      if (!fileOptions.has(option)) return [];
      const text = plainPath.test(value) ? texts.fileNeeded : texts.notMounted;
      return [message(text, { program, option, path: value })];
    }),
  );
  return [...events, ...ofOptions];
}

const texts = {
  events: {
    en: 'The etcd for events stands outside the design: give kube-apiserver the option etcd-servers-overrides with its addresses.',
    zh: '事件 etcd 不在设计之内：请为 kube-apiserver 设置选项 etcd-servers-overrides 并填写其地址。',
  },
  unprintable: {
    en: 'The option {option} of {program} is left out: its value holds a character that no config can.',
    zh: '{program} 的选项 {option} 已略去：其值包含配置文件无法容纳的字符。',
  },
  fileNeeded: {
    en: 'The option {option} of {program} names {path}, which the bundle does not make. Put it on every master before kubeadm runs there.',
    zh: '{program} 的选项 {option} 指定了 {path}，配置包不生成该文件。请在每个 master 上运行 kubeadm 之前放好该文件。',
  },
  notMounted: {
    en: 'The option {option} of {program} names “{path}”, which is no plain absolute path, so nothing is mounted for it. The static pod will not see the file.',
    zh: '{program} 的选项 {option} 指定了“{path}”，不是普通的绝对路径，因此没有为其挂载；静态 Pod 看不到该文件。',
  },
} as const;
