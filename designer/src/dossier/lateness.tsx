import { useQuery } from '@tanstack/react-query';
import { api } from '../api/api';
import type { DossierView, LatenessChange } from '../api/types';
import { useT } from '../i18n/i18n';
import { Notice } from '../ui/bits';
import { Button } from '../ui/button';
import { TableBox } from '../ui/table-box';
import { useToast } from '../ui/toast';

/** Why it is late: whose minutes against what was allowed, and the one change that would have saved the date. */
export function Lateness({ view }: { view: DossierView }) {
  const t = useT();
  const toast = useToast();
  const found = useQuery({
    queryKey: ['lateness', view.address, view.version],
    queryFn: () => api.lateness(view.address),
    placeholderData: (last) => last,
  });
  if (found.data === undefined) return null;
  const { late, certain, text, holders, oneChange, overruns, apology } = found.data;
  const others = overruns.filter((each) => each.task !== oneChange?.task);
  return (
    <section aria-labelledby="part-lateness" className="lateness" data-testid="lateness">
      <h2 id="part-lateness">{t(late ? 'late.title' : certain ? 'late.certainTitle' : 'late.usedTitle')}</h2>
      <p>{text}</p>
      {holders.length === 0 ? null : (
        <TableBox label={t('late.holders')}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('late.holder')}</th>
                <th scope="col" className="numeric steps-used">
                  {t('steps.used')}
                </th>
                <th scope="col" className="numeric steps-used">
                  {t('steps.allowance')}
                </th>
                <th scope="col" className="numeric steps-used">
                  {t('late.over')}
                </th>
              </tr>
            </thead>
            <tbody>
              {holders.map((share) => (
                <tr key={`${share.kind}-${share.holder}`}>
                  <th scope="row" title={share.holder}>
                    {share.holder}
                  </th>
                  <td className="numeric">{share.minutesText}</td>
                  <td className="numeric">{share.allowanceText ?? '–'}</td>
                  <td className={share.overText === null ? 'numeric' : 'numeric late-over'}>
                    {share.overText ?? '–'}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
      {oneChange === null ? null : (
        <Notice tone="soon" icon="flag" title={t('late.oneChange')}>
          <Change change={oneChange} />
        </Notice>
      )}
      {others.length === 0 ? null : (
        <>
          <h3>{t('late.overruns')}</h3>
          <ul>
            {others.map((each) => (
              <li key={each.task}>
                <Change change={each} />
              </li>
            ))}
          </ul>
        </>
      )}
      {apology === null ? null : (
        <details>
          <summary>{t('late.apology')}</summary>
          <p className="late-letter">{apology}</p>
          <Button
            small
            kind="quiet"
            icon="link"
            onClick={() =>
              void navigator.clipboard.writeText(apology).then(() => toast({ text: t('late.copied') }))
            }
          >
            {t('late.copy')}
          </Button>
        </details>
      )}
    </section>
  );
}

function Change({ change }: { change: LatenessChange }) {
  const t = useT();
  return (
    <span>
      {t('late.change', {
        step: change.stepName,
        unit: change.unitName,
        over: change.overText,
        saving: change.savingText,
      })}
    </span>
  );
}
