import { readFileSync } from 'node:fs';
import path from 'node:path';

const page = path.resolve(import.meta.dirname, '../core/importers/__fixtures__/ha-design.zh.md');

/** “服务高可用设计”, the page whose diagrams Quorate began with. */
export function seedPage(): string {
  return readFileSync(page, 'utf8');
}

/** Its four diagrams, as they stand there. */
export function seedDiagrams(): string[] {
  return [...seedPage().matchAll(/```mermaid\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');
}
