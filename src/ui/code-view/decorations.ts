import { RangeSet } from '@codemirror/state';
import type { EditorState, Extension, Range, Text } from '@codemirror/state';
import { Decoration, EditorView, GutterMarker, gutterLineClass } from '@codemirror/view';
import type { CodeMarker, NotedLine } from './types.ts';

class LineClass extends GutterMarker {
  override elementClass: string;

  constructor(name: string) {
    super();
    this.elementClass = name;
  }

  override eq(other: LineClass): boolean {
    return other.elementClass === this.elementClass;
  }
}

const changedLine = Decoration.line({ class: 'cm-changedLine' });
const changedGutter = new LineClass('cm-changedGutter');
const notedGutter = new LineClass('cm-notedGutter');
const markerGutter = new LineClass('cm-markerGutter');

/** Where the lines of these numbers start; numbers that the text does not have are left out. */
function lineStarts(doc: Text, numbers: readonly number[]): number[] {
  return [...new Set(numbers)]
    .filter((number) => Number.isInteger(number) && number >= 1 && number <= doc.lines)
    .toSorted((a, b) => a - b)
    .map((number) => doc.line(number).from);
}

/** Marks lines as changed, by ground and beside their numbers. */
export function markChanged(numbers: readonly number[]): Extension {
  const starts = (state: EditorState): number[] => lineStarts(state.doc, numbers);
  return [
    EditorView.decorations.compute(['doc'], (state) =>
      Decoration.set(starts(state).map((at) => changedLine.range(at))),
    ),
    gutterLineClass.compute(['doc'], (state) =>
      RangeSet.of(starts(state).map((at) => changedGutter.range(at))),
    ),
  ];
}

/** Marks lines that there is something to say about; a press on one tells its number. */
export function markNoted(
  notes: readonly NotedLine[],
  onPress: ((line: number) => void) | undefined,
): Extension {
  const titles = new Map(notes.map(({ line, title }) => [line, title]));
  const starts = (state: EditorState): number[] => lineStarts(state.doc, [...titles.keys()]);
  return [
    EditorView.decorations.compute(['doc'], (state) =>
      Decoration.set(
        starts(state).map((at) => {
          const title = titles.get(state.doc.lineAt(at).number) ?? '';
          return Decoration.line({ class: 'cm-notedLine', attributes: { title } }).range(at);
        }),
      ),
    ),
    gutterLineClass.compute(['doc'], (state) =>
      RangeSet.of(starts(state).map((at) => notedGutter.range(at))),
    ),
    EditorView.domEventHandlers({
      click: (event, view) => {
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
        const line = at === null ? undefined : view.state.doc.lineAt(at).number;
        // Who selects text to copy it does not ask for a reason.
        if (line !== undefined && titles.has(line) && view.state.selection.main.empty) {
          onPress?.(line);
        }
        return false;
      },
    }),
  ];
}

/** From where to where a marker is drawn: the word it points at, or the character before the end. */
export function markerSpan(doc: Text, marker: CodeMarker): { from: number; to: number } {
  const line = doc.line(Math.max(1, Math.min(doc.lines, marker.line)));
  const column = Math.max(0, Math.min(line.length, marker.column - 1));
  const [word = ''] = /^[\p{L}\p{N}_.-]+|^./u.exec(line.text.slice(column)) ?? [];
  const from = line.from + (word === '' ? Math.max(0, column - 1) : column);
  return { from, to: Math.max(from, line.from + column + word.length) };
}

/** Underlines what the markers point at and marks their lines. */
export function markErrors(markers: readonly CodeMarker[]): Extension {
  return [
    EditorView.decorations.compute(['doc'], (state) => {
      const ranges: Range<Decoration>[] = [];
      for (const marker of markers) {
        const { from, to } = markerSpan(state.doc, marker);
        if (from === to) continue;
        const attributes = { title: marker.message };
        ranges.push(Decoration.mark({ class: 'cm-marker', attributes }).range(from, to));
      }
      return Decoration.set(ranges, true);
    }),
    gutterLineClass.compute(['doc'], (state) => {
      const starts = lineStarts(
        state.doc,
        markers.map(({ line }) => Math.max(1, Math.min(state.doc.lines, line))),
      );
      return RangeSet.of(starts.map((at) => markerGutter.range(at)));
    }),
  ];
}
