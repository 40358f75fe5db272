import { assignment, command, comments, sh } from '../../format/shell.ts';

/** The pieces of `install.sh`, each a list of lines of POSIX sh. */

export const start: readonly string[] = [
  'cd "$(dirname -- "$0")"',
  'dry_run=no',
  'case ${1:-} in',
  '    "") ;;',
  '    --dry-run) dry_run=yes ;;',
  '    *)',
  '        echo "usage: install.sh [--dry-run]" >&2',
  '        exit 2',
  '        ;;',
  'esac',
  'say() { echo "install.sh: $*"; }',
  'die() {',
  '    echo "install.sh: $*" >&2',
  '    exit 1',
  '}',
  ...comments('run COMMAND: whatever changes the host goes through here.'),
  'run() { if [ "$dry_run" = yes ]; then say "would run: $*"; else "$@"; fi; }',
];

/** The right host, as root: files of another host would take over its address. */
export function checkHost(address: string | undefined, device: string | undefined): string[] {
  return [
    '[ "$(id -u)" -eq 0 ] || die "must run as root"',
    'name=$(uname -n)',
    '[ "$name" = "$host" ] || [ "${name%%.*}" = "$host" ] || [ "$name" = "${host%%.*}" ] ||',
    '    die "this is $name, but the files are for $host"',
    ...(device === undefined
      ? []
      : [
          assignment('interface', device),
          'ip link show dev "$interface" >/dev/null 2>&1 ||',
          '    die "no network interface $interface here: correct it in the design"',
        ]),
    ...(address === undefined
      ? []
      : [
          assignment('address', address),
          '[ -n "$(ip -o address show to "$address")" ] || die "$address is no address of this host"',
        ]),
  ];
}

export function installPackages(
  apt: readonly string[],
  dnf: readonly string[],
  loadBalancer: 'haproxy' | 'nginx' | undefined,
): string[] {
  return [
    'if command -v apt-get >/dev/null; then',
    '    export DEBIAN_FRONTEND=noninteractive',
    `    ${command('set', '--', ...apt)}`,
    '    if ! dpkg-query -W "$@" >/dev/null 2>&1; then',
    '        run apt-get update',
    '        run apt-get install -y --no-install-recommends "$@"',
    '    fi',
    'elif command -v dnf >/dev/null; then',
    `    run ${command('dnf', 'install', '-y', ...dnf)}`,
    'else',
    `    say 'neither apt-get nor dnf here; needed are:' ${command('', ...apt).slice(3)}`,
    'fi',
    ...(loadBalancer === 'haproxy'
      ? [
          ...comments(
            'SELinux keeps HAProxy from ports it does not know, and checks from running.',
          ),
          'if command -v getenforce >/dev/null && [ "$(getenforce)" = Enforcing ]; then',
          '    run setsebool -P haproxy_connect_any 1',
          '    run setsebool -P keepalived_connect_any 1',
          'fi',
        ]
      : []),
  ];
}

export const checkEtcd: readonly string[] = [
  ...comments('etcd comes as a release archive; packages of systems lag far behind.'),
  'for program in etcd etcdctl; do',
  '    [ -x "/usr/local/bin/$program" ] || die "put $program into /usr/local/bin first (see README.md)"',
  'done',
];

/** @param tag the release of Kubernetes that the host is to run, for instance `v1.34.9` */
export function checkKubernetes(tag: string): string[] {
  return [
    assignment('release', tag),
    'for program in containerd kubelet kubeadm; do',
    '    command -v "$program" >/dev/null || say "note: $program is still to be installed"',
    'done',
    'if command -v kubelet >/dev/null && [ "$(kubelet --version)" != "Kubernetes $release" ]; then',
    '    say "note: the kubelet here is to be $release and is $(kubelet --version)"',
    'fi',
  ];
}

/** Copies beside their place, so that a check that fails leaves the running ones alone. */
export const stage: readonly string[] = [
  'staged=',
  'stamp=$(date +%Y%m%d%H%M%S)',
  'forget() { for path in $staged; do rm -f "$path.new"; done; }',
  'trap forget EXIT',
  "trap 'exit 1' HUP INT TERM",
  ...comments('stage PATH MODE OWNER GROUP: a copy with its rights, beside its place.'),
  'stage() {',
  '    [ -f ".$1" ] || die "the bundle lacks .$1"',
  '    if [ "$dry_run" = yes ]; then',
  '        cmp -s ".$1" "$1" || say "would install $1"',
  '        return 0',
  '    fi',
  '    staged="$staged $1"',
  '    mkdir -p "${1%/*}"',
  '    install -m "$2" -o "$3" -g "$4" ".$1" "$1.new"',
  '}',
  ...comments('new PATH: the copy to check; in a dry run the file of the bundle.'),
  'new() { if [ "$dry_run" = yes ]; then echo "$PWD$1"; else echo "$1.new"; fi; }',
];

export const etcdUser: readonly string[] = [
  'getent passwd etcd >/dev/null ||',
  '    run useradd --system --user-group --no-create-home --home-dir /var/lib/etcd \\',
  '        --shell /usr/sbin/nologin etcd',
];

export const stageEtcdPki: readonly string[] = [
  '[ -f etc/etcd/pki/server.key ] || die "certificates are missing: run pki/gen-certs.sh, then copy this folder again"',
  'run install -d -m 0750 -o root -g etcd /etc/etcd/pki',
  'for name in server peer healthcheck-client; do',
  '    stage "/etc/etcd/pki/$name.crt" 0644 root etcd',
  '    stage "/etc/etcd/pki/$name.key" 0640 root etcd',
  'done',
  'stage /etc/etcd/pki/ca.crt 0644 root etcd',
];

export const stageEtcdClient: readonly string[] = [
  '[ -f etc/kubernetes/pki/apiserver-etcd-client.key ] ||',
  '    die "certificates are missing: run pki/gen-certs.sh, then copy this folder again"',
  'stage /etc/kubernetes/pki/etcd/ca.crt 0644 root root',
  'stage /etc/kubernetes/pki/apiserver-etcd-client.crt 0644 root root',
  'stage /etc/kubernetes/pki/apiserver-etcd-client.key 0600 root root',
];

export const validateHead: readonly string[] = [
  ...comments('check PROGRAM …: the program itself must take its file.'),
  'check() {',
  '    if ! command -v "$1" >/dev/null; then',
  '        [ "$dry_run" = yes ] || die "$1 is not installed"',
  '        say "not checked, $1 is not installed: $*"',
  '        return 0',
  '    fi',
  '    "$@" || die "refused: $*"',
  '}',
];

/**
 * @param scripts the checks that keepalived.conf names, by their place
 * @param otherUser whether one of them runs as another user than root
 */
export function checkKeepalived(scripts: readonly string[], otherUser: boolean): string[] {
  const file = '"$(new /etc/keepalived/keepalived.conf)"';
  const check = `check ${otherUser ? 'test_keepalived' : 'keepalived -t -f'} ${file}`;
  if (scripts.length === 0) return [check];
  const missing = scripts.length === 1 ? `${scripts.join()} is` : 'its scripts are';
  return [
    ...(otherUser
      ? [
          ...comments(
            'keepalived 2.2.7 ends a good test with SIGTERM (143) where a script has a user of its own.',
          ),
          'test_keepalived() {',
          '    if ! command -v keepalived >/dev/null; then',
          '        [ "$dry_run" = yes ]',
          '        return',
          '    fi',
          '    keepalived -t -f "$1" || [ "$?" -eq 143 ]',
          '}',
        ]
      : []),
    ...comments(
      'keepalived looks for the script at its place, so that one goes there first. On a first dry run ' +
        'it is not there yet.',
    ),
    ...scripts.flatMap((path) => [
      `if [ "$dry_run" = no ] && [ ! -e ${sh(path)} ]; then`,
      `    cp -p ${sh(`${path}.new`)} ${sh(path)}`,
      'fi',
    ]),
    `if ${scripts.map((path) => `[ -x ${sh(path)} ]`).join(' && ')}; then`,
    `    ${check}`,
    'else',
    `    say "not checked before ${missing} there: keepalived.conf"`,
    'fi',
  ];
}

export const commit: readonly string[] = [
  ...comments(
    'All checks passed. What differs is saved beside itself and replaced. The list outlives a run ' +
      'that fails half-way, so that the next one still reloads what this one replaced.',
  ),
  'pending=/run/quorate-install.pending',
  'for path in $staged; do',
  '    if cmp -s "$path.new" "$path"; then',
  '        cp -p "$path.new" "$path"',
  '        rm "$path.new"',
  '        continue',
  '    fi',
  '    if [ -e "$path" ]; then cp -p "$path" "$path.bak-$stamp"; fi',
  '    mv "$path.new" "$path"',
  '    echo "$path" >>"$pending"',
  '    say "installed $path"',
  'done',
  'has_changed() { [ -e "$pending" ] && grep -q "^$1" "$pending"; }',
];

/**
 * Puts the lines between two markers and leaves all others as they are.
 *
 * @param joined the lines to take once the API server of this master runs
 */
export function mergeHosts(fragment: string, joined: string | undefined): string[] {
  return [
    ...comments('The names, between two markers in /etc/hosts; all other lines stay.'),
    assignment('names', fragment),
    ...(joined === undefined
      ? []
      : [
          ...comments('Once this master has joined it finds the API at its own address.'),
          `if [ -e /etc/kubernetes/manifests/kube-apiserver.yaml ]; then names=${joined}; fi`,
        ]),
    'if [ "$dry_run" = no ]; then',
    '    {',
    "        sed -e '/^# BEGIN quorate$/,/^# END quorate$/d' /etc/hosts",
    "        echo '# BEGIN quorate'",
    '        cat "$names"',
    "        echo '# END quorate'",
    '    } >/etc/hosts.new',
    '    if ! cmp -s /etc/hosts.new /etc/hosts; then',
    '        cp -p /etc/hosts "/etc/hosts.bak-$stamp"',
    '        cat /etc/hosts.new >/etc/hosts',
    "        say 'updated /etc/hosts'",
    '    fi',
    '    rm /etc/hosts.new',
    'fi',
  ];
}

export function startFirewall(unit: string): string[] {
  return [
    command('run', 'systemctl', 'enable', unit),
    command('run', 'systemctl', 'restart', unit),
  ];
}

export const applyNodeSettings: readonly string[] = [
  ...comments('The kubelet does not start with swap in use.'),
  'if [ -n "$(tail -n +2 /proc/swaps)" ]; then say "note: turn swap off, also in /etc/fstab"; fi',
  'run modprobe -a overlay br_netfilter',
  'run sysctl -q -p /etc/sysctl.d/90-k8s.conf',
];

export function startLoadBalancer(software: 'haproxy' | 'nginx'): string[] {
  const config = software === 'haproxy' ? '/etc/haproxy/haproxy.cfg' : '/etc/nginx/nginx.conf';
  return [
    ...comments('A reload keeps connections; limits of the unit need a restart.'),
    `run systemctl enable ${software}`,
    `if has_changed /etc/systemd/system/${software}.service.d/; then`,
    `    run systemctl restart ${software}`,
    `elif has_changed ${config}; then`,
    `    run systemctl reload-or-restart ${software}`,
    'else',
    `    run systemctl start ${software}`,
    'fi',
    'if [ "$dry_run" = no ]; then',
    '    tries=0',
    '    until curl -fs -o /dev/null --max-time 1.5 http://127.0.0.1:8404/alive; do',
    '        tries=$((tries + 1))',
    `        [ "$tries" -lt 15 ] || die "${software} does not answer on 127.0.0.1:8404"`,
    '        sleep 1',
    '    done',
    'fi',
  ];
}

export const startKeepalived: readonly string[] = [
  ...comments('After the load balancer answers. A reload keeps the VIP where it is.'),
  'run systemctl enable keepalived',
  'if has_changed /etc/keepalived/; then',
  '    run systemctl reload-or-restart keepalived',
  'else',
  '    run systemctl start keepalived',
  'fi',
];

export const startEtcd: readonly string[] = [
  ...comments(
    'Without waiting: the first start ends only when a majority of the members is there. A running ' +
      'member is not restarted here; that is done one member at a time.',
  ),
  'run systemctl enable etcd',
  'if systemctl is-active --quiet etcd 2>/dev/null; then',
  '    if has_changed /etc/etcd/etcd.env || has_changed /etc/systemd/system/etcd.service; then',
  '        say "note: restart etcd when all other members are healthy: systemctl restart etcd"',
  '    fi',
  'else',
  '    run systemctl start --no-block etcd',
  'fi',
  'run systemctl enable --now etcd-backup.timer',
];

export const end: readonly string[] = [
  'if [ "$dry_run" = yes ]; then',
  '    say "dry run: nothing was changed"',
  'elif [ ! -e "$pending" ]; then',
  '    say "all files were up to date"',
  'fi',
  'if [ "$dry_run" = no ]; then rm -f "$pending"; fi',
];
