import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { Delegation } from '../api/types';
import { useT } from '../i18n/i18n';
import { Empty, Notice, Tag, type Tone } from '../ui/bits';
import { Button } from '../ui/button';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { TableBox } from '../ui/table-box';
import { useToast } from '../ui/toast';
import { NotYet } from '../ui/not-yet';
import { DelegationForm } from './delegation-form';
import './delegations.css';

/** Roles lent for some days: mine, to me, and those of the units I lead. */
export function DelegationsPage() {
  const t = useT();
  const found = useQuery({ queryKey: ['delegations'], queryFn: api.delegations, staleTime: 0 });
  const [giving, setGiving] = useState(false);
  usePageTitle(t('delegation.title'));
  useReady(found.data !== undefined);

  if (found.data === undefined) {
    return <NotYet query={found} />;
  }
  const { rows, mayGive } = found.data;
  return (
    <article className="page delegations" aria-label={t('delegation.title')}>
      <PageHead title={t('delegation.title')}>
        {mayGive.length === 0 ? null : (
          <Button kind="primary" onClick={() => setGiving(true)}>
            {t('delegation.give')}
          </Button>
        )}
      </PageHead>
      <div className="delegations-body">
        <p className="small">{t('delegation.help')}</p>
        {rows.length === 0 ? (
          <Empty icon="sync" what={t('delegation.none')} why={t('delegation.noneWhy')} />
        ) : (
          <TableBox label={t('delegation.title')}>
            <table className="table delegations-table">
              <thead>
                <tr>
                  <th scope="col">{t('delegation.col.period')}</th>
                  <th scope="col">{t('delegation.col.from')}</th>
                  <th scope="col">{t('delegation.col.to')}</th>
                  <th scope="col">{t('delegation.col.role')}</th>
                  <th scope="col">{t('delegation.col.basis')}</th>
                  <th scope="col">{t('delegation.col.state')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={row.id} row={row} />
                ))}
              </tbody>
            </table>
          </TableBox>
        )}
      </div>
      {giving ? <DelegationForm list={found.data} onClose={() => setGiving(false)} /> : null}
    </article>
  );
}

const tones: Record<Delegation['state'], Tone> = {
  planned: 'pause',
  running: 'ok',
  over: 'neutral',
  ended: 'neutral',
};

function Row({ row }: { row: Delegation }) {
  const t = useT();
  const toast = useToast();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function end(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await api.endDelegation(row.id);
      toast({ text: t('delegation.ended') });
    } catch (failure) {
      setError(problemText(failure, t));
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: ['delegations'] });
    await queries.invalidateQueries({ queryKey: ['me'] });
  }

  return (
    <tr data-testid="delegation" data-state={row.state}>
      <td>{row.period}</td>
      <td>{row.from.name}</td>
      <td>{row.to.name}</td>
      <td>
        {row.role.name} · {row.unit.name}
        {row.procedures.length === 0 ? null : (
          <span className="small delegations-only">
            {t('delegation.only', { what: row.procedures.map((each) => each.code).join(', ') })}
          </span>
        )}
      </td>
      <td>
        {row.basis}
        {row.givenBy === null ? null : (
          <span className="small delegations-only">
            {t('delegation.givenBy', { name: row.givenBy.name })}
          </span>
        )}
      </td>
      <td>
        <Tag tone={tones[row.state]}>{row.stateText}</Tag>{' '}
        {row.mayEnd ? (
          <Button small kind="quiet" busy={busy && t('common.sending')} onClick={() => void end()}>
            {t('delegation.end')}
          </Button>
        ) : null}
        {error === null ? null : (
          <Notice tone="over" live="alert">
            {error}
          </Notice>
        )}
      </td>
    </tr>
  );
}
