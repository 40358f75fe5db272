import type { Topology } from '../core/model/topology.ts';
import type { FileReading } from '../features/compare/use-sources.ts';
import { chooseFiles } from '../platform/files.ts';
import { acceptedFiles } from './accepted-files.ts';

/**
 * Lets the user choose files with designs that are looked at and not opened: topologies, bundles,
 * and of a text with Mermaid diagrams each that can be read. Null if the choice was cancelled.
 */
export async function chooseDesign(): Promise<FileReading | null> {
  const files = await chooseFiles(acceptedFiles);
  if (files.length === 0) return null;
  const { readFile } = await import('./open-files.ts');
  const designs: { name: string; topology: Topology }[] = [];
  for (const file of files) {
    const reading = await readFile(file);
    if (!reading.ok) return reading;
    if ('topology' in reading) designs.push({ name: file.name, topology: reading.topology });
    else {
      for (const { title, result } of reading.candidates) {
        if (result.ok) designs.push({ name: title, topology: result.design.topology });
      }
    }
  }
  return { ok: true, designs };
}
