import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { newKey } from '../api/client';
import { problemText } from '../api/problem-text';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Combobox } from '../ui/combobox';
import { Input, Select, TextArea } from '../ui/field';
import { Icon } from '../ui/icon';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { TableBox } from '../ui/table-box';
import { designerApi } from './api';
import { joinTerm } from './terms';
import type { Choice, Choices, PaperTable, TableDraft } from './types';
import { useWords } from './use-words';
import './designer.css';

const pause = 300;

/** A procedure out of the step table of its decision: pasted, or typed row by row. No YAML is written here. */
export function NewDraftPage() {
  const t = useT();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [field, setField] = useState<Choice | null>(null);
  const [authority, setAuthority] = useState('');
  const [code, setCode] = useState('');
  const [source, setSource] = useState('');
  const [amount, setAmount] = useState('');
  const [unit, setUnit] = useState('working days');
  const [rows, setRows] = useState('');
  const [choices, setChoices] = useState<Choices | null>(null);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const [key, setKey] = useState(newKey);
  const words = useWords(choices);
  usePageTitle(t('designer.new.title'));
  useReady(choices !== null);

  useEffect(() => {
    designerApi.choices('').then(setChoices, () => undefined);
  }, []);

  const table: PaperTable = {
    rows,
    name: name.trim(),
    field: field?.value ?? '',
    ...(authority === '' ? {} : { authority }),
    ...(code.trim() === '' ? {} : { code: code.trim() }),
    ...(source.trim() === '' ? {} : { source: source.trim() }),
    ...(amount.trim() === '' && unit !== 'same day' ? {} : { statutory: joinTerm(amount, unit) }),
  };
  const preview = usePreview(table);

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (table.name === '' || table.field === '') return;
    setBusy(true);
    setFailed(null);
    try {
      const draft = await designerApi.newDraft({ table }, { key });
      await navigate({ to: '/designer/$draft', params: { draft: draft.id } });
    } catch (error) {
      setFailed(error);
      setKey(newKey());
      setBusy(false);
    }
  }

  const missing = (value: string): string | undefined =>
    tried && value.trim() === '' ? t('designer.new.missing') : undefined;

  return (
    <div className="page">
      <Link to="/designer" className="page-back">
        <Icon name="left" /> {t('designer.list')}
      </Link>
      <PageHead title={t('designer.new.title')} meta={t('designer.new.meta')} />
      <div className="page-body new-draft">
        <form className="stack" onSubmit={(event) => void make(event)} noValidate>
          {failed === null ? null : (
            <Notice tone="over" live="alert">
              {problemText(failed, t)}
            </Notice>
          )}
          <Input
            label={t('designer.new.name')}
            value={name}
            error={missing(name)}
            required
            onChange={(event) => setName(event.target.value)}
          />
          <div className="step-pair">
            <Combobox
              label={t('designer.new.field')}
              items={choices?.fields ?? []}
              value={field}
              itemKey={(item) => item.value}
              itemText={(item) => item.vi}
              nothing={t('common.nothingFound')}
              error={missing(table.field)}
              required
              onChange={setField}
            />
            <Select
              label={t('procedures.authority')}
              options={[
                { value: '', label: t('designer.new.commune') },
                ...words.options(choices?.places.filter((each) => each.value.startsWith('{ unit')) ?? []),
              ]}
              value={authority}
              onChange={(event) => setAuthority(event.target.value)}
            />
          </div>
          <div className="step-pair">
            <Input
              label={t('designer.new.limit')}
              help={t('designer.new.limitHelp')}
              inputMode="decimal"
              optional={t('common.optional')}
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
            <Select
              label={t('designer.new.unit')}
              options={words.options(choices?.units ?? [])}
              value={unit}
              onChange={(event) => setUnit(event.target.value)}
            />
          </div>
          <div className="step-pair">
            <Input
              label={t('designer.new.code')}
              help={t('designer.new.codeHelp')}
              optional={t('common.optional')}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
            <Input
              label={t('designer.new.source')}
              optional={t('common.optional')}
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
          </div>
          <TextArea
            label={t('designer.new.rows')}
            help={t('designer.new.rowsHelp')}
            className="new-draft-rows"
            rows={8}
            value={rows}
            onChange={(event) => setRows(event.target.value)}
          />
          <TypeRow
            number={rows.split('\n').filter((line) => /^\s*\d/.test(line)).length + 1}
            onAdd={(line) =>
              setRows(rows === '' || rows.endsWith('\n') ? `${rows}${line}\n` : `${rows}\n${line}\n`)
            }
          />
          <span>
            <Button kind="primary" type="submit" busy={busy && t('common.sending')}>
              {t('designer.new.make')}
            </Button>
          </span>
        </form>
        <Preview draft={preview} choices={choices} />
      </div>
    </div>
  );
}

/** One row by fields; it goes to the end of the table above. */
function TypeRow({ number, onAdd }: { number: number; onAdd: (line: string) => void }) {
  const t = useT();
  const empty = { content: '', unit: '', person: '', time: '' };
  const [row, setRow] = useState(empty);
  const add = (): void => {
    if (row.content.trim() === '') return;
    // A table without a column of titles has one cell less.
    const cells = [row.content, row.unit, ...(row.person.trim() === '' ? [] : [row.person]), row.time];
    onAdd([String(number), ...cells.map((cell) => cell.trim())].join('\t'));
    setRow(empty);
  };
  const cell = (key: keyof typeof empty) => ({
    label: t(`designer.new.row.${key}`),
    value: row[key],
    onChange: (event: { target: { value: string } }) => setRow({ ...row, [key]: event.target.value }),
    onKeyDown: (event: { key: string; preventDefault: () => void }) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      add();
    },
  });
  return (
    <fieldset className="type-row">
      <legend className="field-label">{t('designer.new.typeRow', { n: number })}</legend>
      <div className="type-row-cells">
        <Input {...cell('content')} />
        <Input {...cell('unit')} />
        <Input {...cell('person')} />
        <Input {...cell('time')} />
        <Button icon="plus" onClick={add}>
          {t('designer.new.addRow')}
        </Button>
      </div>
    </fieldset>
  );
}

function usePreview(table: PaperTable): TableDraft | null {
  const [draft, setDraft] = useState<TableDraft | null>(null);
  const asked = JSON.stringify(table);
  useEffect(() => {
    const ask = new AbortController();
    const timer = setTimeout(() => {
      const input = JSON.parse(asked) as PaperTable;
      if (input.rows.trim() === '') {
        setDraft(null);
        return;
      }
      designerApi.fromTable(input, ask.signal).then(setDraft, () => undefined);
    }, pause);
    return () => {
      clearTimeout(timer);
      ask.abort();
    };
  }, [asked]);
  return draft;
}

/** What the server understood: shown while the table is typed, so that a wrong column is seen at once. */
function Preview({ draft, choices }: { draft: TableDraft | null; choices: Choices | null }) {
  const t = useT();
  const words = useWords(choices);
  const errors = draft?.findings.filter((finding) => finding.severity === 'error') ?? [];
  const tone = errors.length > 0 ? 'error' : (draft?.doubts.length ?? 0) > 0 ? 'warning' : 'none';
  return (
    <section className="new-draft-preview" aria-labelledby="preview-title">
      <h2 id="preview-title">{t('designer.new.preview')}</h2>
      {draft === null ? (
        <p className="muted">{t('designer.new.previewNone')}</p>
      ) : (
        <>
          <TableBox label={t('designer.new.preview')}>
            <table className="table steps-table" data-testid="preview">
              <thead>
                <tr>
                  <th scope="col" className="steps-number numeric">
                    {t('procedures.number')}
                  </th>
                  <th scope="col">{t('steps.step')}</th>
                  <th scope="col" className="steps-place">
                    {t('designer.steps.place')}
                  </th>
                  <th scope="col" className="steps-role">
                    {t('procedures.role')}
                  </th>
                  <th scope="col" className="steps-term numeric">
                    {t('steps.allowance')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {draft.table.rows.map((row, n) => (
                  <tr key={row.id}>
                    <td className="numeric muted">{n + 1}</td>
                    <td>
                      {row.name}
                      <span className="small steps-where">
                        {words.place(row.at)} · {words.role(row.role)}
                      </span>
                    </td>
                    <td className="steps-place">{words.place(row.at)}</td>
                    <td className="steps-role">{words.role(row.role)}</td>
                    <td className="numeric">{words.term(row)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
          <p role="status" className={`new-draft-verdict problem-${tone}`}>
            <Icon name={tone === 'none' ? 'check' : tone === 'error' ? 'x' : 'warn'} />
            {errors.length > 0
              ? t('designer.problems.error', { count: errors.length })
              : draft.doubts.length > 0
                ? t('designer.new.doubts', { count: draft.doubts.length })
                : t('designer.new.noErrors')}
          </p>
          <ul className="new-draft-findings">
            {draft.doubts.map((doubt) => (
              <li key={doubt} className="problem-warning">
                {doubt}
              </li>
            ))}
            {draft.findings.map((finding) => (
              <li
                key={`${finding.code} ${String(finding.line)} ${finding.message}`}
                className={`problem-${finding.severity}`}
              >
                {finding.message}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
