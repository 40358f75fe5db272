import { z } from './schema/z.ts';
import { topologySchema } from './topology.ts';

/** Where the published schema lies, below the root of the site. */
export const jsonSchemaPath = 'schema/topology-v1.schema.json';

/**
 * The JSON Schema of what a user may write: parts with a default are optional. References between
 * elements are checked by `findIntegrityIssues`, as JSON Schema cannot say them.
 */
export function topologyJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(topologySchema, { io: 'input', target: 'draft-2020-12' });
  return { title: 'Quorate topology, version 1', ...schema };
}

/** The schema as the published file's text. */
export function topologyJsonSchemaText(): string {
  return `${JSON.stringify(topologyJsonSchema(), null, 2)}\n`;
}
