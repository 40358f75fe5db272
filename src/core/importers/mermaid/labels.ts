import { otherThingOf } from './other-things.ts';
import { firstLine, isPlural, roleWordOf, wordsOf, type Role, type RoleWord } from './roles.ts';

/** One of the things that a label stands for. */
export interface LabelRole {
  readonly role: Role;
  /** The words that say so. */
  readonly words: readonly string[];
  readonly weak: boolean;
  /** The part of the label that names it. */
  readonly text: string;
  readonly count: number;
}

export interface LabelReading {
  readonly roles: readonly LabelRole[];
  /** Whether each role has a machine, or several, of its own: `master ×3 + worker ×3`. */
  readonly apart: boolean;
}

const none: LabelReading = { roles: [], apart: false };

const wholes: Readonly<Partial<Record<Role, 'control-plane' | 'load-balancer' | 'worker'>>> = {
  'api-server': 'control-plane',
  'controller-manager': 'control-plane',
  scheduler: 'control-plane',
  keepalived: 'load-balancer',
  proxy: 'load-balancer',
  'worker-part': 'worker',
};

type WholeRole = Exclude<
  Role,
  'api-server' | 'controller-manager' | 'scheduler' | 'keepalived' | 'proxy' | 'worker-part'
>;

/** The component that a role is, or is a part of. */
export function wholeOf(role: Role): WholeRole {
  return wholes[role] ?? (role as WholeRole);
}

/** Where a list of things on one machine is parted. */
const separators =
  /\n|[,;、，；+&|•·→()[\]（）{}]|\s[-–—]\s|\/|: |：|\s(?:and|with|on|in)\s|和|与|及/;
/** A remark about something is none of what the label stands for. */
const remark =
  / (?:stores?|stored|for|of|to|from|via|using|uses|backed|runs?|connects?|per|managed|calls|talks|no|not|without|never|cannot|state|watches|join|joins|joined|token) |存储|用于|通过|不|无/;
const roleOfVrrp = /^ (?:master|backup|slave|active|standby|primary|secondary|主|备|主用|备用) $/;

/**
 * What a label stands for: often one thing, at times all that runs on a machine. Its first part
 * names it; what follows counts where it lists programs and not where it is a remark.
 */
export function readLabel(label: string): LabelReading {
  const parts = label
    .split(separators)
    .map((text) => text.trim())
    .filter((text) => /[\p{L}]/u.test(text))
    .slice(0, 24);
  const [first] = parts;
  if (first === undefined || (otherThingOf(first) !== undefined && !isStrong(first))) return none;
  const vrrp = / keepalived | ha ?proxy | vrrp /.test(wordsOf(label));
  const found: { text: string; word: RoleWord; first: boolean }[] = [];
  for (const [at, text] of parts.entries()) {
    const words = wordsOf(text);
    if (vrrp && roleOfVrrp.test(words)) continue;
    const word = roleWordOf(text);
    if (word === undefined) continue;
    const remarked = remark.test(words) || words.split(' ').length > 8;
    // kubespray's proxy on each node serves that node alone.
    const local = word.role === 'proxy' && / localhost | 127 0 0 1 /.test(wordsOf(label));
    if (at > 0 && (remarked || local || (otherThingOf(text) !== undefined && !isStrong(text))))
      continue;
    found.push({ text, word, first: at === 0 });
  }
  return combined(label, found);
}

/** `etcd` beside `snapshots` is the other thing; `HAProxy` beside `gateway` is a load balancer. */
function isStrong(text: string): boolean {
  const role = roleWordOf(text)?.role;
  const other = otherThingOf(text);
  if (role === undefined || other === 'pipeline' || other === 'database') return false;
  if (other === 'person') return role !== 'dns';
  if (
    / (?:ingress|pods?|backups?|snapshots?|exporters?|web|spark|celery|queue) /.test(wordsOf(text))
  ) {
    return false;
  }
  return true;
}

function combined(
  label: string,
  found: readonly { text: string; word: RoleWord; first: boolean }[],
): LabelReading {
  const [head] = found;
  if (head === undefined) return none;
  const headIs = wholeOf(head.word.role);
  const groups = new Map<
    Role,
    { words: string[]; texts: string[]; roles: Set<Role>; weak: boolean }
  >();
  for (const { text, word } of found) {
    const whole = wholeOf(word.role);
    if (whole !== headIs && !belongsWith(headIs, word.role)) continue;
    const known = groups.get(whole);
    if (known === undefined) {
      groups.set(whole, {
        words: [word.word],
        texts: [text],
        roles: new Set([word.role]),
        weak: word.weak,
      });
    } else {
      known.words.push(word.word);
      known.texts.push(text);
      known.roles.add(word.role);
      known.weak &&= word.weak;
    }
  }
  if (groups.has('control-plane'))
    for (const role of ['worker', 'kube-vip'] as const) {
      // A master has a kubelet as well, and kube-vip is one of its pods.
      const group = groups.get(role);
      if (group !== undefined && !group.roles.has('worker') && headIs !== role) groups.delete(role);
    }
  const counts = [...groups.values()].map(({ texts }) => Math.max(...texts.map(countIn)));
  const apart = groups.size > 1 && counts.some((count) => count > 1);
  const shared = groups.size === 1 ? countIn(label) : 1;
  return {
    apart,
    roles: [...groups].map(([whole, { words, texts, roles, weak }], at) => ({
      role: roles.size === 1 ? ([...roles][0] ?? whole) : whole,
      words: [...new Set(words)],
      weak,
      text: groups.size === 1 ? label : (texts[0] ?? label),
      count: Math.max(shared, counts[at] ?? 1),
    })),
  };
}

/** Whether a program in a list can share a machine with what the label names first. */
function belongsWith(head: Role, role: Role): boolean {
  switch (head) {
    case 'control-plane':
      return ['etcd', 'proxy', 'keepalived', 'kube-vip', 'worker', 'worker-part'].includes(role);
    case 'etcd':
      return ['api-server', 'control-plane', 'proxy', 'keepalived', 'worker'].includes(role);
    case 'load-balancer':
      return role === 'vip';
    case 'worker':
      return role === 'etcd' || role === 'control-plane';
    default:
      return false;
  }
}

/** At most so many are drawn for one shape. */
export const mostCopies = 64;

const several = String.raw`(?:nodes|members|replicas|instances|servers|masters|workers|hosts|machines|vms|control planes|load balancers|peers)`;
const numberWords = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['seven', 7],
  ['两', 2],
  ['三', 3],
  ['四', 4],
  ['五', 5],
  ['七', 7],
]);
const anyNumber = String.raw`(\d{1,3}|two|three|four|five|seven|[两三四五七])`;
const countPatterns: readonly RegExp[] = [
  /(?:^|[\s(（\p{Script=Han}])[x×✕*] ?(\d{1,3})(?![\d.:\p{L}])/iu,
  /(?:^|[\s(（])(\d{1,3}) ?[x×✕](?![\p{L}\d])/iu,
  new RegExp(`(?:^|[\\s(（])${anyNumber}[ -]${several}(?!\\p{L})`, 'iu'),
  new RegExp(`(?:^|[\\s(（])${anyNumber}-(?:node|member)(?!\\p{L})`, 'iu'),
  /(?:^|[^\p{L}\d.])([\d两三四五七]{1,3}) ?(?:台|个)/u,
  /([\d两三四五七]{1,3}) ?(?:节点|成员|副本|实例)(?!\s*\d)/u,
];

/** `Master 1-3`, `node[1:3]`, `etcd-1 ~ etcd-3`, `worker01..05`. */
const rangePattern =
  /(?<![\d.:])0*(\d{1,3})\s*(?:-|–|~|\.{2,3}|…|:|至|到| to )\s*(?:[\p{L}_-]{1,20})?0*(\d{1,3})(?![\d.:]|\/\d)/iu;

/** How many of it a label speaks of, 1 if it gives no number; at most {@link mostCopies}. */
export function countIn(label: string): number {
  const text = label.slice(0, 400).replace(/\d+(?:[.:]\d+)+(?:\/\d+)?/g, ' ');
  for (const pattern of countPatterns) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return bounded(numberWords.get(found.toLowerCase()) ?? Number(found));
  }
  const plain = /\((\d{1,2})\)|（(\d{1,2})）/.exec(text);
  if (plain !== null && isPlural(label)) return bounded(Number(plain[1] ?? plain[2]));
  const [, from, to] = rangePattern.exec(firstLine(text)) ?? [];
  const length = Number(to) - Number(from) + 1;
  return length > 1 && length <= mostCopies && Number(from) <= 1 ? length : 1;
}

function bounded(count: number): number {
  return Number.isInteger(count) && count >= 1 ? Math.min(count, mostCopies) : 1;
}

/** A label without its count, of one thing: `Worker nodes (4)` is `Worker node`. */
export function singular(label: string): string {
  const [line = '', ...rest] = label.split('\n');
  const one = line
    .replace(
      /[x×✕*] ?\d{1,3}(?![\d.])|(?<!\d)\d{1,3} ?[x×✕](?![\p{L}\d])|[(（]\d{1,2}[)）]/giu,
      ' ',
    )
    .replace(rangePattern, ' ')
    .replace(new RegExp(`(^|[\\s(（])${anyNumber}[ -](?=${several})`, 'iu'), '$1')
    .replace(
      /\b(node|member|replica|instance|server|master|worker|host|machine|vm|plane|balancer|pool|group)s\b/gi,
      '$1',
    )
    .replace(/\bclusters?\b|集群/gi, ' ')
    .replace(/[(（]\s*[)）]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [one === '' ? line : one, ...rest].join('\n');
}
