export const secretKinds = ['privateKey', 'token', 'certificateKey', 'password'] as const;
export type SecretKind = (typeof secretKinds)[number];

interface Pattern {
  readonly kind: SecretKind;
  /** What every match holds: asked first, because it is quick. */
  readonly mark: string;
  readonly text: RegExp;
}

const patterns: readonly Pattern[] = [
  {
    kind: 'privateKey',
    mark: 'PRIVATE KEY',
    text: /-----BEGIN (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----[\s\S]*?(?:-----END (?:[A-Z0-9]+ ){0,3}PRIVATE KEY-----|$)/g,
  },
  {
    // The same in base64, as a kubeconfig holds it: RSA, PKCS 8, EC, OpenSSH, encrypted.
    kind: 'privateKey',
    mark: 'LS0tLS1CRUdJTiB',
    text: /LS0tLS1CRUdJTi(?:BSU0EgUFJJVkFURSBLRV|BQUklWQVRFIEtFW|BFQyBQUklWQVRFIEtFW|BPUEVOU1NIIFBSSVZBVEUgS0VZ|BFTkNSWVBURUQgUFJJVkFURSBLRV)[A-Za-z0-9+/=]*/g,
  },
  {
    // A JSON Web Token, as service accounts have it.
    kind: 'token',
    mark: 'eyJ',
    text: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g,
  },
  {
    kind: 'certificateKey',
    mark: 'ertificate',
    text: /(?<=\bcertificate[-_]?key["'=:\s]{1,4})(?!(\w)\1{63})[0-9a-f]{64}(?![0-9a-f])/gi,
  },
  {
    // A line of keepalived.conf; in a sentence the word is no secret.
    kind: 'password',
    mark: 'auth_pass',
    text: /(?<=(?:^|[\n{;])[ \t]*)auth_pass[ \t]+\S{1,64}(?=[ \t]*(?:$|[\n};#]))/g,
  },
  {
    // A password before the host of a URL.
    kind: 'password',
    mark: '://',
    text: /(?<=\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@]{0,200}:)[^\s/:@<>${}*]{1,200}(?=@)/gi,
  },
];

/** A bootstrap token of kubeadm, by itself: no part of a longer name, address or path. */
const bootstrapToken: Pattern = {
  kind: 'token',
  mark: '.',
  text: /(?<![\w.:/@-])(?=[a-z0-9]{6}\.[a-z]*\d)[a-z0-9]{6}\.[a-z0-9]{16}(?![\w:/@-]|\.\w)/g,
};

/**
 * The secrets that a text holds. @param isName whether it is a name, an address or an id, which may
 * look like a bootstrap token and is none; asked only if it matters
 */
export function secretsIn(text: string, isName: () => boolean): SecretKind[] {
  const kinds = patterns.flatMap(({ kind, mark, text: pattern }) =>
    text.includes(mark) && text.search(pattern) >= 0 ? [kind] : [],
  );
  const { kind, mark, text: pattern } = bootstrapToken;
  const isToken = text.includes(mark) && text.search(pattern) >= 0 && !isName();
  return isToken ? [...kinds, kind] : kinds;
}

/** The text without its secrets. */
export function withoutSecretsIn(text: string, isName: boolean): string {
  return (isName ? patterns : [...patterns, bootstrapToken])
    .reduce((left, { text: pattern }) => left.replaceAll(pattern, ''), text)
    .trim();
}

/** Words at the end of a key whose value is a password, whatever it looks like. */
const passwordKeys = /(?:^|-)(?:password|passwd|passphrase|auth-?pass)$/;

/** Words at the end of a key whose value is a secret if it looks like one, and may be just a name. */
const secretKeys = /(?:^|-)(?:secret|token|secret-key|access-key|api-key|private-key)$/;

/** The token of an etcd cluster tells clusters apart and opens nothing. */
const clusterToken = /(?:^|-)cluster-token$/;

/** What stands for a value that is kept elsewhere: a path, a variable, a place to fill in. */
const elsewhere = /^(?:[/$<{*]|%\{|(?:env|file|vault|https?|arn):|redacted$|x+$|-+$|…$)/i;

/** Some word of the keys above, asked first because it is quick. */
const telling = /pass|token|secret|key/i;

/** The secret that a value is because of what its key says. */
export function secretUnder(key: string, value: unknown): SecretKind | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  if (!telling.test(key)) return undefined;
  const text = String(value).trim();
  if (text === '' || elsewhere.test(text)) return undefined;
  const words = key
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase();
  if (passwordKeys.test(words)) return 'password';
  if (/(?:^|-)certificate-key$/.test(words)) {
    return /^(?!(.)\1{63})[0-9a-f]{64}$/i.test(text) ? 'certificateKey' : undefined;
  }
  if (typeof value === 'number' || !secretKeys.test(words) || clusterToken.test(words)) {
    return undefined;
  }
  return looksRandom(text) ? 'token' : undefined;
}

/** Long, in one piece, letters and digits mixed: no word and no name that a person would choose. */
function looksRandom(text: string): boolean {
  return (
    /^[A-Za-z0-9+/=_.~-]{16,}$/.test(text) &&
    (text.match(/\d/g) ?? []).length >= 3 &&
    (text.match(/[A-Za-z]/g) ?? []).length >= 3 &&
    (text.match(/[a-z](?=\d)|\d(?=[a-z])/gi) ?? []).length >= 3
  );
}
