import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api';
import { newKey } from '../api/client';
import { problemText } from '../api/problem-text';
import { useT } from '../i18n/i18n';
import { moment } from '../text/format';
import { Empty, Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { Combobox } from '../ui/combobox';
import { Dialog } from '../ui/dialog';
import { PageHead, usePageTitle, usePhone, useReady } from '../ui/page';
import { TableBox } from '../ui/table-box';
import { NotYet } from '../ui/not-yet';
import { designerApi } from './api';
import type { DraftRow } from './types';
import './designer.css';

/** Everybody's drafts, newest first, and the three ways to begin one. */
export function DraftsPage() {
  const t = useT();
  const found = useQuery({ queryKey: ['drafts'], queryFn: designerApi.drafts, staleTime: 0 });
  const phone = usePhone();
  const [from, setFrom] = useState(false);
  const [gone, setGone] = useState<DraftRow | null>(null);
  usePageTitle(t('designer.drafts.title'));
  useReady(found.data !== undefined);
  return (
    <div className="page">
      <PageHead
        title={t('designer.drafts.title')}
        meta={found.data === undefined ? null : t('designer.drafts.total', { count: found.data.length })}
      >
        <Button onClick={() => setFrom(true)}>{t('designer.drafts.fromProcedure')}</Button>
        <Link to="/designer/new" className="button button-primary">
          {t('designer.drafts.fromTable')}
        </Link>
      </PageHead>
      {found.data === undefined ? (
        <NotYet query={found} />
      ) : found.data.length === 0 ? (
        <Empty
          icon="pen"
          what={t('designer.drafts.none')}
          why={t('designer.drafts.noneWhy')}
          act={<Link to="/designer/new">{t('designer.drafts.fromTable')}</Link>}
        />
      ) : (
        <div className="page-body">
          {phone ? (
            <Cards drafts={found.data} onDelete={setGone} />
          ) : (
            <Rows drafts={found.data} onDelete={setGone} />
          )}
        </div>
      )}
      {from ? <FromProcedure onClose={() => setFrom(false)} /> : null}
      {gone === null ? null : <Delete draft={gone} onClose={() => setGone(null)} />}
    </div>
  );
}

interface ListProps {
  drafts: readonly DraftRow[];
  onDelete: (draft: DraftRow) => void;
}

function Rows({ drafts, onDelete }: ListProps) {
  const t = useT();
  return (
    <TableBox label={t('designer.drafts.title')}>
      <table className="table drafts-table">
        <thead>
          <tr>
            <th scope="col">{t('procedures.name')}</th>
            <th scope="col" className="drafts-code">
              {t('designer.drafts.code')}
            </th>
            <th scope="col" className="drafts-base">
              {t('designer.drafts.base')}
            </th>
            <th scope="col" className="drafts-owner">
              {t('designer.drafts.owner')}
            </th>
            <th scope="col" className="drafts-at">
              {t('designer.drafts.savedAt')}
            </th>
            <th scope="col" className="drafts-acts">
              <span className="visually-hidden">{t('designer.drafts.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft) => (
            <tr key={draft.id} className="table-row" data-testid="draft-row" data-id={draft.id}>
              <td title={draft.name}>
                <Link to="/designer/$draft" params={{ draft: draft.id }}>
                  {draft.name === '' ? t('designer.drafts.unnamed') : draft.name}
                </Link>
              </td>
              <td>{draft.procedure === '' ? '–' : draft.procedure}</td>
              <td>{baseOf(draft, t)}</td>
              <td>{draft.owner.name}</td>
              <td>{moment(draft.updatedAt)}</td>
              <td className="numeric">
                {draft.mine ? (
                  <Button small kind="quiet" onClick={() => onDelete(draft)}>
                    {t('designer.drafts.delete')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

/** On a phone: what it is, how far, whose. */
function Cards({ drafts, onDelete }: ListProps) {
  const t = useT();
  return (
    <ul className="drafts-cards">
      {drafts.map((draft) => (
        <li key={draft.id} data-testid="draft-row" data-id={draft.id}>
          <Link to="/designer/$draft" params={{ draft: draft.id }}>
            {draft.name === '' ? t('designer.drafts.unnamed') : draft.name}
          </Link>
          <p className="small">
            {[draft.procedure, baseOf(draft, t)].filter((part) => part !== '').join(' · ')}
          </p>
          <p className="spread small">
            {draft.owner.name} · {moment(draft.updatedAt)}
            {draft.mine ? (
              <Button small kind="quiet" onClick={() => onDelete(draft)}>
                {t('designer.drafts.delete')}
              </Button>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

function baseOf(draft: DraftRow, t: ReturnType<typeof useT>): string {
  return draft.baseVersion === null
    ? t('designer.new')
    : t('designer.onVersion', { version: draft.baseVersion });
}

function FromProcedure({ onClose }: { onClose: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const procedures = useQuery({
    queryKey: ['procedures'],
    queryFn: () => api.procedures(),
    staleTime: 60_000,
  });
  const [chosen, setChosen] = useState<{ code: string; name: string } | null>(null);
  const [key] = useState(newKey);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  async function make(): Promise<void> {
    if (chosen === null) return;
    setBusy(true);
    try {
      const draft = await designerApi.newDraft({ procedure: chosen.code }, { key: `${key}` });
      await navigate({ to: '/designer/$draft', params: { draft: draft.id } });
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={t('designer.drafts.fromProcedure')}
      onClose={onClose}
      foot={
        <>
          <Button kind="primary" busy={busy && t('common.sending')} onClick={() => void make()}>
            {t('designer.drafts.begin')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <div className="stack from-procedure">
        {failed === null ? null : (
          <Notice tone="over" live="alert">
            {problemText(failed, t)}
          </Notice>
        )}
        <p>{t('designer.drafts.fromProcedureHelp')}</p>
        <Combobox
          label={t('receive.findProcedure')}
          items={procedures.data ?? []}
          value={procedures.data?.find((each) => each.code === chosen?.code) ?? null}
          itemKey={(item) => item.code}
          itemText={(item) => item.name}
          itemSearch={(item) => `${item.code} ${item.name} ${item.field}`}
          itemDetail={(item) => `${item.code} · v${String(item.version)}`}
          placeholder={t('receive.findPlaceholder')}
          nothing={t('common.nothingFound')}
          required
          onChange={setChosen}
        />
      </div>
    </Dialog>
  );
}

function Delete({ draft, onClose }: { draft: DraftRow; onClose: () => void }) {
  const t = useT();
  const queries = useQueryClient();
  const [failed, setFailed] = useState<unknown>(null);
  async function remove(): Promise<void> {
    try {
      await designerApi.deleteDraft(draft.id);
      await queries.invalidateQueries({ queryKey: ['drafts'] });
      onClose();
    } catch (error) {
      setFailed(error);
    }
  }
  return (
    <Dialog
      title={t('designer.drafts.deleteTitle')}
      onClose={onClose}
      foot={
        <>
          <Button kind="danger" onClick={() => void remove()}>
            {t('designer.drafts.deleteNow')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      {failed === null ? null : (
        <Notice tone="over" live="alert">
          {problemText(failed, t)}
        </Notice>
      )}
      <p>{t('designer.drafts.deleteWhat', { name: draft.name })}</p>
    </Dialog>
  );
}
