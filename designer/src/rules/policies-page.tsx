import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../api/api';
import type { PauseGround, PolicyValue } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { moment } from '../text/format';
import { Notice, Tag } from '../ui/bits';
import { NotYet } from '../ui/not-yet';
import { PageHead, usePageTitle, useReady } from '../ui/page';
import { TableBox } from '../ui/table-box';
import './rules.css';

/** The legal numbers and pause grounds that clocks go by: each with its basis, and whether somebody compared it. */
export function PoliciesPage() {
  const t = useT();
  const language = useLanguage();
  const found = useQuery({ queryKey: ['policies', language], queryFn: api.policies });
  usePageTitle(t('rules.policies'));
  useReady(found.data !== undefined);
  return (
    <div className="page">
      <PageHead title={t('rules.policies')}>
        <Link to="/calendars">{t('rules.calendars')}</Link>
      </PageHead>
      {found.data === undefined ? (
        <NotYet query={found} />
      ) : (
        <div className="page-body rules">
          {found.data.unconfirmed === 0 ? null : (
            <Notice tone="soon">{t('policy.unconfirmed', { count: found.data.unconfirmed })}</Notice>
          )}
          <section aria-labelledby="policy-values">
            <h2 id="policy-values">{t('policy.values')}</h2>
            <Values rows={found.data.values} />
          </section>
          <section aria-labelledby="policy-grounds">
            <h2 id="policy-grounds">{t('policy.grounds')}</h2>
            <Grounds rows={found.data.grounds} />
          </section>
        </div>
      )}
    </div>
  );
}

function Confirmed({ confirmed }: { confirmed: boolean }) {
  const t = useT();
  return <Tag tone={confirmed ? 'ok' : 'soon'}>{t(confirmed ? 'policy.yes' : 'policy.no')}</Tag>;
}

function Values({ rows }: { rows: readonly PolicyValue[] }) {
  const t = useT();
  return (
    <TableBox label={t('policy.values')}>
      <table className="table rules-table">
        <thead>
          <tr>
            <th scope="col" className="rules-name">
              {t('policy.col.name')}
            </th>
            <th scope="col" className="rules-value">
              {t('policy.col.value')}
            </th>
            <th scope="col" className="rules-from">
              {t('policy.col.from')}
            </th>
            <th scope="col">{t('policy.col.basis')}</th>
            <th scope="col" className="rules-confirmed">
              {t('policy.col.confirmed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.id}/${row.from}`} data-testid="policy" data-id={row.id}>
              <th scope="row" className="wrap">
                {row.name}
                <span className="small rules-id">{row.id}</span>
              </th>
              <td className="wrap">
                {row.value === null ? <span className="muted">{t('policy.unset')}</span> : row.value}
              </td>
              <td>
                {moment(row.from)}
                {row.state === 'running' ? null : (
                  <span className="small rules-id">{t(`policy.state.${row.state}`)}</span>
                )}
              </td>
              <td className="wrap">{row.basis}</td>
              <td>
                <Confirmed confirmed={row.confirmed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Grounds({ rows }: { rows: readonly PauseGround[] }) {
  const t = useT();
  return (
    <TableBox label={t('policy.grounds')}>
      <table className="table rules-table">
        <thead>
          <tr>
            <th scope="col" className="rules-name">
              {t('policy.col.name')}
            </th>
            <th scope="col" className="rules-value">
              {t('policy.col.stops')}
            </th>
            <th scope="col" className="rules-value">
              {t('policy.col.effect')}
            </th>
            <th scope="col" className="rules-from">
              {t('policy.col.holder')}
            </th>
            <th scope="col">{t('policy.col.basis')}</th>
            <th scope="col" className="rules-confirmed">
              {t('policy.col.confirmed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-testid="ground" data-id={row.id}>
              <th scope="row" className="wrap">
                {row.name}
                <span className="small rules-id">{row.id}</span>
              </th>
              <td className="wrap">{row.stopsText}</td>
              <td className="wrap">{row.effectText}</td>
              <td className="wrap">{row.holderText}</td>
              <td className="wrap">{row.basis}</td>
              <td>
                <Confirmed confirmed={row.confirmed} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
