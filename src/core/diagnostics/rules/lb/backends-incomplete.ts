import { backendsOf, controlPlaneBackendsOf } from '../../../graph/topology-index.ts';
import type { Finding } from '../../rule.ts';
import { defineRule } from '../../support/define-rule.ts';
import { references } from '../../support/references.ts';
import { nameList, onComponent, onEndpoint } from '../../support/target.ts';

/**
 * A standby backend counts: it is in the file. A cloud load balancer may forward to load balancers
 * instead, and then need not know the masters.
 */
export const rule = defineRule({
  meta: {
    id: 'lb/backends-incomplete',
    severity: 'error',
    title: { en: 'Masters missing from a load balancer', zh: '负载均衡缺少 master 后端' },
    messages: {
      missing: {
        en: '“{forwarder}” does not forward to {names}.',
        zh: '“{forwarder}”没有转发到 {names}。',
      },
      none: {
        en: '“{forwarder}” forwards to no master at all.',
        zh: '“{forwarder}”没有转发到任何 master。',
      },
    },
    docs: {
      rationale: {
        en: 'A master that is no backend carries no load and cannot take over, so fewer failures are survived than the picture suggests.',
        zh: '不是后端的 master 既不承担负载也无法接管，实际可承受的故障比图上看到的要少。',
      },
      remediation: {
        en: 'Forward from every load balancer to every master.',
        zh: '让每台负载均衡都转发到每个 master。',
      },
      references: [references.kubeadmHa],
    },
  },
  check: ({ index }) => {
    const masters = index.controlPlanes;
    const clouds = index.topology.endpoints.filter(
      ({ id, kind }) =>
        kind === 'cloud-lb' &&
        !backendsOf(index, id).some(({ component }) => component.kind === 'load-balancer'),
    );
    return [
      ...index.loadBalancers.map((each) => ({ ...each, target: onComponent(each) })),
      ...clouds.map((each) => ({ ...each, target: onEndpoint(each) })),
    ].flatMap(({ id, name, target }): Finding<'missing' | 'none'>[] => {
      const backends = new Set(controlPlaneBackendsOf(index, id).map(({ component }) => component));
      const missing = masters.filter((master) => !backends.has(master));
      if (missing.length === 0) return [];
      return [
        {
          messageId: backends.size === 0 ? 'none' : 'missing',
          data: { forwarder: name, names: nameList(missing) },
          targets: [target, ...missing.map(onComponent)],
        },
      ];
    });
  },
  fix: (_, { targets: [forwarder, ...missing] }) => ({
    kind: 'safe',
    label: {
      text: { en: 'Forward to every master', zh: '转发到每个 master' },
    },
    commands: missing.map(({ id }) => ({ type: 'connect', from: forwarder.id, to: id })),
  }),
});
