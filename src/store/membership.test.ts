import { describe, expect, it } from 'vitest';
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

describe('removeCommand', () => {
  it('removes elements in one edit', () => {
    expect(removeCommand(['a', 'b'])).toEqual({ type: 'remove', ids: ['a', 'b'] });
  });

  it('takes a member out of its endpoint', () => {
    expect(removeCommand([membershipId('vip', 'lb')])).toEqual({
      type: 'leave-endpoint',
      endpoint: 'vip',
      member: 'lb',
    });
  });

  it('deletes both kinds as one step, once', () => {
    const command = removeCommand([
      membershipId('vip', 'lb-1'),
      membershipId('vip', 'lb-2'),
      'lb-2',
    ]);
    expect(command).toMatchObject({
      type: 'batch',
      commands: [
        { type: 'leave-endpoint', endpoint: 'vip', member: 'lb-1' },
        { type: 'remove', ids: ['lb-2'] },
      ],
    });
  });
});
