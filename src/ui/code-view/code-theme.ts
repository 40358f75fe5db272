import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Light and dark at once: every colour is a token of the page, which reaches into shadow roots. */
const look = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--color-text)',
    backgroundColor: 'var(--color-surface)',
    fontSize: 'var(--font-size-12)',
  },
  '&.cm-focused': { outline: 'none' },
  // Above the gutter, which would cover the left part of an outline.
  '&.cm-focused::after': {
    content: '""',
    position: 'absolute',
    inset: '0',
    zIndex: '300',
    border: '2px solid var(--color-focus)',
    pointerEvents: 'none',
  },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    lineHeight: '18px',
    scrollbarWidth: 'thin',
    scrollbarColor: 'var(--color-border-strong) transparent',
  },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--color-accent)' },
  '.cm-line': { padding: '0 12px 0 8px' },
  '.cm-cursor': { borderLeftColor: 'var(--color-accent)', borderLeftWidth: '2px' },
  '.cm-gutters': {
    border: 'none',
    color: 'var(--color-text-subtle)',
    backgroundColor: 'var(--color-surface)',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '36px', padding: '0 8px 0 6px' },
  '.cm-activeLineGutter': { color: 'var(--color-text)', backgroundColor: 'transparent' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { background: 'var(--color-code-selection) !important' },
  '.cm-changedLine': { backgroundColor: 'var(--color-code-changed)' },
  '.cm-changedGutter': {
    color: 'var(--color-text)',
    backgroundColor: 'var(--color-code-changed)',
    boxShadow: 'inset 3px 0 var(--color-code-changed-mark)',
  },
  '.cm-notedLine': { cursor: 'help' },
  '.cm-notedGutter': { color: 'var(--color-accent)', fontWeight: '700' },
  '.cm-notedGutter:not(.cm-changedGutter)': { boxShadow: 'inset 3px 0 var(--color-accent)' },
  '.cm-marker': {
    textDecoration: 'underline wavy var(--color-error)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
  },
  '.cm-markerGutter': {
    color: 'var(--color-error)',
    fontWeight: '600',
    boxShadow: 'inset 3px 0 var(--color-error-solid)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--color-code-match)' },
  '.cm-searchMatch-selected': {
    backgroundColor: 'var(--color-code-match)',
    outline: '2px solid var(--color-accent)',
  },
  '.cm-searchMatch span': { color: 'var(--color-text)' },
  '.cm-specialChar': { color: 'var(--color-error)', fontWeight: '600' },
  '.cm-panels': {
    color: 'var(--color-text)',
    backgroundColor: 'var(--color-sunken)',
    fontFamily: 'var(--font-sans)',
  },
  '.cm-panels-top': { borderBottom: '1px solid var(--color-border)' },
  '.cm-panel.cm-search': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px',
    padding: '4px 30px 4px 6px',
    fontSize: 'var(--font-size-12)',
  },
  // The kit has no words for replacing; editing by hand is what there is.
  '.cm-panel.cm-search br, .cm-panel.cm-search [name=replace], .cm-panel.cm-search [name=replaceAll]':
    { display: 'none' },
  '.cm-panel.cm-search label': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    margin: '0 4px',
    fontSize: 'var(--font-size-12)',
    color: 'var(--color-text-muted)',
  },
  '.cm-panel.cm-search input[type=checkbox]': {
    margin: '0',
    accentColor: 'var(--color-accent)',
  },
  '.cm-textfield': {
    height: '24px',
    margin: '0',
    padding: '0 6px',
    color: 'inherit',
    backgroundColor: 'var(--color-surface)',
    border: '1px solid var(--color-border-strong)',
    borderRadius: 'var(--radius-m)',
    fontFamily: 'inherit',
    fontSize: 'var(--font-size-12)',
  },
  '.cm-button': {
    height: '24px',
    margin: '0',
    padding: '0 8px',
    color: 'inherit',
    background: 'var(--color-surface)',
    border: '1px solid var(--color-border)',
    borderRadius: 'var(--radius-m)',
    fontFamily: 'inherit',
    fontSize: 'var(--font-size-12)',
  },
  '.cm-button:hover': { background: 'var(--color-hover)' },
  '.cm-panel.cm-search [name=close]': {
    top: '4px',
    right: '4px',
    width: '24px',
    height: '24px',
    margin: '0',
    color: 'var(--color-text-muted)',
    fontSize: 'var(--font-size-15)',
    borderRadius: 'var(--radius-m)',
    cursor: 'default',
  },
  '.cm-panel.cm-search [name=close]:hover': { background: 'var(--color-hover)' },
  '.cm-panel :focus-visible': {
    outline: '2px solid var(--color-focus)',
    outlineOffset: '-1px',
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.comment, tags.quote], color: 'var(--color-code-comment)' },
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--color-code-keyword)' },
  {
    tag: [
      tags.propertyName,
      tags.attributeName,
      tags.definition(tags.variableName),
      tags.definition(tags.propertyName),
      tags.labelName,
      tags.standard(tags.variableName),
      tags.link,
      tags.url,
    ],
    color: 'var(--color-code-name)',
  },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--color-code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--color-code-number)' },
  { tag: [tags.meta, tags.processingInstruction], color: 'var(--color-code-meta)' },
  { tag: tags.monospace, color: 'var(--color-code-string)' },
  { tag: tags.heading, color: 'var(--color-code-keyword)', fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.operator, color: 'var(--color-text-muted)' },
  { tag: tags.invalid, color: 'var(--color-error)' },
]);

/** The look of every code view. */
export const codeTheme: Extension = [look, syntaxHighlighting(colours)];
