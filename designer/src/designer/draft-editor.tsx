import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { newKey } from '../api/client';
import { problemText } from '../api/problem-text';
import { useMe } from '../frame/session';
import { useLanguage, useT } from '../i18n/i18n';
import { Empty, Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { usePhone, useReady } from '../ui/page';
import { tabPanel, Tabs, usePanelId } from '../ui/tabs';
import { useToast } from '../ui/toast';
import { designerApi } from './api';
import { Diagram, DiagramArrow } from './diagram';
import { DraftHead } from './draft-head';
import { Problems } from './problems';
import { StepsPanel } from './steps-panel';
import { TextEditor } from './text-editor';
import { TimeBarView } from './time-bar';
import { TryPanel } from './try-panel';
import type { Choices, DraftView, EditOperation, QuickFix, TextEdit, TextFinding } from './types';
import { useDraftSave } from './use-draft-save';
import { findingKey, useFixes } from './use-fixes';
import { usePicture } from './use-picture';

type Side = 'steps' | 'diagram' | 'try';

const noFindings: readonly TextFinding[] = [];

/** One draft: its text, and beside it the steps and the drawing of the same text. */
export function DraftEditor({ draft }: { draft: DraftView }) {
  const t = useT();
  const language = useLanguage();
  const toast = useToast();
  const navigate = useNavigate();
  const me = useMe();
  const phone = usePhone();
  const panel = usePanelId();
  const [text, setText] = useState(draft.text);
  const [caret, setCaret] = useState({ offset: 0, line: 1, column: 1 });
  const [selected, setSelected] = useState<string | null>(null);
  const [side, setSide] = useState<Side>('steps');
  // A dossier is tried without the text; the other views stand beside it.
  const [textBeside, setTextBeside] = useState({ steps: !phone, diagram: !phone, try: false });
  const showText = textBeside[side];
  const setShowText = (show: boolean): void => setTextBeside((last) => ({ ...last, [side]: show }));
  // Open while something must be mended, unless the person says otherwise.
  const [problemsOpen, setProblemsOpen] = useState<boolean | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const [choices, setChoices] = useState<Choices | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<TextEditor | null>(null);
  const { picture, of, failed } = usePicture(text, language);
  const findings = picture?.findings ?? noFindings;
  const fixes = useFixes(of, findings);
  const saving = useDraftSave(draft.id, text, draft, draft.mine);
  useReady(picture !== null && choices !== null);

  // What the editor's keys do is always of the last drawing.
  const acts = useRef({ nextProblem, fixHere, save: () => void saving.now() });
  acts.current = { nextProblem, fixHere, save: () => void saving.now() };
  const speech = useRef(language);
  speech.current = language;

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = new TextEditor(host.current, draft.text, speech.current, {
      language: () => speech.current,
      elsewhere: (file, line) => toast({ text: t('designer.editor.elsewhere', { file, line }) }),
      changed: setText,
      moved: setCaret,
      nextProblem: (step) => acts.current.nextProblem(step),
      fix: () => acts.current.fixHere(),
      save: () => acts.current.save(),
    });
    made.readOnly(!draft.mine);
    editor.current = made;
    return () => {
      made.destroy();
      editor.current = null;
    };
  }, [draft, t, toast]);

  useEffect(() => editor.current?.speak(language), [language]);

  useEffect(() => {
    if (of === editor.current?.text) editor.current.mark(findings);
  }, [of, findings]);

  const hasChoices = choices !== null;
  useEffect(() => {
    let wanted = true;
    designerApi.choices(draft.text).then(
      (found) => {
        if (wanted) setChoices(found);
      },
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [draft]);

  // The caret chooses the step that it stands in: one choice in text, table and drawing.
  useEffect(() => {
    if (picture === null || of !== text) return;
    const inside = picture.table.rows
      .filter((row) => row.from < row.to && row.from <= caret.offset && caret.offset <= row.to)
      .at(-1);
    if (inside !== undefined) setSelected(inside.id);
  }, [caret.offset, picture, of, text]);

  const chosen = picture?.table.rows.find((row) => row.id === selected) ?? null;
  useEffect(() => {
    if (of === editor.current?.text) editor.current.show(chosen);
  }, [chosen, of]);

  const select = useCallback(
    (step: string) => {
      setSelected(step);
      const row = picture?.table.rows.find((each) => each.id === step);
      if (row !== undefined && of === editor.current?.text) editor.current.go(row.from, false);
    },
    [picture, of],
  );

  const patch = useCallback(
    (before: string, edits: readonly TextEdit[]) => editor.current?.patch(before, edits) ?? false,
    [],
  );

  const edit = useCallback(
    async (operation: EditOperation): Promise<void> => {
      const target = editor.current;
      if (target === null) return;
      setRefused(null);
      try {
        // Typing may go on while the server answers; then it is asked about the newer text.
        for (let tries = 0; tries < 3; tries += 1) {
          const before = target.text;
          const answer = await designerApi.edit(before, operation);
          if (answer.problem !== null) {
            setRefused(answer.message);
            return;
          }
          if (!target.patch(before, answer.edits)) continue;
          const known = operation.do === 'rename-step' ? operation.value : undefined;
          const added = operation.do === 'add-step' ? addedStep(answer.edits, answer.table.rows) : undefined;
          const next = known ?? added;
          if (typeof next === 'string') {
            setSelected(next);
            const row = answer.table.rows.find((each) => each.id === next);
            if (row !== undefined) target.go(row.from, false);
          }
          return;
        }
      } catch (error) {
        setRefused(problemText(error, t));
      }
    },
    [t],
  );

  function go(finding: TextFinding, focus = true): void {
    setCurrent(findingKey(finding));
    setShowText(true);
    editor.current?.go(finding.from, focus);
  }

  function nextProblem(step: 1 | -1): void {
    if (findings.length === 0) return;
    const at = editor.current?.view.state.selection.main.head ?? 0;
    const sorted = [...findings].sort((a, b) => a.from - b.from);
    const next =
      step === 1
        ? (sorted.find((finding) => finding.from > at) ?? sorted[0])
        : (sorted.findLast((finding) => finding.from < at) ?? sorted.at(-1));
    if (next !== undefined) go(next);
  }

  function fixHere(): void {
    const at = editor.current?.view.state.selection.main.head ?? 0;
    const finding = findings.find((each) => each.from <= at && at <= each.to);
    const fix = finding === undefined ? undefined : fixes.get(findingKey(finding))?.[0];
    if (fix !== undefined) apply(fix);
  }

  function apply(fix: QuickFix): void {
    if (editor.current?.patch(of, fix.edits) === true) {
      toast({ text: language === 'en' ? fix.en : fix.vi, undo: () => editor.current?.undo() });
    }
  }

  async function copy(): Promise<void> {
    const made = await designerApi.newDraft({ draft: draft.id }, { key: newKey() });
    await navigate({ to: '/designer/$draft', params: { draft: made.id } });
  }

  async function publish(): Promise<void> {
    if (await saving.now()) await navigate({ to: '/designer/$draft/publish', params: { draft: draft.id } });
  }

  function pageKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'F8') {
      event.preventDefault();
      nextProblem(event.shiftKey ? -1 : 1);
      return;
    }
    if (!(event.ctrlKey || event.metaKey)) return;
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea');
    const key = event.key.toLowerCase();
    if (key === 's') {
      event.preventDefault();
      void saving.now();
    } else if (key === 'z' && !typing) {
      event.preventDefault();
      if (event.shiftKey) editor.current?.redo();
      else editor.current?.undo();
    }
  }

  const errors = useMemo(() => {
    const count = new Map<string, number>();
    for (const finding of findings) {
      if (finding.severity !== 'error') continue;
      const row = picture?.table.rows
        .filter((each) => each.from <= finding.from && finding.from < each.to)
        .at(-1);
      if (row !== undefined) count.set(row.id, (count.get(row.id) ?? 0) + 1);
    }
    return count;
  }, [findings, picture]);

  return (
    <article className="designer" onKeyDown={pageKey}>
      <DiagramArrow />
      <DraftHead
        draft={draft}
        head={picture?.head ?? draft}
        saving={saving}
        showText={showText}
        unready={picture?.unready}
        onPublish={() => void publish()}
        onShowText={setShowText}
        onUndo={() => editor.current?.undo()}
        onRedo={() => editor.current?.redo()}
      />
      {draft.mine ? null : (
        <Notice
          tone="pause"
          icon="lock"
          action={
            <Button small onClick={() => void copy()}>
              {t('designer.copy')}
            </Button>
          }
        >
          {t('designer.notMine', { name: draft.owner.name })}
        </Notice>
      )}
      {saving.state === 'conflict' || saving.state === 'failed' ? (
        <Notice
          tone="over"
          live="alert"
          action={
            saving.state === 'failed' ? (
              <Button small onClick={() => void saving.now()}>
                {t('common.retry')}
              </Button>
            ) : null
          }
        >
          {problemText(saving.error, t)}
        </Notice>
      ) : null}
      {failed === null ? null : (
        <Notice tone="soon" live="status">
          {t('designer.unchecked')} {problemText(failed, t)}
        </Notice>
      )}
      <div className={showText ? 'designer-split' : 'designer-split designer-one'}>
        <div className="designer-side">
          <Tabs<Side>
            label={t('designer.views')}
            items={[
              { key: 'steps', label: t('designer.view.steps') },
              { key: 'diagram', label: t('designer.view.diagram') },
              { key: 'try', label: t('designer.view.try') },
            ]}
            current={side}
            onChange={setSide}
            panel={panel}
          />
          <div className="designer-panel" {...tabPanel(panel, side)}>
            {side === 'steps' && picture !== null ? (
              <StepsPanel
                table={picture.table}
                choices={choices}
                findings={findings}
                selected={selected}
                readOnly={!draft.mine}
                refused={refused}
                onSelect={select}
                onEdit={edit}
              />
            ) : null}
            {side === 'diagram' && picture !== null ? (
              picture.layout === null ? (
                <Empty icon="flow" what={t('designer.diagram.none')} why={t('designer.diagram.noneWhy')} />
              ) : (
                <Diagram
                  layout={picture.layout}
                  errors={errors}
                  selected={selected}
                  stale={of !== text}
                  onSelect={select}
                />
              )
            ) : null}
            {side === 'try' ? (
              <TryPanel
                text={of === '' ? text : of}
                today={me.today}
                readOnly={!draft.mine}
                onPatch={patch}
              />
            ) : null}
          </div>
        </div>
        <section className="designer-text" hidden={!showText} aria-label={t('designer.editor.region')}>
          <p className="designer-text-head">
            <strong className="cut">{picture?.path ?? draft.path}</strong>
            <span className="small">
              {t('designer.editor.place', { line: caret.line, column: caret.column })} ·{' '}
              {t('designer.editor.out')}
            </span>
          </p>
          <div className="designer-editor" ref={host} data-testid="editor" />
        </section>
      </div>
      {picture?.time === null || picture?.time === undefined ? null : (
        <TimeBarView time={picture.time} selected={selected} onSelect={select} />
      )}
      <Problems
        findings={findings}
        fixes={fixes}
        current={current}
        open={problemsOpen ?? (!phone && findings.some((finding) => finding.severity !== 'notice'))}
        onOpen={setProblemsOpen}
        onGo={go}
        onFix={apply}
      />
      <span hidden data-testid="picture-state" data-choices={hasChoices}>
        {of === text ? 'current' : 'waiting'}
      </span>
    </article>
  );
}

/** The step that an edit brought: the one that begins in what was put in. */
function addedStep(
  edits: readonly TextEdit[],
  rows: readonly { id: string; from: number; to: number }[],
): string | undefined {
  const edit = edits[0];
  if (edit === undefined) return undefined;
  return rows.find((row) => row.from >= edit.from && row.from <= edit.from + edit.text.length)?.id;
}
