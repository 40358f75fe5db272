import { writeDocument } from '../persistence/write-document.ts';
import type { Exporter } from './exporter.ts';

/** The design itself: open it in Quorate to go on from here. JSON knows no comment, so no header. */
export const topologyJsonExporter: Exporter = {
  id: 'topology',
  title: { en: 'Topology', zh: '拓扑' },
  export: ({ index }) => ({
    files: [
      {
        path: 'topology.json',
        content: writeDocument(index.topology),
        mode: 0o644,
        syntax: 'json',
      },
    ],
    notes: [],
  }),
};
