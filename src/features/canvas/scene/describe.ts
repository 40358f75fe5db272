import { durationText } from '../../../core/analysis/duration-text.ts';
import { isLocked } from '../../../core/commands/arrange-shapes.ts';
import type { Severity } from '../../../core/diagnostics/diagnostic.ts';
import {
  domainChain,
  nodeAddress,
  type TopologyIndex,
} from '../../../core/graph/topology-index.ts';
import { shareText } from '../../../core/analysis/exact/availability-text.ts';
import type { Localized } from '../../../core/model/message.ts';
import { kindNames, kindOf } from '../../../platform/react/kind-icon.tsx';
import type { Texts } from './remember-texts.ts';
import type { PlayedShape } from '../../../core/analysis/scenario/play-scene.ts';

interface Found {
  readonly severities: ReadonlyMap<string, Severity>;
  readonly findings: ReadonlyMap<string, number>;
  readonly heat?: ReadonlyMap<string, number> | undefined;
}

/** A shape in words: kind, name, address, where it is, and how many findings it has. */
export function describeShape(
  index: TopologyIndex,
  { severities, findings, heat }: Found,
  id: string,
  t: Texts,
  pick: (text: Localized) => string,
): string {
  const kind = kindOf(index, id);
  const name = nameOf(index, id);
  if (kind === undefined) return name;
  const component = index.components.get(id);
  const host = index.hosts.get(component?.host ?? id);
  const [domain] = domainChain(index, host?.failureDomain ?? index.domains.get(id)?.parent);
  const endpoint = index.endpoints.get(id);
  const address =
    endpoint !== undefined && 'address' in endpoint
      ? String(endpoint.address)
      : component === undefined
        ? nodeAddress(host)
        : undefined;
  const severity = severities.get(id);
  const count = findings.get(id) ?? 0;
  const share = heat?.get(id) ?? 0;
  return [
    `${pick(kindNames[kind])} ${name}`,
    address,
    component !== undefined && host !== undefined
      ? t('aria.onHost', { name: host.name })
      : undefined,
    domain === undefined
      ? undefined
      : t('aria.inDomain', { kind: pick(kindNames[domain.kind]), name: domain.name }),
    isLocked(index, id) ? t('locked') : undefined,
    severity === undefined ? undefined : t(`aria.${severity}`, { count }),
    share === 0 ? undefined : t('aria.heat', { share: pick(shareText(share)) }),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(t('aria.separator'));
}

/** What has become of a shape in a simulation: `failed`, `cannot be used: no quorum` … */
export function describeFate({ fate, why, about }: PlayedShape, t: Texts): string {
  if (fate === undefined || why === undefined) return '';
  const reason = t(`simulation.why.${why}`, { about: about ?? '' });
  return fate === 'unusable' ? t('simulation.unusable', { reason }) : reason;
}

/** The whole of it, to be read after the name of the shape. */
export function describePlayed(
  played: PlayedShape,
  t: Texts,
  pick: (text: Localized) => string,
): string {
  const { up, voters, quorum, holds, takes, lost, cutFrom } = played;
  return [
    describeFate(played, t),
    up === undefined ? '' : t('simulation.voters', { up, voters, quorum }),
    holds === undefined ? '' : t('simulation.holds', { names: holds }),
    takes === undefined ? '' : t('simulation.took', { time: pick(durationText(takes)) }),
    lost === undefined ? '' : t('simulation.lost', { names: lost }),
    cutFrom === undefined ? '' : describeCut(cutFrom, t),
  ]
    .filter((part) => part !== '')
    .join(t('aria.separator'));
}

export function describeCut(cutFrom: string, t: Texts): string {
  return cutFrom === '' ? t('simulation.cutOff') : t('simulation.cutFrom', { names: cutFrom });
}

export function describeLink(index: TopologyIndex, from: string, to: string, t: Texts): string {
  return t('aria.link', { from: nameOf(index, from), to: nameOf(index, to) });
}

function nameOf(index: TopologyIndex, id: string): string {
  const element = index.elements.get(id);
  return element !== undefined && 'name' in element ? String(element.name) : id;
}
