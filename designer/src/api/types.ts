/**
 * The shapes of `/api/v1`, named as in the API. Moments are `2026-11-20T15:00`, Asia/Ho_Chi_Minh wall clock;
 * money is whole đồng. Every text about time or law comes ready from the server in the request's language.
 */

export type Moment = string;
export type Channel = 'counter' | 'online' | 'post';
export type Band = 'over' | 'soon' | 'ok' | 'pause';

export interface Named {
  id: string;
  name: string;
}

export interface Coded {
  code: string;
  name: string;
}

export interface UnitRef {
  unit: string;
  name: string;
}

export interface Fact {
  code: string;
  text: string;
}

export interface Person {
  user: string;
  name: string;
}

export interface TimeText {
  band: Band;
  text: string;
  outside: string | null;
  spoken: string;
  due: Moment | null;
  dueText: string;
  provisional: boolean;
  /** Late and paused at once: the bars stand before the shape of lateness. */
  paused: boolean;
}

// session

export interface Grant {
  unit: string;
  unitName: string;
  role: string;
  roleName: string;
  /** Who delegated it; null for the person's own. */
  for: string | null;
}

export interface DemoSignIn {
  user: string;
  name: string;
  title: string;
  unitName: string;
}

export interface Me {
  user: string;
  name: string;
  demo: boolean;
  today: Moment;
  grants: Grant[];
  can: string[];
  demoSignIns: DemoSignIn[] | null;
  signOutUrl: string | null;
  passwordUrl: string | null;
}

export interface SignInPage {
  demo: boolean;
  demoSignIns: DemoSignIn[];
  password: string | null;
  local: boolean;
  provider: { name: string; url: string } | null;
}

// accounts

export interface AccountGrant {
  unit: string;
  unitName: string;
  role: string;
  roleName: string;
  from: Moment;
  /** Last day; null is open. */
  until: Moment | null;
  state: 'running' | 'planned' | 'over';
}

export interface Account {
  user: string;
  name: string;
  title: string | null;
  demo: boolean;
  disabled: boolean;
  mustChange: boolean;
  lockedUntil: Moment | null;
  grants: AccountGrant[];
}

/** A browser in which somebody is signed in. */
export interface SignedInAt {
  id: string;
  startedAt: Moment;
  seenAt: Moment;
  agent: string;
  address: string;
  current: boolean;
}

export interface NewGrant {
  unit: string;
  role: string;
  from?: string | undefined;
  until?: string | undefined;
}

// calendars and legal numbers

export type CalendarDayKind = 'work' | 'weekend' | 'off' | 'swapped' | 'hours' | 'undecided';

export interface CalendarYearRow {
  year: number;
  status: 'decided' | 'provisional';
  statusText: string;
  decision: string | null;
  /** How well the decision is known, in the words of the calendar's file. */
  source: string | null;
}

export interface CalendarRow {
  id: string;
  title: string;
  version: number;
  province: boolean;
  units: string[];
  desks: string[];
  years: CalendarYearRow[];
}

export interface WeekdayHours {
  weekday: string;
  hours: string | null;
}

export interface CalendarRange {
  text: string;
  reason: string;
  week: WeekdayHours[];
}

export interface CalendarMonth {
  month: number;
  workingDays: number;
  /** Every date of it in order; weekday 1 is Monday. */
  days: { day: number; weekday: number; kind: CalendarDayKind }[];
}

export interface CalendarYear {
  id: string;
  title: string;
  version: number;
  year: CalendarYearRow;
  years: number[];
  workingDays: number;
  dayLength: string;
  cutOff: string | null;
  week: WeekdayHours[];
  months: CalendarMonth[];
  special: {
    date: string;
    text: string;
    kind: CalendarDayKind;
    kindText: string;
    hours: string | null;
    reason: string;
  }[];
  seasons: CalendarRange[];
  closures: CalendarRange[];
}

export interface PauseGround {
  id: string;
  name: string;
  basis: string;
  confirmed: boolean;
  stops: string[];
  stopsText: string;
  effectText: string;
  holderText: string;
  nationalStatus: number;
}

export interface PolicyValue {
  id: string;
  name: string;
  from: Moment;
  value: string | null;
  basis: string;
  confirmed: boolean;
  state: 'running' | 'planned' | 'over';
}

export interface Policies {
  grounds: PauseGround[];
  values: PolicyValue[];
  unconfirmed: number;
}

// how I am told

export interface Contact {
  channel: string;
  address: string;
  language: string;
  /** Which alarms; none for all. */
  kinds: string[];
}

export interface Contacts {
  /** Ways that are set up here. */
  channels: string[];
  kinds: string[];
  contacts: Contact[];
}

// inbox

export type GroupKey = 'overdue' | 'today' | 'next' | 'week' | 'later' | 'paused';

export interface InboxFilter {
  view?: string | undefined;
  q?: string | undefined;
  procedure?: string | undefined;
  step?: string | undefined;
  band?: string | undefined;
  channel?: string | undefined;
}

/** What I chose out of a view, under my own name for it; without the words I searched by. */
export interface SavedFilter {
  id: string;
  name: string;
  view: string;
  procedure: string | null;
  step: string | null;
  band: string | null;
  channel: string | null;
  order: 'due' | 'start';
}

export type NewFilter = Pick<SavedFilter, 'name' | 'view'> & Omit<InboxFilter, 'q' | 'view'>;

export interface TaskRow {
  task: string;
  dossier: string;
  code: string;
  /** What the dossier goes by in addresses: its code, before reception its id. */
  address: string;
  applicant: string;
  procedure: Coded;
  step: Named;
  unit: Coded;
  assignee: Person | null;
  mine: boolean;
  group: GroupKey;
  clock: TimeText;
  promise: TimeText;
  channel: Channel;
  flags: Fact[];
  /** Whether I watch the dossier. */
  watched: boolean;
  version: number;
  path: string;
}

export interface InboxPage {
  asOf: Moment;
  sequence: number;
  view: string;
  total: number;
  /** The counts of a search with very many hits are only so many. */
  atLeast: boolean;
  views: { view: string; label: string; count: number }[];
  summary: { total: number; over: number; today: number; paused: number };
  groups: { key: GroupKey; label: string; count: number }[];
  rows: TaskRow[];
  next: string | null;
  filters: {
    procedures: (Coded & { count: number })[];
    steps: (Named & { count: number })[];
  };
}

// tasks

export interface TaskResult {
  dossier: string;
  code: string;
  version: number;
  message: string;
  opened: { task: string; step: string; unitName: string }[];
}

export interface Candidate extends Person {
  openTasks: number;
  excluded: string | null;
}

export interface Completion {
  action: string;
  reason?: string;
  papers?: string[];
  note?: string;
}

// dossiers

export interface DossierRow {
  code: string;
  applicant: string;
  procedure: Coded;
  status: Fact;
  promise: TimeText;
  holder: UnitRef;
  receivedAt: Moment | null;
}

export interface DossierList {
  rows: DossierRow[];
  next: string | null;
  total: number;
}

export type FieldValue = string | number | boolean;

export interface Reception {
  procedure: string;
  case?: string;
  channel: Channel;
  unit: string;
  applicant: {
    name: string;
    identityNumber: string;
    phone: string;
    email?: string;
    address?: string;
    by?: { name: string; identityNumber: string };
  };
  form: Record<string, FieldValue>;
  papers: { id: string; originals: number; copies: number; files?: string[] }[];
}

export interface PromisedDate {
  due: Moment | null;
  dueText: string;
  term: string;
  why: string;
}

export interface Fee {
  id: string;
  name: string;
  amount: number;
}

export interface Preview {
  promise: PromisedDate | null;
  fees: Fee[];
  papersMissing: Named[];
  problems: FieldProblem[];
}

export interface FieldProblem {
  field: string;
  message: string;
}

export interface Received {
  dossier: string;
  code: string;
  version: number;
  promise: PromisedDate;
  slip: string;
  fees: Fee[];
}

export type ActionKind = 'forward' | 'pause' | 'return' | 'refuse';

export interface TaskAction {
  id: string;
  name: string;
  effect: string | null;
  next: string | null;
  needsReason: boolean;
  needsPapers: boolean;
  /** Papers that came may be named with it. */
  takesPapers: boolean;
  kind: ActionKind;
}

export interface DossierTask {
  task: string;
  step: { id: string; name: string; kind: string };
  unit: UnitRef;
  role: Named;
  assignee: Person | null;
  /** Whose delegation the holder uses, or the reader would. */
  for: Person | null;
  mine: boolean;
  open: boolean;
  clock: TimeText;
  opened: Moment;
  term: string;
  actions: TaskAction[];
  may: { claim: boolean; release: boolean; assign: boolean; complete: boolean };
  mayNot: string | null;
}

export interface Wait {
  id: string;
  ground: string;
  groundText: string;
  for: string;
  since: Moment;
  until: string;
  endsText: string;
  canEnd: boolean;
  /** Papers end it, not a proof; which ones stand in `papers`. */
  supplement: boolean;
  papers: string[];
  reason: string | null;
  basis: string | null;
}

export interface DossierPaper {
  id: string;
  name: string;
  required: boolean;
  received: { originals: number; copies: number; at: Moment } | null;
  missing: boolean;
  files: PaperFile[];
  /** What the applicant brought for earlier dossiers and need not bring again. */
  reusable: ReusableFile[];
}

/** A digitised paper. */
export interface PaperFile {
  file: string;
  name: string;
  mediaType: string;
  size: number;
  sizeText: string;
  at: Moment;
  /** Code of the earlier dossier that it was taken over from. */
  from: string | null;
}

export interface ReusableFile {
  paper: string;
  file: PaperFile;
  text: string;
}

export type StepState = 'done' | 'open' | 'waiting' | 'ahead' | 'skipped';

export interface DossierStep {
  id: string;
  name: string;
  unitName: string;
  state: StepState;
  visits: number;
  from: Moment | null;
  to: Moment | null;
  used: string | null;
  allowance: string | null;
  verdict: string | null;
  branch: string | null;
}

export interface TimelineEntry {
  seq: number;
  at: Moment;
  atText: string;
  kind: string;
  title: string;
  detail: string | null;
  actor: string | null;
  icon: string;
}

export interface Handover {
  from: string;
  to: string;
  sentAt: Moment | null;
  acceptedAt: Moment | null;
  allowance: string | null;
  used: string | null;
  state: string;
  stateText: string;
}

export interface Incident {
  id: string;
  step: string;
  message: string;
  at: Moment;
  open: boolean;
}

export interface LedgerEntry {
  holder: string;
  name: string;
  kind: 'agency' | 'applicant' | 'lawful-pause' | 'unassigned';
  minutes: number;
  text: string;
  share: number;
}

export interface DossierView {
  dossier: string;
  /** Empty before reception. */
  code: string;
  address: string;
  version: number;
  procedure: Coded & {
    version: number;
    provenance: { kind: string; label: string };
    confirmed: boolean;
  };
  case: Named | null;
  channel: Channel;
  applicant: {
    name: string;
    identityNumber: string;
    phone: string;
    address: string | null;
    email: string | null;
    masked: boolean;
  };
  submittedBy: { name: string; identityNumber: string } | null;
  statuses: {
    business: Fact;
    financial: Fact;
    delivery: Fact;
    sync: Fact;
    national: { number: number; text: string };
  };
  reception: UnitRef;
  authority: UnitRef;
  custody: (UnitRef & { since: Moment | null })[];
  promise: TimeText & {
    original: Moment | null;
    /** The date of an apology; the verdict stays with the one before. */
    newDate: Moment | null;
    newDateText: string | null;
    term: string;
    why: string;
  };
  statutory: TimeText | null;
  waits: Wait[];
  tasks: DossierTask[];
  papers: DossierPaper[];
  mayAttach: boolean;
  form: { id: string; label: string; value: FieldValue | null; text: string }[];
  fees: (Fee & { paid: boolean })[];
  steps: DossierStep[];
  timeline: TimelineEntry[];
  handovers: Handover[];
  ledger: LedgerEntry[];
  incidents: Incident[];
  resultNumber: string | null;
  acts: Act[];
  /** Papers that can be printed of it as it is. */
  slips: { kind: string; name: string; path: string }[];
  /** Whether I watch it. */
  watched: boolean;
  demo: boolean;
}

/** One act on a dossier as the server offers it: the form, where it goes, and why not. */
export interface Act {
  id: string;
  name: string;
  effect: string | null;
  path: string;
  preview: string | null;
  danger: boolean;
  undo: string | null;
  task: string | null;
  fields: ActField[];
  mayNot: string | null;
}

export interface ActField {
  id: string;
  label: string;
  kind: 'text' | 'area' | 'choice' | 'money' | 'moment';
  required: boolean;
  help: string | null;
  value: string | null;
  options: { value: string; label: string }[] | null;
}

/** The body of an act, by the ids of its fields. */
export type ActValues = Record<string, string | number>;

export interface ActPreview {
  dates: {
    name: string;
    before: Moment | null;
    beforeText: string;
    after: Moment | null;
    afterText: string;
    moved: boolean;
  }[];
  records: string[];
  paused: string | null;
}

export interface LatenessChange {
  task: string;
  stepName: string;
  unitName: string;
  overText: string;
  savingText: string;
}

export interface Lateness {
  late: boolean;
  certain: boolean;
  text: string;
  holders: {
    holder: string;
    kind: string;
    minutesText: string;
    allowanceText: string | null;
    overText: string | null;
  }[];
  overruns: LatenessChange[];
  oneChange: LatenessChange | null;
  apology: string | null;
}

export type ClockKind = 'counted' | 'remaining' | 'paused' | 'off' | 'not-charged';

export interface ClockRow {
  date: string;
  spans: string | null;
  minutes: number;
  minutesText: string;
  total: number;
  totalText: string;
  why: string;
  kind: ClockKind;
  basis: string | null;
}

export interface ClockBar {
  from: Moment;
  to: Moment;
  kind: ClockKind;
  label: string | null;
}

export interface ClockView {
  title: string;
  due: Moment | null;
  originalDue: Moment | null;
  statutoryTerm: string | null;
  committedTerm: string | null;
  term: string;
  calendar: { name: string; text: string; version: number };
  rule: string;
  rows: ClockRow[];
  bar: ClockBar[];
  nowAt: Moment | null;
  dueAt: Moment | null;
  sum: { text: string; agrees: boolean };
  counterfactual: string | null;
  notices: string[];
}

// delegations

export interface Delegation {
  id: string;
  from: Person;
  to: Person;
  unit: UnitRef;
  role: Named;
  procedures: Coded[];
  start: string;
  end: string;
  period: string;
  basis: string;
  state: 'planned' | 'running' | 'over' | 'ended';
  stateText: string;
  givenBy: Person | null;
  mayEnd: boolean;
}

export interface DelegationList {
  rows: Delegation[];
  mayGive: { from: Person; unit: UnitRef; role: Named }[];
  people: Person[];
}

export interface NewDelegation {
  from: string;
  to: string;
  unit: string;
  role: string;
  start: string;
  end: string;
  basis: string;
  procedures: string[];
}

// procedures and organisation

export interface ProcedureRow {
  code: string;
  version: number;
  name: string;
  field: string;
  authority: string;
  limitText: string;
  provenance: { kind: string; label: string };
  confirmed: boolean;
  receivable: boolean;
}

export interface FormField {
  id: string;
  label: string;
  type: string;
  required: boolean;
  min: number | null;
  max: number | null;
  choices: { value: string; label: string }[] | null;
  help: string | null;
  maxLength: number | null;
  /** A condition over the other answers; the server judges it. */
  when: string | null;
}

export interface ProcedurePaper {
  id: string;
  name: string;
  originals: number;
  copies: number;
  when: boolean;
  condition: string | null;
  reuse: boolean;
}

export interface ProcedureView {
  code: string;
  version: number;
  name: string;
  cases: Named[];
  channels: Channel[];
  papers: ProcedurePaper[];
  form: FormField[];
  fees: (Named & { amount: number | null; when: string })[];
  results: (Named & { condition: string | null })[];
  limitText: string;
  steps: {
    id: string;
    name: string;
    kind: string;
    unitText: string;
    roleName: string;
    termText: string;
    branch: string | null;
  }[];
  field: string;
  authority: string;
  limitHint: string | null;
  provenance: { kind: string; label: string };
  source: string | null;
  adapted: string | null;
  confirmed: boolean;
  receivable: boolean;
}

export interface Finding {
  code: string;
  severity: string;
  file: string;
  line: number;
  column: number;
  title: string;
  message: string;
  hint: string | null;
  excerpt: string | null;
}

export interface UnitRow {
  code: string;
  name: string;
  office: string;
  parent: string | null;
}

// reports

export interface ReportRate {
  part: number;
  whole: number;
  text: string;
}

export interface ReportRow {
  unit: string;
  name: string;
  counts: Record<string, number>;
  onTime: ReportRate;
  online: ReportRate;
  partition: { figure: string; name: string; count: number }[];
}

export interface MonthlyReport {
  from: string;
  to: string;
  seenUntil: Moment;
  complete: boolean;
  periods: { from: string; to: string; preset: string; name: string }[];
  notes: string[];
  figures: Named[];
  total: ReportRow;
  units: ReportRow[];
}

export interface ReportDossier {
  code: string;
  procedure: { code: string; name: string };
  unit: { code: string; name: string };
  receivedAt: Moment;
  due: Moment | null;
  endedAt: Moment | null;
  place: string;
}

export interface ReportDossierList {
  figure: Named;
  from: string;
  to: string;
  unitName: string | null;
  total: number;
  rows: ReportDossier[];
  next: string | null;
}

// notices

export interface Changes {
  sequence: number;
  reset: boolean;
  changes: { sequence: number; dossier: string; code: string; topics: string[] }[];
}

// reductions

export interface ReductionRow {
  code: string;
  name: string;
  field: string;
  agency: string;
  level: string;
  law: string | null;
  now: string | null;
  lawAmount: number | null;
  nowAmount: number | null;
  unit: string;
  received: number;
  finished: number;
  p90: number | null;
  lateNow: number | null;
  locked: string | null;
  cases: number;
}

export interface ReductionDraftHead {
  id: string;
  title: string;
  channel: string | null;
  author: Person;
  changedAt: Moment;
  items: number;
  waiting: string | null;
}

export interface DecisionRow {
  number: string;
  file: string;
  kind: string;
  date: string | null;
  effect: string | null;
  items: number;
  total: string;
  applied: boolean;
}

export interface ReductionOverview {
  rows: ReductionRow[];
  fields: Named[];
  agencies: Named[];
  levels: Named[];
  total: string;
  historyNote: string;
  rounding: string;
  drafts: ReductionDraftHead[];
  decisions: DecisionRow[];
}

export interface CutView {
  code: string;
  proposed: number;
  proposedText: string;
  cut: string;
  percent: string;
  late: number | null;
  belowP90: boolean;
  onTime: string | null;
}

export interface CutTotal {
  procedures: number;
  text: string;
  days: string;
  hours: string;
  calendarDays: string;
  months: string;
}

export interface ReductionDraft {
  id: string;
  title: string;
  channel: string | null;
  version: number;
  authors: Person[];
  changedAt: Moment;
  cuts: CutView[];
  total: CutTotal;
  waiting: string | null;
}

export interface CutAsk {
  procedures: string[];
  percent?: number;
  days?: number;
  to?: string;
  clear?: boolean;
  fromNow?: boolean;
  notBelowP90?: boolean;
}

export interface CutRefused {
  code: string;
  name: string;
  reason: string;
  text: string;
}

export interface CutResult {
  version: number;
  cuts: CutView[];
  cleared: string[];
  refused: CutRefused[];
  total: CutTotal;
}

export interface CutSteps {
  code: string;
  name: string;
  law: string | null;
  now: string | null;
  proposed: string;
  steps: {
    id: string;
    name: string;
    now: string;
    proposed: string;
    /** A proposal of many hours in days and hours. */
    inDays: string | null;
    setBy: string | null;
    byHand: boolean;
  }[];
  problem: string | null;
}

// publishing

export interface ProposalRow {
  id: string;
  kind: string;
  subject: string;
  title: string;
  decision: string | null;
  effect: string;
  author: Person;
  at: Moment;
  state: string;
  stateText: string;
  mayPublish: boolean;
}

export interface TextLine {
  mark: string;
  text: string;
  line: number;
}

export interface Proposal extends ProposalRow {
  whyNot: string | null;
  mine: boolean;
  draft: string;
  closedBy: Person | null;
  closedAt: Moment | null;
  reason: string | null;
  words: string[];
  items: {
    code: string;
    name: string;
    channel: Channel | null;
    law: string | null;
    now: string | null;
    committed: string;
    steps: string | null;
  }[];
  total: CutTotal | null;
  lines: TextLine[];
  path: string;
}

export interface Comparison {
  with: number | null;
  versions: {
    version: number;
    from: string | null;
    until: string | null;
    provenance: string;
    published: string | null;
  }[];
  words: string[] | null;
  lines: TextLine[];
}

export interface Publishing {
  draft: string;
  code: string;
  name: string;
  version: number;
  today: string;
  suggested: string;
  findings: { code: string; severity: string; line: number; column: number; message: string }[];
  examples: { name: string; problem: string | null }[];
  waiting: string | null;
  mine: boolean;
  /** What must be done before it can be put in force; null: nothing. */
  unready: string | null;
}

export interface CoverageRow {
  code: string;
  version: number;
  name: string;
  field: string;
  agency: string;
  level: string;
  template: string;
  provenance: string;
  limitText: string;
  confirmed: boolean;
  problems: string[];
  locked: string | null;
}

export interface Coverage {
  total: number;
  published: number;
  derived: number;
  unconfirmed: number;
  withFindings: number;
  fields: Named[];
  agencies: Named[];
  levels: Named[];
  provenances: Named[];
  problems: Named[];
  rows: CoverageRow[];
}

export interface Confirmed {
  confirmed: number;
  left: { code: string; text: string }[];
}
