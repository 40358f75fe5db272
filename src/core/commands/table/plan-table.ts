import { ipFamily } from '../../model/ip.ts';
import { message, type Localized, type Message } from '../../model/message.ts';
import { componentKinds, endpointKinds, limits, type Topology } from '../../model/topology.ts';
import type { Command } from '../command.ts';
import { Refusal } from '../definition.ts';
import { documentProblem } from '../gate.ts';
import { RowPlan, type Cells, type ReadRow } from './row-plan.ts';
import { addressesIn, type ColumnFields } from './read-table.ts';
import { readRoles, type RowRole, type TableField } from './words.ts';

const texts = {
  label: { en: 'Paste {count} rows', zh: '粘贴 {count} 行' },
  noName: {
    en: 'No column says what things are called, so nothing can be pasted. Choose the column of the names, or add one with the head "name".',
    zh: '没有列给出名称，因此无法粘贴。请选择名称所在的列，或添加表头为“名称”的列。',
  },
  noRowName: { en: 'The name is missing.', zh: '缺少名称。' },
  longName: {
    en: 'This is longer than {limit} characters.',
    zh: '超过 {limit} 个字符。',
  },
  noRole: {
    en: '{word} is no role. Write master, etcd, load balancer, worker, host, zone, rack or VIP.',
    zh: '{word} 不是角色。可填写 master、etcd、负载均衡器、工作节点、主机、可用区、机架或 VIP。',
  },
  mixedRoles: {
    en: 'One row cannot be a place or an endpoint and something else at once.',
    zh: '同一行不能既是位置或入口，又是其他元素。',
  },
  noAddress: {
    en: '{word} is no IP address. Write it as 10.0.1.11, without a prefix length.',
    zh: '{word} 不是 IP 地址。请写成 10.0.1.11 的形式，不带前缀长度。',
  },
  oneAddress: { en: 'An endpoint has one address.', zh: '入口只能有一个地址。' },
  noPort: {
    en: '{word} is no port. Write a whole number from 1 to 65535.',
    zh: '{word} 不是端口。请填写 1 到 65535 之间的整数。',
  },
  twice: {
    en: 'Row {row} already says this of {name}. Keep one of them.',
    zh: '第 {row} 行已写明 {name}。请只保留其中一行。',
  },
} satisfies Record<string, Localized>;

/** What is wrong with a row; `field` is the column, where it is one. */
export interface RowProblem {
  readonly field: TableField | undefined;
  readonly message: Message;
}

export interface PlannedRow {
  /** `wrong`: nothing of the row is taken. */
  readonly change: 'add' | 'change' | 'same' | 'wrong';
  /** What the row does, step by step. */
  readonly commands: readonly { readonly command: Command; readonly label: Message }[];
  readonly problems: readonly RowProblem[];
}

export interface TablePlan {
  /** What stops the whole table. */
  readonly problem: Message | undefined;
  readonly rows: readonly PlannedRow[];
  /** All rows that are not wrong, as one step; undefined if they change nothing. */
  readonly command: Command | undefined;
}

/**
 * What pasting rows into a design does. A row is found again by its name (and kind); what an empty
 * cell would say stays as it is. Places that are named and not there are added.
 */
export function planTable(
  topology: Topology,
  rows: readonly (readonly string[])[],
  fields: ColumnFields,
): TablePlan {
  if (!fields.includes('name')) {
    return { problem: message(texts.noName), rows: [], command: undefined };
  }
  const seen = new Map<string, number>();
  let after = topology;
  const planned = rows.map((row, at): PlannedRow => {
    const cells: Cells = {};
    for (const [column, field] of fields.entries()) {
      if (field !== null) cells[field] = row[column] ?? '';
    }
    const { read, problems } = readRow(cells);
    if (read === undefined) return { change: 'wrong', commands: [], problems };
    const key = JSON.stringify([read.name, read.host, ...read.roles]).toLowerCase();
    const before = seen.get(key);
    if (before !== undefined) {
      const twice = message(texts.twice, { row: before + 1, name: read.name });
      return { change: 'wrong', commands: [], problems: [{ field: 'name', message: twice }] };
    }
    seen.set(key, at);
    const plan = new RowPlan(after);
    try {
      plan.take(read);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const problem = { field: undefined, message: error.reason };
      return { change: 'wrong', commands: [], problems: [problem] };
    }
    after = plan.topology;
    const change = plan.added ? 'add' : plan.steps.length > 0 ? 'change' : 'same';
    return { change, commands: plan.steps, problems: [] };
  });
  const commands = planned.flatMap((row) => row.commands.map(({ command }) => command));
  if (commands.length === 0) return { problem: undefined, rows: planned, command: undefined };
  const count = planned.filter(({ commands: steps }) => steps.length > 0).length;
  const command: Command = { type: 'batch', label: message(texts.label, { count }), commands };
  // The document as a whole has bounds of its own.
  const problem = documentProblem(after);
  return problem === undefined
    ? { problem, rows: planned, command }
    : { problem, rows: planned, command: undefined };
}

function readRow(cells: Cells): {
  readonly read: ReadRow | undefined;
  readonly problems: readonly RowProblem[];
} {
  const problems: RowProblem[] = [];
  const wrong = (field: TableField, text: Localized, data?: Record<string, string | number>) =>
    problems.push({ field, message: message(text, data) });
  for (const [field, cell] of Object.entries(cells) as [TableField, string][]) {
    if (cell.length > limits.name) wrong(field, texts.longName, { limit: limits.name });
  }
  if (problems.length > 0) return { read: undefined, problems };

  const { name = '', host = '', port = '' } = cells;
  if (name === '') wrong('name', texts.noRowName);
  const reading = readRoles(cells.role ?? '');
  const roles = reading.ok ? reading.roles : [];
  if (!reading.ok) wrong('role', texts.noRole, { word: reading.word });
  const components = roles.filter((role) => componentKinds.some((kind) => kind === role));
  if (roles.length > 1 && components.length < roles.length && !isHostOf(roles, components)) {
    wrong('role', texts.mixedRoles);
  }
  const addresses = addressesIn(cells.address ?? '');
  const endpoint = endpointKinds.some((kind) => roles.includes(kind));
  const bad = addresses.find((address) => ipFamily(address) === undefined);
  if (bad !== undefined && !roles.includes('cloud-lb')) {
    wrong('address', texts.noAddress, { word: bad });
  } else if (endpoint && addresses.length > 1) wrong('address', texts.oneAddress);
  if (port !== '' && !isPort(port)) wrong('port', texts.noPort, { word: port });
  const read = { name, roles, host, addresses, cells };
  return { read: problems.length === 0 ? read : undefined, problems };
}

/** "host, master" says nothing more than "master". */
function isHostOf(roles: readonly RowRole[], components: readonly RowRole[]): boolean {
  return (
    components.length > 0 && roles.every((role) => role === 'host' || components.includes(role))
  );
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
