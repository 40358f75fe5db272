/** The class of what has nothing to do with the selection while the canvas is focused on that. */
export const dimmed = 'dimmed';

/** The shapes with those that are not related to the selection dimmed. */
export function dimNodes<T extends { readonly id: string }>(
  nodes: readonly T[],
  related: ReadonlySet<string> | undefined,
): readonly T[] {
  return related === undefined
    ? nodes
    : nodes.map((node) => (related.has(node.id) ? node : { ...node, className: dimmed }));
}

/** The same for links, which are related where both ends are. */
export function dimLinks<T extends { readonly source: string; readonly target: string }>(
  links: readonly T[],
  related: ReadonlySet<string> | undefined,
): readonly T[] {
  return related === undefined
    ? links
    : links.map((link) =>
        related.has(link.source) && related.has(link.target)
          ? link
          : { ...link, className: dimmed },
      );
}
