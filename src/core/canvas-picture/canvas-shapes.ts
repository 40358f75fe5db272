import { durationText } from '../analysis/duration-text.ts';
import type { PlayedShape } from '../analysis/scenario/play-scene.ts';
import { clipText, svg, svgText, textWidth, type SvgNode } from '../format/svg.ts';
import { nodeAddress, quorumSize, votersOf, type TopologyIndex } from '../graph/topology-index.ts';
import type { Shape } from '../layout/layout-topology.ts';
import type { Rect } from '../layout/rect.ts';
import { endpointKindNames, failureDomainKindNames } from '../model/kind-names.ts';
import type { Language, Localized } from '../model/message.ts';
import type { EtcdCluster } from '../model/topology.ts';
import type { Family, PictureTheme } from './picture-theme.ts';
import { familySign, fateColour, fateSign } from './signs.ts';

export interface ShapeStyle {
  readonly index: TopologyIndex;
  readonly theme: PictureTheme;
  readonly language: Language;
  readonly played: ReadonlyMap<string, PlayedShape>;
}

const texts = {
  cutOff: { en: 'cut off', zh: '已隔离' },
  cutFrom: { en: 'cut from {names}', zh: '与 {names} 隔离' },
  learner: { en: 'learner', zh: 'learner' },
} satisfies Record<string, Localized>;

/** A shape of the canvas with its words and what has become of it. */
export function drawShape(style: ShapeStyle, shape: Shape): SvgNode | undefined {
  const { index } = style;
  const { id, rect } = shape;
  const domain = index.domains.get(id);
  if (domain !== undefined) {
    const kind = failureDomainKindNames[domain.kind][style.language];
    return card(style, id, rect, {
      family: 'place',
      name: domain.name,
      note: kind,
      fill: style.theme.place,
      radius: 10,
      dash: domain.kind === 'zone' ? '6 4' : undefined,
      head: 34,
    });
  }
  const host = index.hosts.get(id);
  if (host !== undefined) {
    return card(style, id, rect, {
      family: 'host',
      name: host.name,
      below: nodeAddress(host) ?? '',
      fill: style.theme.raised,
      radius: 7,
      head: 44,
    });
  }
  const component = index.components.get(id);
  if (component !== undefined) {
    const family = component.kind;
    return card(style, id, rect, {
      family,
      name: component.name,
      note: index.learners.has(id) ? texts.learner[style.language] : '',
      fill: style.theme.families[family].soft,
      radius: family === 'control-plane' ? rect.height / 2 : family === 'etcd' ? 11 : 5,
      head: rect.height,
      inked: true,
    });
  }
  const endpoint = index.endpoints.get(id);
  if (endpoint === undefined) return undefined;
  const address = 'address' in endpoint ? endpoint.address : index.topology.cluster.endpoint;
  return card(style, id, rect, {
    family: 'endpoint',
    name: endpoint.name,
    note: endpointKindNames[endpoint.kind][style.language],
    below: String(address ?? ''),
    fill: style.theme.raised,
    radius: rect.height / 2,
    head: rect.height,
  });
}

/** An external etcd cluster between its masters and its members. */
export function drawHub(style: ShapeStyle, cluster: EtcdCluster, rect: Rect): SvgNode {
  const voters = votersOf(style.index, cluster).length;
  const up = style.played.get(cluster.id)?.up ?? voters;
  return card(style, cluster.id, rect, {
    family: 'etcd',
    name: cluster.name,
    note: `${up}/${voters} ≥ ${quorumSize(voters)}`,
    fill: style.theme.families.etcd.soft,
    radius: 11,
    head: rect.height,
    inked: true,
  });
}

/** Letters that are bold are broader. */
function boldWidth(name: string): number {
  return textWidth(name, nameSize) * 1.1;
}

interface Card {
  readonly family: Family;
  readonly name: string;
  /** Beside the name. */
  readonly note?: string;
  /** In a second line. */
  readonly below?: string;
  readonly fill: string;
  readonly radius: number;
  readonly dash?: string | undefined;
  /** Height of the part with the words. */
  readonly head: number;
  /** Words in the colour of the family. */
  readonly inked?: boolean;
}

const nameSize = 13;
const noteSize = 11;

function card(style: ShapeStyle, id: string, rect: Rect, look: Card): SvgNode {
  const { theme, played } = style;
  const { x, y, width, height } = rect;
  const state = played.get(id);
  const fate = state?.fate;
  const family = theme.families[look.family];
  const struck = fate === 'failed';
  const gone = fate === 'failed' || fate === 'dead';
  const ink = struck
    ? theme.error
    : gone
      ? theme.muted
      : fate === 'unusable'
        ? theme.warning
        : look.inked === true
          ? family.ink
          : theme.text;
  const left = x + (look.family === 'endpoint' ? 20 : 11);
  const middle = y + look.head / 2;
  const two = look.below !== undefined && look.below !== '';
  const pills = pillsOf(style, state);
  const pillsWidth = pills.reduce((sum, pill) => sum + pillWidth(pill.text) + 6, 0);
  let right = x + width - 10;
  const sign = fate === undefined ? undefined : fateSign(fate, right - 16, middle - 8, theme);
  if (fate !== undefined) right -= 24;
  const drawnPills = pills.map((pill, at) => {
    const end = right - pills.slice(0, at).reduce((sum, each) => sum + pillWidth(each.text) + 6, 0);
    return drawPill(pill, end, middle, theme);
  });
  const room = right - pillsWidth - (left + 22);
  const name = clipText(look.name, room, nameSize);
  const noteRoom = room - boldWidth(name) - 8;
  const note =
    look.note !== undefined && noteRoom > 24 ? clipText(look.note, noteRoom, noteSize) : '';
  return svg(
    'g',
    { opacity: fate === 'dead' ? 0.7 : undefined },
    svg('rect', {
      x,
      y,
      width,
      height,
      rx: look.radius,
      fill: struck
        ? theme.errorSoft
        : fate === 'unusable'
          ? theme.warningSoft
          : gone
            ? theme.sunken
            : look.fill,
      stroke:
        fate === undefined
          ? state?.cutFrom === undefined
            ? family.border
            : theme.error
          : fateColour(fate, theme),
      'stroke-width': fate === undefined && state?.cutFrom === undefined ? 1.3 : 2,
      'stroke-dasharray': dashOf(fate, state, look.dash),
    }),
    ...(struck ? [svg('rect', { x, y, width, height, rx: look.radius, fill: 'url(#hatch)' })] : []),
    ...(look.family === 'etcd'
      ? [drumEnd(rect, struck ? theme.error : gone ? theme.muted : family.border)]
      : []),
    familySign(
      look.family,
      left,
      middle - 8,
      fate === undefined || fate === 'impaired' ? family.ink : ink,
    ),
    words(name, left + 24, two ? middle - 3 : middle + 4.5, {
      size: nameSize,
      colour: ink,
      bold: true,
      struck,
    }),
    ...(note === ''
      ? []
      : [
          words(note, left + 24 + boldWidth(name) + 6, two ? middle - 3 : middle + 4.5, {
            size: noteSize,
            colour: look.inked === true ? ink : theme.muted,
          }),
        ]),
    ...(two
      ? [
          words(clipText(look.below ?? '', room, noteSize), left + 24, middle + 12, {
            size: noteSize,
            colour: theme.muted,
          }),
        ]
      : []),
    ...drawnPills,
    ...(sign === undefined ? [] : [sign]),
  );
}

function dashOf(
  fate: PlayedShape['fate'],
  state: PlayedShape | undefined,
  own: string | undefined,
): string | undefined {
  if (fate === 'dead') return '2 3';
  if (fate === 'unusable' || fate === 'impaired' || state?.cutFrom !== undefined) return '6 4';
  return fate === 'failed' ? undefined : own;
}

/** The end of a drum that lies on its side. */
function drumEnd({ x, y, width, height }: Rect, colour: string): SvgNode {
  const right = x + width;
  return svg('path', {
    d: `M${right - 11} ${y}a11 ${height / 2} 0 0 0 0 ${height}`,
    fill: 'none',
    stroke: colour,
    'stroke-width': 1.3,
  });
}

interface Pill {
  readonly text: string;
  readonly tone: 'address' | 'lost' | 'cut';
}

/** The address a shape holds, with how long it took; whom it is cut from. */
function pillsOf({ language }: ShapeStyle, state: PlayedShape | undefined): Pill[] {
  if (state === undefined) return [];
  const { holds, lost, takes, cutFrom } = state;
  const pills: Pill[] = [];
  if (holds !== undefined) {
    const time = takes === undefined ? '' : ` ${durationText(takes)[language]}`;
    pills.push({ text: `VIP${time}`, tone: 'address' });
  } else if (lost !== undefined) pills.push({ text: 'VIP', tone: 'lost' });
  if (cutFrom !== undefined) {
    const text =
      cutFrom === ''
        ? texts.cutOff[language]
        : texts.cutFrom[language].replace('{names}', () => cutFrom);
    pills.push({ text: clipText(text, 130, noteSize), tone: 'cut' });
  }
  return pills;
}

function pillWidth(text: string): number {
  return textWidth(text, noteSize) + 14;
}

function drawPill(
  { text, tone }: Pill,
  right: number,
  middle: number,
  theme: PictureTheme,
): SvgNode {
  const width = pillWidth(text);
  const family = theme.families.endpoint;
  const ink = tone === 'cut' ? theme.error : family.ink;
  return svg(
    'g',
    {},
    svg('rect', {
      x: right - width,
      y: middle - 9,
      width,
      height: 18,
      rx: 9,
      fill: tone === 'cut' ? theme.errorSoft : tone === 'lost' ? 'none' : family.soft,
      stroke: ink,
      'stroke-dasharray': tone === 'lost' ? '3 2' : undefined,
    }),
    words(text, right - width / 2, middle + 4, {
      size: noteSize,
      colour: ink,
      bold: true,
      struck: tone === 'lost',
      centred: true,
    }),
  );
}

export interface WordStyle {
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  readonly struck?: boolean;
  readonly centred?: boolean;
  readonly ended?: boolean;
}

/** A line of real text, its base line at a point. */
export function words(text: string, x: number, y: number, style: WordStyle): SvgNode {
  return svg(
    'text',
    {
      x,
      y,
      'font-size': style.size,
      fill: style.colour,
      'font-weight': style.bold === true ? 600 : undefined,
      'text-decoration': style.struck === true ? 'line-through' : undefined,
      'text-anchor': style.centred === true ? 'middle' : style.ended === true ? 'end' : undefined,
    },
    svgText(text),
  );
}
