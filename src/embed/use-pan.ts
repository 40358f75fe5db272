import { useEffect, useState, type RefObject } from 'react';
import type { ViewTools } from './use-view.ts';

/** How much a step of the wheel zooms. */
const wheelPower = 0.002;

/**
 * Moves the drawing with a pointer and zooms it with two, or with Ctrl and the wheel; the wheel alone
 * is left to the page around. Whether it is being dragged.
 */
export function usePan(
  frame: RefObject<HTMLElement | null>,
  move: ViewTools['move'],
  zoom: ViewTools['zoom'],
): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const { current: element } = frame;
    if (element === null) return undefined;
    const down = new Map<number, { x: number; y: number }>();
    const inFrame = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const onDown = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      element.setPointerCapture(event.pointerId);
      down.set(event.pointerId, inFrame(event));
      setDragging(true);
    };
    const onMove = (event: PointerEvent): void => {
      const before = down.get(event.pointerId);
      if (before === undefined) return;
      const now = inFrame(event);
      down.set(event.pointerId, now);
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      if (other === undefined) {
        move(now.x - before.x, now.y - before.y);
        return;
      }
      const apart = (point: { x: number; y: number }): number =>
        Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
      zoom(apart(now) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    };
    const onUp = ({ pointerId }: PointerEvent): void => {
      down.delete(pointerId);
      if (down.size === 0) setDragging(false);
    };
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom(Math.exp(-event.deltaY * wheelPower), inFrame(event));
    };
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    // React listens passively, and then the browser would zoom the page as well.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
      element.removeEventListener('wheel', onWheel);
    };
  }, [frame, move, zoom]);
  return dragging;
}
