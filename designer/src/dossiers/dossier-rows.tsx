import { Link } from '@tanstack/react-router';
import type { DossierRow } from '../api/types';
import { useT } from '../i18n/i18n';
import { moment } from '../text/format';
import { TimeText } from '../ui/time';

export function Rows({ rows }: { rows: readonly DossierRow[] }) {
  const t = useT();
  return (
    <table className="table table-sticky" aria-label={t('dossiers.title')}>
      <thead>
        <tr>
          <th scope="col" className="dossiers-promise">
            {t('inbox.col.promise')}
          </th>
          <th scope="col" className="dossiers-code">
            {t('inbox.col.code')}
          </th>
          <th scope="col" className="dossiers-who">
            {t('inbox.col.who')}
          </th>
          <th scope="col">{t('inbox.col.procedure')}</th>
          <th scope="col" className="dossiers-status">
            {t('dossiers.status')}
          </th>
          <th scope="col" className="dossiers-holder">
            {t('dossiers.holder')}
          </th>
          <th scope="col" className="dossiers-at">
            {t('dossiers.received')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code} className="table-row" data-testid="dossier-row" data-id={row.code}>
            <td>
              <TimeText time={row.promise} />
            </td>
            <td>
              <Link to="/dossiers/$code" params={{ code: row.code }}>
                {row.code}
              </Link>
            </td>
            <td title={row.applicant}>{row.applicant}</td>
            <td title={row.procedure.name}>{row.procedure.name}</td>
            <td title={row.status.text}>{row.status.text}</td>
            <td title={row.holder.name}>{row.holder.name}</td>
            <td>{moment(row.receivedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function Cards({ rows }: { rows: readonly DossierRow[] }) {
  return (
    <ul className="dossiers-cards">
      {rows.map((row) => (
        <li key={row.code}>
          <Link
            to="/dossiers/$code"
            params={{ code: row.code }}
            className="dossiers-card"
            data-testid="dossier-row"
            data-id={row.code}
          >
            <span className="spread">
              <TimeText time={row.promise} />
              <span className="small">{row.status.text}</span>
            </span>
            <span>
              <span className="strong">{row.applicant}</span> {row.code}
            </span>
            <span className="cut">{row.procedure.name}</span>
            <span className="small">{row.holder.name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
