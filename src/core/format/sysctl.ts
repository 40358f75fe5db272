import { commentBlock, decimal, fileText, matching } from './text.ts';

export interface SysctlSetting {
  /** With dots, for example `net.ipv4.ip_forward`. */
  readonly key: string;
  readonly value: number | string;
  readonly comment?: string;
}

const KEY = /^[a-z][a-z0-9_]*(?:[./][A-Za-z0-9_*-]+)+$/;
const VALUE = /^[A-Za-z0-9_.:,/-]+(?: [A-Za-z0-9_.:,/-]+)*$/;
const MODULE = /^[a-z][a-z0-9_-]*$/;

/**
 * A file of `/etc/sysctl.d`, ended by LF. The format knows no quoting, so only plain words pass.
 * @throws UnprintableError for a key or value that is not plain
 */
export function printSysctl(
  heading: readonly string[],
  settings: readonly SysctlSetting[],
): string {
  const lines = commentBlock(heading, '#');
  for (const { key, value, comment } of settings) {
    if (comment !== undefined) lines.push(...commentBlock([comment], '#'));
    const text =
      typeof value === 'number'
        ? decimal('sysctl', value)
        : matching('sysctl', value, VALUE, 'kernel setting');
    lines.push(`${matching('sysctl', key, KEY, 'kernel setting name')} = ${text}`);
  }
  return fileText(lines);
}

/**
 * A file of `/etc/modules-load.d`: one kernel module a line, ended by LF.
 * @throws UnprintableError for a name that is no module's
 */
export function printModulesLoad(heading: readonly string[], modules: readonly string[]): string {
  return fileText([
    ...commentBlock(heading, '#'),
    ...modules.map((name) => matching('modules-load', name, MODULE, 'kernel module')),
  ]);
}
