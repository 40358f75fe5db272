import { assignment, comments, script } from '../../format/shell.ts';
import { printSystemdUnit } from '../../format/systemd-unit.ts';
import type { EtcdCluster } from '../../model/topology.ts';
import type { Exporter } from '../exporter.ts';
import { hostFile, pathsOn } from '../files.ts';
import { absentWith } from '../notes.ts';
import { clientVariables, etcdEnvPath } from './etcd.ts';

const scriptPath = '/usr/local/sbin/etcd-backup.sh';
const servicePath = '/etc/systemd/system/etcd-backup.service';
const timerPath = '/etc/systemd/system/etcd-backup.timer';

/** A daily snapshot on every external member: whichever of them survives has one. */
export const etcdBackupExporter: Exporter = {
  id: 'etcd-backup',
  title: { en: 'etcd backup', zh: 'etcd 备份' },
  export: ({ site, header }, written, remarks) => {
    const clusterOf = new Map(
      site.externalClusters.flatMap(({ cluster, members }) =>
        members.map(({ at }) => [at, cluster] as const),
      ),
    );
    const files = site.hosts
      .filter((at) => pathsOn(at, written).has(etcdEnvPath))
      .flatMap((at) => [
        hostFile(at, scriptPath, 'shell', backupScript(header, clusterOf.get(at)), 0o755),
        hostFile(
          at,
          servicePath,
          'ini',
          printSystemdUnit({
            heading: [header],
            sections: [
              {
                name: 'Unit',
                entries: [
                  { key: 'Description', value: 'Snapshot of etcd' },
                  { key: 'After', value: 'etcd.service' },
                ],
              },
              {
                name: 'Service',
                entries: [
                  { key: 'Type', value: 'oneshot' },
                  { key: 'ExecStart', value: { command: [scriptPath] } },
                ],
              },
            ],
          }),
        ),
        hostFile(
          at,
          timerPath,
          'ini',
          printSystemdUnit({
            heading: [header],
            sections: [
              { name: 'Unit', entries: [{ key: 'Description', value: 'Daily snapshot of etcd' }] },
              {
                name: 'Timer',
                entries: [
                  { key: 'OnCalendar', value: 'daily' },
                  {
                    key: 'RandomizedDelaySec',
                    value: '1h',
                    comment: 'So that not all members read their database at once.',
                  },
                  { key: 'Persistent', value: true },
                ],
              },
              { name: 'Install', entries: [{ key: 'WantedBy', value: 'timers.target' }] },
            ],
          }),
        ),
      ]);
    const notes = site.hosts.flatMap((at) =>
      absentWith(at, etcdEnvPath, [scriptPath, servicePath, timerPath], remarks),
    );
    return { files, notes };
  },
};

function backupScript(header: string, cluster: EtcdCluster | undefined): string {
  const target = cluster?.backupTarget?.trim() ?? '';
  return script(
    [
      header,
      'Saves a snapshot of the local member and checks it. If /etc/etcd/backup-copy is executable it ' +
        'is called with the file: copy it off this host there, for a backup beside the data is none. ' +
        'Back up /etc/kubernetes/pki as well.',
      ...(target === '' ? [] : [`The design keeps the copies at: ${target}`]),
    ],
    [
      'umask 077',
      assignment('folder', '/var/backups/etcd'),
      assignment('keep_days', 14),
      ...clientVariables(['https://127.0.0.1:2379']),
      'export PATH="$PATH:/usr/local/bin"',
      'mkdir -p "$folder"',
      'file=$folder/etcd-$(date -u +%Y%m%dT%H%M%SZ).db',
      ...comments('Only a complete and readable snapshot gets its final name.'),
      'etcdctl snapshot save "$file.part"',
      ...comments('etcdctl of 3.6 no longer reads snapshots; etcdutl came with 3.5.'),
      'if command -v etcdutl >/dev/null; then',
      '    etcdutl snapshot status "$file.part"',
      'else',
      '    etcdctl snapshot status "$file.part"',
      'fi',
      'mv "$file.part" "$file"',
      'find "$folder" -name \'etcd-*.db*\' -type f -mtime "+$keep_days" -delete',
      'if [ -x /etc/etcd/backup-copy ]; then /etc/etcd/backup-copy "$file"; fi',
      'echo "saved $file"',
    ],
  );
}
