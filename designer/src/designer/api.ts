import { get, post, put, remove, type CommandOptions } from '../api/client';
import type * as T from './types';

const at = encodeURIComponent;

/** One function per route of drafts and of the language; only the designer's chunk needs them. */
export const designerApi = {
  drafts: () => get<T.DraftRow[]>('/drafts'),
  draft: (id: string) => get<T.DraftView>(`/drafts/${at(id)}`),
  newDraft: (body: T.NewDraft, options: CommandOptions) => post<T.DraftView>('/drafts', body, options),
  saveDraft: (id: string, text: string, options: CommandOptions) =>
    put<T.DraftSaved>(`/drafts/${at(id)}`, { text }, options),
  deleteDraft: (id: string) => remove(`/drafts/${at(id)}`),

  picture: (text: string, signal?: AbortSignal) => ask<T.Picture>('picture', { text }, signal),
  choices: (text: string) => ask<T.Choices>('choices', { text }),
  complete: (text: string, offset: number) => ask<T.Completions>('completion', { text, offset }),
  hover: (text: string, offset: number) => ask<{ hover: T.HoverText | null }>('hover', { text, offset }),
  definition: (text: string, offset: number) =>
    ask<{ place: T.DefinitionPlace | null }>('definition', { text, offset }),
  fixes: (text: string, from: number, to: number, signal?: AbortSignal) =>
    ask<{ fixes: T.QuickFix[] }>('fixes', { text, from, to }, signal),
  format: (text: string) => ask<{ edits: T.TextEdit[]; findings: T.TextFinding[] }>('format', { text }),
  edit: (text: string, operation: T.EditOperation) => ask<T.EditAnswer>('edit', { text, operation }),
  try: (text: string, run: T.TryRun, clock: string, signal?: AbortSignal) =>
    ask<T.TryView>('try', { text, run, clock }, signal),
  saveExample: (text: string, run: T.TryRun, name: string) =>
    ask<{ edits: T.TextEdit[]; problem: string | null; message: string | null }>('try/example', {
      text,
      run,
      name,
    }),
  fromTable: (table: T.PaperTable, signal?: AbortSignal) => ask<T.TableDraft>('from-table', table, signal),
};

function ask<A>(question: string, body: object, signal?: AbortSignal): Promise<A> {
  return post<A>(`/language/${question}`, body, signal === undefined ? {} : { signal });
}
