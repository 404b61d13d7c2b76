import type { DossierView, LedgerEntry } from '../api/types';
import { useLanguage, useT } from '../i18n/i18n';
import { moment, percent } from '../text/format';
import { Empty } from '../ui/bits';
import { TableBox } from '../ui/table-box';

/** Where the dossier has been: who holds it, what was handed over, whose time was used. */
export function HandoverTab({ view }: { view: DossierView }) {
  const t = useT();
  return (
    <div className="tab-body">
      <section aria-labelledby="part-custody">
        <h2 id="part-custody">{t('custody.title')}</h2>
        <ul className="custody" data-testid="custody">
          {view.custody.map((holder) => (
            <li key={`${holder.unit}-${holder.since}`}>
              <span className="strong">{holder.name}</span>{' '}
              <span className="muted">
                {holder.since === null ? null : t('custody.since', { at: moment(holder.since) })}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="part-handovers">
        <h2 id="part-handovers">{t('handover.title')}</h2>
        <Handovers view={view} />
      </section>
      <section aria-labelledby="part-ledger">
        <h2 id="part-ledger">{t('ledger.title')}</h2>
        <p className="small">{t('ledger.help')}</p>
        <Ledger entries={view.ledger} />
      </section>
    </div>
  );
}

function Handovers({ view }: { view: DossierView }) {
  const t = useT();
  if (view.handovers.length === 0)
    return <Empty icon="flow" what={t('handover.none')} why={t('handover.noneWhy')} />;
  return (
    <TableBox label={t('handover.title')}>
      <table className="table handovers">
        <thead>
          <tr>
            <th scope="col">{t('handover.from')}</th>
            <th scope="col">{t('handover.to')}</th>
            <th scope="col" className="handovers-at">
              {t('handover.sent')}
            </th>
            <th scope="col" className="handovers-at">
              {t('handover.accepted')}
            </th>
            <th scope="col" className="steps-used numeric">
              {t('steps.used')}
            </th>
            <th scope="col" className="steps-used numeric">
              {t('steps.allowance')}
            </th>
            <th scope="col" className="handovers-state">
              {t('steps.state')}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.handovers.map((each, index) => (
            <tr key={index} data-testid="handover">
              <td title={each.from}>{each.from}</td>
              <td title={each.to}>{each.to}</td>
              <td>{moment(each.sentAt)}</td>
              <td>{moment(each.acceptedAt)}</td>
              <td className="numeric">{each.used ?? '–'}</td>
              <td className="numeric">{each.allowance ?? '–'}</td>
              <td title={each.stateText}>{each.stateText}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}

function Ledger({ entries }: { entries: readonly LedgerEntry[] }) {
  const t = useT();
  const language = useLanguage();
  return (
    <>
      <div className="ledger-bar" aria-hidden="true">
        {entries.map((entry, index) => (
          <span
            key={`${entry.holder}-${String(index)}`}
            className={`ledger-part ledger-${entry.kind} ledger-shade-${String(index % 3)}`}
            style={{ flexGrow: Math.max(entry.share, 0.004) }}
          />
        ))}
      </div>
      <TableBox label={t('ledger.title')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('ledger.holder')}</th>
              <th scope="col" className="ledger-kind">
                {t('ledger.kind')}
              </th>
              <th scope="col" className="ledger-number numeric">
                {t('ledger.time')}
              </th>
              <th scope="col" className="ledger-number numeric">
                {t('ledger.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry, index) => (
              <tr key={`${entry.holder}-${String(index)}`} data-testid="ledger-row">
                <td title={entry.name}>{entry.name}</td>
                <td>{t(`ledger.${entry.kind}`)}</td>
                <td className="numeric">{entry.text}</td>
                <td className="numeric">{percent(entry.share, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </>
  );
}
