import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor in the colours of the app; it stands in a shadow tree, so its rules are its own. */
export const editorLook = [
  EditorView.theme({
    '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--ink)' },
    '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-2px' },
    '.cm-scroller': { font: '400 13px/20px var(--code)' },
    '.cm-content': { caretColor: 'var(--ink)', padding: '8px 0' },
    '.cm-line': { padding: '0 12px 0 6px' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      backgroundColor: 'var(--tint-2)',
    },
    '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-3)', border: '0' },
    '.cm-activeLineGutter': { backgroundColor: 'var(--hover)', color: 'var(--ink)' },
    '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--hover) 60%, transparent)' },
    '.cm-step': { backgroundColor: 'var(--tint)' },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--over) 1.5px',
      textUnderlineOffset: '3px',
    },
    '.cm-lintRange-warning': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--soon) 1.5px',
      textUnderlineOffset: '3px',
    },
    '.cm-lintRange-info': {
      backgroundImage: 'none',
      textDecoration: 'underline dotted var(--ink-3) 1.5px',
      textUnderlineOffset: '3px',
    },
    '.cm-tooltip': {
      backgroundColor: 'var(--surface)',
      color: 'var(--ink)',
      border: '1px solid var(--line-2)',
      borderRadius: 'var(--r-control)',
      boxShadow: 'var(--sh2)',
      font: 'var(--base)',
      maxWidth: '480px',
    },
    '.cm-tooltip p': { margin: '0' },
    '.hover-text': { padding: '8px 12px' },
    '.hover-basis': { color: 'var(--ink-3)', font: 'var(--small)' },
    '.cm-diagnostic': { padding: '8px 12px', borderLeft: '3px solid var(--line-2)' },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--over)' },
    '.cm-diagnostic-warning': { borderLeftColor: 'var(--soon)' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': { font: '400 13px/20px var(--code)', maxHeight: '16em' },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '2px 8px', minHeight: '24px' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': {
      backgroundColor: 'var(--accent)',
      color: 'var(--on)',
    },
    '.cm-completionDetail': { font: 'var(--small)', fontStyle: 'normal', marginLeft: '1em' },
    '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)', font: 'var(--base)' },
    '.cm-panels-bottom': { borderTop: '1px solid var(--line)' },
    '.cm-panel input, .cm-panel button': { font: 'inherit', minHeight: '24px' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent-2)' },
      { tag: tags.comment, color: 'var(--ok)' },
      { tag: [tags.string, tags.special(tags.string)], color: 'var(--soon)' },
      { tag: [tags.separator, tags.squareBracket, tags.brace, tags.punctuation], color: 'var(--ink-2)' },
      { tag: [tags.bool, tags.number], color: 'var(--over)' },
    ]),
  ),
];
