import { message, type Localized } from '../core/model/message.ts';
import type { Topology } from '../core/model/topology.ts';
import type { DocumentStore } from '../store/document-store.ts';
import type { SessionStore } from '../store/session-store.ts';

const opened: Localized = {
  en: 'Opened “{name}”. The design before it is kept under File › Recent designs.',
  zh: '已打开“{name}”。之前的设计保留在“文件 › 最近的设计”中。',
};

/** Replaces what is shown by another design under its own key; nothing stored is touched. */
export function openAsNew(
  document: DocumentStore,
  session: SessionStore,
  designId: string,
  topology: Topology,
): void {
  const hadWork = hasContent(document.getState().topology);
  showDesign(document, session, designId, topology);
  if (hadWork) {
    session.getState().notify('info', message(opened, { name: topology.metadata.name }));
  }
}

/** Shows a design under the key that it is kept under, and leaves what was about the one before. */
export function showDesign(
  document: DocumentStore,
  session: SessionStore,
  designId: string,
  topology: Topology,
): void {
  document.getState().open(designId, topology);
  const { select, set, requestView } = session.getState();
  select([]);
  set({ dialog: null, importCandidates: null, preview: null, renaming: null });
  requestView('fit');
}

/** Whether anything is drawn. */
export function hasContent({ hosts, failureDomains, endpoints }: Topology): boolean {
  return hosts.length + failureDomains.length + endpoints.length > 0;
}
