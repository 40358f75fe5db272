import { command } from '../../format/shell.ts';
import { markdownCode } from '../../format/markdown.ts';
import type { BundleFile, ExportContext } from '../exporter.ts';
import { zoneFile } from '../cloud/dns.ts';
import { selfAccessItems } from './cloud-steps.ts';
import { commands, text, type MakeStep, type RunbookItem } from './step.ts';

/** Folders of the bundle that hold Terraform. */
function cloudFolders(written: readonly BundleFile[]): string[] {
  return written.flatMap(({ path }) => /^(cloud\/[^/]+)\/main\.tf$/.exec(path)?.[1] ?? []);
}

/** The folder is one of {@link cloudFolders}, which need no quoting. */
const terraform = (folder: string, verb: string): string =>
  command('terraform', { code: `-chdir=${folder}` }, verb);

export const cloudStep: MakeStep = (context, written) => {
  const { site } = context;
  const folders = cloudFolders(written);
  if (folders.length === 0) return undefined;
  const { host, port } = site.endpoint;
  return {
    title: { en: 'Cloud load balancer', zh: '云负载均衡' },
    run: [
      ...folders.map((folder) =>
        text(
          `${markdownCode(`${folder}/README.md`)} says what Terraform asks for, and how a master reaches itself.`,
          `${markdownCode(`${folder}/README.md`)} 说明 Terraform 询问的内容，以及主节点如何访问自身。`,
        ),
      ),
      commands(
        ...folders.flatMap((folder) => [terraform(folder, 'init'), terraform(folder, 'apply')]),
      ),
      text(
        'Let the name of the API lead to what `endpoint` shows, in the DNS that the hosts use.',
        '在主机所用的 DNS 中，将 API 的名称指向 `endpoint` 的输出。',
      ),
      ...selfAccessItems(context),
    ],
    check: [
      text(
        'From a host: the name is found. The port answers only once the first master runs.',
        '在任一主机上：名称可以解析。第一个 master 运行之后端口才会应答。',
      ),
      commands(
        ...folders.map((folder) => terraform(folder, 'output')),
        ...(host === undefined
          ? []
          : [command('getent', 'hosts', host), command('nc', '-v', '-w', 3, host, port)]),
      ),
    ],
    undo: [
      text('Only while no cluster uses it.', '仅在没有集群使用它时。'),
      commands(...folders.map((folder) => terraform(folder, 'destroy'))),
    ],
  };
};

/** On Google Cloud a master becomes a target after its join, see `cloud/gcp/README.md`. */
export function targetAfterJoin(
  { index }: ExportContext,
  written: readonly BundleFile[],
): RunbookItem[] {
  const internal = [...index.endpoints.values()].some(
    (endpoint) =>
      endpoint.kind === 'cloud-lb' && endpoint.provider === 'gcp' && endpoint.scheme === 'internal',
  );
  const folders = cloudFolders(written).filter((folder) => folder.startsWith('cloud/gcp'));
  if (!internal || folders.length === 0) return [];
  return [
    text(
      'After each join, add that master to `joined` in `terraform.tfvars` and apply again: before, it is no target.',
      '每次加入之后，把该 master 写入 `terraform.tfvars` 的 `joined` 并再次 apply：在此之前它不是后端。',
    ),
    commands(...folders.map((folder) => terraform(folder, 'apply'))),
  ];
}

export const dnsStep: MakeStep = ({ site }, written) => {
  const { host, port, addresses } = site.endpoint;
  if (host === undefined || !written.some(({ path }) => path === zoneFile)) return undefined;
  return {
    title: { en: 'Records of the API', zh: 'API 的 DNS 记录' },
    run: [
      text(
        `Put the records of ${markdownCode(zoneFile)} into the zone. Name servers do not check what an address leads to: take the record of a host out while it is down.`,
        `将 ${markdownCode(zoneFile)} 中的记录加入区域。域名服务器不检查地址是否可用：主机停机期间请移除其记录。`,
      ),
    ],
    check: [
      text(
        `Every host is given all ${addresses.length} addresses.`,
        `每台主机都能解析到全部 ${addresses.length} 个地址。`,
      ),
      commands(command('getent', 'ahosts', host)),
    ],
    undo: [
      text(
        `Remove the records of ${markdownCode(`${host}:${port}`)}.`,
        `移除 ${markdownCode(`${host}:${port}`)} 的记录。`,
      ),
    ],
  };
};
