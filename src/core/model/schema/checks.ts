import { z } from './z.ts';
import { id, limits, list, shortText } from './primitives.ts';

export const profiles = ['learning', 'production', 'multi-zone'] as const;

/** Another severity for what a rule finds, or its silence, and why. */
export const waiverSchema = z.looseObject({
  /** Id of the rule, `group/name`. */
  rule: shortText,
  /** The element it is about; absent, all that the rule finds. */
  element: id.optional(),
  severity: z.enum(['off', 'info', 'warning', 'error']),
  reason: z.string().trim().min(1).max(limits.text),
});

export const checksSchema = z.looseObject({
  /** What the design is held to: `learning` nothing, `production` any host, `multi-zone` any zone. */
  profile: z.enum(profiles).default('production'),
  waivers: list(waiverSchema),
});
