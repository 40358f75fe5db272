import { comments, script } from '../format/shell.ts';
import type { Exporter } from './exporter.ts';

/** `checks/verify.sh`: the programs that read the files, over the whole bundle, on any machine. */
export const verifyExporter: Exporter = {
  id: 'verify',
  title: { en: 'Checks', zh: '检查' },
  export: ({ header }) => ({
    files: [
      { path: 'checks/verify.sh', content: verifyScript(header), mode: 0o755, syntax: 'shell' },
    ],
    notes: [],
  }),
};

function verifyScript(header: string): string {
  return script(
    [
      header,
      'Lets the programs that read the files check them, for every host or those named: ' +
        'verify.sh [HOST …]. Changes nothing. A program that is missing here is named at the end; ' +
        'run install.sh --dry-run on a host for the checks that only work there.',
    ],
    [
      'cd "$(dirname -- "$0")/.."',
      'failed=0 passed=0 missing=',
      'check() {',
      '    name=$1',
      '    shift',
      '    if ! command -v "$1" >/dev/null; then',
      '        case $missing in *" $1 "*) ;; *) missing="$missing $1 " ;; esac',
      '        return 0',
      '    fi',
      '    if output=$("$@" 2>&1); then',
      '        passed=$((passed + 1))',
      '    else',
      '        failed=$((failed + 1))',
      '        printf \'FAILED %s: %s\\n%s\\n\' "$name" "$*" "$output"',
      '    fi',
      '}',
      'if [ "$#" -eq 0 ]; then set -- hosts/*/; fi',
      'for folder in "$@"; do',
      '    folder=hosts/$(basename -- "$folder")',
      '    [ -d "$folder" ] || { echo "verify.sh: no folder $folder" >&2; exit 2; }',
      '    host=$(basename -- "$folder")',
      '    here=$PWD/$folder',
      '    for path in "$folder"/install.sh "$folder"/etc/*/*.sh "$folder"/etc/kubernetes/kubeadm/*.sh \\',
      '        "$folder"/usr/local/sbin/*.sh; do',
      '        [ -f "$path" ] || continue',
      '        check "$host" sh -n "$path"',
      '        check "$host" shellcheck -- "$path"',
      '    done',
      '    for path in "$folder"/etc/etcd/pki/*.crt; do',
      '        [ -f "$path" ] || continue',
      '        check "$host" openssl verify -CAfile "$folder/etc/etcd/pki/ca.crt" "$path"',
      '    done',
      '    if [ -f "$folder/etc/haproxy/haproxy.cfg" ]; then',
      '        check "$host" haproxy -c -dW -f "$folder/etc/haproxy/haproxy.cfg"',
      '    fi',
      ...comments('nginx opens its logs and nft asks the kernel: both need root.'),
      '    if [ "$(id -u)" -eq 0 ]; then',
      '        if [ -f "$folder/etc/nginx/nginx.conf" ]; then',
      '            check "$host" nginx -t -c "$here/etc/nginx/nginx.conf"',
      '        fi',
      '        for path in "$folder"/etc/nftables.d/*.nft; do',
      '            if [ -f "$path" ]; then check "$host" nft -c -f "$path"; fi',
      '        done',
      '    fi',
      'done',
      'if [ -x pki/gen-certs.sh ]; then check pki sh -n pki/gen-certs.sh; fi',
      'if [ "$(id -u)" -ne 0 ]; then echo "not root: nginx and nft files are not checked"; fi',
      'if [ -n "$missing" ]; then echo "not installed here, so not asked:$missing"; fi',
      'echo "$passed passed, $failed failed"',
      '[ "$failed" -eq 0 ]',
    ],
  );
}
