import { FilePlus2 } from 'lucide-react';
import { emptyTopology } from '../../core/model/topology.ts';
import type { Action } from '../../platform/react/actions.tsx';

export const newDesign: Action = {
  id: 'new-design',
  group: 'design',
  icon: FilePlus2,
  run: ({ openDesign }) => openDesign(emptyTopology('untitled')),
};
