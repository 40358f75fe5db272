import { expect, it } from 'vitest';
import { buildBundle } from '../../core/exporters/bundle.ts';
import { renderMessage } from '../../core/model/message.ts';
import { topology } from '../../testing/topology-builder.ts';
import { notesOf } from './file-notes.ts';

const bundle = buildBundle(
  topology()
    .zones(2)
    .stacked(3)
    .loadBalancers(2)
    .vip('10.0.0.100')
    .with(({ components }) => {
      for (const each of components) if (each.kind === 'load-balancer') each.software = 'nginx';
    })
    .build(),
  { language: 'en' },
);
const say = (path: string, what: 'notes' | 'limits'): string =>
  notesOf(bundle, path)
    [what].map(({ message }) => renderMessage(message, 'en'))
    .join('\n');

it('tells with a file what it cannot say, and nothing of others', () => {
  expect(say('hosts/lb-1/etc/nginx/nginx.conf', 'notes')).toMatch(/“lb-1”.*no active health check/);
  expect(say('hosts/lb-1/etc/nginx/nginx.conf', 'notes')).not.toContain('lb-2');
  expect(say('hosts/master-1/install.sh', 'notes')).toBe('');
});

it('tells with each file of a tool what that tool cannot be told', () => {
  const vars = 'tools/kubespray/inventory/group_vars/all/etcd.yml';
  expect(say(vars, 'limits')).toContain('install neither keepalived');
  expect(say('tools/kubeasz/hosts', 'limits')).not.toContain('install neither keepalived');
  expect(say('README.md', 'limits')).toBe('');
});
