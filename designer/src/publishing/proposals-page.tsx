import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../api/api';
import type { ProposalRow } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { moment } from '../text/format';
import { Empty, Tag } from '../ui/bits';
import { PageHead, usePageTitle, usePhone, useReady } from '../ui/page';
import { TableBox } from '../ui/table-box';
import { NotYet } from '../ui/not-yet';
import './publishing.css';

/** What waits for a second person, and what was put in force. */
export function ProposalsPage() {
  const t = useT();
  const language = useLanguage();
  const found = useQuery({ queryKey: ['proposals', language], queryFn: api.proposals });
  const phone = usePhone();
  usePageTitle(t('publish.title'));
  useReady(found.data !== undefined);
  return (
    <div className="page">
      <PageHead title={t('publish.title')} />
      {found.data === undefined ? (
        <NotYet query={found} />
      ) : found.data.length === 0 ? (
        <Empty icon="flag" what={t('publish.none')} why={t('publish.noneWhy')} />
      ) : (
        <div className="page-body">
          {phone ? <Cards rows={found.data} /> : <Proposals rows={found.data} />}
        </div>
      )}
    </div>
  );
}

function Proposals({ rows }: { rows: readonly ProposalRow[] }) {
  const t = useT();
  return (
    <TableBox label={t('publish.title')}>
      <table className="table publish-table">
        <thead>
          <tr>
            <th scope="col" className="publish-state">
              {t('publish.state')}
            </th>
            <th scope="col">{t('publish.what')}</th>
            <th scope="col" className="publish-who">
              {t('publish.author')}
            </th>
            <th scope="col" className="publish-day">
              {t('publish.effect')}
            </th>
            <th scope="col" className="publish-day">
              {t('publish.sent')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="table-row" data-testid="proposal-row" data-id={row.id}>
              <td>
                <Tag tone={row.state === 'open' ? 'soon' : 'neutral'}>{row.stateText}</Tag>
              </td>
              <td title={row.title}>
                <Link to="/publishing/$id" params={{ id: row.id }}>
                  {row.subject} · {row.title}
                </Link>
              </td>
              <td>{row.author.name}</td>
              <td>{row.effect}</td>
              <td>{moment(row.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Cards({ rows }: { rows: readonly ProposalRow[] }) {
  const t = useT();
  return (
    <ul className="publish-cards">
      {rows.map((row) => (
        <li key={row.id} data-testid="proposal-row" data-id={row.id}>
          <span>
            <Tag tone={row.state === 'open' ? 'soon' : 'neutral'}>{row.stateText}</Tag>
          </span>
          <Link to="/publishing/$id" params={{ id: row.id }}>
            {row.subject} · {row.title}
          </Link>
          <span className="small">
            {t('publish.effect')} {row.effect} · {row.author.name} · {moment(row.at)}
          </span>
        </li>
      ))}
    </ul>
  );
}
