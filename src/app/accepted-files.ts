/** What the file chooser offers: topologies, bundles, texts with Mermaid diagrams, pictures. */
export const acceptedFiles =
  '.json,.yaml,.yml,.zip,.md,.markdown,.mmd,.mermaid,.txt,.svg,.png,.pdf,.html,.htm,.adoc,.asciidoc';
