import { z } from '../model/schema/z.ts';
import { topologySchema, type Topology } from '../model/topology.ts';

/**
 * The canonical text of a document: JSON, two spaces, final newline. Keys come in the order of the
 * schema, then those it does not know, sorted; so equal documents give equal bytes. Reading the text
 * back gives an equal document.
 */
export function writeDocument(topology: Topology): string {
  return `${JSON.stringify(canonical(topology, topologySchema), null, 2)}\n`;
}

/** A schema, or undefined below keys that are not ours. */
type Schema = z.core.$ZodType | undefined;

function canonical(value: unknown, schema: Schema): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = resolve(schema, value);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const element = known instanceof z.ZodArray ? known.element : undefined;
    return items.map((item) => canonical(item, element));
  }
  const object = value as Readonly<Record<string, unknown>>;
  const shape: Readonly<Record<string, Schema>> = known instanceof z.ZodObject ? known.shape : {};
  const each = known instanceof z.ZodRecord ? known.valueType : undefined;
  const keys = [
    ...Object.keys(shape).filter((key) => Object.hasOwn(object, key)),
    // By code unit, the same everywhere, unlike a locale's order.
    ...Object.keys(object)
      .filter((key) => !Object.hasOwn(shape, key))
      .toSorted((a, b) => (a < b ? -1 : 1)),
  ];
  return Object.fromEntries(
    keys.map((key) => [key, canonical(object[key], Object.hasOwn(shape, key) ? shape[key] : each)]),
  );
}

/** Looks through defaults and optionals, and picks the union's branch by the kind of the value. */
function resolve(schema: Schema, value: object): Schema {
  let at = schema;
  while (at instanceof z.ZodOptional || at instanceof z.ZodDefault || at instanceof z.ZodPrefault) {
    at = at.unwrap();
  }
  if (!(at instanceof z.ZodDiscriminatedUnion)) return at;
  const { kind } = value as { readonly kind?: unknown };
  return at.options.find((option) => {
    const literal = option instanceof z.ZodObject ? option.shape['kind'] : undefined;
    return literal instanceof z.ZodLiteral && literal.value === kind;
  });
}
