import { z } from '../core/model/schema/z.ts';
import { componentKinds, endpointKinds, failureDomainKinds } from '../core/model/topology.ts';
import type { PaletteItem } from '../store/session-store.ts';

/** Type of what the palette hands to the canvas by drag and drop. */
export const paletteMimeType = 'application/x-quorate-palette+json';

const itemSchema: z.ZodType<PaletteItem> = z.discriminatedUnion('make', [
  z.object({ make: z.literal('failure-domain'), kind: z.enum(failureDomainKinds) }),
  z.object({ make: z.literal('host') }),
  z.object({ make: z.literal('component'), kind: z.enum(componentKinds) }),
  z.object({ make: z.literal('endpoint'), kind: z.enum(endpointKinds) }),
]);

export function writePaletteItem(data: DataTransfer, item: PaletteItem): void {
  data.setData(paletteMimeType, JSON.stringify(item));
  data.effectAllowed = 'copy';
}

export function carriesPaletteItem(data: DataTransfer): boolean {
  return data.types.includes(paletteMimeType);
}

/** What was dropped, or undefined if it is none of ours: any page can start a drag. */
export function readPaletteItem(data: DataTransfer): PaletteItem | undefined {
  try {
    return itemSchema.safeParse(JSON.parse(data.getData(paletteMimeType))).data;
  } catch {
    return undefined;
  }
}
