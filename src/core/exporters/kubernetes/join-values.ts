import { command, comments, script } from '../../format/shell.ts';
import type { Exporter } from '../exporter.ts';
import { hostFile, pathsOn } from '../files.ts';
import { absentWith } from '../notes.ts';
import { kubeVipFile } from './kube-vip.ts';

const folder = '/etc/kubernetes/kubeadm';

/**
 * What stands in the join files until a script on the host fills it in. kubeadm takes their form,
 * so that `kubeadm config validate` reads the files as they are; none of them opens anything.
 */
export const joinPlaceholders = {
  token: 'token0.filledinbyjoinsh',
  caCertHash: `sha256:${'0'.repeat(64)}`,
  certificateKey: '0'.repeat(64),
} as const;

/** Scripts that make the secrets of a join on the first master and use them on the next host. */
export const joinScriptsExporter: Exporter = {
  id: 'kubeadm-join',
  title: { en: 'Joining', zh: '加入集群' },
  export: ({ site, header }, written, remarks) => {
    const files = site.hosts.flatMap((at) => {
      const paths = pathsOn(at, written);
      if (paths.has(`${folder}/init.yaml`)) {
        return [hostFile(at, `${folder}/join-values.sh`, 'shell', joinValues(header), 0o755)];
      }
      const config = [`${folder}/join.yaml`, `${folder}/join-worker.yaml`].find((path) =>
        paths.has(path),
      );
      return config === undefined
        ? []
        : [
            hostFile(
              at,
              `${folder}/join.sh`,
              'shell',
              join(header, config, paths.has(kubeVipFile)),
              0o755,
            ),
          ];
    });
    const notes = site.hosts.flatMap((at) => [
      ...absentWith(at, `${folder}/init.yaml`, [`${folder}/join-values.sh`], remarks),
      ...absentWith(at, `${folder}/join.yaml`, [`${folder}/join.sh`], remarks),
      ...absentWith(at, `${folder}/join-worker.yaml`, [`${folder}/join.sh`], remarks),
    ]);
    return { files, notes };
  },
};

function joinValues(header: string): string {
  return script(
    [
      header,
      'Prints what a host needs to join: a token and a certificate key that live for two hours. For a ' +
        'worker, with --worker, no certificate key. Hand them over without a file:',
      `ssh FIRST ${folder}/join-values.sh | ssh NEXT ${folder}/join.sh`,
    ],
    [
      'export KUBECONFIG=/etc/kubernetes/admin.conf',
      'token=$(kubeadm token create --ttl 2h)',
      'public_key=$(openssl x509 -in /etc/kubernetes/pki/ca.crt -noout -pubkey)',
      'hash=$(printf \'%s\\n\' "$public_key" | openssl pkey -pubin -outform DER | openssl dgst -sha256 -r)',
      'printf \'token=%s\\nca_cert_hash=sha256:%s\\n\' "$token" "${hash%% *}"',
      'if [ "${1:-}" = --worker ]; then exit 0; fi',
      ...comments(
        'With the config, so that the client certificate of an external etcd goes along.',
      ),
      `output=$(kubeadm init phase upload-certs --upload-certs --config ${folder}/init.yaml)`,
      'printf \'certificate_key=%s\\n\' "$(printf \'%s\\n\' "$output" | tail -n 1)"',
    ],
  );
}

function join(header: string, config: string, kubeVip: boolean): string {
  const needsKey = config.endsWith('/join.yaml');
  const token = joinPlaceholders.token.replaceAll('.', '\\.');
  return script(
    [
      header,
      'Joins this host. Reads the lines that join-values.sh printed on the first master from its ' +
        'standard input and hands its own arguments to kubeadm join.',
    ],
    [
      needsKey ? "token='' hash='' key=''" : "token='' hash=''",
      "while IFS='=' read -r name value; do",
      '    case $name in',
      '        token) token=$value ;;',
      '        ca_cert_hash) hash=$value ;;',
      ...(needsKey ? ['        certificate_key) key=$value ;;'] : []),
      '    esac',
      'done',
      'expect() {',
      '    if printf \'%s\\n\' "$3" | grep -Eqx -e "$2"; then return; fi',
      '    echo "join.sh: no valid $1 on standard input" >&2',
      '    exit 1',
      '}',
      'expect token \'[a-z0-9]{6}\\.[a-z0-9]{16}\' "$token"',
      'expect ca_cert_hash \'sha256:[0-9a-f]{64}\' "$hash"',
      ...(needsKey ? ['expect certificate_key \'[0-9a-f]{64}\' "$key"'] : []),
      ...comments('The filled-in copy stays in memory, for root alone, and goes away again.'),
      'umask 077',
      'config=$(mktemp /run/kubeadm-join.XXXXXX)',
      'trap \'rm -f "$config"\' EXIT',
      "trap 'exit 1' HUP INT TERM",
      `sed -e "s/${token}/$token/" -e "s/${joinPlaceholders.caCertHash}/$hash/" \\`,
      ...(needsKey ? ['    -e "s/certificateKey:.*/certificateKey: \\"$key\\"/" \\'] : []),
      `    ${config} >"$config"`,
      'kubeadm join --config "$config" "$@"',
      ...(kubeVip ? [command('cp', kubeVipFile, '/etc/kubernetes/manifests/kube-vip.yaml')] : []),
    ],
  );
}
