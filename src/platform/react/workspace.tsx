import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { indexTopology, type TopologyIndex } from '../../core/graph/topology-index.ts';
import {
  languages,
  renderMessage,
  type Language,
  type Localized,
  type Message,
} from '../../core/model/message.ts';
import type { Topology } from '../../core/model/topology.ts';
import type { DocumentState, DocumentStore } from '../../store/document-store.ts';
import type { PreferencesState, PreferencesStore } from '../../store/preferences-store.ts';
import type { SessionState, SessionStore } from '../../store/session-store.ts';

/** The three stores, by lifetime, that every feature reads and writes. */
export interface Workspace {
  readonly document: DocumentStore;
  readonly session: SessionStore;
  readonly preferences: PreferencesStore;
  /** Shows a design as a new one of this device; the one before stays in the storage. */
  readonly openDesign: (topology: Topology) => void;
}

const WorkspaceContext = createContext<Workspace | null>(null);

export function WorkspaceProvider(props: { workspace: Workspace; children: ReactNode }): ReactNode {
  return <WorkspaceContext value={props.workspace}>{props.children}</WorkspaceContext>;
}

/** The stores themselves, for event handlers; components read through the hooks below. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('WorkspaceProvider is missing');
  return workspace;
}

/** A slice of the document. Selectors that build an object or array are compared shallowly. */
export function useDocument<T>(selector: (state: DocumentState) => T): T {
  return useStore(useWorkspace().document, useShallow(selector));
}

export function useSession<T>(selector: (state: SessionState) => T): T {
  return useStore(useWorkspace().session, useShallow(selector));
}

export function usePreferences<T>(selector: (state: PreferencesState) => T): T {
  return useStore(useWorkspace().preferences, useShallow(selector));
}

const indices = new WeakMap<DocumentState['topology'], TopologyIndex>();

/** The index of a topology, built once whoever asks. */
export function topologyIndex(topology: Topology): TopologyIndex {
  let index = indices.get(topology);
  if (index === undefined) {
    index = indexTopology(topology);
    indices.set(topology, index);
  }
  return index;
}

/** The index of the current topology. */
export function useTopologyIndex(): TopologyIndex {
  return topologyIndex(useDocument((state) => state.topology));
}

/** The language texts are shown in. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languages.find((language) => i18n.language.startsWith(language)) ?? 'en';
}

export interface TextTools {
  readonly language: Language;
  /** Shows a message of the core. */
  readonly say: (message: Message) => string;
  readonly pick: (text: Localized) => string;
}

export function useText(): TextTools {
  const language = useLanguage();
  return useMemo(
    () => ({
      language,
      say: (message) => renderMessage(message, language),
      pick: (text) => text[language],
    }),
    [language],
  );
}
