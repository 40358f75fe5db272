import { comments, script } from '../../format/shell.ts';
import type { Exporter } from '../exporter.ts';
import { hostFile, pathsOn } from '../files.ts';
import { absentWith } from '../notes.ts';
import { etcdEnvPath } from './etcd.ts';

export const restoreScript = '/usr/local/sbin/etcd-restore.sh';

/** Makes a new cluster out of one snapshot, run on every external member after quorum is lost. */
export const etcdRestoreExporter: Exporter = {
  id: 'etcd-restore',
  title: { en: 'etcd restore', zh: 'etcd 恢复' },
  export: ({ site, header }, written, remarks) => ({
    files: site.hosts
      .filter((at) => pathsOn(at, written).has(etcdEnvPath))
      .map((at) => hostFile(at, restoreScript, 'shell', content(header), 0o755)),
    notes: site.hosts.flatMap((at) => absentWith(at, etcdEnvPath, [restoreScript], remarks)),
  }),
};

/** etcd, Disaster recovery: one snapshot, a new token, on all members; then start them together. */
function content(header: string): string {
  return script(
    [
      header,
      'etcd-restore.sh SNAPSHOT TOKEN [--dry-run]: replaces the data of this member by a snapshot. Only ' +
        'when quorum is lost for good. Stop every kube-apiserver and every member first, run it on ' +
        'all members with the same snapshot and the same new token, start all members together, ' +
        'then the masters. The old data stays beside the new.',
    ],
    [
      'die() { echo "etcd-restore.sh: $*" >&2; exit 1; }',
      'usage="usage: etcd-restore.sh SNAPSHOT TOKEN [--dry-run]"',
      '[ $# -eq 2 ] || [ $# -eq 3 ] || die "$usage"',
      'snapshot=$1 token=$2 mode=${3:-}',
      ...comments('A misspelt option must not begin the restore.'),
      '[ $# -eq 2 ] || [ "$mode" = --dry-run ] || die "$usage"',
      'case $token in',
      '    *[!A-Za-z0-9._-]* | -*) die "TOKEN may hold letters, digits, dot, dash and underscore" ;;',
      'esac',
      '[ "$(id -u)" -eq 0 ] || die "must run as root"',
      '[ -r "$snapshot" ] || die "$snapshot cannot be read"',
      'if [ "$mode" != --dry-run ] && systemctl is-active --quiet etcd 2>/dev/null; then',
      '    die "etcd runs here: stop it on every member first"',
      'fi',
      'export PATH="$PATH:/usr/local/bin"',
      'set -a',
      ...comments('shellcheck source=/dev/null'),
      '. /etc/etcd/etcd.env',
      'set +a',
      ...comments('etcdctl of 3.6 restores no more; etcdutl came with 3.5.'),
      'program=etcdctl',
      'if command -v etcdutl >/dev/null; then program=etcdutl; fi',
      'data=$ETCD_DATA_DIR',
      'stamp=$(date -u +%Y%m%dT%H%M%SZ)',
      'new=$data/restored-$stamp',
      'set -- "$program" snapshot restore "$snapshot" --name "$ETCD_NAME" \\',
      '    --initial-cluster "$ETCD_INITIAL_CLUSTER" --initial-cluster-token "$token" \\',
      '    --initial-advertise-peer-urls "$ETCD_INITIAL_ADVERTISE_PEER_URLS" --data-dir "$new"',
      ...comments(
        'Watches of Kubernetes must not take the revisions that come for those they have seen.',
      ),
      'if "$program" snapshot restore --help 2>&1 | grep -q bump-revision; then',
      '    set -- "$@" --bump-revision 1000000000 --mark-compacted',
      'fi',
      'if [ "$mode" = --dry-run ]; then',
      '    echo "would run: $*"',
      '    exit 0',
      'fi',
      'mkdir -p "$data"',
      ...comments('Options of the environment are not for the restore.'),
      'env -i PATH="$PATH" ETCDCTL_API=3 "$@"',
      ...comments('Within one folder, for it may be a disk of its own.'),
      'if [ -e "$data/member" ]; then mv "$data/member" "$data/member.before-$stamp"; fi',
      'mv "$new/member" "$data/member"',
      'rmdir "$new"',
      'if id etcd >/dev/null 2>&1; then chown -R etcd:etcd "$data"; fi',
      'echo "restored: start etcd on all members together, then the masters"',
    ],
  );
}
