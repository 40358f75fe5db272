import { identifierSlug, uniqueNames } from '../../../format/slug.ts';
import { backendsOf, controlPlaneBackendsOf } from '../../../graph/topology-index.ts';
import type { ControlPlane } from '../../../model/topology.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { patchFix } from '../../support/draft.ts';
import { groupBy } from '../../support/group-by.ts';
import { onComponent } from '../../support/target.ts';

const FALLBACK = 'master';

/** Names each master but the first that claims the name, once however many load balancers have both. */
export const rule = defineRule({
  meta: {
    id: 'naming/haproxy-server',
    severity: 'error',
    title: { en: 'Same backend server name twice', zh: '后端服务器名重复' },
    messages: {
      duplicate: {
        en: 'Masters “{name}” and “{first}” would both be server {server} behind “{loadBalancer}”.',
        zh: 'master“{name}”与“{first}”在“{loadBalancer}”之后都会成为服务器 {server}。',
      },
    },
    docs: {
      rationale: {
        en: 'HAProxy refuses a backend with two servers of one name, and its log and statistics could not tell them apart.',
        zh: 'HAProxy 拒绝同一后端中出现两个同名服务器，其日志和统计也无法区分它们。',
      },
      remediation: {
        en: 'Give the masters names that differ in letters and digits.',
        zh: '为各 master 使用在字母或数字上有区别的名称。',
      },
      references: [
        'HAProxy configuration manual, section 5 (server): https://docs.haproxy.org/2.6/configuration.html',
        'Measured: HAProxy 2.6 ends with a fatal error',
      ],
    },
  },
  check: ({ index }) => {
    const told = new Set<ControlPlane>();
    return index.loadBalancers.flatMap((loadBalancer) => {
      if (backendsOf(index, loadBalancer.id).length < 2) return [];
      const masters = controlPlaneBackendsOf(index, loadBalancer.id).map(
        ({ component }) => component,
      );
      const byServer = groupBy([...new Set(masters)], serverName);
      return [...byServer].flatMap(([, [first, ...others]]) =>
        others.flatMap((master): Finding<'duplicate'>[] => {
          if (told.has(master)) return [];
          told.add(master);
          return [
            {
              messageId: 'duplicate',
              data: {
                name: master.name,
                first: first.name,
                server: identifierSlug(master.name, FALLBACK),
                loadBalancer: loadBalancer.name,
              },
              targets: [onComponent(master), onComponent(first), onComponent(loadBalancer)],
            },
          ];
        }),
      );
    });
  },
  fix: ({ index }, { targets: [target] }) => {
    const place = index.controlPlanes.findIndex(({ id }) => id === target.id);
    const names = uniqueNames(
      index.controlPlanes.map(({ name }) => name),
      (name) => identifierSlug(name, FALLBACK),
    );
    const name = names[place];
    if (name === undefined) return undefined;
    return patchFix(
      'safe',
      'components',
      target.id,
      { name },
      { en: 'Name the master {name}', zh: '将该 master 命名为 {name}' },
      { name },
    );
  },
});

function serverName({ name }: ControlPlane): string {
  return identifierSlug(name, FALLBACK).toLowerCase();
}
