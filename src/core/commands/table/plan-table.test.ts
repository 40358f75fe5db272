import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexTopology } from '../../graph/topology-index.ts';
import { renderMessage } from '../../model/message.ts';
import { parseTopology } from '../../model/parse-topology.ts';
import type { Topology } from '../../model/topology.ts';
import { topology } from '../../../testing/topology-builder.ts';
import { applyCommand } from '../apply.ts';
import { planTable, type TablePlan } from './plan-table.ts';
import { looksLikeTable, readTable, type PastedTable } from './read-table.ts';
import { writeRows } from './write-rows.ts';

function tableOf(text: string): PastedTable {
  const reading = readTable(text);
  if (!reading.ok) throw new Error(renderMessage(reading.message, 'en'));
  return reading.table;
}

function plan(design: Topology, text: string): TablePlan {
  const { rows, fields } = tableOf(text);
  return planTable(design, rows, fields);
}

function paste(design: Topology, text: string): Topology {
  const { command } = plan(design, text);
  if (command === undefined) throw new Error('changes nothing');
  const result = applyCommand(design, command);
  if (!result.ok) throw new Error(renderMessage(result.reason, 'en'));
  return result.topology;
}

const empty = topology().build();

describe('reading a table', () => {
  it.each([
    ['tabs', 'name\trole\nm1\tmaster'],
    ['commas', 'Name, Role\r\nm1, master\r\n'],
    ['semicolons', 'name;role\nm1;master'],
    ['quotes', '"name","role"\n"m1","master"'],
    ['a byte order mark', '\uFEFFname,role\nm1,master'],
  ])('reads cells parted by %s', (_what, text) => {
    expect(tableOf(text)).toMatchObject({ rows: [['m1', 'master']], fields: ['name', 'role'] });
  });

  it('keeps separators, line ends and quotes inside quoted cells', () => {
    expect(tableOf('name,role\n"a ""b"", c\nd",etcd').rows).toEqual([['a "b", c\nd', 'etcd']]);
  });

  it('knows heads in Chinese, in any order, and leaves unknown ones unused', () => {
    const { fields } = tableOf(
      '可用区\t主机名\t序列号\tIP地址\t角色\t机柜\nz\tm\t7\t10.0.0.1\t主节点\tr',
    );
    expect(fields).toEqual(['zone', 'name', null, 'address', 'role', 'rack']);
  });

  it('takes a lone "host" for the name', () => {
    expect(tableOf('ip,host\n10.0.0.1,m1').fields).toEqual(['address', 'name']);
  });

  it('guesses columns without heads', () => {
    const { heads, fields } = tableOf('10.0.0.1,m1,zone-a,master\n10.0.0.2,m2,zone-b,master+etcd');
    expect(heads).toBeUndefined();
    expect(fields).toEqual(['address', 'name', 'zone', 'role']);
  });

  it.each(['', ' \n\t\n', 'name,role\n', `${'x,'.repeat(60)}y`, 'x\n'.repeat(3_000)])(
    'refuses what is no table in one message (%#)',
    (text) => {
      expect(readTable(text)).toMatchObject({ ok: false });
    },
  );
});

describe('telling a table from other texts', () => {
  it.each(['name,role\nm1,master', 'm1\tmaster', '10.0.0.1,m1\n10.0.0.2,m2'])(
    'knows %j',
    (text) => {
      expect(looksLikeTable(text)).toBe(true);
    },
  );

  it.each(['Well, this is prose, not rows.', '{"a": 1, "b": 2}', 'm1', '', 'flowchart LR\n a-->b'])(
    'leaves %j alone',
    (text) => {
      expect(looksLikeTable(text)).toBe(false);
    },
  );
});

describe('planning a table', () => {
  it('adds hosts, what runs on them, and the places they name', () => {
    const design = paste(
      empty,
      'name,role,address,zone,rack\nm1,"master, etcd",10.0.0.11,zone-a,r1\nm2,"master, etcd",10.0.0.12,zone-b,r1',
    );
    expect(design.failureDomains.map(({ kind, name }) => [kind, name])).toEqual([
      ['zone', 'zone-a'],
      ['rack', 'r1'],
      ['zone', 'zone-b'],
      ['rack', 'r1'],
    ]);
    expect(design.hosts.map(({ name, addresses }) => [name, ...addresses])).toEqual([
      ['m1', '10.0.0.11'],
      ['m2', '10.0.0.12'],
    ]);
    expect(design.components.map(({ kind, name }) => [kind, name])).toEqual([
      ['control-plane', 'm1'],
      ['etcd', 'etcd-1'],
      ['control-plane', 'm2'],
      ['etcd', 'etcd-2'],
    ]);
    expect(design.etcdClusters).toMatchObject([{ placement: 'stacked' }]);
  });

  it('changes what is there by its name, and says what stays', () => {
    const before = paste(
      empty,
      'name,role,address,zone\nm1,master,10.0.0.11,zone-a\nm2,master,10.0.0.12,zone-a',
    );
    const table = 'name,role,address,zone\nM1,master,10.0.0.21,zone-b\nm2,master,,\nm3,worker,,';
    expect(plan(before, table).rows.map(({ change }) => change)).toEqual(['add', 'same', 'add']);
    const after = paste(before, table);
    expect(after.hosts.map(({ addresses }) => addresses)).toEqual([
      ['10.0.0.21'],
      ['10.0.0.12'],
      [],
    ]);
    expect(after.components).toHaveLength(3);
  });

  it('adds endpoints and places by their rows', () => {
    const after = paste(
      empty,
      'name,role,address,region\nr,region,,\nz,可用区,,r\nvip-1,VIP,10.0.0.100,',
    );
    expect(after.endpoints).toMatchObject([{ kind: 'vip', address: '10.0.0.100' }]);
    expect(after.failureDomains[1]?.parent).toBe(after.failureDomains[0]?.id);
  });

  it('says of each row and column what is wrong, and takes the others', () => {
    const result = plan(
      empty,
      'name,role,address,port\n,master,,\na,wizard,,\nb,master,10.0.0.300,\nc,lb,,70000\nd,"zone, master",,\ne,worker,,\ne,worker,,',
    );
    expect(
      result.rows.map(({ change, problems }) => [change, ...problems.map(({ field }) => field)]),
    ).toEqual([
      ['wrong', 'name'],
      ['wrong', 'role'],
      ['wrong', 'address'],
      ['wrong', 'port'],
      ['wrong', 'role'],
      ['add'],
      ['wrong', 'name'],
    ]);
    expect(result.command).toBeDefined();
  });

  it('stops at a table without names, in one message', () => {
    const result = plan(empty, 'zone,ip\nzone-a,10.0.0.1');
    expect(result).toMatchObject({ rows: [], command: undefined });
    expect(renderMessage(result.problem ?? { text: { en: '', zh: '' } }, 'en')).toContain('name');
  });

  it('refuses a row that a place cannot take, and that row alone', () => {
    const before = paste(empty, 'name,role,zone\nz,zone,\nr,region,');
    const result = plan(before, 'name,role,zone\nr,region,z\nm1,master,z');
    expect(result.rows.map(({ change }) => change)).toEqual(['wrong', 'add']);
  });
});

describe('writing rows', () => {
  it('writes what reading takes back for the same', () => {
    const design = topology().zones(2).stacked(3).loadBalancers(2).vip('10.0.0.100').build();
    const index = indexTopology(design);
    const text = writeRows(
      index,
      [...design.failureDomains, ...design.hosts, ...design.components, ...design.endpoints].map(
        ({ id }) => id,
      ),
    );
    const result = plan(design, text);
    expect(result.rows.flatMap(({ problems }) => problems)).toEqual([]);
    expect(new Set(result.rows.map(({ change }) => change))).toEqual(new Set(['same']));
    expect(result.command).toBeUndefined();
  });

  it('makes no formula of a name, and gives the name back', () => {
    const name = '=HYPERLINK("http://evil")';
    const design = paste(empty, `name\n"${name.replaceAll('"', '""')}"`);
    const text = writeRows(indexTopology(design), [design.hosts[0]?.id ?? '']);
    expect(text.split('\n')[1]).toMatch(/^"'=/);
    expect(tableOf(text).rows[0]?.[0]).toBe(name);
  });
});

const cell = fc.oneof(
  fc.constantFrom(
    'm1',
    'M1',
    'zone-a',
    'master',
    'etcd',
    'lb',
    'vip',
    'rack',
    '10.0.0.1',
    '',
    'name',
  ),
  fc.constantFrom('zone', 'ip', '角色', '"', '\t', '\r', '__proto__', '=1+1', '\u0000', '\u202E'),
  fc.string({ maxLength: 12, unit: 'binary' }),
);

describe('any table', () => {
  it('is read and planned without a throw; the plan is one step that makes a valid document', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
        fc.constantFrom('\t', ',', ';'),
        (rows, separator) => {
          const reading = readTable(rows.map((row) => row.join(separator)).join('\n'));
          if (!reading.ok) return;
          const { command, rows: planned } = planTable(
            empty,
            reading.table.rows,
            reading.table.fields,
          );
          for (const { change, commands } of planned) {
            expect(commands.length > 0).toBe(change === 'add' || change === 'change');
          }
          if (command === undefined) return;
          const result = applyCommand(empty, command);
          expect(result.ok).toBe(true);
          if (!result.ok) return;
          expect(parseTopology(result.topology)).toMatchObject({ ok: true });
          // Pasted again, the same rows change nothing.
          const again = planTable(result.topology, reading.table.rows, reading.table.fields);
          expect(again.rows.filter(({ change }) => change === 'add')).toEqual([]);
        },
      ),
    );
  });

  it('gives every cell back that is written', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }), (raw) => {
        const name = raw.replace(/^[\s\u200B\uFEFF']+|[\s\u200B\uFEFF]+$/gu, '');
        if (name === '') return;
        const added = applyCommand(empty, { type: 'add-host', name });
        if (!added.ok) return;
        const text = writeRows(indexTopology(added.topology), [added.topology.hosts[0]?.id ?? '']);
        expect(tableOf(text).rows[0]?.[0]).toBe(name);
      }),
    );
  });
});
