import {
  defaultKeymap,
  history,
  historyKeymap,
  indentWithTab,
  isolateHistory,
  redo,
  undo,
} from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, StateEffect, StateField, type Extension } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  type DecorationSet,
} from '@codemirror/view';
import { t, type Language } from '../i18n/i18n';
import { languageSupport, type LanguageHost } from './editor-language';
import { editorLook } from './editor-look';
import { phrases } from './editor-phrases';
import type { StepRow, TextEdit, TextFinding } from './types';

/** What the page wants to hear from the text. */
export interface EditorListener extends LanguageHost {
  changed: (text: string) => void;
  moved: (place: { offset: number; line: number; column: number }) => void;
  nextProblem: (step: 1 | -1) => void;
  fix: () => void;
  save: () => void;
}

const showStep = StateEffect.define<{ from: number; to: number } | null>();

/** The lines of the step that table and drawing show as selected. */
const stepLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    let next = lines.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(showStep)) continue;
      next = effect.value === null ? Decoration.none : linesOf(transaction.state, effect.value);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const mark = Decoration.line({ class: 'cm-step' });

function linesOf(state: EditorState, span: { from: number; to: number }): DecorationSet {
  const last = state.doc.lineAt(Math.min(Math.max(span.from, span.to - 1), state.doc.length)).number;
  const marks = [];
  for (let n = state.doc.lineAt(Math.min(span.from, state.doc.length)).number; n <= last; n += 1) {
    marks.push(mark.range(state.doc.line(n).from));
  }
  return Decoration.set(marks);
}

const levels = { error: 'error', warning: 'warning', notice: 'info' } as const;

/**
 * The text of a draft: the only truth of the page. Table edits and fixes come in as patches, so that there is one
 * history. It stands in a shadow tree, where its style sheet is adopted: the page allows no inline styles.
 */
export class TextEditor {
  readonly view: EditorView;
  private readonly words = new Compartment();
  private readonly access = new Compartment();

  constructor(host: HTMLElement, text: string, language: Language, listener: EditorListener) {
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    root.replaceChildren();
    const parent = document.createElement('div');
    parent.style.height = '100%';
    root.append(parent);
    this.view = new EditorView({
      root,
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          foldGutter(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          drawSelection(),
          history(),
          yaml(),
          indentUnit.of('  '),
          indentOnInput(),
          bracketMatching(),
          highlightSelectionMatches(),
          search({ top: false }),
          lintGutter(),
          stepLines,
          editorLook,
          this.words.of(this.texts(language)),
          this.access.of([]),
          languageSupport(listener),
          keys(listener),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) listener.changed(update.state.doc.toString());
            if (update.docChanged || update.selectionSet) {
              const offset = update.state.selection.main.head;
              const line = update.state.doc.lineAt(offset);
              listener.moved({ offset, line: line.number, column: offset - line.from + 1 });
            }
          }),
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  speak(language: Language): void {
    this.view.dispatch({ effects: this.words.reconfigure(this.texts(language)) });
  }

  readOnly(on: boolean): void {
    this.view.dispatch({ effects: this.access.reconfigure(on ? EditorState.readOnly.of(true) : []) });
  }

  /** A patch from the server, one step of the history. False when the text has gone on since it was made. */
  patch(before: string, edits: readonly TextEdit[]): boolean {
    if (this.text !== before) return false;
    this.view.dispatch({
      changes: edits.map((edit) => ({ from: edit.from, to: edit.to, insert: edit.text })),
      annotations: isolateHistory.of('full'),
      userEvent: 'input.patch',
    });
    return true;
  }

  mark(findings: readonly TextFinding[]): void {
    const end = this.view.state.doc.length;
    this.view.dispatch(
      setDiagnostics(
        this.view.state,
        findings.map((finding) => ({
          from: Math.min(finding.from, end),
          to: Math.min(Math.max(finding.to, finding.from), end),
          severity: levels[finding.severity],
          source: finding.code,
          message: [finding.message, finding.hint].filter((part) => part !== null).join('\n'),
        })),
      ),
    );
  }

  show(step: Pick<StepRow, 'from' | 'to'> | null): void {
    this.view.dispatch({ effects: showStep.of(step) });
  }

  go(offset: number, focus: boolean): void {
    const at = Math.min(offset, this.view.state.doc.length);
    this.view.dispatch({
      selection: { anchor: at },
      effects: EditorView.scrollIntoView(at, { y: 'center' }),
      userEvent: 'select.page',
    });
    if (focus) this.view.focus();
  }

  undo(): boolean {
    return undo(this.view);
  }

  redo(): boolean {
    return redo(this.view);
  }

  destroy(): void {
    this.view.destroy();
  }

  private texts(language: Language): Extension {
    return [
      // tabindex: what scrolls can be reached by keyboard, in a draft that is only read too.
      EditorView.contentAttributes.of({
        tabindex: '0',
        'aria-label': t('designer.editor.label'),
        lang: language,
      }),
      EditorState.phrases.of(phrases(language)),
    ];
  }
}

function keys(listener: EditorListener): Extension {
  return keymap.of([
    { key: 'F8', run: () => (listener.nextProblem(1), true), shift: () => (listener.nextProblem(-1), true) },
    { key: 'Ctrl-.', run: () => (listener.fix(), true) },
    { key: 'Mod-s', run: () => (listener.save(), true), preventDefault: true },
    // Esc, then Tab leaves the editor; Tab alone indents.
    indentWithTab,
    ...searchKeymap,
    ...historyKeymap,
    ...defaultKeymap,
  ]);
}
