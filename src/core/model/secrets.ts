import { secretsIn, secretUnder, withoutSecretsIn, type SecretKind } from './secret-patterns.ts';

type Path = readonly (string | number)[];

export interface FoundSecret {
  readonly kind: SecretKind;
  readonly path: Path;
}

/** Documents nest no deeper; what does is left alone. */
const DEEPEST = 60;

/** Every place of a document that holds a secret, in its order. */
export function findSecrets(document: unknown): FoundSecret[] {
  const found: FoundSecret[] = [];
  // One path for the whole walk, copied only where something is found.
  const path: (string | number)[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      const kinds = new Set(secretsIn(value, () => isName(path)));
      for (const kind of kinds) found.push({ kind, path: [...path] });
    } else if (typeof value === 'object' && value !== null && path.length < DEEPEST) {
      for (const [key, child] of entriesOf(value)) {
        path.push(key);
        const kind = typeof key === 'string' ? secretUnder(keyOf(value, key), child) : undefined;
        if (kind === undefined) visit(child);
        else found.push({ kind, path: [...path] });
        path.pop();
      }
    }
  };
  visit(document);
  return found;
}

function entriesOf(value: object): Iterable<[string | number, unknown]> {
  return Array.isArray(value) ? value.entries() : Object.entries(value);
}

/**
 * A copy without the secrets in it; undefined if nothing else was there. An option whose value is
 * one goes with its name.
 */
export function withoutSecrets(value: unknown, path: Path): unknown {
  const key = path.findLast((part) => typeof part === 'string') ?? '';
  return secretUnder(String(key), value) === undefined ? cleaned(value, path) : undefined;
}

function cleaned(value: unknown, path: Path): unknown {
  if (typeof value === 'string') {
    const hasSecret = secretsIn(value, () => isName(path)).length > 0;
    return hasSecret ? withoutSecretsIn(value, isName(path)) : value;
  }
  if (typeof value !== 'object' || value === null || path.length >= DEEPEST) return value;
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, at) => {
      const inside = [...path, at];
      if (isOption(item) && findSecrets(item).length > 0) return [];
      const left = cleaned(item, inside);
      return left === undefined ? [] : [left];
    });
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => {
      if (secretUnder(keyOf(value, key), child) !== undefined) return [];
      const left = cleaned(child, [...path, key]);
      return left === undefined ? [] : [[key, left]];
    }),
  );
}

/** The key of a value; of the value of an option its name. */
function keyOf(owner: object, key: string): string {
  return key === 'value' && isOption(owner) ? owner.name : key;
}

function isOption(item: unknown): item is { readonly name: string; readonly value: unknown } {
  return (
    typeof item === 'object' &&
    item !== null &&
    'name' in item &&
    'value' in item &&
    typeof item.name === 'string'
  );
}

/** Properties of the document that hold names, addresses, ids and releases. */
const nameKeys = new Set([
  'addresses',
  'address',
  'allow',
  'backupTarget',
  'checkUser',
  'cidr',
  'clusterName',
  'component',
  'dhcpRanges',
  'dnsDomain',
  'dnsServers',
  'element',
  'endpoint',
  'failureDomain',
  'from',
  'host',
  'id',
  'interface',
  'kubernetesVersion',
  'members',
  'name',
  'parent',
  'podSubnets',
  'rule',
  'runningVersion',
  'serviceSubnets',
  'storage',
  'targets',
  'to',
  'version',
  'zones',
]);

function isName(path: Path): boolean {
  const key = path.findLast((part) => typeof part === 'string');
  return key !== undefined && nameKeys.has(String(key));
}

/** A place as a path: `hosts[2].notes`. Keys that need it stand in quotes, long ones are cut. */
export function pathText(path: Path): string {
  return path
    .map((part, at) => {
      if (typeof part === 'number') return `[${part}]`;
      if (secretsIn(part, () => false).length > 0) return '[…]';
      const key = part.length > 40 ? `${part.slice(0, 40)}…` : part;
      if (!/^[\w…-]+$/.test(key)) return `[${JSON.stringify(key)}]`;
      return at === 0 ? key : `.${key}`;
    })
    .join('');
}
