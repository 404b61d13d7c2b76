/** The shapes of `/api/v1/drafts` and `/api/v1/language`. Offsets count UTF-16 units from 0, as the editor does. */
import type {
  ClockView,
  Fact,
  FieldProblem,
  FieldValue,
  FormField,
  Moment,
  Named,
  Person,
  TimelineEntry,
  TimeText,
} from '../api/types';

export interface DraftRow {
  id: string;
  procedure: string;
  version: number | null;
  name: string;
  baseVersion: number | null;
  owner: Person;
  mine: boolean;
  updatedAt: Moment;
  rowVersion: number;
}

export interface DraftView extends DraftRow {
  baseHash: string | null;
  text: string;
  path: string;
}

export interface DraftSaved {
  rowVersion: number;
  updatedAt: Moment;
  path: string;
}

export interface PaperTable {
  rows: string;
  name: string;
  field: string;
  code?: string;
  statutory?: string;
  source?: string;
  /** Who decides, as a place; the commune without. */
  authority?: string;
}

export interface NewDraft {
  procedure?: string;
  draft?: string;
  table?: PaperTable;
}

export type Severity = 'error' | 'warning' | 'notice';

export interface TextFinding {
  code: string;
  severity: Severity;
  from: number;
  to: number;
  line: number;
  column: number;
  /** What it is; so the message and the hint, in the reader's language. */
  title: string;
  message: string;
  hint: string | null;
}

export interface TextEdit {
  from: number;
  to: number;
  text: string;
}

export interface ActionRow {
  id: string;
  name: string;
  to: string | null;
  outcome: string | null;
  pause: string | null;
  backTo: string | null;
  atMost: string | null;
  toWhom: string | null;
  rework: string | null;
}

export interface StepRow {
  id: string;
  kind: string;
  name: string;
  hasName: boolean;
  at: string | null;
  role: string | null;
  within: string | null;
  withinVi: string | null;
  setBy: string | null;
  share: string | null;
  onlyWhen: string | null;
  notBy: string[];
  actions: ActionRow[];
  depth: number;
  parent: string | null;
  branch: string | null;
  from: number;
  to: number;
  /** The argument that sets the term of a template's step. */
  termParameter: string | null;
}

/** The template whose steps the rows are. */
export interface UsedTemplate {
  reference: string;
  name: string;
  parameters: { id: string; name: string; value: string | null; default: string | null }[];
}

export interface StepTable {
  isWhole: boolean;
  limit: string | null;
  rows: StepRow[];
  template: UsedTemplate | null;
}

export interface LayoutLane {
  id: string;
  name: string;
  y: number;
  height: number;
}

export interface LayoutBox {
  id: string;
  step: string | null;
  number: number | null;
  lane: string;
  column: number;
  kind: 'start' | 'end' | 'task' | 'wait' | 'choice' | 'fork' | 'join';
  name: string;
  roleName: string | null;
  termText: string | null;
  setByText: string | null;
  condition: string | null;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface LayoutGroup {
  step: string;
  name: string;
  termText: string | null;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface LayoutEdge {
  from: string;
  to: string;
  kind: 'next' | 'exception' | 'return' | 'pause';
  label: string | null;
  labelX: number;
  labelY: number;
  points: { x: number; y: number }[];
}

export interface Layout {
  width: number;
  height: number;
  lanes: LayoutLane[];
  boxes: LayoutBox[];
  groups: LayoutGroup[];
  edges: LayoutEdge[];
}

export interface TimeBar {
  steps: string;
  committed: string | null;
  statutory: string | null;
  verdict: 'fits' | 'over' | 'unknown';
  verdictText: string;
  parts: { step: string; name: string; text: string; share: number; others: boolean }[];
  committedShare: number | null;
  statutoryShare: number | null;
}

export interface Picture {
  path: string;
  head: { procedure: string; version: number | null; name: string };
  findings: TextFinding[];
  table: StepTable;
  layout: Layout | null;
  time: TimeBar | null;
  isSound: boolean;
  /** What must be done before it can be put in force; null: nothing. */
  unready: string | null;
}

export interface Choice {
  value: string;
  vi: string;
  en: string;
}

export interface Choices {
  kinds: Choice[];
  places: Choice[];
  roles: Choice[];
  units: Choice[];
  actions: Choice[];
  grounds: Choice[];
  outcomes: Choice[];
  /** Fields of administration, by the word of their folder. */
  fields: Choice[];
}

export interface Proposal {
  label: string;
  kind: string;
  insert: string;
  vi: string;
  en: string;
}

export interface Completions {
  from: number;
  to: number;
  items: Proposal[];
}

export interface HoverText {
  from: number;
  to: number;
  vi: string;
  en: string;
  basis: string | null;
}

export interface DefinitionPlace {
  file: string | null;
  from: number;
  to: number;
  line: number;
  column: number;
}

export interface QuickFix {
  code: string;
  line: number;
  column: number;
  vi: string;
  en: string;
  edits: TextEdit[];
}

/** One change at the step table; the server turns it into edits of the text. */
export interface EditOperation {
  do:
    | 'add-step'
    | 'remove-step'
    | 'move-step'
    | 'rename-step'
    | 'set-step'
    | 'set-action'
    | 'remove-action'
    | 'set-limit'
    | 'set-argument'
    | 'take-steps';
  id?: string;
  after?: string;
  key?: string;
  value?: string | null;
  action?: string;
  values?: Record<string, string>;
}

export interface EditAnswer {
  edits: TextEdit[];
  problem: string | null;
  message: string | null;
  table: StepTable;
}

export interface TableDraft {
  text: string;
  path: string;
  table: StepTable;
  findings: TextFinding[];
  /** What of the rows was not understood. */
  doubts: string[];
}

export interface TryAct {
  do?: string;
  at?: Moment;
}

export interface TryRun {
  received: Moment;
  channel: string;
  case?: string;
  calendar?: string;
  form: Record<string, FieldValue>;
  acts: TryAct[];
}

export interface TryTask {
  task: string;
  step: { id: string; name: string; kind: string };
  unit: string;
  role: string;
  clock: TimeText;
  actions: { do: string; name: string; effect: string | null; next: string | null; kind: string }[];
}

export interface TryWait {
  do: string;
  groundText: string;
  for: string;
  until: string;
  endsText: string;
  supplement: boolean;
}

export interface TryState {
  now: Moment;
  nowText: string;
  status: Fact;
  ended: boolean;
  promise: TimeText & { original: Moment | null; term: string };
  statutory: TimeText | null;
  tasks: TryTask[];
  waits: TryWait[];
  next: { at: Moment; atText: string; what: string } | null;
  fees: { id: string; name: string; amount: number; paid: boolean }[];
  incidents: { id: string; step: string; message: string; open: boolean }[];
  clocks: Named[];
  clock: ClockView | null;
  timeline: TimelineEntry[];
}

export interface TryView {
  form: FormField[];
  sample: Record<string, FieldValue | null>;
  cases: Named[];
  channels: string[];
  calendars: Named[];
  problems: FieldProblem[];
  stopped: number | null;
  refusal: string | null;
  state: TryState | null;
}
