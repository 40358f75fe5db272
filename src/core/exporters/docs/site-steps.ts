import { command } from '../../format/shell.ts';
import { vipMembers, type TopologyIndex } from '../../graph/topology-index.ts';
import { canonicalIp } from '../../model/ip.ts';
import type { VipEndpoint } from '../../model/topology.ts';
import { takesBack, vrrpSettings } from '../../model/vrrp-settings.ts';
import { checkTakeover } from '../../model/vrrp-times.ts';
import { networkItems } from './network-items.ts';
import { commands, installOn, isInstalled, onHost, text, type MakeStep } from './step.ts';
import type { BundleFile } from '../exporter.ts';
import { pathsOn } from '../files.ts';
import { vrrpPasswordFile } from '../install/vrrp-password.ts';
import { interfaceOf } from '../load-balancer/keepalived.ts';
import type { SiteHost } from '../site/site.ts';

export const preflightStep: MakeStep = (context) => {
  const { site, index } = context;
  const first = site.hosts[0];
  if (first === undefined) return undefined;
  const etcdHosts = site.hosts.filter(({ etcd }) => etcd !== undefined);
  const vips = index.topology.endpoints.flatMap((endpoint) =>
    endpoint.kind === 'vip' || endpoint.kind === 'kube-vip'
      ? (canonicalIp(endpoint.address) ?? [])
      : [],
  );
  const holder = site.loadBalancers[0] ?? site.controlPlanes[0] ?? first;
  return {
    title: { en: 'Before anything is changed', zh: '变更之前' },
    run: [
      text(
        'Every host answers, its clock is in step, and no port is taken.',
        '每台主机可达、时钟同步、端口未被占用。',
      ),
      commands(
        ...site.hosts.map((at) => onHost(at, 'hostname; chronyc tracking | grep System; ss -Hltn')),
      ),
      ...(etcdHosts.length === 0
        ? []
        : [
            text(
              'The disks of etcd: the 99th percentile of fdatasync must stay below 10 ms.',
              'etcd 的磁盘：fdatasync 的 99 百分位须低于 10 ms。',
            ),
            commands(
              ...etcdHosts.map((at) =>
                onHost(
                  at,
                  'fio --name=etcd --directory=/var/lib --rw=write --ioengine=sync --fdatasync=1 --size=22m --bs=2300 --unlink=1',
                ),
              ),
            ),
          ]),
      ...networkItems(context),
    ],
    check: [
      text(
        'Each host printed its own name, its clock is off by less than half a second, and none of the ports that the bundle uses is in the list.',
        '每台主机都输出了自己的名称，时钟偏差小于半秒，且配置包所用的端口均未出现在列表中。',
      ),
      ...vips.flatMap((vip) => [
        text('Nobody uses the VIP yet: no reply may come.', 'VIP 尚未被占用：不应有任何应答。'),
        commands(
          onHost(
            holder,
            vip.includes(':')
              ? command('ping', '-c', 3, vip)
              : command('arping', '-D', '-c', 3, '-I', interfaceOf(holder) ?? 'eth0', vip),
          ),
        ),
      ]),
    ],
    undo: [text('Nothing was changed.', '未做任何改动。')],
  };
};

export const certificatesStep: MakeStep = (_context, written) => {
  if (!written.some(({ path }) => path === 'pki/gen-certs.sh')) return undefined;
  return {
    title: { en: 'Certificates of etcd', zh: 'etcd 证书' },
    run: [
      text(
        'On this machine. The key of the authority stays in `pki/out`: store it offline afterwards.',
        '在本机执行。CA 私钥保留在 `pki/out` 中：之后请离线保存。',
      ),
      commands('sh pki/gen-certs.sh'),
    ],
    check: [commands('sh checks/verify.sh')],
    undo: [commands('rm -r pki/out hosts/*/etc/etcd/pki hosts/*/etc/kubernetes/pki')],
  };
};

export const loadBalancerStep: MakeStep = ({ site, index }, written) => {
  const hosts = site.loadBalancers
    .filter((at) => isInstalled(at, written))
    // The one that will hold the VIP comes last.
    .toSorted((a, b) => (a.loadBalancer?.priority ?? 0) - (b.loadBalancer?.priority ?? 0));
  const last = hosts.at(-1);
  if (last === undefined) return undefined;
  const guarded = hosts.filter((at) => pathsOn(at, written).has('/etc/keepalived/keepalived.conf'));
  const holder = guarded.at(-1);
  const front = site.endpoint.addresses[0];
  const [vip] = index.vipsOf.get(holder?.loadBalancer?.id ?? '') ?? [];
  const seconds = vip === undefined ? undefined : failoverSeconds(index, vip);
  const stays = vip !== undefined && takesBack(vrrpSettings(vip)) ? drill.returns : drill.stays;
  return {
    title: { en: 'Load balancers', zh: '负载均衡器' },
    run: [
      ...(hosts.some((at) => usesPassword(at, written))
        ? [
            text(
              `Choose a VRRP password of 1 to 8 letters or digits and put it into \`${vrrpPasswordFile}\` of each host, for root alone; the bundle holds none. install.sh reads it from there.`,
              `选定 1 至 8 个字母或数字的 VRRP 密码，写入每台主机的 \`${vrrpPasswordFile}\`，仅 root 可读；配置包中没有密码。install.sh 会从该文件读取。`,
            ),
            commands(
              ...hosts
                .filter((at) => usesPassword(at, written))
                .map((at) =>
                  onHost(
                    at,
                    `umask 077; mkdir -p /etc/keepalived; printf "VRRP password: " >&2; read -r word; printf "%s\\n" "$word" >${vrrpPasswordFile}`,
                  ),
                ),
            ),
          ]
        : []),
      text('One host after the other, lowest priority first.', '逐台进行，优先级最低者先行。'),
      commands(...hosts.flatMap(installOn)),
    ],
    check: [
      commands(
        ...hosts.map((at) => onHost(at, 'curl -fsS http://127.0.0.1:8404/alive; ip -br address')),
      ),
      ...(holder === undefined || front === undefined
        ? []
        : [
            text(
              'Exactly one host shows the VIP. The port opens and closes again: there is no master yet.',
              '恰有一台主机显示 VIP。端口可连接但随即关闭：此时还没有 master。',
            ),
            commands(command('nc', '-v', '-w', 3, front, site.endpoint.port)),
          ]),
      ...(guarded.length < 2 || holder === undefined || seconds === undefined
        ? []
        : [
            text(
              `Fail over now, while nobody depends on it: the VIP moves within ${seconds} seconds. ${stays.en}`,
              `趁无人依赖时演练切换：VIP 应在 ${seconds} 秒内转移。${stays.zh}`,
            ),
            commands(
              onHost(holder, `systemctl stop ${holder.loadBalancer?.software ?? 'haproxy'}`),
              `sleep ${seconds + 1}`,
              ...guarded.map((at) => onHost(at, 'ip -br address')),
              onHost(holder, `systemctl start ${holder.loadBalancer?.software ?? 'haproxy'}`),
            ),
          ]),
    ],
    undo: [
      ...(holder === undefined
        ? []
        : [
            text(
              'keepalived first, so that the VIP leaves in order.',
              '先停 keepalived，使 VIP 有序释放。',
            ),
          ]),
      commands(
        ...hosts.map((at) =>
          onHost(
            at,
            `systemctl disable --now ${guarded.includes(at) ? 'keepalived ' : ''}${at.loadBalancer?.software ?? 'haproxy'}`,
          ),
        ),
      ),
    ],
  };
};

/** Whether install.sh of a host asks for the password of its VIPs. */
function usesPassword(at: SiteHost, written: readonly BundleFile[]): boolean {
  const script = written.find(({ path }) => path === `${at.folder}/install.sh`);
  return script?.content.includes(vrrpPasswordFile) === true;
}

const drill = {
  stays: {
    en: 'It stays where it is when the first host comes back (nopreempt).',
    zh: '第一台主机恢复后 VIP 不会抢回（nopreempt）。',
  },
  returns: {
    en: 'It returns when the first host comes back.',
    zh: '第一台主机恢复后 VIP 会返回该主机。',
  },
} as const;

/** Whole seconds until the VIP has left a dead load balancer; undefined where it never does. */
function failoverSeconds(index: TopologyIndex, vip: VipEndpoint): number | undefined {
  const [first, second] = vipMembers(index, vip)
    .map(({ priority }) => priority)
    .toSorted((a, b) => b - a);
  if (first === undefined || second === undefined) return undefined;
  const takes = checkTakeover(vrrpSettings(vip), first, second);
  return takes === undefined ? undefined : Math.ceil(takes.max);
}
