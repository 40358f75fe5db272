import type { Command } from '../../../commands/command.ts';
import type { TopologyIndex } from '../../../graph/topology-index.ts';
import {
  elementCollections,
  type ElementCollection,
  type Topology,
} from '../../../model/topology.ts';
import type { Target, TargetKind } from '../../diagnostic.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { Draft } from '../../support/draft.ts';
import type { SecretKind } from '../../../model/secret-patterns.ts';
import { findSecrets, pathText, withoutSecrets, type FoundSecret } from '../../../model/secrets.ts';
import { clusterSettings, networkSettings } from '../../support/target.ts';

/** So many places are named; the fix takes all. */
const NAMED = 3;

/** The files that Quorate makes hold none. This is about what a user, or another program, put in. */
export const rule = defineRule({
  meta: {
    id: 'security/secret-in-bundle',
    severity: 'error',
    title: { en: 'Secret in the design', zh: '设计中含有机密' },
    messages: {
      privateKey: {
        en: 'The design holds a private key, at {place}. It goes along in every file, link and bundle.',
        zh: '设计中含有私钥，位于 {place}。它会随每个文件、链接和配置包一起传出。',
      },
      token: {
        en: 'The design holds a token or secret key, at {place}. It goes along in every file, link and bundle.',
        zh: '设计中含有令牌或密钥，位于 {place}。它会随每个文件、链接和配置包一起传出。',
      },
      certificateKey: {
        en: 'The design holds a certificate key of kubeadm, at {place}. It opens the private keys of the cluster while they can be downloaded.',
        zh: '设计中含有 kubeadm 的证书密钥，位于 {place}。在可下载期间，它能解开集群的私钥。',
      },
      password: {
        en: 'The design holds a password, at {place}. It goes along in every file, link and bundle.',
        zh: '设计中含有密码，位于 {place}。它会随每个文件、链接和配置包一起传出。',
      },
    },
    docs: {
      rationale: {
        en: 'A design is made to be shared: as a file, a link, a diagram, a bundle in a repository. Whatever it holds has then been published.',
        zh: '设计本就用于分享：文件、链接、图表、代码仓库中的配置包。其中的内容一旦分享即等于公开。',
      },
      remediation: {
        en: 'Take it out, and replace the secret where it is in use. The scripts of the bundle make keys, tokens and passwords on site.',
        zh: '将其删除，并在使用处更换该机密。配置包中的脚本会在现场生成密钥、令牌和密码。',
      },
      references: [
        'kubeadm init, "Uploading control-plane certificates to the cluster": https://kubernetes.io/docs/reference/setup-tools/kubeadm/kubeadm-init/',
        'Kubernetes, Authenticating with Bootstrap Tokens: https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
      ],
    },
  },
  check: ({ index }) =>
    Array.from(groupsOf(index.topology).values(), ([first, ...others]): Finding<SecretKind> => {
      const places = [first, ...others].slice(0, NAMED).map(({ path }) => pathText(path));
      const place = places.join(', ') + (others.length >= NAMED ? ' …' : '');
      return { messageId: first.kind, data: { place }, targets: [targetOf(index.topology, first)] };
    }),
  fix: ({ index }, { messageId, targets: [target] }) => {
    const draft = new Draft(index);
    const key = keyOf(messageId, target);
    for (const { path } of groupsOf(index.topology).get(key) ?? []) {
      const command = removal(draft.index, path);
      if (command === undefined) return undefined;
      draft.run(command);
    }
    if (draft.refused || groupsOf(draft.index.topology).has(key)) return undefined;
    return draft.toFix('suggestion', {
      en: 'Take the secret out of the design',
      zh: '从设计中删除该机密',
    });
  },
});

/** What is found, by its kind and by what it is found in. */
function groupsOf(topology: Topology): Map<string, [FoundSecret, ...FoundSecret[]]> {
  const groups = new Map<string, [FoundSecret, ...FoundSecret[]]>();
  for (const secret of findSecrets(topology)) {
    const key = keyOf(secret.kind, targetOf(topology, secret));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [secret]);
    else group.push(secret);
  }
  return groups;
}

function keyOf(kind: string, { kind: target, id }: Target): string {
  return `${kind} ${target} ${id}`;
}

const kindOf: Readonly<Record<ElementCollection, TargetKind>> = {
  failureDomains: 'failure-domain',
  hosts: 'host',
  components: 'component',
  etcdClusters: 'etcd-cluster',
  endpoints: 'endpoint',
  links: 'link',
};

/** The element that holds it, else the settings; what is neither is shown with the cluster's. */
function targetOf(topology: Topology, { path: [part, at] }: FoundSecret): Target {
  const collection = elementCollections.find((each) => each === part);
  const element = collection && typeof at === 'number' ? topology[collection][at] : undefined;
  if (collection !== undefined && element !== undefined) {
    return { kind: kindOf[collection], id: element.id };
  }
  return part === 'network' ? networkSettings : clusterSettings;
}

const parts = ['metadata', 'cluster', 'network', 'assumptions', 'checks', 'views'] as const;

/** The edit that cleans the property a path leads into; undefined where no edit reaches it. */
function removal({ topology }: TopologyIndex, path: FoundSecret['path']): Command | undefined {
  const [part, second, third] = path;
  const collection = elementCollections.find((each) => each === part);
  if (collection !== undefined) {
    const element = typeof second === 'number' ? topology[collection][second] : undefined;
    if (element === undefined || typeof third !== 'string') return undefined;
    const value = (element as Readonly<Record<string, unknown>>)[third];
    return {
      type: 'update-element',
      collection,
      id: element.id,
      patch: { [third]: withoutSecrets(value, [third]) },
    };
  }
  const settings = parts.find((each) => each === part);
  if (settings === undefined || typeof second !== 'string') return undefined;
  const value = (topology[settings] as Readonly<Record<string, unknown>>)[second];
  const patch = { [second]: withoutSecrets(value, [second]) };
  return { type: 'update-settings', part: settings, patch };
}
