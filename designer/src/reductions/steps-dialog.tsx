import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { CutSteps, ReductionDraft, ReductionRow } from '../api/types';
import { useT } from '../i18n/i18n';
import { Notice, SkeletonBlock, Tag } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TableBox } from '../ui/table-box';
import { draftKey } from './use-draft';

interface StepsDialogProps {
  draft: ReductionDraft;
  row: ReductionRow;
  mayEdit: boolean;
  onClose: () => void;
}

/** What a cut does to each step; terms of other agencies are locked, others may be written by hand. */
export function StepsDialog({ draft, row, mayEdit, onClose }: StepsDialogProps) {
  const t = useT();
  const client = useQueryClient();
  const key = ['cut-steps', draft.id, row.code];
  const found = useQuery({ queryKey: key, queryFn: () => api.cutSteps(draft.id, row.code), gcTime: 0 });
  const [problem, setProblem] = useState<string | null>(null);

  async function write(step: string, term: string): Promise<void> {
    const latest = client.getQueryData<ReductionDraft>(draftKey(draft.id)) ?? draft;
    try {
      const view = await api.cutStep(
        draft.id,
        { procedure: row.code, step, term: term === '' ? undefined : term },
        { version: latest.version },
      );
      client.setQueryData<CutSteps>(key, view);
      client.setQueryData<ReductionDraft>(draftKey(draft.id), (last) =>
        last === undefined ? last : { ...last, version: last.version + 1 },
      );
      setProblem(null);
    } catch (error) {
      setProblem(problemText(error, t));
    }
  }

  const view = found.data;
  return (
    <Dialog
      wide
      title={row.name}
      onClose={onClose}
      foot={
        <Button kind="primary" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      {problem === null ? null : (
        <Notice tone="over" live="alert">
          {problem}
        </Notice>
      )}
      {view === undefined ? (
        found.isError ? (
          <Notice tone="over">{problemText(found.error, t)}</Notice>
        ) : (
          <SkeletonBlock />
        )
      ) : (
        <>
          <p>
            {t('cut.law')}: <strong>{view.law}</strong> · {t('cut.now')}: <strong>{view.now}</strong> ·{' '}
            {t('cut.proposed')}: <strong>{view.proposed}</strong>
          </p>
          {view.problem === null ? null : <Notice tone="over">{view.problem}</Notice>}
          <TableBox label={t('cut.steps')}>
            <table className="table cut-step-table">
              <thead>
                <tr>
                  <th scope="col">{t('cut.step')}</th>
                  <th scope="col" className="cut-step-now">
                    {t('cut.now')}
                  </th>
                  <th scope="col">{t('cut.proposed')}</th>
                </tr>
              </thead>
              <tbody>
                {view.steps.map((step) => (
                  <tr key={step.id} data-testid="cut-step" data-step={step.id}>
                    <th scope="row" title={step.name}>
                      {step.name}
                      <span className="small cut-about cut-brief">
                        {t('cut.now')} {step.now}
                      </span>
                    </th>
                    <td className="cut-step-now">{step.now}</td>
                    <td className="cut-step-term">
                      {step.setBy !== null ? (
                        <>
                          {step.proposed} <Tag>{t('cut.setBy', { agency: step.setBy })}</Tag>
                        </>
                      ) : mayEdit ? (
                        <Term
                          label={t('cut.stepTerm', { name: step.name })}
                          value={step.proposed}
                          onSend={(term) => void write(step.id, term)}
                        />
                      ) : (
                        step.proposed
                      )}
                      {step.byHand ? <Tag tone="tint">{t('cut.byHand')}</Tag> : null}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableBox>
          <p className="small">{t('cut.stepsHelp')}</p>
        </>
      )}
    </Dialog>
  );
}

function Term({ label, value, onSend }: { label: string; value: string; onSend: (term: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  function send(): void {
    if (typed !== null && typed.trim() !== value) onSend(typed.trim());
    setTyped(null);
  }
  return (
    <input
      className="input cut-term"
      aria-label={label}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={send}
      onKeyDown={(event) => {
        if (event.key === 'Enter') send();
      }}
    />
  );
}
