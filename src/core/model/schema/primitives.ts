import { z } from './z.ts';

/** Upper bounds that keep a hostile file from exhausting the page. */
export const limits = { elements: 20_000, name: 512, text: 4_000, listEntries: 20_000 } as const;

export const id = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/);
export const name = z.string().max(limits.name);
export const shortText = z.string().max(limits.name);
/** A probability. */
export const availability = z.number().min(0).max(1);
export const port = z.int().min(1).max(65_535);

export const list = <T extends z.ZodType>(item: T) =>
  z.array(item).max(limits.listEntries).default([]);

/**
 * Options of a program that the user sets himself, without leading dashes, as kubeadm's `extraArgs`
 * takes them. They win over those that Quorate would write.
 */
export const programOptions = list(
  z.looseObject({ name: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/), value: shortText }),
);
