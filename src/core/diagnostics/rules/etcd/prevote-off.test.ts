import { externalEtcd, options } from '../../../../testing/etcd-designs.ts';
import { ruleTester } from '../../../../testing/rule-tester.ts';
import { rule } from './prevote-off.ts';

const preVote = (value: string, version = '3.6.14') =>
  externalEtcd({ version, options: options({ 'pre-vote': value }) });

ruleTester(rule, {
  valid: [
    { name: '3.4, where the bundle switches it on', topology: externalEtcd({ version: '3.4.45' }) },
    { name: 'the default of 3.6', topology: externalEtcd() },
    { name: 'true by hand', topology: preVote('true', '3.4.45') },
  ],
  invalid: [
    {
      name: 'off in 3.4',
      topology: preVote('false', '3.4.45'),
      findings: [{ messageId: 'off', severity: 'warning', targets: ['etcd'] }],
      fix: 'suggestion',
    },
    {
      name: 'off in a newer release',
      topology: preVote('False'),
      findings: [{ messageId: 'off' }],
      fix: 'suggestion',
    },
  ],
});
