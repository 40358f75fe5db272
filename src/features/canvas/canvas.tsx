import '@xyflow/react/dist/base.css';
import {
  Background,
  BackgroundVariant,
  MiniMap,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
  type EdgeChange,
  type NodeChange,
} from '@xyflow/react';
import { useCallback, useMemo, useRef, useState, type MouseEvent, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Position } from '../../core/layout/rect.ts';
import { familyOf } from '../../platform/react/kind-icon.tsx';
import { useTheme } from '../../platform/react/theme.ts';
import { usePreferences, useSession, useWorkspace } from '../../platform/react/workspace.tsx';
import { ContextMenu } from '../../ui/context-menu.tsx';
import { cx } from '../../ui/cx.ts';
import { TID } from '../../ui/test-ids.ts';
import { useCanvasMenu, type MenuPlace } from './canvas-menu.ts';
import {
  CanvasUiContext,
  createCanvasUi,
  useCanvasUi,
  useCanvasUiStore,
  type CanvasUiStore,
} from './canvas-ui.ts';
import styles from './canvas.module.css';
import type { CanvasLink } from './scene/links.ts';
import type { CanvasNode } from './scene/nodes.ts';
import { useScene } from './scene/use-scene.ts';
import { useSimulationMenu } from './simulation-menu.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useCompareKeys } from './use-compare-keys.ts';
import { useLinking } from './use-linking.ts';
import { usePointerPlace } from './use-pointer-place.ts';
import { usePaletteDrop } from './use-palette-drop.ts';
import { useSelectionChanges } from './use-selection.ts';
import { useShapeDrag } from './use-shape-drag.ts';
import { useSimulate } from './use-simulate.ts';
import { maxZoom, minZoom, useViewRequests } from './use-view-requests.ts';
import { hasRoomForMap, mapSize } from './view-fit.ts';
import { CanvasControls } from './view/canvas-controls.tsx';
import { CompareWays } from './view/compare-ways.tsx';
import { DropHint } from './view/drop-hint.tsx';
import { EmptyCanvas } from './view/empty-canvas.tsx';
import { HeatLegend } from './view/heat-legend.tsx';
import { LinkMarkers } from './view/link-markers.tsx';
import { linkTypes } from './view/link.tsx';
import played from './view/played.module.css';
import { QuickAdd } from './view/quick-add.tsx';
import { shapeTypes } from './view/shapes.tsx';

/** Below this zoom, words give way to shape, icon and a large name. */
const farZoom = 0.45;
/** From so many shapes on, those out of view are left out. */
const manyShapes = 300;
/** CSS pixels that a press may move and still be a click. */
const clickSlack = 4;

/** The design as a picture to work on. */
export function Canvas(): ReactElement {
  const [ui] = useState(createCanvasUi);
  return (
    <ReactFlowProvider>
      <CanvasUiContext value={ui}>
        <CanvasFrame />
      </CanvasUiContext>
    </ReactFlowProvider>
  );
}

function CanvasFrame(): ReactElement {
  const { t } = useTranslation('canvas');
  const ui = useCanvasUiStore();
  const frame = useRef<HTMLDivElement>(null);
  const scene = useScene();
  const { screenToFlowPosition } = useReactFlow();
  const toCanvas = useCallback(
    ({ clientX, clientY }: { clientX: number; clientY: number }): Position =>
      screenToFlowPosition({ x: clientX, y: clientY }),
    [screenToFlowPosition],
  );
  const far = useStore((state) => state.transform[2] < farZoom);
  const linking = useCanvasUi((state) => state.linkFrom !== undefined);
  const drop = usePaletteDrop(scene, ui, toCanvas);
  const onEditKeys = useCanvasKeys(scene);
  const onCompareKeys = useCompareKeys();
  const { press, onKeys: onSimulationKeys } = useSimulate(scene);
  const [menuPlace, setMenuPlace] = useState<MenuPlace | null>(null);
  const { session } = useWorkspace();
  useViewRequests(scene);
  const pointer = usePointerPlace(scene, toCanvas);

  const readOnly = scene.simulating || scene.comparing;
  const onContextMenu = (event: MouseEvent): void => {
    const id = elementUnder(event.target);
    const { selection, select } = session.getState();
    if (id !== undefined && !selection.has(id) && !readOnly) select([id]);
    setMenuPlace({ id, point: toCanvas(event) });
  };
  const editMenu = useCanvasMenu(scene, menuPlace);
  const simulationMenu = useSimulationMenu(scene, menuPlace?.id);
  return (
    <ContextMenu
      items={scene.simulating ? simulationMenu : editMenu}
      disabled={scene.comparing}
      onOpenChange={(open) => {
        if (!open) setMenuPlace(null);
      }}
    >
      <div
        ref={frame}
        role="application"
        aria-label={t('title')}
        className={cx(styles['canvas'], played['stage'])}
        data-testid={TID.canvas}
        data-far={far || undefined}
        data-linking={linking || undefined}
        data-simulating={scene.simulating || undefined}
        {...pointer}
        onDoubleClickCapture={(event) => {
          const empty =
            event.target instanceof Element && event.target.matches('.react-flow__pane');
          if (empty && !readOnly) session.getState().set({ quickAdd: true });
        }}
        onContextMenuCapture={onContextMenu}
        onKeyDownCapture={
          scene.simulating ? onSimulationKeys : scene.comparing ? onCompareKeys : onEditKeys
        }
        {...(!readOnly && drop)}
      >
        <Flow scene={scene} ui={ui} toCanvas={toCanvas} onSimulate={press} />
        <LinkMarkers />
        <DropHint frame={frame} />
        {!readOnly && <QuickAdd scene={scene} toCanvas={toCanvas} />}
        {scene.nodes.length === 0 && !readOnly && <EmptyCanvas />}
      </div>
    </ContextMenu>
  );
}

interface FlowProps {
  scene: ReturnType<typeof useScene>;
  ui: CanvasUiStore;
  toCanvas: (event: { clientX: number; clientY: number }) => Position;
  /** A press on a shape or line while failures are played. */
  onSimulate: (id: string) => void;
}

function Flow({ scene, ui, toCanvas, onSimulate }: FlowProps): ReactElement {
  const { t } = useTranslation('canvas');
  const { session } = useWorkspace();
  const theme = useTheme();
  const minimap = usePreferences((state) => state.minimap);
  const roomForMap = useStore(hasRoomForMap);
  const renaming = useSession((state) => state.renaming);
  const onSelection = useSelectionChanges();
  const drag = useShapeDrag(scene, ui, toCanvas);
  const linking = useLinking(ui);
  const { onPositions, onDrag, onDrop } = drag;
  const { simulating } = scene;
  const readOnly = simulating || scene.comparing;

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      onSelection(changes);
      onPositions(changes);
    },
    [onSelection, onPositions],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasLink>[]) => onSelection(changes),
    [onSelection],
  );
  const startRenaming = useCallback(
    (event: MouseEvent, node: CanvasNode) => {
      event.stopPropagation();
      if (!readOnly) session.getState().set({ renaming: node.id });
    },
    [session, readOnly],
  );
  const onPress = useCallback(
    (event: MouseEvent, { id }: { id: string }) => {
      const { selection, select } = session.getState();
      const additive = event.shiftKey || event.metaKey || event.ctrlKey;
      if (simulating) {
        if (!additive) onSimulate(id);
        return;
      }
      // React Flow keeps a selection of many when one of them is pressed, so that it can be dragged.
      if (!additive && selection.size > 1 && selection.has(id)) select([id]);
    },
    [session, simulating, onSimulate],
  );
  const onSelectionEnd = useCallback(() => {
    const { selection, select } = session.getState();
    // Of what a marquee holds the outermost shapes count; their rows and links go with them.
    const shapes = scene.nodes.filter(({ id }) => selection.has(id));
    select(shapes.flatMap(({ id, parentId }) => (selection.has(parentId ?? '') ? [] : [id])));
  }, [session, scene.nodes]);
  const ariaLabels = useMemo(
    () => ({
      'node.a11yDescription.default': t(
        simulating
          ? 'simulation.shapeHelp'
          : scene.comparing
            ? 'compared.shapeHelp'
            : 'aria.shapeHelp',
      ),
      'minimap.ariaLabel': t('minimap'),
    }),
    [t, simulating, scene.comparing],
  );

  return (
    <ReactFlow<CanvasNode, CanvasLink>
      className={styles['flow'] ?? ''}
      colorMode={theme}
      nodes={drag.nodes as CanvasNode[]}
      edges={scene.links as CanvasLink[]}
      nodeTypes={shapeTypes}
      edgeTypes={linkTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onNodeDrag={onDrag}
      onNodeDragStop={onDrop}
      onNodeClick={onPress}
      onEdgeClick={onPress}
      onNodeDoubleClick={startRenaming}
      onSelectionEnd={onSelectionEnd}
      isValidConnection={linking.isValidConnection}
      onConnect={linking.onConnect}
      onConnectStart={linking.onConnectStart}
      onConnectEnd={linking.onConnectEnd}
      nodesDraggable={!scene.previewing && !readOnly && renaming === null}
      nodesConnectable={!scene.previewing && !readOnly}
      edgesFocusable={false}
      edgesReconnectable={false}
      elevateNodesOnSelect={false}
      zIndexMode="manual"
      onlyRenderVisibleElements={scene.nodes.length > manyShapes}
      selectionMode={SelectionMode.Full}
      selectionKeyCode="Shift"
      multiSelectionKeyCode={multiSelectionKeys}
      deleteKeyCode={null}
      zoomOnDoubleClick={false}
      nodeDragThreshold={clickSlack}
      connectionRadius={8}
      minZoom={minZoom}
      maxZoom={maxZoom}
      ariaLabelConfig={ariaLabels}
    >
      <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} />
      <CanvasControls />
      <HeatLegend />
      <CompareWays scene={scene} />
      {minimap && roomForMap && scene.nodes.length > 0 && (
        <MiniMap<CanvasNode>
          className={styles['minimap'] ?? ''}
          pannable
          zoomable
          nodeClassName={minimapClass}
          nodeBorderRadius={6}
          style={mapSize}
        />
      )}
    </ReactFlow>
  );
}

const multiSelectionKeys = ['Shift', 'Meta', 'Control'];

function minimapClass(node: CanvasNode): string {
  const family =
    node.type === 'domain' || node.type === 'host'
      ? node.type
      : node.type === 'cluster'
        ? 'etcd'
        : familyOf(node.data.kind);
  return styles[`map-${family}`] ?? '';
}

/** The id of the shape or link under a point of the page. */
function elementUnder(target: EventTarget): string | undefined {
  if (!(target instanceof Element)) return undefined;
  const drawn = target.closest<HTMLElement | SVGElement>(
    '.react-flow__node, .react-flow__edge.selectable',
  );
  return drawn?.dataset['id'];
}
