import { actionIds, type Action, type ActionId } from '../../platform/react/actions.tsx';
import type { Services } from '../services.ts';
import { addElement } from './add-element.ts';
import { arrangeActions } from './arrange.ts';
import { assignAddresses } from './assign-addresses.ts';
import { clearSelection } from './clear-selection.ts';
import { addLike, copySelection, cutSelection, duplicateSelection, paste } from './clipboard.ts';
import { compareDesigns } from './compare-designs.ts';
import { copyMermaid } from './copy-mermaid.ts';
import { copyShareLink } from './copy-share-link.ts';
import { deleteSelection } from './delete-selection.ts';
import { downloadBundle } from './download-bundle.ts';
import { downloadReview } from './download-review.ts';
import { fixAllSafe } from './fix-all-safe.ts';
import { fitView } from './fit-view.ts';
import { newDesign } from './new-design.ts';
import { importMermaid } from './import-mermaid.ts';
import { openFile } from './open-file.ts';
import { pasteRows } from './paste-rows.ts';
import { present } from './present.ts';
import { quickAdd } from './quick-add.ts';
import { redo } from './redo.ts';
import { renameSelection } from './rename-selection.ts';
import { saveFileAction } from './save-file.ts';
import { saveVersion } from './save-version.ts';
import { selectAll } from './select-all.ts';
import { share } from './share.ts';
import {
  showAnalysis,
  showConfigs,
  showDiagram,
  showFailures,
  showOutline,
  showProblems,
} from './show-panel.ts';
import { findElement, showCommands } from './show-commands.ts';
import { showLibrary } from './show-library.ts';
import { showRules } from './show-rules.ts';
import { showShortcuts } from './show-shortcuts.ts';
import { showStarters } from './show-starters.ts';
import { showVersions } from './show-versions.ts';
import { switchLanguage } from './switch-language.ts';
import { switchTheme } from './switch-theme.ts';
import { tidyLayout } from './tidy-layout.ts';
import { maximiseBottom, toggleBottom } from './toggle-bottom.ts';
import { toggleFocus } from './toggle-focus.ts';
import { toggleInspector } from './toggle-inspector.ts';
import { toggleMinimap } from './toggle-minimap.ts';
import { togglePalette } from './toggle-palette.ts';
import { toggleSimulation } from './toggle-simulation.ts';
import { undo } from './undo.ts';
import { zoomIn } from './zoom-in.ts';
import { zoomOut } from './zoom-out.ts';
import { zoomToSelection } from './zoom-to-selection.ts';

/** Every user verb, by id, in the order of {@link actionIds}. */
export function createActions(services: Services): ReadonlyMap<ActionId, Action> {
  const actions = [
    newDesign,
    openFile,
    importMermaid,
    saveFileAction,
    showStarters,
    showLibrary,
    compareDesigns,
    saveVersion,
    showVersions,
    present,
    undo,
    redo,
    selectAll,
    clearSelection,
    copySelection,
    cutSelection,
    paste,
    pasteRows,
    duplicateSelection,
    deleteSelection,
    renameSelection,
    fitView,
    zoomIn,
    zoomOut,
    zoomToSelection,
    toggleFocus,
    tidyLayout,
    ...arrangeActions,
    assignAddresses,
    fixAllSafe,
    toggleSimulation,
    toggleMinimap,
    togglePalette,
    toggleInspector,
    toggleBottom,
    maximiseBottom,
    showProblems,
    showOutline,
    showAnalysis,
    showFailures,
    showDiagram,
    showConfigs,
    showRules,
    downloadBundle(services),
    downloadReview(services),
    copyMermaid(services),
    copyShareLink,
    share,
    switchLanguage(services),
    switchTheme(services.theme),
    showCommands,
    findElement,
    showShortcuts,
    ...addElement(services),
    addLike,
    quickAdd,
  ];
  const byId = new Map(actions.map((action) => [action.id, action]));
  return new Map(
    actionIds.flatMap((id) => {
      const action = byId.get(id);
      return action === undefined ? [] : [[id, action] as const];
    }),
  );
}
