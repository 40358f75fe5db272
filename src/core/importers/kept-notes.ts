import type { Language, Localized } from '../model/message.ts';
import { limits, type Topology } from '../model/topology.ts';
import type { ImportedDesign } from './importer.ts';

const heading: Localized = {
  en: 'In the imported drawing, and not part of the topology:',
  zh: '导入的图中有，但不属于拓扑的内容：',
};

/** The topology of an imported design, whose description keeps what it has no place for. */
export function withKeptNotes({ topology, kept }: ImportedDesign, language: Language): Topology {
  const items = [...new Set(kept)];
  if (items.length === 0) return topology;
  const lines: string[] = [topology.metadata.description, heading[language]].filter(Boolean);
  let room = limits.text - lines.join('\n').length - 20;
  let shown = 0;
  for (const item of items) {
    room -= item.length + 3;
    if (room < 0) break;
    lines.push(`- ${item}`);
    shown += 1;
  }
  if (shown < items.length) lines.push(`… +${items.length - shown}`);
  return { ...topology, metadata: { ...topology.metadata, description: lines.join('\n') } };
}
