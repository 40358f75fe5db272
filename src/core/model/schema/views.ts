import { z } from './z.ts';

/** The views of a design, by the names under which their options are kept. */
export const viewIds = ['cluster', 'load-balancing', 'traffic', 'failure-domains', 'etcd'] as const;

/** `roles`: one shape for each component; `components`: with its parts; `addresses`: and where it is. */
export const detailLevels = ['roles', 'components', 'addresses'] as const;

/** What stands around the hosts: nothing but themselves, or their zones. */
export const groupings = ['host', 'zone'] as const;

/** `both`: one picture that follows the reader's own setting. */
export const pictureThemes = ['light', 'dark', 'both'] as const;

/** How one view is drawn; what is absent is the view's own way. */
export const viewOptionsSchema = z.looseObject({
  direction: z.enum(['LR', 'TD']).optional(),
  detail: z.enum(detailLevels).optional(),
  grouping: z.enum(groupings).optional(),
  /** Whether etcd members stand out in orange. */
  colours: z.boolean().optional(),
  /** Absent: that of whoever draws. */
  language: z.enum(['en', 'zh']).optional(),
  theme: z.enum(pictureThemes).optional(),
});

const options = viewOptionsSchema.optional();

export const viewsSchema = z.looseObject({
  cluster: options,
  'load-balancing': options,
  traffic: options,
  'failure-domains': options,
  etcd: options,
} satisfies Record<(typeof viewIds)[number], typeof options>);
