import {
  autocompletion,
  snippetCompletion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { EditorView, hoverTooltip, keymap } from '@codemirror/view';
import type { Extension } from '@codemirror/state';
import type { Language } from '../i18n/i18n';
import { designerApi } from './api';
import type { Proposal } from './types';

/** CodeMirror's own icons for what the language service calls the kinds of its proposals. */
const icons: Record<string, string> = {
  key: 'property',
  word: 'keyword',
  function: 'function',
  step: 'variable',
  role: 'class',
  office: 'namespace',
  unit: 'namespace',
  policy: 'constant',
  ground: 'constant',
  term: 'constant',
  template: 'type',
};

export interface LanguageHost {
  language: () => Language;
  /** A definition in another file of the catalogue. */
  elsewhere: (file: string, line: number) => void;
}

/** Completion, hover and the way to a definition, all asked of the server: the browser knows no word of the language. */
export function languageSupport(host: LanguageHost): Extension {
  return [
    autocompletion({ override: [(context) => complete(context, host)], maxRenderedOptions: 200 }),
    hoverTooltip((view, pos) => explain(view, pos, host), { hoverTime: 300 }),
    keymap.of([
      {
        key: 'F12',
        run: (view) => {
          void goToDefinition(view, host);
          return true;
        },
      },
    ]),
  ];
}

async function complete(context: CompletionContext, host: LanguageHost): Promise<CompletionResult | null> {
  // A word is being typed, or somebody asked; a blank alone asks nothing.
  const typed = context.matchBefore(/[\p{L}\p{N}_.@/$-]+|: /u);
  if (typed === null && !context.explicit) return null;
  const found = await designerApi.complete(context.state.doc.toString(), context.pos);
  if (context.aborted || found.items.length === 0) return null;
  return {
    from: found.from,
    to: found.to,
    options: found.items.map((item, rank) => option(item, rank, host.language())),
    // The server has chosen and ordered; it is asked again for the next letter.
    filter: false,
  };
}

function option(item: Proposal, rank: number, language: Language) {
  const words = language === 'en' ? item.en : item.vi;
  const completion = {
    label: item.label,
    apply: item.insert,
    type: icons[item.kind] ?? 'text',
    boost: -Math.min(rank, 99),
    ...(words === '' || words === item.label ? {} : { detail: words }),
  };
  // "{ unit: " waits for its value: the caret stays inside.
  return item.insert.endsWith('{ unit: ') ? snippetCompletion('{ unit: ${} }', completion) : completion;
}

async function explain(view: EditorView, pos: number, host: LanguageHost) {
  const { hover } = await designerApi.hover(view.state.doc.toString(), pos);
  if (hover === null) return null;
  return {
    pos: hover.from,
    end: hover.to,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'hover-text';
      line(dom, host.language() === 'en' ? hover.en : hover.vi);
      if (hover.basis !== null) line(dom, hover.basis, 'hover-basis');
      return { dom };
    },
  };
}

function line(parent: HTMLElement, text: string, name = ''): void {
  for (const part of text.split('\n')) {
    const p = document.createElement('p');
    p.textContent = part;
    p.className = name;
    parent.append(p);
  }
}

async function goToDefinition(view: EditorView, host: LanguageHost): Promise<void> {
  const { place } = await designerApi.definition(view.state.doc.toString(), view.state.selection.main.head);
  if (place === null) return;
  if (place.file !== null) {
    host.elsewhere(place.file, place.line);
    return;
  }
  view.dispatch({
    selection: { anchor: place.from, head: place.to },
    effects: EditorView.scrollIntoView(place.from, { y: 'center' }),
    userEvent: 'select.definition',
  });
}
