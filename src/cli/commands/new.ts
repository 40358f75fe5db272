import { emptyTopology, type Topology } from '../../core/model/topology.ts';
import { templates } from '../../core/model/templates/registry.ts';
import { parseTopology } from '../../core/model/parse-topology.ts';
import { renderMessage } from '../../core/model/message.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import { CliError } from '../cli-error.ts';
import { textOption, type CliCommand, type Invocation } from '../command.ts';
import { write } from '../files.ts';

export const newCommand: CliCommand = {
  name: 'new',
  synopsis: '--template NAME [--set key=value …] [-o FILE] | --list',
  summary: 'Write a starter. --set changes a setting, e.g. --set cluster.clusterName=prod.',
  options: {
    template: { type: 'string' },
    set: { type: 'string', multiple: true },
    list: { type: 'boolean' },
    output: { type: 'string', short: 'o' },
  },
  async run(invocation) {
    const { options, language, environment } = invocation;
    if (options['list'] === true) {
      for (const { id, title } of templates) environment.print(`${id}\t${title[language]}\n`);
      environment.print(`empty\t${language === 'zh' ? '空白设计' : 'An empty design'}\n`);
      return 0;
    }
    const text = writeDocument(withSettings(chosen(invocation), invocation));
    const output = textOption(options, 'output');
    if (output === undefined || output === '-') environment.print(text);
    else {
      await write(output, text);
      environment.log(`Wrote ${output}`);
    }
    return 0;
  },
};

function chosen({ options }: Invocation): Topology {
  const name = textOption(options, 'template');
  if (name === undefined)
    throw new CliError('Choose a starter with --template; --list names them.');
  if (name === 'empty') return emptyTopology('untitled');
  const template = templates.find(({ id }) => id === name);
  if (template === undefined) {
    throw new CliError(`There is no starter "${name}". --list names them.`);
  }
  return template.build();
}

/** Applies each `--set path=value`; the value is read as JSON where it is, else as text. */
function withSettings(topology: Topology, { options, language }: Invocation): Topology {
  const settings = options['set'];
  if (!Array.isArray(settings)) return topology;
  let value: unknown = topology;
  for (const setting of settings) {
    const [, path, text] = /^([^=]+)=(.*)$/s.exec(String(setting)) ?? [];
    if (path === undefined || text === undefined) {
      throw new CliError(`--set ${String(setting)}: write it as key=value.`);
    }
    value = replaceAt(value, path.split('.'), readValue(text), path);
  }
  const result = parseTopology(value);
  if (result.ok) return result.topology;
  const [issue] = result.issues;
  throw new CliError(`--set: ${issue?.path}: ${issue && renderMessage(issue.message, language)}`);
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function replaceAt(value: unknown, [key, ...rest]: string[], next: unknown, path: string): unknown {
  if (key === undefined) return next;
  if (Array.isArray(value) && /^\d+$/.test(key) && Number(key) < value.length) {
    return value.with(Number(key), replaceAt(value[Number(key)], rest, next, path));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
    throw new CliError(`--set ${path}: a topology has no such key.`);
  }
  const record = value as Record<string, unknown>;
  return { ...record, [key]: replaceAt(record[key], rest, next, path) };
}
