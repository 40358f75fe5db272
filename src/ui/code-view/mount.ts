import {
  closeSearchPanel,
  findNext,
  findPrevious,
  openSearchPanel,
  search,
  searchPanelOpen,
} from '@codemirror/search';
import { standardKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, Transaction } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { codeTheme } from './code-theme.ts';
import { LANGUAGES } from './languages.ts';
import type { CodeLabels, CodeLanguage } from './types.ts';

/** Tells a change that came in through the props from one that the user made. */
export const FromOutside = Annotation.define<boolean>();

const SEARCH_KEYS = [
  { key: 'Mod-f', run: openSearchPanel, scope: 'editor search-panel' },
  {
    key: 'F3',
    run: findNext,
    shift: findPrevious,
    scope: 'editor search-panel',
    preventDefault: true,
  },
  {
    key: 'Mod-g',
    run: findNext,
    shift: findPrevious,
    scope: 'editor search-panel',
    preventDefault: true,
  },
  { key: 'Escape', run: closeSearchPanel, scope: 'editor search-panel' },
];

/** The smallest replacement that turns one text into another, so that scroll and cursor stay. */
export function replacement(
  before: string,
  after: string,
): { from: number; to: number; insert: string } | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (
    tail < most - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  ) {
    tail += 1;
  }
  return {
    from: head,
    to: before.length - tail,
    insert: after.slice(head, after.length - tail),
  };
}

/** What can be exchanged in a view while it stands. */
export interface CodeSettings {
  language: CodeLanguage;
  labels: CodeLabels;
  ariaLabel: string;
  wrap: boolean;
  marks: Extension;
}

/** A CodeMirror view that follows the properties of a component. */
export interface MountedCode {
  view: EditorView;
  setText: (text: string) => void;
  configure: (settings: CodeSettings) => void;
  /** Scrolls to a line, from 1, and puts the cursor there. */
  reveal: (line: number, column?: number) => void;
  destroy: () => void;
}

function settingsExtension({ language, labels, ariaLabel, wrap, marks }: CodeSettings): Extension {
  return [
    LANGUAGES[language],
    wrap ? EditorView.lineWrapping : [],
    marks,
    // An editable element is in the tab order anyway; not every checker knows.
    EditorView.contentAttributes.of({ 'aria-label': ariaLabel, tabindex: '0' }),
    EditorState.phrases.of({
      Find: labels.find,
      next: labels.next,
      previous: labels.previous,
      all: labels.all,
      'match case': labels.matchCase,
      regexp: labels.regexp,
      'by word': labels.byWord,
      close: labels.close,
      'current match': labels.currentMatch,
      'on line': labels.onLine,
      'Control character': labels.controlCharacter,
    }),
  ];
}

/**
 * Puts an empty CodeMirror view into an element.
 *
 * It lives in a shadow root: there CodeMirror hands its styles over as a constructed style sheet,
 * where in the document it would write a `<style>` that a strict content security policy refuses.
 */
export function mountCode(host: HTMLElement, extension: Extension): MountedCode {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const settings = new Compartment();
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        highlightSpecialChars(),
        drawSelection(),
        search({ top: true }),
        keymap.of([...SEARCH_KEYS, ...standardKeymap]),
        EditorView.updateListener.of(({ state }) =>
          host.toggleAttribute('data-keeps-escape', searchPanelOpen(state)),
        ),
        codeTheme,
        settings.of([]),
        extension,
      ],
    }),
  });
  return {
    view,
    setText(text) {
      // The document holds "\n" alone; comparing anything else would never find it equal.
      const changes = replacement(view.state.doc.toString(), text.replace(/\r\n?/g, '\n'));
      if (!changes) return;
      view.dispatch({
        changes,
        annotations: [FromOutside.of(true), Transaction.addToHistory.of(false)],
      });
    },
    configure(next) {
      view.dispatch({ effects: settings.reconfigure(settingsExtension(next)) });
    },
    reveal(number, column = 1) {
      const line = view.state.doc.line(Math.max(1, Math.min(view.state.doc.lines, number)));
      const at = Math.min(line.to, line.from + Math.max(0, column - 1));
      view.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: 'center' }),
      });
    },
    destroy() {
      view.destroy();
    },
  };
}
