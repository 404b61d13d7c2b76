import { useState } from 'react';
import { useLanguage, useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button, IconButton } from '../ui/button';
import { Icon } from '../ui/icon';
import { Select } from '../ui/field';
import { TableBox } from '../ui/table-box';
import { AddStep } from './add-step';
import { StepForm, Typed, withOwn } from './step-form';
import { TemplateNotice, TemplateStep, TemplateValues } from './template-steps';
import { joinTerm, shownAmount, splitTerm } from './terms';
import type { Choices, EditOperation, StepRow, StepTable, TextFinding } from './types';
import { useWords } from './use-words';

export interface StepsPanelProps {
  table: StepTable;
  choices: Choices | null;
  findings: readonly TextFinding[];
  selected: string | null;
  readOnly: boolean;
  /** Why the last edit was not made. */
  refused: string | null;
  onSelect: (step: string) => void;
  onEdit: (operation: EditOperation) => Promise<void>;
}

/** The steps for people who want no YAML: a table to read and a form to change one of them. */
export function StepsPanel(props: StepsPanelProps) {
  const { table, choices, findings, selected, readOnly, refused, onSelect, onEdit } = props;
  const t = useT();
  const words = useWords(choices);
  const [adding, setAdding] = useState(false);
  const row = table.rows.find((each) => each.id === selected) ?? null;
  const near = row === null ? [] : siblings(table, row);
  const at = row === null ? -1 : near.indexOf(row);

  return (
    <div className="steps-panel">
      <div className="steps-main">
        <div className="steps-bar">
          <h2>{t('designer.steps.title', { count: table.rows.length })}</h2>
          {readOnly || table.template !== null ? null : (
            <span className="row">
              {row === null ? null : (
                <>
                  <IconButton
                    icon="down"
                    label={t('designer.steps.down', { name: row.name })}
                    onClick={() => {
                      const next = near[at + 1];
                      if (next !== undefined) void onEdit({ do: 'move-step', id: row.id, after: next.id });
                    }}
                  />
                  <span className="steps-up">
                    <IconButton
                      icon="down"
                      label={t('designer.steps.up', { name: row.name })}
                      onClick={() => {
                        if (at > 0) void onEdit(moveUp(row, near, at));
                      }}
                    />
                  </span>
                  <Button
                    small
                    kind="quiet"
                    onClick={() => {
                      void onEdit({ do: 'remove-step', id: row.id });
                    }}
                  >
                    {t('designer.steps.remove')}
                  </Button>
                </>
              )}
              <Button small icon="plus" onClick={() => setAdding(true)}>
                {t('designer.steps.add')}
              </Button>
            </span>
          )}
        </div>
        {table.template === null ? null : (
          <>
            <TemplateNotice template={table.template} readOnly={readOnly} onEdit={onEdit} />
            <TemplateValues template={table.template} choices={choices} readOnly={readOnly} onEdit={onEdit} />
          </>
        )}
        {table.isWhole ? null : (
          <Notice tone="soon" live="status">
            {t('designer.steps.broken')}
          </Notice>
        )}
        {refused === null ? null : (
          <Notice tone="over" live="alert">
            {refused}
          </Notice>
        )}
        {adding ? (
          <AddStep
            after={row}
            choices={choices}
            onCancel={() => setAdding(false)}
            onAdd={async (operation) => {
              await onEdit(operation);
              setAdding(false);
            }}
          />
        ) : null}
        {table.rows.length === 0 ? (
          <p className="muted steps-none">{t('designer.steps.none')}</p>
        ) : (
          <TableBox label={t('designer.steps.table')}>
            <table className="table steps-table">
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
                  <th scope="col" className="steps-count numeric">
                    {t('designer.steps.actions')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {table.rows.map((each, n) => {
                  const wrong = findings.some(
                    (finding) =>
                      finding.severity === 'error' && finding.from >= each.from && finding.from < each.to,
                  );
                  return (
                    <tr
                      key={`${each.id} ${String(n)}`}
                      className={each.id === selected ? 'table-row steps-chosen' : 'table-row'}
                      data-testid="step-row"
                      data-id={each.id}
                      onClick={() => onSelect(each.id)}
                    >
                      <td className="numeric muted">{n + 1}</td>
                      <td style={{ paddingLeft: 8 + each.depth * 16 }}>
                        <button
                          type="button"
                          className="steps-name"
                          aria-pressed={each.id === selected}
                          onClick={() => onSelect(each.id)}
                        >
                          {wrong ? (
                            <span className="problem-error steps-wrong">
                              <Icon name="x" label={t('designer.problems.error', { count: 1 })} />
                            </span>
                          ) : null}
                          {each.name}
                        </button>
                        <span className="small steps-where">
                          {words.place(each.at)} · {words.role(each.role)}
                        </span>
                      </td>
                      <td className="steps-place">{words.place(each.at)}</td>
                      <td className="steps-role">{words.role(each.role)}</td>
                      <td className="numeric">{words.term(each)}</td>
                      <td className="steps-count numeric">
                        {each.actions.length === 0 ? '–' : each.actions.length}
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </TableBox>
        )}
        {table.isWhole && choices !== null ? (
          <LimitFields limit={table.limit} choices={choices} readOnly={readOnly} onEdit={onEdit} />
        ) : null}
      </div>
      {row === null || choices === null || !table.isWhole ? null : table.template !== null ? (
        <TemplateStep
          key={row.id}
          row={row}
          number={table.rows.indexOf(row) + 1}
          total={table.rows.length}
          choices={choices}
          readOnly={readOnly}
          onEdit={onEdit}
        />
      ) : (
        <StepForm
          key={row.id}
          row={row}
          number={table.rows.indexOf(row) + 1}
          rows={table.rows}
          choices={choices}
          findings={findings.filter((finding) => finding.from >= row.from && finding.from < row.to)}
          readOnly={readOnly}
          onEdit={onEdit}
        />
      )}
    </div>
  );
}

/** The limit that the steps are held against. */
function LimitFields({
  limit,
  choices,
  readOnly,
  onEdit,
}: {
  limit: string | null;
  choices: Choices;
  readOnly: boolean;
  onEdit: (operation: EditOperation) => Promise<void>;
}) {
  const t = useT();
  const language = useLanguage();
  const words = useWords(choices);
  const { amount, unit } = splitTerm(limit);
  const chosen = unit === '' ? 'working days' : unit;
  const set = (value: string): void => void onEdit({ do: 'set-limit', value });
  return (
    <fieldset disabled={readOnly} className="steps-limit">
      <Typed
        label={t('designer.new.limit')}
        value={shownAmount(amount, language)}
        inputMode="decimal"
        onDone={(value) => {
          if (value !== '') set(joinTerm(value, chosen));
        }}
      />
      <Select
        label={t('designer.new.unit')}
        options={withOwn(words.options(choices.units), chosen)}
        value={chosen}
        onChange={(event) => {
          set(joinTerm(amount === '' ? '1' : amount, event.target.value));
        }}
      />
    </fieldset>
  );
}

function siblings(table: StepTable, row: StepRow): StepRow[] {
  return table.rows.filter(
    (each) => each.parent === row.parent && each.branch === row.branch && each.depth === row.depth,
  );
}

function moveUp(row: StepRow, near: readonly StepRow[], at: number): EditOperation {
  const before = near[at - 2];
  return before === undefined
    ? { do: 'move-step', id: row.id }
    : { do: 'move-step', id: row.id, after: before.id };
}
