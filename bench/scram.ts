/**
 * The models as fault trees in the Open-PSA format, for SCRAM (Debian package `scram`):
 * `node dist-bench/scram.js MODEL` writes one to standard output.
 */
import { planOf } from '../src/core/analysis/structure/plan.ts';
import { planEvents } from '../src/core/analysis/exact/events.ts';
import { indexTopology } from '../src/core/graph/topology-index.ts';
import { modelOf } from './models.ts';

const index = indexTopology(modelOf(process.argv[2] ?? 'small-ext'));
const plan = planOf(index);
const events = planEvents(plan);

const gate = (name: string, formula: string): string =>
  `<define-gate name="${name}">${formula}</define-gate>`;
const failed = (id: string, units: readonly number[]): string => {
  const basic = events.filter(({ kills }) => units.some((unit) => kills.includes(unit)));
  return gate(
    `D_${id}`,
    `<or>${basic.map((event) => `<basic-event name="${event.id}"/>`).join('')}</or>`,
  );
};
const all = (ids: readonly string[]): string => ids.map((id) => `<gate name="D_${id}"/>`).join('');

const { clusters, masters, balancers } = plan.structure;
const [cluster] = clusters;
const voterIds = index.etcdMembers.map(({ id }) => id);
const voters = [...(cluster?.voters ?? [])];
const gates = [
  gate(
    'top',
    '<or><gate name="lb_down"/><gate name="masters_down"/><gate name="quorum_lost"/></or>',
  ),
  gate('lb_down', `<and>${all(plan.balancerIds)}</and>`),
  gate('masters_down', `<and>${all(plan.masterIds)}</and>`),
  gate(
    'quorum_lost',
    `<atleast min="${voters.length - (cluster?.quorum ?? 0) + 1}">${all(voterIds)}</atleast>`,
  ),
  ...balancers.map(({ proxy, keepalived }, at) =>
    failed(plan.balancerIds[at]!, [proxy, keepalived]),
  ),
  ...masters.map(({ apiserver, routes }, at) => {
    const [route] = routes;
    const stacked = route !== undefined && route.voters.length === 1 ? [...route.voters] : [];
    return failed(plan.masterIds[at]!, [apiserver, ...stacked]);
  }),
  ...voters.map((unit, at) => failed(voterIds[at]!, [unit])),
];
const data = events.map(
  ({ id, unavailability }) =>
    `<define-basic-event name="${id}"><float value="${unavailability}"/></define-basic-event>`,
);
process.stdout.write(
  [
    '<?xml version="1.0"?>',
    '<opsa-mef>',
    `<define-fault-tree name="ha">${gates.join('\n')}</define-fault-tree>`,
    `<model-data>${data.join('\n')}</model-data>`,
    '</opsa-mef>',
    '',
  ].join('\n'),
);
