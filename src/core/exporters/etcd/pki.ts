import { command, comments, hereDocument, script } from '../../format/shell.ts';
import { hostnameSlug, uniqueNames } from '../../format/slug.ts';
import { markdownDocument, markdownFence } from '../../format/markdown.ts';
import { etcdCertificateDays } from '../../model/etcd-settings.ts';
import type { ExportContext, Exporter, Note, Remarks } from '../exporter.ts';
import { clusterEtcd } from '../kubernetes/etcd-access.ts';
import { addressedMembers, certificateNames, etcdEnvPath } from './etcd.ts';

const scriptPath = 'pki/gen-certs.sh';
const readmePath = 'pki/README.md';

/** The script that makes the certificates of external clusters on the machine of an operator. */
export const pkiExporter: Exporter = {
  id: 'pki',
  title: { en: 'Certificates', zh: '证书' },
  export: (context, _written, remarks) => {
    const orders = certificateOrders(context);
    if (orders.length === 0) return { files: [], notes: withoutCertificates(context, remarks) };
    return {
      files: [
        {
          path: scriptPath,
          content: genCerts(context, orders),
          mode: 0o755,
          syntax: 'shell',
        },
        { path: readmePath, content: readme(context), mode: 0o644, syntax: 'markdown' },
        {
          path: '.gitignore',
          content: `# ${context.header}\n# Private keys, made by pki/gen-certs.sh.\n/pki/out/\n/hosts/*/etc/etcd/pki/\n/hosts/*/etc/kubernetes/pki/\n`,
          mode: 0o644,
          syntax: 'text',
        },
      ],
      notes: [],
    };
  },
};

/** Without the files of any member there is nothing to make certificates for. */
function withoutCertificates({ site }: ExportContext, { notes }: Remarks): Note[] {
  const members = site.externalClusters.flatMap((each) => each.members);
  const files = new Set(members.map(({ at }) => `${at.folder}${etcdEnvPath}`));
  return notes
    .filter((note) => note.absent === true && files.has(note.path ?? ''))
    .flatMap((note) => [scriptPath, readmePath].map((path) => ({ ...note, path })));
}

/** One call of a function of the script for each certificate authority, member and master. */
function certificateOrders(context: ExportContext): string[] {
  const { site } = context;
  const clusters = site.externalClusters.filter(
    (external) => addressedMembers(external).length > 0,
  );
  const names = uniqueNames(
    clusters.map(({ cluster }) => cluster.name),
    (name) => hostnameSlug(name, 'etcd'),
  );
  const chosen = clusterEtcd(context).cluster;
  return clusters.flatMap((external, at) => {
    const authority = names[at] ?? 'etcd';
    return [
      command('authority', authority, etcdCertificateDays(external.cluster)),
      ...addressedMembers(external).map((member) =>
        command(
          'member',
          authority,
          member.at.folder,
          // The common name of a certificate holds 64 characters; nothing reads this one.
          member.name.slice(0, 64),
          certificateNames(member.at).join(','),
        ),
      ),
      ...(external.cluster === chosen && site.controlPlanes.length > 0
        ? [
            command('client', authority),
            ...site.controlPlanes.map(({ folder }) => command('master', authority, folder)),
          ]
        : []),
    ];
  });
}

const requestConfig = `[req]
distinguished_name = name
prompt = no
[name]
CN = etcd-ca
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,digitalSignature,keyEncipherment,keyCertSign
subjectKeyIdentifier = hash
`;

const body = [
  'cd "$(dirname -- "$0")/.."',
  'umask 077',
  'out=pki/out',
  'mkdir -p "$out"',
  'config=$out/openssl.cnf',
  hereDocument('cat >"$config"', requestConfig),
  '',
  ...comments('new_key FILE: a private key, unless there is one.'),
  'new_key() {',
  '    if [ -s "$1" ]; then return 0; fi',
  '    openssl ecparam -name prime256v1 -genkey -noout -out "$1.new"',
  '    mv "$1.new" "$1"',
  '}',
  '',
  ...comments(
    'authority CLUSTER DAYS: the CA, for ten years; its key never leaves this folder. What it issues ' +
      'is valid for DAYS, and made anew in the last 30 of them or, where it lives for a few days ' +
      'only, in the last third.',
  ),
  'authority() {',
  '    days=$2 days_ca=3650 renew_before=2592000',
  '    [ "$days" -le "$days_ca" ] || days_ca=$days',
  '    [ "$days" -ge 90 ] || renew_before=$((days * 28800))',
  '    mkdir -p "$out/$1"',
  '    new_key "$out/$1/ca.key"',
  '    [ -s "$out/$1/ca.crt" ] || openssl req -config "$config" -extensions authority -x509 -new \\',
  '        -sha256 -key "$out/$1/ca.key" -days "$days_ca" -out "$out/$1/ca.crt"',
  '}',
  '',
  ...comments(
    'issue CLUSTER FOLDER NAME COMMON-NAME USAGE [ALTERNATIVE-NAMES]: made anew only if names have ' +
      'changed or the end is near; the key stays.',
  ),
  'issue() {',
  '    mkdir -p "$2" "$out/$1/profiles/$2"',
  '    new_key "$2/$3.key"',
  '    profile=$out/$1/profiles/$2/$3',
  '    {',
  '        echo basicConstraints=critical,CA:FALSE',
  '        echo keyUsage=critical,digitalSignature,keyEncipherment',
  '        echo "extendedKeyUsage=$5"',
  '        echo authorityKeyIdentifier=keyid',
  '        if [ -n "${6:-}" ]; then echo "subjectAltName=$6"; fi',
  '    } >"$profile.new"',
  '    if [ -s "$2/$3.crt" ] && cmp -s "$profile.new" "$profile" &&',
  '        openssl verify -CAfile "$out/$1/ca.crt" "$2/$3.crt" >/dev/null 2>&1 &&',
  '        openssl x509 -checkend "$renew_before" -noout -in "$2/$3.crt" >/dev/null; then',
  '        rm "$profile.new"',
  '        return 0',
  '    fi',
  '    openssl req -config "$config" -new -sha256 -key "$2/$3.key" -subj "/CN=$4" -out "$profile.csr"',
  '    openssl x509 -req -sha256 -in "$profile.csr" -CA "$out/$1/ca.crt" -CAkey "$out/$1/ca.key" \\',
  '        -CAcreateserial -days "$days" -extfile "$profile.new" -out "$2/$3.crt.new" 2>"$profile.log" ||',
  '        { cat "$profile.log" >&2; exit 1; }',
  '    openssl verify -CAfile "$out/$1/ca.crt" "$2/$3.crt.new" >/dev/null',
  '    mv "$2/$3.crt.new" "$2/$3.crt"',
  '    rm "$profile.csr" "$profile.log"',
  '    mv "$profile.new" "$profile"',
  '    echo "issued $2/$3.crt"',
  '}',
  '',
  ...comments(
    'member CLUSTER HOST-FOLDER NAME ALTERNATIVE-NAMES. The server certificate is for clients too: ' +
      'the gateway of etcd dials its own server with it. Peers are servers and clients.',
  ),
  'member() {',
  '    folder=$2/etc/etcd/pki',
  '    issue "$1" "$folder" server "$3" serverAuth,clientAuth "$4"',
  '    issue "$1" "$folder" peer "$3" serverAuth,clientAuth "$4"',
  '    issue "$1" "$folder" healthcheck-client kube-etcd-healthcheck-client clientAuth',
  '    cp "$out/$1/ca.crt" "$folder/ca.crt"',
  '}',
  '',
  ...comments('client CLUSTER: what every kube-apiserver shows to etcd.'),
  'client() {',
  '    issue "$1" "$out/$1/apiserver" apiserver-etcd-client kube-apiserver-etcd-client clientAuth',
  '}',
  '',
  ...comments('master CLUSTER HOST-FOLDER'),
  'master() {',
  '    folder=$2/etc/kubernetes/pki',
  '    mkdir -p "$folder/etcd"',
  '    cp "$out/$1/ca.crt" "$folder/etcd/ca.crt"',
  '    cp "$out/$1/apiserver/apiserver-etcd-client.crt" "$folder/"',
  '    cp "$out/$1/apiserver/apiserver-etcd-client.key" "$folder/"',
  '}',
  '',
];

function genCerts({ header }: ExportContext, orders: readonly string[]): string {
  const used = new Set(orders.map((order) => order.split(' ')[0]));
  return script(
    [
      header,
      'Makes the certificates of the external etcd cluster and puts them into the folders of the ' +
        'hosts. Run it where you unpacked the bundle; again after a change and before they expire.',
    ],
    used.has('client') ? [...body, ...orders] : [...withoutMasters(), ...orders],
  );
}

/** shellcheck and readers dislike functions that nothing calls. */
function withoutMasters(): string[] {
  return body.slice(0, body.indexOf('# client CLUSTER: what every kube-apiserver shows to etcd.'));
}

function readme({ header, language, site }: ExportContext): string {
  const clusters = site.externalClusters.map(({ cluster }) => cluster);
  const days = [...new Set(clusters.map(etcdCertificateDays))].toSorted((a, b) => a - b).join(', ');
  const renewed = clusters.some(({ certificateRenewal }) => certificateRenewal === true);
  const texts = {
    en: {
      title: '# Certificates of the external etcd cluster',
      what: 'The script makes a certificate authority, certificates for every member and one for the masters. Run it on a machine you trust; `openssl` is all it needs.',
      where:
        'Keys and certificates land in the folders under `hosts/`; `install.sh` puts them in place. `pki/out` holds the key of the authority: copy it to no host, keep it offline.',
      renew: `Certificates live for ${days} days. Run the script again in their last month, install them, done: etcd reads certificates anew with each connection. kube-apiserver has to be restarted.`,
      job: 'The design counts on something that does this in time without being asked; kubeadm does not.',
      undo: 'To start over, before anything was installed:',
    },
    zh: {
      title: '# 外部 etcd 集群的证书',
      what: '该脚本生成证书颁发机构（CA）、每个成员的证书以及 master 使用的一张客户端证书。请在可信的机器上运行，只需要 `openssl`。',
      where:
        '密钥与证书写入 `hosts/` 下各主机目录，由 `install.sh` 安装到位。`pki/out` 中有 CA 私钥：不要复制到任何主机，请离线保存。',
      renew: `证书有效期为 ${days} 天。请在最后一个月内重新运行脚本并安装；etcd 在每次建立连接时重新读取证书，kube-apiserver 则需要重启。`,
      job: '设计假定有机制会按时自动完成上述操作；kubeadm 不会续期这些证书。',
      undo: '在尚未安装之前，如需从头再来：',
    },
  }[language];
  return markdownDocument([
    `<!-- ${header} -->`,
    texts.title,
    texts.what,
    markdownFence('sh pki/gen-certs.sh', 'sh'),
    texts.where,
    texts.renew,
    ...(renewed ? [texts.job] : []),
    texts.undo,
    markdownFence('rm -r pki/out hosts/*/etc/etcd/pki hosts/*/etc/kubernetes/pki', 'sh'),
  ]);
}
