import { commentBlock, decimal, fileText, matching } from './text.ts';

/** One variable. Ansible reads values as Jinja templates, so only plain words can be one. */
export interface AnsibleVariable {
  readonly name: string;
  readonly value: string | number;
  readonly comment?: string;
}

export interface AnsibleHost {
  /** An address or a host name, as Ansible connects to it. */
  readonly name: string;
  readonly variables?: readonly AnsibleVariable[];
}

export type AnsibleSection = { readonly comment?: string } & (
  | { readonly group: string; readonly hosts: readonly AnsibleHost[] }
  | { readonly group: string; readonly variables: readonly AnsibleVariable[] }
);

export interface AnsibleIni {
  readonly heading?: readonly string[];
  readonly sections: readonly AnsibleSection[];
}

const FORMAT = 'ansible inventory';
const GROUP = /^[A-Za-z_][A-Za-z0-9_]*$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const HOST = /^[A-Za-z0-9](?:[A-Za-z0-9.:-]*[A-Za-z0-9])?$/;
// No quote, brace, percent sign, hash or space: nothing of it is syntax of INI, shlex or Jinja.
const WORD = /^[A-Za-z0-9._:/,-]*$/;

/**
 * An inventory in Ansible's INI format, sections in the order given, ended by LF. Text values are
 * quoted, so that Ansible takes no version or number among them for anything but text.
 * @throws UnprintableError for a group, host or variable name that is none, or a value with a
 *   character that INI, shlex or Jinja could read as syntax
 */
export function printAnsibleIni(inventory: AnsibleIni): string {
  const lines = commentBlock(inventory.heading ?? [], '#');
  for (const section of inventory.sections) {
    if (lines.length > 0) lines.push('');
    lines.push(...commentBlock(section.comment === undefined ? [] : [section.comment], '#'));
    const group = matching(FORMAT, section.group, GROUP, 'group name');
    if ('hosts' in section) {
      lines.push(`[${group}]`, ...section.hosts.map(hostLine));
      continue;
    }
    lines.push(`[${group}:vars]`);
    for (const variable of section.variables) {
      lines.push(...commentBlock(variable.comment === undefined ? [] : [variable.comment], '#'));
      lines.push(assignment(variable, '"'));
    }
  }
  return fileText(lines);
}

function hostLine({ name, variables = [] }: AnsibleHost): string {
  const host = matching(FORMAT, name, HOST, 'host name');
  return [host, ...variables.map((variable) => assignment(variable, "'"))].join(' ');
}

function assignment({ name, value }: AnsibleVariable, quote: string): string {
  const text =
    typeof value === 'number'
      ? decimal(FORMAT, value)
      : `${quote}${matching(FORMAT, value, WORD, 'plain word')}${quote}`;
  return `${matching(FORMAT, name, VARIABLE, 'variable name')}=${text}`;
}
