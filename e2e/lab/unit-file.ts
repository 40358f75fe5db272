/** What the lab's runner keeps of a systemd unit: it cannot run systemd itself in a namespace. */
export interface Unit {
  readonly name: string;
  readonly command: string;
  readonly environment: Readonly<Record<string, string>>;
  /** `systemctl` would start it again when it dies. */
  readonly restarts: boolean;
  readonly restartMs: number;
  readonly after: readonly string[];
  /** Who it runs as; absent for root. */
  readonly user: string | undefined;
  /** Folder under /var/lib that it is given. */
  readonly stateFolder: string | undefined;
  /** It does its work and ends. */
  readonly oneshot: boolean;
}

/**
 * Reads a unit with its drop-ins (later ones win), as systemd.unit(5) and systemd.service(5) say, as
 * far as services use it. `read` gives the content of a file of the host, undefined if there is none.
 */
export function parseUnit(
  name: string,
  texts: readonly string[],
  host: string,
  read: (file: string) => string | undefined,
): Unit {
  const environment: Record<string, string> = {};
  let command = '';
  let restart = 'no';
  let restartMs = 100;
  const after: string[] = [];
  let user: string | undefined;
  let stateFolder: string | undefined;
  let oneshot = false;
  for (const line of texts.join('\n').replaceAll('\\\n', ' ').split('\n')) {
    const [, key = '', value = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    const expanded = value.replaceAll('%H', host).replaceAll('%p', name);
    if (key === 'Environment') Object.assign(environment, assignments(expanded));
    else if (key === 'EnvironmentFile') {
      const optional = expanded.startsWith('-');
      const content = read(expanded.replace(/^-/, ''));
      if (content === undefined && !optional) throw new Error(`${name}: ${expanded} is missing`);
      Object.assign(environment, ...(content ?? '').split('\n').map(lineOfFile));
    } else if (key === 'ExecStart') command = expanded;
    else if (key === 'Restart') restart = expanded;
    else if (key === 'RestartSec') restartMs = milliseconds(expanded);
    else if (key === 'User') user = expanded === 'root' ? undefined : expanded;
    else if (key === 'StateDirectory') stateFolder = expanded;
    else if (key === 'Type') oneshot = expanded === 'oneshot';
    else if (key === 'After') after.push(...expanded.split(/\s+/));
  }
  return {
    name,
    command: command.replace(/^[-@:+!]+/, ''),
    environment,
    restarts: restart !== 'no',
    restartMs,
    after: after.map((each) => each.replace(/\.service$/, '')),
    user,
    stateFolder,
    oneshot,
  };
}

function assignments(text: string): Record<string, string> {
  const found = text.matchAll(/"([^"=]+)=([^"]*)"|([^\s"=]+)=(\S*)/g);
  return Object.fromEntries(
    [...found].map(([, quotedName, quoted, name, value]) => [
      quotedName ?? name ?? '',
      quoted ?? value ?? '',
    ]),
  );
}

function lineOfFile(line: string): Record<string, string> {
  const [, name, value = ''] = /^\s*([A-Za-z_]\w*)=(.*)$/.exec(line) ?? [];
  if (name === undefined) return {};
  return { [name]: value.trim().replace(/^(["'])(.*)\1$/, '$2') };
}

function milliseconds(text: string): number {
  const [, count = '0', unit = 's'] = /^([\d.]+)\s*(ms|s|min)?$/.exec(text) ?? [];
  return Number(count) * ({ ms: 1, s: 1000, min: 60_000 }[unit] ?? 1000);
}
