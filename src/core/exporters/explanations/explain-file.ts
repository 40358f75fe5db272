import type { Localized } from '../../model/message.ts';
import type { BundleFile } from '../exporter.ts';
import { etcdExplanations } from './etcd.ts';
import type { Explanation } from './explanation.ts';
import { loadBalancerExplanations } from './load-balancer.ts';
import { nodeExplanations } from './nodes.ts';
import { siteExplanations } from './site.ts';

export const explanations: readonly Explanation[] = [
  ...loadBalancerExplanations,
  ...etcdExplanations,
  ...nodeExplanations,
  ...siteExplanations,
];

export interface ExplainedLine {
  /** From 1. */
  readonly line: number;
  readonly text: string;
  readonly reason: Localized;
  readonly source: string;
}

export interface ExplainedFile {
  readonly about: Localized;
  /** By line; of equal lines the first. */
  readonly lines: readonly ExplainedLine[];
}

/** What a file is for and why its lines are as they are; undefined for a path nobody explains. */
export function explainFile({ path, content }: BundleFile): ExplainedFile | undefined {
  const found = explanations.find((each) => each.path.test(path));
  if (found === undefined) return undefined;
  const texts = content.split('\n').map((line) => line.trim());
  const lines = found.lines.flatMap(({ line, reason, source }): ExplainedLine[] => {
    const at = texts.findIndex((text) => line.test(text));
    return at < 0 ? [] : [{ line: at + 1, text: texts[at] ?? '', reason, source }];
  });
  return { about: found.about, lines: lines.toSorted((a, b) => a.line - b.line) };
}
