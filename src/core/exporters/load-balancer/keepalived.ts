import { printKeepalivedConf, type KeepalivedLine } from '../../format/keepalived-conf.ts';
import { vipMembers } from '../../graph/topology-index.ts';
import { canonicalIp, cidrContains, ipFamily, parseCidr, type IpFamily } from '../../model/ip.ts';
import { message, type Localized, type Message } from '../../model/message.ts';
import { vrrpTimers } from '../../model/timers.ts';
import type { LoadBalancer, VipEndpoint } from '../../model/topology.ts';
import {
  takeBackDelay,
  takesBack,
  vrrpSettings,
  type VrrpSettings,
} from '../../model/vrrp-settings.ts';
import type { BundleFile, ExportContext, Exporter, Note } from '../exporter.ts';
import { hostFile } from '../files.ts';
import { absent, incomplete, leftOutOfList } from '../notes.ts';
import { addressIn, type SiteHost } from '../site/site.ts';
import { isUserName, VrrpScripts, type VrrpScript } from './keepalived-check.ts';

const texts = {
  noMember: {
    en: 'VIP “{vip}” has no address that could be written, so no keepalived.conf holds it. Fill in its address.',
    zh: 'VIP“{vip}”没有有效地址，因此未写入任何 keepalived.conf。请填写其地址。',
  },
  routerId: {
    en: 'VIP “{vip}”: keepalived refuses virtual router id {value}, so the VIP is left out. Choose one from 1 to 255.',
    zh: 'VIP“{vip}”：keepalived 不接受虚拟路由器 ID {value}，因此未写入该 VIP。请使用 1 至 255。',
  },
  priority: {
    en: 'VIP “{vip}” is left out on host “{host}”: keepalived refuses priority {value}. Choose one from 1 to 254.',
    zh: '主机“{host}”上未写入 VIP“{vip}”：keepalived 不接受优先级 {value}。请使用 1 至 254。',
  },
  interface: {
    en: 'VIP “{vip}” is left out on host “{host}”: “{value}” cannot be the name of a network interface. Correct it on the host.',
    zh: '主机“{host}”上未写入 VIP“{vip}”：“{value}”不能作为网络接口名。请在该主机上更正。',
  },
  ownAddress: {
    en: 'VIP “{vip}” is left out on host “{host}”: unicast VRRP needs an {family} address of the host. Fill one in.',
    zh: '主机“{host}”上未写入 VIP“{vip}”：单播 VRRP 需要该主机的 {family} 地址。请填写。',
  },
  prefix: {
    en: 'VIP “{vip}”: prefix length {value} is longer than an {family} address; {used} is used.',
    zh: 'VIP“{vip}”：前缀长度 {value} 超出 {family} 地址范围，改用 {used}。',
  },
  password: {
    en: 'VIP “{vip}”: a bundle holds no password. Before install.sh, put the same 1 to 8 letters or digits on every host of the VIP into /etc/keepalived/vrrp-password (owner root, mode 0600); install.sh writes the authentication from it.',
    zh: 'VIP“{vip}”：配置包不包含密码。运行 install.sh 之前，请在该 VIP 的每台主机上将相同的 1 至 8 个字母或数字写入 /etc/keepalived/vrrp-password（属主 root，权限 0600）；install.sh 据此写入认证。',
  },
  noPassword: {
    en: 'VIP “{vip}”: VRRP 3 has no authentication, so none is written. Unicast peers and the packet filter say who may speak VRRP.',
    zh: 'VIP“{vip}”：VRRP 3 没有认证，因此未写入。由单播对端与包过滤规则限定可参与 VRRP 的主机。',
  },
  advert: {
    en: 'VIP “{vip}”: VRRP {version} takes no advert_int of {asked} s; {used} s is written.',
    zh: 'VIP“{vip}”：VRRP {version} 不支持 {asked} s 的 advert_int，写入 {used} s。',
  },
  user: {
    en: 'VIP “{vip}”: “{user}” cannot be the name of a user, so its check runs as root.',
    zh: 'VIP“{vip}”：“{user}”不能作为用户名，其检查以 root 运行。',
  },
  delay: {
    en: 'VIP “{vip}”: preempt_delay is not written, because keepalived clears it beside nopreempt and beside state MASTER.',
    zh: 'VIP“{vip}”：未写入 preempt_delay，因为与 nopreempt 或 state MASTER 并用时 keepalived 会清除它。',
  },
} satisfies Record<string, Localized>;

/** Linux takes up to 15 characters; these few need no quoting anywhere. */
const INTERFACE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$/;

/** The interface of a host, if its name is one that every file and program takes. */
export function interfaceOf(at: SiteHost): string | undefined {
  const name = at.host.interface.trim();
  return INTERFACE.test(name) ? name : undefined;
}

const keepalivedConfPath = '/etc/keepalived/keepalived.conf';

/** `/etc/keepalived/keepalived.conf` and the check it runs, on every host that may hold a VIP. */
export const keepalivedExporter: Exporter = {
  id: 'keepalived',
  title: { en: 'keepalived', zh: 'keepalived' },
  export: (context) => {
    const notes: Note[] = vips(context).flatMap((vip) => vipNotes(context, vip));
    const files: BundleFile[] = [];
    for (const at of context.site.loadBalancers) {
      const scripts = new VrrpScripts(context, at);
      const planned = vips(context).flatMap((vip) => planOn(context, at, vip, scripts));
      const instances = planned.flatMap(({ instance }) => instance ?? []);
      const problems = planned.flatMap((each) => each.problems);
      if (instances.length === 0) {
        const paths = [keepalivedConfPath, ...scripts.all.map(({ path }) => path)] as const;
        notes.push(...paths.flatMap((path) => problems.map((said) => absent(at, path, said))));
        continue;
      }
      const used = scripts.all.filter(({ name }) => instances.some(({ check }) => check === name));
      const unused = scripts.all.filter((each) => !used.includes(each));
      const reasons = planned.flatMap((each) => (each.instance === undefined ? each.problems : []));
      notes.push(
        ...problems.map((said) => incomplete(at, keepalivedConfPath, said)),
        ...unused.flatMap(({ path }) => reasons.map((said) => absent(at, path, said))),
      );
      files.push(
        hostFile(
          at,
          keepalivedConfPath,
          'keepalived',
          keepalivedConf(context.header, at, used, instances),
        ),
        ...used.map(({ path, content }) => hostFile(at, path, 'shell', content, 0o755)),
      );
    }
    return { files, notes };
  },
};

/** One VRRP instance of one host, everything checked. */
interface Instance {
  readonly name: string;
  readonly interface: string;
  readonly routerId: number;
  readonly priority: number;
  readonly virtualAddress: string;
  /** Absent for multicast. */
  readonly unicast: { readonly source: string; readonly peers: readonly string[] } | undefined;
  readonly settings: VrrpSettings;
  /** Whether it is the host of the highest priority, the first of several. */
  readonly isFirst: boolean;
  /** Name of its check. */
  readonly check: string | undefined;
}

function vips({ index }: ExportContext): VipEndpoint[] {
  return [...index.endpoints.values()].filter((endpoint) => endpoint.kind === 'vip');
}

/** What is to be said of a VIP once, whichever hosts hold it. */
function vipNotes(context: ExportContext, vip: VipEndpoint): Message[] {
  const problem = vipProblem(vip);
  if (problem !== undefined) return [problem];
  const { prefixLength } = vip;
  const family = ipFamily(vip.address);
  if (family === undefined || prefixLength === undefined || prefixLength <= addressBits(family)) {
    return settingNotes(vip);
  }
  const used = prefixFor(context, vip, family);
  const about = { vip: vip.name, value: prefixLength, family, used };
  return [message(texts.prefix, about), ...settingNotes(vip)];
}

/** What keeps a VIP out of every host's file. */
function vipProblem(vip: VipEndpoint): Message | undefined {
  if (ipFamily(vip.address) === undefined) return message(texts.noMember, { vip: vip.name });
  if (isByte(vip.virtualRouterId)) return undefined;
  return message(texts.routerId, { vip: vip.name, value: vip.virtualRouterId });
}

/** What the design asks of keepalived and its config cannot say. */
function settingNotes(vip: VipEndpoint): Message[] {
  const settings = vrrpSettings(vip);
  const { advertInterval: used, vrrpVersion: version } = settings;
  const asked = vip.advertInterval ?? used;
  return [
    ...(settings.authentication
      ? [message(version === 2 ? texts.password : texts.noPassword, { vip: vip.name })]
      : []),
    ...(asked === used ? [] : [message(texts.advert, { vip: vip.name, version, asked, used })]),
    ...(isUserName(settings.checkUser)
      ? []
      : [message(texts.user, { vip: vip.name, user: settings.checkUser })]),
    ...(settings.preemptDelay === takeBackDelay(settings)
      ? []
      : [message(texts.delay, { vip: vip.name })]),
  ];
}

/** A VIP on one host that is to hold it. */
interface Planned {
  /** Undefined where something keeps it out of the host's file. */
  readonly instance: Instance | undefined;
  /** Why it is kept out, or what the instance cannot say. */
  readonly problems: readonly Message[];
}

function planOn(
  context: ExportContext,
  at: SiteHost,
  vip: VipEndpoint,
  scripts: VrrpScripts,
): Planned[] {
  const members = writtenMembers(context, vip);
  const self = members.find((member) => member.at === at);
  const name = context.site.vrrpNames.get(vip.id);
  if (self === undefined || name === undefined) return [];
  // A VIP that is left out keeps its check's name, so that others are not renamed meanwhile.
  const check = scripts.add(vip, self.loadBalancer);
  const out = (problem: Message): Planned[] => [{ instance: undefined, problems: [problem] }];
  const problem = vipProblem(vip);
  const family = ipFamily(vip.address);
  const address = canonicalIp(vip.address);
  if (problem !== undefined) return out(problem);
  if (family === undefined || address === undefined) return [];
  const about = { vip: vip.name, host: at.host.name };
  const { priority } = self.loadBalancer;
  const device = interfaceOf(at);
  if (!isByte(priority)) return out(message(texts.priority, { ...about, value: priority }));
  if (device === undefined) {
    return out(message(texts.interface, { ...about, value: at.host.interface }));
  }
  const source = addressIn(at, family);
  // A lone holder has no peer to speak to; an empty peer list would fall back to multicast.
  const wantsUnicast = vip.unicast && members.length > 1;
  if (wantsUnicast && source === undefined) {
    return out(message(texts.ownAddress, { ...about, family }));
  }
  const others = members.filter((member) => member.at !== at);
  const peers = others.flatMap((member) => addressIn(member.at, family) ?? []);
  const unnamed = others.filter((member) => addressIn(member.at, family) === undefined);
  const problems = wantsUnicast
    ? unnamed.map((member) => leftOutOfList(member.at, `${at.name}: unicast_peer`))
    : [];
  if (check?.note !== undefined) problems.push(message(check.note, about));
  return [
    {
      problems,
      instance: {
        name,
        interface: device,
        routerId: vip.virtualRouterId,
        priority,
        virtualAddress: `${address}/${prefixFor(context, vip, family)}`,
        unicast:
          wantsUnicast && source !== undefined && peers.length > 0 ? { source, peers } : undefined,
        settings: vrrpSettings(vip),
        isFirst: self === firstOf(members),
        check: check?.name,
      },
    },
  ];
}

interface WrittenMember {
  readonly at: SiteHost;
  readonly loadBalancer: LoadBalancer;
}

/** The members of a VIP that get files, one a host. */
function writtenMembers({ index, site }: ExportContext, vip: VipEndpoint): WrittenMember[] {
  const found = new Map<SiteHost, WrittenMember>();
  for (const loadBalancer of vipMembers(index, vip)) {
    const at = site.hostById.get(loadBalancer.host);
    if (at !== undefined && at.loadBalancer === loadBalancer && !found.has(at)) {
      found.set(at, { at, loadBalancer });
    }
  }
  return [...found.values()];
}

function firstOf(members: readonly WrittenMember[]): WrittenMember | undefined {
  const highest = Math.max(...members.map(({ loadBalancer }) => loadBalancer.priority));
  return members.find(({ loadBalancer }) => loadBalancer.priority === highest);
}

function isByte(value: number): boolean {
  return value >= 1 && value <= 255;
}

function addressBits(family: IpFamily): number {
  return family === 'IPv4' ? 32 : 128;
}

/** The prefix length of a VIP: its own, or that of the narrowest host subnet around it, or /24, /64. */
export function prefixFor(
  { index }: Pick<ExportContext, 'index'>,
  vip: VipEndpoint,
  family: IpFamily,
): number {
  if (vip.prefixLength !== undefined && vip.prefixLength <= addressBits(family)) {
    return vip.prefixLength;
  }
  const lengths = index.topology.network.hostSubnets.flatMap(({ cidr }) =>
    cidrContains(cidr, vip.address) ? (parseCidr(cidr)?.prefixLength ?? []) : [],
  );
  return lengths.length > 0 ? Math.max(...lengths) : family === 'IPv4' ? 24 : 64;
}

function keepalivedConf(
  header: string,
  at: SiteHost,
  scripts: readonly VrrpScript[],
  instances: readonly Instance[],
): string {
  const unicast = instances.some((instance) => instance.unicast !== undefined);
  const version = instances.every(({ settings }) => settings.vrrpVersion === 2) ? 2 : 3;
  return printKeepalivedConf({
    heading: [header, 'Check with: keepalived -t -f FILE (the interface must exist).'],
    lines: [
      {
        words: ['global_defs'],
        block: [
          { words: ['router_id', at.name] },
          {
            words: ['enable_script_security'],
            comment: 'The check runs only if none but root can change it.',
          },
          { words: ['script_user', 'root'] },
          {
            words: ['vrrp_version', version],
            ...(version === 3 && {
              comment: 'No passwords in version 3: who may speak VRRP is for the firewall to say.',
            }),
          },
          ...(unicast ? [{ words: ['vrrp_check_unicast_src'] as const }] : []),
          {
            words: ['vrrp_garp_master_delay', vrrpTimers.garpDelay],
            comment: `Announce the holder again and again: after a healed partition clients find it in ${vrrpTimers.garpRefresh} s.`,
          },
          { words: ['vrrp_garp_master_repeat', 5] },
          { words: ['vrrp_garp_master_refresh', vrrpTimers.garpRefresh] },
        ],
      },
      ...scripts.map(({ block }) => block),
      ...instances.map((instance) => instanceBlock(instance, version)),
    ],
  });
}

function instanceBlock(instance: Instance, version: 2 | 3): KeepalivedLine {
  const { unicast, settings, check } = instance;
  return {
    words: ['vrrp_instance', instance.name],
    block: [
      ...stateLines(instance),
      ...(settings.vrrpVersion === version
        ? []
        : [{ words: ['version', settings.vrrpVersion] as const }]),
      ...strictLines(settings),
      { words: ['interface', instance.interface] },
      { words: ['virtual_router_id', instance.routerId] },
      { words: ['priority', instance.priority] },
      { words: ['advert_int', settings.advertInterval] },
      ...(unicast === undefined
        ? []
        : [
            { words: ['unicast_src_ip', unicast.source] as const },
            {
              words: ['unicast_peer'] as const,
              block: unicast.peers.map((peer): KeepalivedLine => ({ words: [peer] })),
            },
          ]),
      {
        words: ['virtual_ipaddress'],
        block: [{ words: [instance.virtualAddress, 'dev', instance.interface] }],
      },
      ...(check === undefined
        ? []
        : [{ words: ['track_script'] as const, block: [{ words: [check] as const }] }]),
    ],
  };
}

function stateLines({ settings, isFirst }: Instance): KeepalivedLine[] {
  const { preempt, initialState } = settings;
  const isMaster = initialState === 'master' && isFirst;
  const delay = takeBackDelay(settings);
  return [
    {
      words: ['state', isMaster ? 'MASTER' : 'BACKUP'],
      ...(!takesBack(settings) && {
        comment:
          'BACKUP on every host with nopreempt: no second outage when the first host comes back.',
      }),
    },
    ...(preempt ? [] : [{ words: ['nopreempt'] as const }]),
    ...(delay > 0 ? [{ words: ['preempt_delay', delay] as const }] : []),
  ];
}

function strictLines({ strict, vrrpVersion }: VrrpSettings): KeepalivedLine[] {
  if (!strict) return [];
  return [
    { words: ['strict_mode', 'on'] },
    ...(vrrpVersion === 3
      ? [{ words: ['accept'] as const, comment: 'Else strict mode takes no packet to the VIP.' }]
      : []),
  ];
}
