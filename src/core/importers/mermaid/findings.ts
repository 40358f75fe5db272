import type { DrawnCluster } from './clusters.ts';
import type { Drawing } from './drawing.ts';
import type { PartNames } from './naming.ts';
import type { Part } from './parts.ts';
import type { DrawnDomain, DrawnHost } from './places.ts';
import type { Relations } from './relations.ts';
import type { DrawnVip } from './sharing.ts';

/** Everything that was found in a drawing. */
export interface Findings {
  readonly name: string;
  readonly drawing: Drawing;
  readonly parts: readonly Part[];
  readonly relations: Relations;
  readonly hosts: readonly DrawnHost[];
  readonly names: PartNames;
  readonly domains: readonly DrawnDomain[];
  readonly clusters: readonly DrawnCluster[];
  readonly vips: readonly DrawnVip[];
}
