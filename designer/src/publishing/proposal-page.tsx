import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/api';
import { problemText } from '../api/problem-text';
import type { Proposal } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { moment } from '../text/format';
import { Notice, Tag } from '../ui/bits';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { Icon } from '../ui/icon';
import { useMore } from '../ui/more';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { TableBox } from '../ui/table-box';
import { NotYet } from '../ui/not-yet';
import { TextDiff } from './text-diff';
import './publishing.css';

const route = getRouteApi('/publishing/$id');

/** One proposal: what changes in words and in text, and the second person's act. */
export function ProposalPage() {
  const t = useT();
  const language = useLanguage();
  const { id } = route.useParams();
  const found = useQuery({ queryKey: ['proposal', id, language], queryFn: () => api.proposal(id) });
  usePageTitle(found.data?.subject ?? t('publish.title'));
  useReady(found.data !== undefined);
  if (found.data !== undefined) return <ProposalView proposal={found.data} />;
  return <NotYet query={found} />;
}

function ProposalView({ proposal }: { proposal: Proposal }) {
  const t = useT();
  const client = useQueryClient();
  const [closing, setClosing] = useState(false);
  const approve = useMutation({
    mutationFn: () => api.approveProposal(proposal.id),
    onSettled: () => client.invalidateQueries(),
  });
  const open = proposal.state === 'open';
  return (
    <div className="page publish-page">
      <Link to="/publishing" className="page-back">
        <Icon name="left" /> {t('publish.title')}
      </Link>
      <PageHead
        title={proposal.subject}
        meta={
          <span data-testid="proposal-state">
            <Tag tone={open ? 'soon' : 'neutral'}>{proposal.stateText}</Tag>
          </span>
        }
      >
        {open ? (
          <Button kind="danger" onClick={() => setClosing(true)}>
            {proposal.mine ? t('publish.withdraw') : t('publish.refuse')}
          </Button>
        ) : null}
        {proposal.mayPublish ? (
          <Button
            kind="primary"
            busy={approve.isPending && t('publish.approving')}
            onClick={() => approve.mutate()}
          >
            {t('publish.approve')}
          </Button>
        ) : null}
      </PageHead>
      <p className="publish-lead">{proposal.title}</p>
      <div className="page-body stack">
        {approve.isError ? (
          <Notice tone="over" live="alert">
            {problemText(approve.error, t)}
          </Notice>
        ) : null}
        {open && proposal.whyNot !== null ? <Notice tone="pause">{proposal.whyNot}</Notice> : null}
        <Facts proposal={proposal} />
        <section aria-labelledby="publish-words">
          <h2 id="publish-words">{t('publish.words')}</h2>
          {proposal.words.length === 0 ? (
            <p className="muted">{t('publish.noWords')}</p>
          ) : (
            <ul className="publish-words" data-testid="words">
              {proposal.words.map((word) => (
                <li key={word}>{word}</li>
              ))}
            </ul>
          )}
        </section>
        {proposal.items.length === 0 ? null : <Items proposal={proposal} />}
        <details className="publish-text">
          <summary>
            {t('publish.text')} · {proposal.path}
          </summary>
          <TextDiff lines={proposal.lines} />
        </details>
      </div>
      {closing ? <CloseDialog proposal={proposal} onClose={() => setClosing(false)} /> : null}
    </div>
  );
}

function Facts({ proposal }: { proposal: Proposal }) {
  const t = useT();
  const facts: [string, string][] = [
    [t('publish.number'), proposal.decision ?? t('publish.demoOnly')],
    [t('publish.effect'), proposal.effect],
    [t('publish.author'), `${proposal.author.name} · ${moment(proposal.at)}`],
    ...(proposal.closedBy === null
      ? []
      : [
          [proposal.stateText, `${proposal.closedBy.name} · ${moment(proposal.closedAt)}`] as [
            string,
            string,
          ],
        ]),
    ...(proposal.reason === null ? [] : [[t('publish.reason'), proposal.reason] as [string, string]]),
  ];
  return (
    <dl className="publish-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{t('publish.running')}</dt>
        <dd>{t('publish.runningStay')}</dd>
      </div>
    </dl>
  );
}

function Items({ proposal }: { proposal: Proposal }) {
  const t = useT();
  const { shown, more } = useMore(proposal.items);
  return (
    <section aria-labelledby="publish-items">
      <h2 id="publish-items">{t('publish.items')}</h2>
      <TableBox label={t('publish.items')}>
        <table className="table publish-items">
          <thead>
            <tr>
              <th scope="col">{t('procedures.name')}</th>
              <th scope="col" className="publish-channel">
                {t('cut.channel')}
              </th>
              <th scope="col" className="publish-term">
                {t('cut.law')}
              </th>
              <th scope="col" className="publish-term">
                {t('cut.now')}
              </th>
              <th scope="col" className="publish-term">
                {t('cut.proposed')}
              </th>
              <th scope="col" className="publish-steps">
                {t('cut.steps')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={`${item.code} ${item.channel ?? ''}`}>
                <th scope="row" title={item.name}>
                  {item.code} · {item.name}
                </th>
                <td>{item.channel === null ? t('cut.allChannels') : t(`channel.${item.channel}`)}</td>
                <td>{item.law ?? '–'}</td>
                <td>{item.now ?? '–'}</td>
                <td className="strong">{item.committed}</td>
                <td title={item.steps ?? undefined}>{item.steps ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {more}
    </section>
  );
}

function CloseDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const t = useT();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const close = useMutation({
    mutationFn: () => api.closeProposal(proposal.id, reason.trim()),
    onSuccess: async () => {
      await client.invalidateQueries();
      onClose();
    },
  });
  const act = proposal.mine ? t('publish.withdraw') : t('publish.refuse');
  return (
    <Dialog
      title={act}
      onClose={onClose}
      dirty={reason !== ''}
      foot={
        <Button kind="danger" busy={close.isPending && t('common.sending')} onClick={() => close.mutate()}>
          {act}
        </Button>
      }
    >
      {close.isError ? (
        <Notice tone="over" live="alert">
          {problemText(close.error, t)}
        </Notice>
      ) : null}
      <TextArea
        label={t('publish.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
