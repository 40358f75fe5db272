import { describe, expect, it } from 'vitest';
import { topology } from '../testing/topology-builder.ts';
import { membershipId, parseMembershipId, removeCommand } from './membership.ts';

describe('membershipId', () => {
  it('reads back what it names, and takes no element for one', () => {
    expect(parseMembershipId(membershipId('vip-1', 'lb-2'))).toEqual({
      endpoint: 'vip-1',
      member: 'lb-2',
    });
    expect(parseMembershipId('member-1')).toBeUndefined();
  });
});

const document = topology().controlPlanes(1).loadBalancers(2).vip('10.0.0.100').build();

describe('removeCommand', () => {
  it('removes elements in one edit', () => {
    expect(removeCommand(document, ['m1', 'host-m1'])).toEqual({
      type: 'remove',
      ids: ['m1', 'host-m1'],
    });
  });

  it('leaves out what an undo has taken away', () => {
    expect(removeCommand(document, ['m1', 'gone', membershipId('vip', 'm1')])).toEqual({
      type: 'remove',
      ids: ['m1'],
    });
  });

  it('takes a member out of its endpoint', () => {
    expect(removeCommand(document, [membershipId('vip', 'lb1')])).toEqual({
      type: 'leave-endpoint',
      endpoint: 'vip',
      member: 'lb1',
    });
  });

  it('deletes both kinds as one step, once', () => {
    const selection = [membershipId('vip', 'lb1'), membershipId('vip', 'lb2'), 'lb2'];
    expect(removeCommand(document, selection)).toMatchObject({
      type: 'batch',
      commands: [
        { type: 'leave-endpoint', endpoint: 'vip', member: 'lb1' },
        { type: 'remove', ids: ['lb2'] },
      ],
    });
  });
});
