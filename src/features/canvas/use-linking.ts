import type { Connection, FinalConnectionState, IsValidConnection } from '@xyflow/react';
import { useCallback, useMemo, useRef } from 'react';
import { checkConnection } from '../../core/commands/connection.ts';
import { useEdit } from '../../platform/react/edit.ts';
import { useWorkspace } from '../../platform/react/workspace.tsx';
import type { CanvasUiStore } from './canvas-ui.ts';
import type { CanvasLink } from './scene/links.ts';

export interface Linking {
  readonly isValidConnection: IsValidConnection<CanvasLink>;
  readonly onConnect: (connection: Connection) => void;
  readonly onConnectStart: (event: unknown, from: { nodeId: string | null }) => void;
  readonly onConnectEnd: (event: unknown, state: FinalConnectionState) => void;
}

/** Drawing links: what may be joined is for the core to say, and so is why not. */
export function useLinking(ui: CanvasUiStore): Linking {
  const { document, session } = useWorkspace();
  const edit = useEdit();
  // A pointer that moves over one shape asks the same question again and again.
  const asked = useRef<{ topology: object; pair: string; ok: boolean } | null>(null);

  const isValidConnection = useCallback<IsValidConnection<CanvasLink>>(
    ({ source, target }) => {
      const { topology } = document.getState();
      const pair = `${source} ${target}`;
      if (asked.current?.topology !== topology || asked.current.pair !== pair) {
        asked.current = { topology, pair, ok: checkConnection(topology, source, target).ok };
      }
      return asked.current.ok;
    },
    [document],
  );
  return useMemo(
    () => ({
      isValidConnection,
      onConnect: ({ source, target }) => edit({ type: 'connect', from: source, to: target }),
      onConnectStart: (_event, { nodeId }) => ui.setState({ linkFrom: nodeId ?? undefined }),
      onConnectEnd: (_event, { isValid, fromNode, toNode }) => {
        ui.setState({ linkFrom: undefined });
        if (isValid === true || fromNode === null || toNode === null) return;
        const check = checkConnection(document.getState().topology, fromNode.id, toNode.id);
        if (!check.ok) session.getState().notify('warning', check.reason);
      },
    }),
    [isValidConnection, edit, ui, document, session],
  );
}
