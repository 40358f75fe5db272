import { cpSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { templateById } from '../../src/core/model/templates/registry.ts';
import { unpackBundle, type Unpacked } from './bundles.ts';
import { describeWith, inNetns, run, type RunResult } from './tools.ts';

/**
 * Hosts of their own network, mounts and names on one bridge: `name root address`, one a line of
 * $HOSTS. Defines `on NAME COMMAND`; each host waits for what is started on it.
 */
const NETWORK = `
set -eu
mount -t tmpfs tmpfs /mnt
ip link add br0 type bridge
ip link set br0 up
boot() {
  exec unshare --net --mount --uts sh -euc '
    name=$1 root=$2
    for top in "$root"/*; do
      part=\${top##*/}
      mkdir -p "/mnt/$name/work/$part" "/mnt/$name/upper"
      cp -a "$top" "/mnt/$name/upper/$part"
      mount -t overlay overlay -o "lowerdir=/$part,upperdir=/mnt/$name/upper/$part,workdir=/mnt/$name/work/$part" "/$part"
    done
    mount -t tmpfs tmpfs /var/lib
    mount -t tmpfs tmpfs /var/backups
    hostname "$name"
    ip link set lo up
    echo $$ >"/mnt/$name/pid.new"
    mv "/mnt/$name/pid.new" "/mnt/$name/pid"
    exec sleep 100
  ' sh "$1" "$2"
}
wait_for() {
  left=150
  until "$@"; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { echo "gave up waiting: $*"; tail -n 5 /mnt/*/log; exit 1; } >&2
    sleep 0.2
  done
}
on() {
  host=$1
  shift
  nsenter --target "$(cat "/mnt/$host/pid")" --net --mount --uts -- "$@"
}
number=0
while read -r name root address; do
  number=$((number + 1))
  mkdir -p "/mnt/$name"
  boot "$name" "$root" &
  wait_for test -e "/mnt/$name/pid"
  ip link add "port$number" type veth peer name eth0 netns "$(cat "/mnt/$name/pid")"
  ip link set "port$number" master br0 up
  on "$name" ip address add "$address/24" dev eth0
  on "$name" ip link set eth0 up
done <<END
$HOSTS
END
start_etcd() {
  for name in $MEMBERS; do
    on "$name" nft -f /etc/nftables.d/k8s-ha-etcd.nft
    on "$name" sh -c 'set -a; . /etc/etcd/etcd.env; set +a; echo $$ >"/mnt/$1/etcd"; exec /usr/local/bin/etcd' sh "$name" >"/mnt/$name/log" 2>&1 &
  done
}
etcdctl_on() {
  where=$1
  shift
  on "$where" sh -c '. /etc/profile.d/etcdctl.sh; exec /usr/local/bin/etcdctl "$@"' sh "$@"
}
`;

describeWith(
  ['namespaces', 'etcd', 'etcdctl', 'openssl', 'nft', 'nsenter', 'curl'],
  'the exported external etcd cluster',
  () => {
    let unpacked: Unpacked;
    let hosts = '';
    let made: RunResult;
    const members = ['node1', 'node2', 'node3'];

    beforeAll(async () => {
      const template = templateById('seed-external-etcd');
      if (template === undefined) throw new Error('the starter is gone');
      unpacked = unpackBundle(template.build());
      made = await run(path.join(unpacked.folder, 'pki/gen-certs.sh'), []);
      const lines = unpacked.hosts
        .filter(({ name }) => members.includes(name) || name === 'master1')
        .map((at) => {
          const root = unpacked.root(at);
          for (const pki of ['etc/etcd/pki', 'etc/kubernetes/pki']) {
            const from = path.join(unpacked.folder, at.folder, pki);
            if (existsSync(from)) cpSync(from, path.join(root, pki), { recursive: true });
          }
          return `${at.name} ${root} ${at.address ?? ''}`;
        });
      // A machine of the same network that the design does not know.
      const stranger = path.join(unpacked.folder, 'nothing');
      mkdirSync(path.join(stranger, 'etc'), { recursive: true });
      hosts = [...lines, `stranger ${stranger} 10.0.0.99`].join('\n');
    });
    afterAll(() => {
      unpacked.remove();
    });

    const inCluster = (script: string): Promise<RunResult> =>
      inNetns(NETWORK + script, {
        env: { HOSTS: hosts, MEMBERS: members.join(' ') },
        timeoutMs: 90_000,
      });

    it('gets certificates from the script, once', async () => {
      expect(made.stderr).toBe('');
      expect(made.status).toBe(0);
      expect(made.stdout.trim().split('\n')).toHaveLength(3 * members.length + 1);
      const again = await run(path.join(unpacked.folder, 'pki/gen-certs.sh'), []);
      expect(again).toEqual({ status: 0, stdout: '', stderr: '' });
    });

    it('never has the key of the authority in the folder of a host', () => {
      const authority = path.join(unpacked.folder, 'pki/out/db-cluster/ca.key');
      expect(existsSync(authority)).toBe(true);
      expect(existsSync(path.join(unpacked.folder, 'hosts/node1/etc/etcd/pki/ca.key'))).toBe(false);
    });

    it('forms from the files, with TLS on both planes and the firewall up', async () => {
      const init = unpacked.bundle.files.find(({ path: file }) => file.endsWith('/init.yaml'));
      const external: unknown = parseAllDocuments(init?.content ?? '')[1]?.toJS();
      const { endpoints, caFile, certFile, keyFile } = (
        external as { etcd: { external: Record<string, string | string[]> } }
      ).etcd.external;
      const asMaster =
        `on master1 etcdctl --endpoints=${String(endpoints)} --cacert=${String(caFile)} ` +
        `--cert=${String(certFile)} --key=${String(keyFile)}`;
      const { stdout, stderr } = await inCluster(`
healthy() { etcdctl_on node1 endpoint health --cluster >/dev/null 2>&1; }
put_still() { ${asMaster} put quorate still >/dev/null 2>&1; }
start_etcd
wait_for healthy
echo "== health"
etcdctl_on node1 endpoint health --cluster 2>&1
echo "== members"
etcdctl_on node2 member list
echo "== as the apiserver of master1"
${asMaster} put quorate works
${asMaster} get quorate
etcdctl_on node3 get --print-value-only quorate
echo "== metrics of this host"
on node1 curl -fsS http://127.0.0.1:2381/health
echo
echo "== no certificate"
on master1 curl -sk -o /dev/null --max-time 3 https://10.0.0.31:2379/health || echo "refused"
echo "== peer port for a master"
on master1 curl -sk -o /dev/null --max-time 2 https://10.0.0.31:2380/version || echo "status $?"
echo "== a stranger"
on stranger curl -sk -o /dev/null --max-time 2 https://10.0.0.31:2379/health || echo "status $?"
echo "== snapshot"
on node1 /usr/local/sbin/etcd-backup.sh 2>&1 | tail -n 1
echo "== without one member"
kill -9 "$(cat /mnt/node3/etcd)"
wait_for put_still
etcdctl_on node2 get --print-value-only quorate
`);
      const sections = new Map(
        stdout
          .split(/^== /m)
          .slice(1)
          .map((part) => {
            const [title = '', ...lines] = part.trimEnd().split('\n');
            return [title, lines] as const;
          }),
      );
      const complete = Object.fromEntries(sections);
      expect({ stderr, members: complete['health']?.length }).toMatchObject({ members: 3 });
      expect(complete['health']?.every((line) => line.includes('is healthy'))).toBe(true);
      expect(complete['members']?.map((line) => line.split(', ').slice(1, 4))).toEqual(
        expect.arrayContaining([
          ['started', 'etcd1', 'https://10.0.0.31:2380'],
          ['started', 'etcd2', 'https://10.0.0.32:2380'],
          ['started', 'etcd3', 'https://10.0.0.33:2380'],
        ]),
      );
      expect(complete['as the apiserver of master1']).toEqual(['OK', 'quorate', 'works', 'works']);
      expect(complete['metrics of this host']?.[0]).toContain('"health":"true"');
      expect(complete['no certificate']).toEqual(['refused']);
      // 28: no answer, as the packets are dropped.
      expect(complete['peer port for a master']).toEqual(['status 28']);
      expect(complete['a stranger']).toEqual(['status 28']);
      expect(complete['snapshot']?.[0]).toMatch(
        /^saved \/var\/backups\/etcd\/etcd-\d{8}T\d{6}Z\.db$/,
      );
      expect(complete['without one member']).toEqual(['still']);
    });

    it('comes back from a snapshot as a new cluster, on all members', async () => {
      const { stdout, stderr } = await inCluster(`
healthy() { etcdctl_on node1 endpoint health --cluster >/dev/null 2>&1; }
start_etcd
wait_for healthy
etcdctl_on node1 put quorate kept >/dev/null
on node1 /usr/local/sbin/etcd-backup.sh >/dev/null 2>&1
etcdctl_on node1 put quorate lost >/dev/null
on node1 sh -c 'cp /var/backups/etcd/etcd-*.db /mnt/one.db'
restore=/usr/local/sbin/etcd-restore.sh
echo "== refused"
on node1 "$restore" /mnt/none.db new-cluster 2>&1 || true
on node1 "$restore" /mnt/one.db 'a;b' 2>&1 || true
on node1 "$restore" /mnt/one.db new-cluster --dryrun 2>&1 || true
on node1 "$restore" /mnt/one.db new-cluster --dry-run more 2>&1 || true
printf '#!/bin/sh\nexit 0\n' >/mnt/systemctl
chmod +x /mnt/systemctl
running() { on node1 env PATH="/mnt:$PATH" "$restore" "$@"; }
running /mnt/one.db new-cluster 2>&1 || true
echo "== dry run"
running /mnt/one.db new-cluster --dry-run
for name in $MEMBERS; do kill -9 "$(cat "/mnt/$name/etcd")"; done
on node1 sh -c 'ls /var/lib/etcd'
for name in $MEMBERS; do on "$name" "$restore" /mnt/one.db new-cluster >/dev/null 2>&1; done
echo "== kept beside"
on node2 sh -c 'ls /var/lib/etcd' | sed 's/before-.*/before/'
start_etcd
wait_for healthy
echo "== value"
etcdctl_on node3 get --print-value-only quorate
echo "== members"
etcdctl_on node2 member list | wc -l
`);
      const parts = new Map(
        stdout
          .split(/^== /m)
          .slice(1)
          .map((part) => {
            const [title = '', ...lines] = part.trimEnd().split('\n');
            return [title, lines] as const;
          }),
      );
      expect({ stderr, refused: parts.get('refused') }).toEqual({
        stderr: '',
        refused: [
          'etcd-restore.sh: /mnt/none.db cannot be read',
          'etcd-restore.sh: TOKEN may hold letters, digits, dot, dash and underscore',
          'etcd-restore.sh: usage: etcd-restore.sh SNAPSHOT TOKEN [--dry-run]',
          'etcd-restore.sh: usage: etcd-restore.sh SNAPSHOT TOKEN [--dry-run]',
          'etcd-restore.sh: etcd runs here: stop it on every member first',
        ],
      });
      expect(parts.get('dry run')?.[0]).toMatch(/^would run: etcd(?:ctl|util) snapshot restore/);
      expect(parts.get('dry run')?.slice(1)).toEqual(['member']);
      expect(parts.get('kept beside')).toEqual(['member', 'member.before']);
      expect(parts.get('value')).toEqual(['kept']);
      expect(parts.get('members')).toEqual(['3']);
    });

    it('does not form when a member has the certificate of another address', async () => {
      const { stdout } = await inCluster(`
mkdir /mnt/wrong
cp -a /mnt/node1/upper/etc/etcd/pki/. /mnt/wrong
for name in node2 node3; do on "$name" sh -c 'cp /mnt/wrong/peer.* /etc/etcd/pki/'; done
start_etcd
sleep 6
on node1 curl -s --max-time 3 http://127.0.0.1:2381/health || true
echo
grep -h 'rejected connection' /mnt/node*/log | head -n 1
`);
      expect(stdout).not.toContain('"health":"true"');
      expect(stdout).toContain('rejected connection');
    });
  },
);
