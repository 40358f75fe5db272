import { describe, expect, it } from 'vitest';
import { topology } from '../../testing/topology-builder.ts';
import { applyCommand } from '../commands/apply.ts';
import type { Command } from '../commands/command.ts';
import { commandLabel } from '../commands/describe-command.ts';
import { message, renderMessage } from '../model/message.ts';
import type { Topology, Waiver } from '../model/topology.ts';
import { takeBackCommand, waiveCommand } from './waive.ts';

const title = message({ en: 'One etcd member', zh: '单个 etcd 成员' });
const rule = 'etcd/single-member';
const all: Waiver = { rule, severity: 'off', reason: 'a lab' };
const one: Waiver = { ...all, element: 'etcd', reason: 'known' };
const other: Waiver = { ...all, element: 'other' };
const elsewhere: Waiver = { ...one, rule: 'lb/single-host' };

const withWaivers = (...waivers: Waiver[]): Topology =>
  topology()
    .stacked(1)
    .with((document) => document.checks.waivers.push(...waivers))
    .build();

function after(before: Topology, command: Command): readonly Waiver[] {
  const result = applyCommand(before, command);
  if (!result.ok) throw new Error(renderMessage(result.reason, 'en'));
  return result.topology.checks.waivers;
}

const waived = (before: Topology, waiver: Waiver): readonly Waiver[] =>
  after(before, waiveCommand(before, waiver, title));
const takenBack = (before: Topology, waiver: Waiver): readonly Waiver[] =>
  after(before, takeBackCommand(before, waiver, title));

describe('waiveCommand', () => {
  it('adds a waiver and leaves those of other elements and rules', () => {
    expect(waived(withWaivers(other, elsewhere), one)).toEqual([other, elsewhere, one]);
    expect(waived(withWaivers(all), one)).toEqual([all, one]);
  });

  it('takes the place of the one about the same element', () => {
    const graded: Waiver = { ...one, severity: 'info', reason: 'better known' };
    expect(waived(withWaivers(one, other), graded)).toEqual([other, graded]);
  });

  it('about a whole rule takes the place of all of that rule', () => {
    expect(waived(withWaivers(one, other, elsewhere), all)).toEqual([elsewhere, all]);
  });

  it('is refused without a reason', () => {
    const before = withWaivers();
    const command = waiveCommand(before, { ...one, reason: ' ' }, title);
    expect(applyCommand(before, command)).toMatchObject({ ok: false });
  });
});

describe('takeBackCommand', () => {
  it('takes one waiver away', () => {
    expect(takenBack(withWaivers(all, one, elsewhere), one)).toEqual([all, elsewhere]);
    expect(takenBack(withWaivers(all, one, elsewhere), all)).toEqual([one, elsewhere]);
  });
});

describe('the undo step', () => {
  it.each([
    [waiveCommand(withWaivers(), one, title), 'Waive “One etcd member”', '豁免“单个 etcd 成员”'],
    [
      waiveCommand(withWaivers(), { ...one, severity: 'info' }, title),
      'Grade “One etcd member” otherwise',
      '重新评级“单个 etcd 成员”',
    ],
    [
      takeBackCommand(withWaivers(one), one, title),
      'Take back the waiver of “One etcd member”',
      '撤回对“单个 etcd 成员”的豁免',
    ],
  ])('names the rule: %#', (command, en, zh) => {
    const label = commandLabel(withWaivers(), command);
    expect([renderMessage(label, 'en'), renderMessage(label, 'zh')]).toEqual([en, zh]);
  });
});
