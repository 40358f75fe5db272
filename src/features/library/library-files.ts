import type { Message } from '../../core/model/message.ts';
import { libraryLimits, readLibraryZip, writeLibraryZip } from '../../core/share/library-zip.ts';
import { readDocument } from '../../core/persistence/read-document.ts';
import { writeDocument } from '../../core/persistence/write-document.ts';
import type { StoredDesign } from '../../platform/design-storage.ts';
import { chooseFiles, saveFile } from '../../platform/files.ts';

export type ImportReading =
  | {
      readonly ok: true;
      readonly designs: readonly StoredDesign[];
      /** Why files of the zip are left out. */
      readonly refused: readonly Message[];
    }
  | { readonly ok: false; readonly message: Message };

/** Downloads designs as one zip. */
export function downloadLibrary(designs: readonly StoredDesign[], now: Date): void {
  const day = now.toISOString().slice(0, 10);
  saveFile(`quorate-designs-${day}.zip`, writeLibraryZip(designs), 'application/zip');
}

/** Lets the user choose a zip and reads its designs; null if the choice was cancelled. */
export async function chooseLibrary(
  tooLarge: (file: string) => Message,
): Promise<ImportReading | null> {
  const [file] = await chooseFiles('.zip');
  if (file === undefined) return null;
  if (file.size > libraryLimits.totalBytes) return { ok: false, message: tooLarge(file.name) };
  const zip = readLibraryZip(new Uint8Array(await file.arrayBuffer()), file.name);
  if (!zip.ok) return zip;
  const designs: StoredDesign[] = [];
  const refused: Message[] = [];
  for (const { file: path, text, id, savedAt } of zip.entries) {
    // The page stays alive between two documents, whatever their size.
    await new Promise((resolve) => setTimeout(resolve));
    const reading = readDocument(text, path);
    if (!reading.ok) {
      refused.push(reading.message);
      continue;
    }
    designs.push({
      id: id ?? crypto.randomUUID(),
      name: reading.topology.metadata.name,
      // Not newer than what is drawn here, or the next visit would begin with it.
      savedAt: Math.min(savedAt ?? 0, Date.now()) || file.lastModified,
      text: writeDocument(reading.topology),
    });
  }
  return { ok: true, designs, refused };
}
