import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Canvas } from '../features/canvas/canvas.tsx';
import { Palette } from '../features/palette/palette.tsx';
import { SimulationStrip } from '../features/simulation/simulation-strip.tsx';
import { VerdictBar } from '../features/verdict/verdict-bar.tsx';
import { ActionsProvider, type Action, type ActionId } from '../platform/react/actions.tsx';
import { loadPlayer } from '../platform/react/simulation.ts';
import { useNarrow } from '../platform/react/narrow.ts';
import {
  usePreferences,
  useSession,
  useWorkspace,
  WorkspaceProvider,
} from '../platform/react/workspace.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { LiveRegion } from '../ui/live-region.tsx';
import { isApplePlatform } from '../ui/shortcut.ts';
import { SplitPane } from '../ui/split-pane.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { TooltipProvider } from '../ui/tooltip.tsx';
import styles from './app.module.css';
import { BottomPanels } from './bottom-panels.tsx';
import { useBoundaryLabels } from './boundary-labels.ts';
import { followClipboard } from './clipboard-events.ts';
import { chooseDesign } from './choose-design.ts';
import { FileDrop } from './file-drop.tsx';
import { loadLanguages } from './i18n.ts';
import { Notices } from './notices.tsx';
import { showDesign } from './open-design.ts';
import type { Services } from './services.ts';
import { handleShortcut } from './shortcuts.ts';
import { TopBar } from './top-bar.tsx';
import { UpdateOffer } from './update-offer.tsx';

const Inspector = lazy(async () => ({
  default: (await import('../features/inspector/inspector.tsx')).Inspector,
}));
const StartersDialog = lazy(async () => ({
  default: (await import('../features/starters/starters-dialog.tsx')).StartersDialog,
}));
const LibraryDialog = lazy(async () => ({
  default: (await import('../features/library/library-dialog.tsx')).LibraryDialog,
}));
const PartedDialog = lazy(async () => ({
  default: (await import('./parted-dialog.tsx')).PartedDialog,
}));
const CompareDialog = lazy(async () => ({
  default: (await import('../features/compare/compare-dialog.tsx')).CompareDialog,
}));
const ImportDialog = lazy(async () => ({
  default: (await import('../features/import/import-dialog.tsx')).ImportDialog,
}));
const loadPalette = async () => {
  // Verbs are found by their names in every language.
  const [{ CommandPalette: component }] = await Promise.all([
    import('../features/command-palette/command-palette.tsx'),
    loadLanguages(),
  ]);
  return { default: component };
};
const CommandPalette = lazy(loadPalette);
const AssignAddressesDialog = lazy(async () => ({
  default: (await import('../features/addresses/assign-addresses-dialog.tsx'))
    .AssignAddressesDialog,
}));
const FixAllDialog = lazy(async () => ({
  default: (await import('../features/problems/fix-all-dialog.tsx')).FixAllDialog,
}));
const RulesDialog = lazy(async () => ({
  default: (await import('../features/rules/rules-dialog.tsx')).RulesDialog,
}));
const PasteDialog = lazy(async () => ({
  default: (await import('../features/outline/paste-dialog.tsx')).PasteDialog,
}));
const ShareDialog = lazy(async () => ({
  default: (await import('../features/share/share-dialog.tsx')).ShareDialog,
}));
const VersionsDialog = lazy(async () => ({
  default: (await import('../features/versions/versions-dialog.tsx')).VersionsDialog,
}));
const SaveVersionDialog = lazy(async () => ({
  default: (await import('../features/versions/save-version-dialog.tsx')).SaveVersionDialog,
}));
const ChangesStrip = lazy(async () => ({
  default: (await import('../features/versions/changes-strip.tsx')).ChangesStrip,
}));
const ChangesPanel = lazy(async () => ({
  default: (await import('../features/versions/changes-panel.tsx')).ChangesPanel,
}));
const PresentDialog = lazy(async () => ({
  default: (await import('../features/presentation/present-dialog.tsx')).PresentDialog,
}));
const Presentation = lazy(async () => ({
  default: (await import('../features/presentation/presentation.tsx')).Presentation,
}));
const ShortcutsDialog = lazy(async () => ({
  default: (await import('./shortcuts-dialog.tsx')).ShortcutsDialog,
}));

export interface AppProps {
  readonly services: Services;
  readonly actions: ReadonlyMap<ActionId, Action>;
}

export function App({ services, actions }: AppProps): ReactNode {
  const { workspace } = services;
  useEffect(() => {
    const apple = isApplePlatform();
    const onKeyDown = (event: KeyboardEvent): void =>
      handleShortcut(event, actions, workspace, apple);
    addEventListener('keydown', onKeyDown);
    const stopClipboard = followClipboard(workspace);
    // Who opens it goes on typing at once.
    const soon = setTimeout(() => {
      for (const load of [loadPalette, loadPlayer]) load().catch(() => undefined);
    }, 1000);
    return () => {
      stopClipboard();
      clearTimeout(soon);
      removeEventListener('keydown', onKeyDown);
    };
  }, [actions, workspace]);
  return (
    <WorkspaceProvider workspace={workspace}>
      <ActionsProvider actions={actions}>
        <Shell services={services} />
      </ActionsProvider>
    </WorkspaceProvider>
  );
}

function Shell({ services }: Pick<AppProps, 'services'>): ReactNode {
  const { storage, versions, updates, saveNow } = services;
  const { t } = useTranslation('app');
  const labels = { viewport: t('toasts.label'), dismiss: t('toasts.dismiss') };
  return (
    <TooltipProvider>
      <ToastProvider label={labels.viewport} dismissLabel={labels.dismiss}>
        <div className={styles['app']}>
          <TopBar storage={storage} />
          <VerdictBar />
          <Workbench />
        </div>
        <FileDrop />
        <Notices />
        {updates && <UpdateOffer updates={updates} saveNow={saveNow} />}
        <LiveRegion />
        <Dialogs storage={storage} versions={versions} />
      </ToastProvider>
    </TooltipProvider>
  );
}

function Workbench(): ReactNode {
  const { t } = useTranslation('app');
  const { paletteOpen, inspectorOpen, inspectorWidth, bottomHeight, tallBottomHeight, set } =
    usePreferences((state) => state);
  const { bottomPanel, bottomMaximised, inspectorOver } = useSession(
    ({ bottomPanel, bottomMaximised, inspectorOver }) => ({
      bottomPanel,
      bottomMaximised,
      inspectorOver,
    }),
  );
  const setSession = useSession((state) => state.set);
  const comparing = useSession((state) => state.diff !== null);
  const narrow = useNarrow();
  // A list needs less room than a picture or a file; each keeps the height it was given.
  const tall = bottomPanel !== null && bottomPanel !== 'problems';
  const boundary = useBoundaryLabels();
  const canvas = (
    <ErrorBoundary labels={boundary}>
      <Canvas />
    </ErrorBoundary>
  );
  return (
    <main className={styles['workbench']}>
      {paletteOpen && !bottomMaximised && (
        <aside className={styles['palette']} aria-label={t('regions.palette')}>
          <Palette />
        </aside>
      )}
      <SplitPane
        label={t('regions.resizeInspector')}
        sized="second"
        size={inspectorWidth}
        min={240}
        max={560}
        minRest={360}
        cover={narrow ? 'side' : undefined}
        onSizeChange={(size) => set({ inspectorWidth: size })}
        collapsed={bottomMaximised || (narrow ? !inspectorOver : !inspectorOpen)}
        onCollapsedChange={(collapsed) => set({ inspectorOpen: !collapsed })}
        first={
          <SplitPane
            label={t('regions.resizeBottom')}
            orientation="vertical"
            sized="second"
            size={tall ? tallBottomHeight : bottomHeight}
            min={120}
            max={900}
            minRest={160}
            cover={bottomMaximised ? 'all' : undefined}
            onSizeChange={(size) => set(tall ? { tallBottomHeight: size } : { bottomHeight: size })}
            collapsed={bottomPanel === null}
            onCollapsedChange={(collapsed) =>
              setSession({ bottomPanel: collapsed ? null : 'problems' })
            }
            first={
              <section className={styles['stage']} aria-label={t('regions.canvas')}>
                <ErrorBoundary labels={boundary}>
                  <SimulationStrip />
                  <Suspense>{comparing && <ChangesStrip />}</Suspense>
                </ErrorBoundary>
                <div className={styles['canvas']}>{canvas}</div>
              </section>
            }
            second={<BottomPanels />}
          />
        }
        second={
          <aside
            className={styles['inspector']}
            aria-label={t(comparing ? 'regions.changes' : 'regions.inspector')}
          >
            <ErrorBoundary labels={boundary}>
              <Suspense>{comparing ? <ChangesPanel /> : <Inspector />}</Suspense>
            </ErrorBoundary>
          </aside>
        }
      />
    </main>
  );
}

function Dialogs({ storage, versions }: Pick<Services, 'storage' | 'versions'>): ReactNode {
  const workspace = useWorkspace();
  const dialog = useSession((state) => state.dialog);
  const rules = useSession((state) => state.rulePage !== null);
  return (
    <Suspense>
      {rules && <RulesDialog />}
      {dialog === 'starters' && <StartersDialog />}
      {dialog === 'library' && (
        <LibraryDialog
          storage={storage}
          versions={versions}
          onOpen={(id, topology) => showDesign(workspace.document, workspace.session, id, topology)}
        />
      )}
      {dialog === 'parted' && <PartedDialog storage={storage} />}
      {dialog === 'import' && <ImportDialog />}
      {dialog === 'compare' && <CompareDialog storage={storage} chooseDesign={chooseDesign} />}
      {dialog === 'present' && <PresentDialog />}
      {dialog === 'presentation' && <Presentation />}
      {dialog === 'versions' && <VersionsDialog storage={versions} />}
      {dialog === 'save-version' && <SaveVersionDialog storage={versions} />}
      {dialog === 'fix-all' && <FixAllDialog />}
      {dialog === 'share' && <ShareDialog />}
      {dialog === 'paste-rows' && <PasteDialog />}
      {(dialog === 'commands' || dialog === 'find') && (
        <CommandPalette key={dialog} mode={dialog} />
      )}
      {dialog === 'addresses' && <AssignAddressesDialog />}
      {dialog === 'shortcuts' && <ShortcutsDialog />}
    </Suspense>
  );
}
