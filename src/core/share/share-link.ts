import { message, type Localized, type Message } from '../model/message.ts';
import type { SecretKind } from '../model/secret-patterns.ts';
import { findSecrets, pathText } from '../model/secrets.ts';
import type { Topology } from '../model/topology.ts';
import { carryTopology } from '../persistence/carried-text.ts';

/** From so many characters on some chats and mail programs cut an address. */
export const longLink = 2000;

/**
 * Longest link, in characters. Firefox stops showing an address after 65,536 and Safari stops
 * taking it after 80,000, so this one opens everywhere.
 */
export const longestLink = 64_000;

export type ShareLink =
  | {
      readonly ok: true;
      readonly url: string;
      /** Characters at {@link longLink} or more. */ readonly long: boolean;
    }
  | {
      readonly ok: false;
      readonly reason: 'secret' | 'too-long';
      /** What stands in the way, where, and what to do. */
      readonly message: Message;
    };

const remedy = {
  en: 'A link carries all of a design, so none was made. Take it out (Problems has a fix), replace it where it is in use, and share again.',
  zh: '链接包含整个设计，因此未生成链接。请将其删除（“问题”面板可修复）、在使用处更换，然后重新分享。',
} satisfies Localized;

const secretTexts: Readonly<Record<SecretKind, Localized>> = {
  privateKey: {
    en: `The design holds a private key, at {place}. ${remedy.en}`,
    zh: `设计中含有私钥，位于 {place}。${remedy.zh}`,
  },
  token: {
    en: `The design holds a token or secret key, at {place}. ${remedy.en}`,
    zh: `设计中含有令牌或密钥，位于 {place}。${remedy.zh}`,
  },
  certificateKey: {
    en: `The design holds a certificate key of kubeadm, at {place}. ${remedy.en}`,
    zh: `设计中含有 kubeadm 的证书密钥，位于 {place}。${remedy.zh}`,
  },
  password: {
    en: `The design holds a password, at {place}. ${remedy.en}`,
    zh: `设计中含有密码，位于 {place}。${remedy.zh}`,
  },
};

const tooLong: Localized = {
  en: 'The link would have {length} characters; browsers open at most {limit} everywhere. Save the topology to a file and send that.',
  zh: '链接将有 {length} 个字符；所有浏览器都能打开的上限为 {limit} 个。请将拓扑保存为文件后发送。',
};

/**
 * A link that opens the design: the whole of it in the fragment, which browsers send to no server.
 * A design that holds something that looks like a secret gets none.
 * @param page address of the page that opens it, without a fragment
 */
export function shareLink(topology: Topology, page: string): ShareLink {
  const [secret] = findSecrets(topology);
  if (secret !== undefined) {
    const place = pathText(secret.path);
    return { ok: false, reason: 'secret', message: message(secretTexts[secret.kind], { place }) };
  }
  const url = `${page}#${carryTopology(topology)}`;
  if (url.length > longestLink) {
    const data = { length: url.length, limit: longestLink };
    return { ok: false, reason: 'too-long', message: message(tooLong, data) };
  }
  return { ok: true, url, long: url.length >= longLink };
}
