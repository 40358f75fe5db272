/** What the file chooser offers: topologies, bundles, texts with Mermaid diagrams. */
export const acceptedFiles = '.json,.yaml,.yml,.zip,.md,.markdown,.mmd,.mermaid,.txt';
