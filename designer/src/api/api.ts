import { get, post, put, remove, upload, withQuery, type CommandOptions } from './client';
import type * as T from './types';

const at = encodeURIComponent;

/** One function per route, so that a path is written once. */
export const api = {
  signInPage: () => get<T.SignInPage>('/sign-in'),
  me: () => get<T.Me>('/me'),
  signIn: (user: string, password: string) => post<T.Me>('/session', { user, password }),
  signOut: () => remove('/session'),

  accounts: (query: { q?: string | undefined; after?: string | undefined }, signal?: AbortSignal) =>
    get<{ rows: T.Account[]; next: string | null }>('/accounts', query, signal),
  account: (user: string) => get<{ account: T.Account; sessions: T.SignedInAt[] }>(`/accounts/${at(user)}`),
  makeAccount: (
    body: { user: string; name: string; title?: string | undefined; grants: T.NewGrant[] },
    options: CommandOptions,
  ) => post<{ user: string; password: string }>('/accounts', body, options),
  resetPassword: (user: string) => post<{ user: string; password: string }>(`/accounts/${at(user)}/password`),
  disableAccount: (user: string, disabled: boolean) =>
    post<undefined>(`/accounts/${at(user)}/disabled`, { disabled }),
  giveGrant: (user: string, body: T.NewGrant) => post<undefined>(`/accounts/${at(user)}/grants`, body),
  endGrant: (user: string, body: { unit: string; role: string; from: string }) =>
    post<undefined>(`/accounts/${at(user)}/grants/end`, body),
  endSessionsOf: (user: string) => remove(`/accounts/${at(user)}/sessions`),
  roles: () => get<T.Named[]>('/roles'),

  calendars: () => get<T.CalendarRow[]>('/calendars'),
  calendar: (id: string, year: number | undefined) => get<T.CalendarYear>(`/calendars/${at(id)}`, { year }),
  policies: () => get<T.Policies>('/policies'),

  contacts: () => get<T.Contacts>('/me/contacts'),
  putContacts: (contacts: T.Contact[]) => put<T.Contacts>('/me/contacts', { contacts }, {}),
  sessions: () => get<T.SignedInAt[]>('/sessions'),
  endSession: (id: string) => remove(`/sessions/${at(id)}`),

  inbox: (filter: T.InboxFilter & { after?: string; take?: number }, signal?: AbortSignal) =>
    get<T.InboxPage>('/inbox', { ...filter }, signal),
  filters: () => get<T.SavedFilter[]>('/inbox/filters'),
  saveFilter: (body: T.NewFilter, options: CommandOptions) =>
    post<T.SavedFilter>('/inbox/filters', body, options),
  renameFilter: (id: string, name: string, options: CommandOptions) =>
    put<T.SavedFilter>(`/inbox/filters/${at(id)}`, { name }, options),
  removeFilter: (id: string) => remove(`/inbox/filters/${at(id)}`),
  watch: (code: string) => put<undefined>(`/dossiers/${at(code)}/watch`, {}, {}),
  unwatch: (code: string) => remove(`/dossiers/${at(code)}/watch`),

  claim: (task: string, options: CommandOptions) =>
    post<T.TaskResult>(`/tasks/${at(task)}/claim`, {}, options),
  release: (task: string, options: CommandOptions) =>
    post<T.TaskResult>(`/tasks/${at(task)}/release`, {}, options),
  assign: (task: string, to: string, options: CommandOptions) =>
    post<T.TaskResult>(`/tasks/${at(task)}/assign`, { to }, options),
  complete: (task: string, body: T.Completion, options: CommandOptions) =>
    post<T.TaskResult>(`/tasks/${at(task)}/complete`, body, options),
  candidates: (task: string) => get<T.Candidate[]>(`/tasks/${at(task)}/candidates`),

  dossiers: (query: { q?: string; state?: string; after?: string; take?: number }, signal?: AbortSignal) =>
    get<T.DossierList>('/dossiers', query, signal),
  dossier: (code: string) => get<T.DossierView>(`/dossiers/${at(code)}`),
  clock: (code: string, clock: string) => get<T.ClockView>(`/dossiers/${at(code)}/clock`, { clock }),
  preview: (body: T.Reception) => post<T.Preview>('/dossiers/preview', body),
  receive: (body: T.Reception, options: CommandOptions) => post<T.Received>('/dossiers', body, options),
  supplement: (code: string, body: { papers: string[]; note?: string }, options: CommandOptions) =>
    post<T.TaskResult>(`/dossiers/${at(code)}/supplement`, body, options),
  endWait: (code: string, body: { wait: string; proof: string }, options: CommandOptions) =>
    post<T.TaskResult>(`/dossiers/${at(code)}/wait-done`, body, options),
  lateness: (code: string) => get<T.Lateness>(`/dossiers/${at(code)}/lateness`),
  /** An act as the server offered it: the path is its own. */
  act: (path: string, values: T.ActValues, options: CommandOptions) =>
    post<T.TaskResult>(path, values, options),
  previewAct: (path: string, values: T.ActValues) => post<T.ActPreview>(path, values),

  uploadFile: (file: File) => upload<T.PaperFile>(withQuery('/files', { name: file.name }), file),
  attachFile: (code: string, paper: string, file: string, options: CommandOptions) =>
    post<T.PaperFile[]>(`/dossiers/${at(code)}/papers/${at(paper)}/files`, { file }, options),
  reusable: (procedure: string, identityNumber: string) =>
    get<T.ReusableFile[]>('/files/reusable', { procedure, identityNumber }),
  fileAddress: (file: string) => `/api/v1/files/${at(file)}`,

  delegations: () => get<T.DelegationList>('/delegations'),
  giveDelegation: (body: T.NewDelegation, options: CommandOptions) =>
    post<T.Delegation>('/delegations', body, options),
  endDelegation: (id: string) => post<T.Delegation>(`/delegations/${at(id)}/end`),

  procedures: (q?: string) => get<T.ProcedureRow[]>('/procedures', { q }),
  procedure: (code: string) => get<T.ProcedureView>(`/procedures/${at(code)}`),
  findings: () => get<T.Finding[]>('/procedures/findings'),
  coverage: () => get<T.Coverage>('/procedures/coverage'),
  confirm: (body: { procedures: string[]; why: string; force?: string }) =>
    post<T.Confirmed>('/procedures/confirmation', body),
  reductions: (query: { channel?: string | undefined }) => get<T.ReductionOverview>('/reductions', query),
  reductionDraft: (id: string) => get<T.ReductionDraft>(`/reductions/drafts/${at(id)}`),
  newReductionDraft: (body: { title: string; channel?: string; from?: string }) =>
    post<T.ReductionDraft>('/reductions/drafts', body),
  deleteReductionDraft: (id: string) => remove(`/reductions/drafts/${at(id)}`),
  cut: (id: string, body: T.CutAsk, options: CommandOptions) =>
    post<T.CutResult>(`/reductions/drafts/${at(id)}/cuts`, body, options),
  cutSteps: (id: string, code: string) =>
    get<T.CutSteps>(`/reductions/drafts/${at(id)}/procedures/${at(code)}`),
  cutStep: (
    id: string,
    body: { procedure: string; step: string; term?: string | undefined },
    options: CommandOptions,
  ) => post<T.CutSteps>(`/reductions/drafts/${at(id)}/steps`, body, options),
  proposeReduction: (
    id: string,
    body: { number: string; date: string; effect: string; signer?: string; demo: boolean },
  ) => post<T.Proposal>(`/reductions/drafts/${at(id)}/proposal`, body),
  comparison: (draft: string, query: { with?: number | undefined }) =>
    get<T.Comparison>(`/drafts/${at(draft)}/comparison`, query),
  publishing: (draft: string) => get<T.Publishing>(`/drafts/${at(draft)}/publishing`),
  proposeVersion: (draft: string, body: { effect: string; number?: string; date?: string }) =>
    post<T.Proposal>(`/drafts/${at(draft)}/proposal`, body),
  proposals: () => get<T.ProposalRow[]>('/proposals'),
  proposal: (id: string) => get<T.Proposal>(`/proposals/${at(id)}`),
  approveProposal: (id: string) => post<T.Proposal>(`/proposals/${at(id)}/approval`),
  closeProposal: (id: string, reason: string) => post<T.Proposal>(`/proposals/${at(id)}/closing`, { reason }),
  monthlyReport: (query: { from?: string | undefined; to?: string | undefined }, signal?: AbortSignal) =>
    get<T.MonthlyReport>('/reports/monthly', query, signal),
  reportDossiers: (
    query: Partial<Record<'from' | 'to' | 'unit' | 'figure' | 'after', string | undefined>>,
    signal?: AbortSignal,
  ) => get<T.ReportDossierList>('/reports/monthly/dossiers', query, signal),
  units: (query: { office?: string; q?: string }) => get<T.UnitRow[]>('/units', query),
  changes: (since: number) => get<T.Changes>('/changes', { since }),
};
