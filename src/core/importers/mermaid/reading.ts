import { message, type Localized, type Message } from '../../model/message.ts';
import type { FailureDomainKind } from '../../model/topology.ts';
import type { LabelRole } from './labels.ts';

/** `sure`: the text says so. `likely`: its place or name does. `guess`: nothing speaks against it. */
export type Confidence = 'sure' | 'likely' | 'guess';

/** What one shape or subgraph is read as, and why. */
export interface Reading {
  /** What it stands for; empty if nothing was recognised. */
  readonly roles: readonly LabelRole[];
  /** Whether each role has machines of its own. */
  readonly apart: boolean;
  readonly domain: FailureDomainKind | undefined;
  /** What the user made of a subgraph. */
  readonly forced: 'host' | 'group' | 'note' | 'parts' | undefined;
  readonly evidence: Message;
  readonly confidence: Confidence;
  /** Other readings that the text allows. */
  readonly alternatives: readonly string[];
}

export const readingTexts = {
  label: { en: 'Its label says “{words}”.', zh: '其标签中有“{words}”。' },
  title: { en: 'The box is called “{label}”.', zh: '方框名为“{label}”。' },
  nested: { en: 'It lies in the box “{box}”.', zh: '它位于方框“{box}”内。' },
  titleHolds: {
    en: 'Its label says “{words}”, and the box “{box}” says “etcd”.',
    zh: '其标签中有“{words}”，且方框“{box}”提到“etcd”。',
  },
  class: { en: 'Its class is “{name}”.', zh: '其 class 为“{name}”。' },
  id: { en: 'Its id is “{name}”.', zh: '其 id 为“{name}”。' },
  port: { en: 'A line to it says “{label}”.', zh: '指向它的连线标有“{label}”。' },
  target: {
    en: 'A line leads to it from “{from}”, which forwards to masters.',
    zh: '有来自“{from}”的连线指向它，而后者转发到 master。',
  },
  node: {
    en: 'It is called a node beside the masters, and nothing says more.',
    zh: '它被称为节点，与 master 并列，此外没有更多说明。',
  },
  database: {
    en: 'It is drawn as a database: shape and label “{label}”.',
    zh: '它以数据库图形画出，标签为“{label}”。',
  },
  cloud: {
    en: 'Its label says “{words}”, and the drawing is of {provider}.',
    zh: '其标签中有“{words}”，且该图画的是 {provider}。',
  },
  corrected: { en: 'You said so.', zh: '由你指定。' },
  application: {
    en: 'It leads to “{to}” and not to masters: it balances applications.',
    zh: '它指向“{to}”而不是 master：用于应用的负载均衡。',
  },
  other: { en: 'Its label names something else.', zh: '其标签指的是其他内容。' },
  unknown: {
    en: 'Nothing in its label, place or lines says what it is.',
    zh: '其标签、位置和连线都未说明它是什么。',
  },
  group: { en: 'The box “{label}” only groups what is in it.', zh: '方框“{label}”仅用于分组。' },
} satisfies Record<string, Localized>;

export const unread: Reading = {
  roles: [],
  apart: false,
  domain: undefined,
  forced: undefined,
  evidence: message(readingTexts.unknown),
  confidence: 'guess',
  alternatives: [],
};
